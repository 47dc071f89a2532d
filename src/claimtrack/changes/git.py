"""Which files differ from a revision, and how they read there. Asks the git that is installed."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from claimtrack.documents.formats import SUFFIXES
from claimtrack.errors import UsageError, shown

_SECONDS = 120


@dataclass(frozen=True)
class Changes:
    """The files that differ from where a branch began."""

    root: Path
    """Of the repository; absolute."""
    base: str
    """Hash of the commit that the files are held against."""
    old: Mapping[Path, str | None] = field(default_factory=dict)
    """Absolute path of each file that differs and is there -> its path at the base, null where it is new."""
    gone: tuple[str, ...] = ()
    """Paths at the base of files that are no longer there."""
    kept: frozenset[Path] = frozenset()
    """Absolute paths of the files that git keeps."""

    def holds(self, path: Path) -> bool:
        """Whether a file differs."""
        return any(one in self.old for one in _names(path))

    def unknown(self, path: Path) -> str | None:
        """Why git cannot tell what is new in a file that does not differ; null where it can."""
        if any(one in self.kept for one in _names(path)):
            return None
        if any(one.is_relative_to(self.root) for one in _names(path)):
            return "git does not keep it, so what --diff asks for cannot be told"
        return "outside the repository that --diff asks"

    def before(self, read: Iterable[str]) -> Mapping[str, bytes]:
        """Path -> what stood there at the base, of files that are read now and of those that are gone.

        A file that is not read now is left out: what it said then it may still say.
        """
        named = {path: name for path in read if (name := self._at_base(Path(path)))}
        named |= {
            shown(self.root / name).as_posix(): name for name in self.gone if Path(name).suffix.lower() in SUFFIXES
        }
        return {path: _git(self.root, "show", f"{self.base}:{name}") for path, name in named.items()}

    def _at_base(self, path: Path) -> str | None:
        """What a file is called at the base; null where it is new. One that does not differ has the name it has."""
        for one in _names(path):
            if one in self.old:
                return self.old[one]
            if one in self.kept:
                return one.relative_to(self.root).as_posix()
        return None


def changes_since(revision: str, near: Path) -> Changes:
    """What differs between the working tree and the point where its branch left `revision`.

    `near` is a file or folder of the repository. Files that git does not track yet are new. Raises UsageError where
    there is no repository, no such revision, or a shallow clone that lacks it, and says how to mend it.
    """
    folder = next(one for one in (near.absolute(), *near.absolute().parents) if one.is_dir())
    try:
        root = Path(os.fsdecode(_git(folder, "rev-parse", "--show-toplevel")).rstrip("\r\n")).resolve()
    except UsageError:
        raise UsageError(f"{near.as_posix()}: not in a git repository, which --diff needs; leave it out") from None
    base = _base(root, revision)
    rows = _fields(_git(root, "diff", "--name-status", "-z", "--find-renames", "--no-ext-diff", base, "--"))
    old: dict[Path, str | None] = {}
    gone: list[str] = []
    while rows:
        kind, first = rows.pop(0), rows.pop(0)
        if kind[0] in "RC":
            old[root / rows.pop(0)] = first
        elif kind == "D":
            gone.append(first)
        else:
            old[root / first] = None if kind == "A" else first
    untracked = _fields(_git(root, "ls-files", "--others", "--exclude-standard", "-z"))
    old |= {root / name: None for name in untracked if root / name not in old}
    kept = frozenset(root / name for name in _fields(_git(root, "ls-files", "-z")))
    return Changes(root, base, old, tuple(gone), kept)


def _base(root: Path, revision: str) -> str:
    """Where the branch that is checked out left the revision."""
    shallow = _git(root, "rev-parse", "--is-shallow-repository").strip() == b"true"
    fetch = "fetch it first: git fetch --unshallow origin (in a GitHub workflow: fetch-depth: 0)"
    try:
        commit = _git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    except UsageError:
        mend = fetch if shallow else "write a branch, tag or commit, such as origin/main"
        where = "this shallow clone" if shallow else "this repository"
        raise UsageError(f"--diff {revision}: no such revision in {where}; {mend}") from None
    try:
        return _git(root, "merge-base", commit.decode().strip(), "HEAD").decode().split()[0]
    except UsageError:
        if shallow:
            raise UsageError(f"--diff {revision}: this shallow clone does not reach back to it; {fetch}") from None
        return commit.decode().strip()


def _git(folder: Path, *arguments: str) -> bytes:
    """What git prints; UsageError where it cannot be asked or says no."""
    command = ["git", "-C", os.fspath(folder), *arguments]
    try:
        done = subprocess.run(command, capture_output=True, timeout=_SECONDS, check=False)
    except FileNotFoundError:
        raise UsageError("git is not installed, which --diff needs; install it or leave --diff out") from None
    except subprocess.TimeoutExpired:
        raise UsageError(f"git {arguments[0]} did not end within {_SECONDS} seconds") from None
    if done.returncode:
        said = done.stderr.decode(errors="replace").strip().splitlines()
        raise UsageError(f"git {arguments[0]}: {said[-1] if said else f'exit {done.returncode}'}")
    return done.stdout


def _fields(output: bytes) -> list[str]:
    return [os.fsdecode(name) for name in output.split(b"\0") if name]


def _names(path: Path) -> tuple[Path, Path]:
    """A path as git may have it: what a link leads to, or the link itself."""
    return path.resolve(), Path(os.path.abspath(path))  # noqa: PTH100 - without following links
