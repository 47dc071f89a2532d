"""The editors' own sides: the Neovim recipe in a real Neovim, the VS Code extension by its own tests."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from claimtrack.lsp.buffers import Buffer
from claimtrack.lsp.kinds import copy_format
from tests import studio
from tests.lsp.editor import WAIT

EDITORS = Path(__file__).parents[2] / "editors"
RECIPE = EDITORS / "neovim" / "claimtrack.lua"
EXTENSION = EDITORS / "vscode"
PROGRAM = Path(sys.executable).with_name("claimtrack")


def test_the_recipe_names_file_types_that_the_server_reads() -> None:
    listed = re.search(r"filetypes = \{(.*?)\}", RECIPE.read_text(encoding="utf-8"), re.DOTALL)
    assert listed
    names = re.findall(r"'([\w-]+)'", listed[1])
    read = [name for name in names if copy_format(Buffer("untitled:Untitled-1", name, 1, "", "utf-16"))]
    assert len(names) > 20
    assert set(names) - set(read) == {"toml"}  # claimtrack.toml itself


@pytest.mark.skipif(shutil.which("nvim") is None, reason="needs Neovim")
@pytest.mark.skipif(not PROGRAM.exists(), reason="needs the installed program")
def test_a_real_neovim_marks_and_rewords_a_page(tmp_path: Path) -> None:
    studio.library(tmp_path / "claims")
    (tmp_path / "page.md").write_text("# Lamp facial\n\nIt is warm 😋. It boosts collagen.\n", encoding="utf-8")
    command = (
        "nvim",
        "--headless",
        "--clean",
        "-u",
        "NONE",
        "-S",
        str(Path(__file__).with_name("recipe.lua")),
        "-c",
        "qa!",
    )
    env = os.environ | {"RECIPE": str(RECIPE), "PROGRAM": str(PROGRAM), "XDG_STATE_HOME": str(tmp_path / "state")}
    done = subprocess.run(command, cwd=tmp_path, env=env, capture_output=True, timeout=6 * WAIT)
    assert done.stdout.decode().splitlines() == [
        "1 2 boosts collagen",
        "2 3 boosts ATP",
        "2 3 boosts collagen",
        "1 3 boosts collagen",
        "In a dish, light raised ATP in cells. It is warm 😋. It boosts collagen.",
    ]


@pytest.mark.skipif(not (EXTENSION / "node_modules").is_dir(), reason="needs npm ci in editors/vscode")
def test_the_extension_is_typed_builds_and_speaks_to_the_server() -> None:
    env = os.environ | {"CLAIMTRACK": str(PROGRAM)}
    done = subprocess.run(("npm", "test"), cwd=EXTENSION, env=env, capture_output=True, timeout=6 * WAIT)
    assert done.returncode == 0, done.stdout.decode() + done.stderr.decode()
    assert re.search(r"^# skipped 0$", done.stdout.decode(), re.MULTILINE)


def test_the_lock_file_names_no_registry() -> None:
    assert '"resolved"' not in (EXTENSION / "package-lock.json").read_text(encoding="utf-8")
