"""Lines that have claimtrack run on every change: for pre-commit, GitHub and GitLab, as data beside this module."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from claimtrack.cli import output
from claimtrack.errors import UsageError, shown
from claimtrack.version import __version__

FILES: Mapping[str, str] = {
    "pre-commit": ".pre-commit-config.yaml",
    "github": ".github/workflows/claimtrack.yml",
    "gitlab": ".gitlab-ci.yml",
}
"""Name of a snippet -> the file it stands in, relative to the root of a repository."""


def text(name: str) -> str:
    """The whole file."""
    data = Path(__file__).with_name(f"{name}.yaml").read_text(encoding="utf-8")
    return data.replace("{version}", __version__)


def put(name: str, root: Path) -> str:
    """Write the file where there is none, and say so; else say what to add to the one that is there."""
    file = root / FILES[name]
    if not file.exists():
        _make(file.parent)
        output.write(text(name), file)
        return f"{file.as_posix()} written\n"
    left = f"{file.as_posix()} exists already; it was left as it is"
    if b"claimtrack" in file.read_bytes():
        return f"{left}, and speaks of claimtrack\n"
    head, colon, under = text(name).partition("repos:\n")
    return f"{left}. Add to it{', under repos' if colon else ''}:\n\n{under or head}\n"


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UsageError(f"{folder.as_posix()}: cannot be made: {error.strerror}") from error


def check_root(folder: Path) -> None:
    """Raise UsageError where a folder lies inside a repository: none of these files is looked for there."""
    whole = folder.absolute()
    root = next((above for above in (whole, *whole.parents) if (above / ".git").exists()), whole)
    if root != whole:
        raise UsageError(
            f"{folder.as_posix()}: --with writes files that count at the root of a repository alone;"
            f" call claimtrack init --with in {shown(root).as_posix()}"
        )
