"""Compile claims/ into the wheel, so that an installed claimtrack never parses YAML to start."""

from __future__ import annotations

import sys
from pathlib import Path
from types import ModuleType
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompileClaims(BuildHookInterface[Any]):
    """Writes claimtrack/_claims/compiled.json with the package's own loader; a broken library stops the build."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if version == "editable":
            return
        root = Path(self.root)
        # Only the knowledge room is needed, and its dependencies: the package's own __init__ stays unread.
        package = ModuleType("claimtrack")
        package.__path__ = [str(root / "src" / "claimtrack")]
        sys.modules["claimtrack"] = package
        from claimtrack.knowledge.compiled import encode
        from claimtrack.knowledge.library import COMPILED, compile_folder

        target = Path(self.directory) / COMPILED
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(encode(compile_folder(root / "claims")))
        build_data["force_include"][str(target)] = f"claimtrack/_claims/{COMPILED}"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        (Path(self.directory) / "compiled.json").unlink(missing_ok=True)
