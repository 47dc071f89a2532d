"""What can go wrong, as one small tree.

ClaimtrackError
├── UsageError       a bad option, path or argument
├── BrokenError      files of the user's are broken; carries every Problem found, with its place
│   ├── LibraryError     claims/ on disk
│   ├── ConfigError      claimtrack.toml
│   └── BaselineError    claimtrack-baseline.json
└── ReadError        one piece of copy cannot be read; becomes an entry of `Report.skipped`
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path


class ClaimtrackError(Exception):
    """Base of every error a user can cause; the command line prints it as one line and exits 2."""


class UsageError(ClaimtrackError):
    """A bad option, path or argument."""


class ReadError(ClaimtrackError):
    """One piece of copy cannot be read; the message is the reason shown to people."""


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One fault in a file of the library or the configuration: where it is, what is wrong, what to write instead."""

    path: str
    """POSIX path of the file, as people can open it."""
    line: int
    """1-based line; 1 when the file as a whole is at fault."""
    column: int
    """1-based column in code points."""
    message: str
    """What is wrong, in one clause."""
    instead: str = ""
    """What to write instead, in one clause; empty only where nothing can be said."""

    def __str__(self) -> str:
        tail = f"; {self.instead}" if self.instead else ""
        return f"{self.path}:{self.line}:{self.column}: {self.message}{tail}"


class BrokenError(ClaimtrackError):
    """Files that cannot be used, with every problem found in them, one a line."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = tuple(sorted(problems))
        super().__init__("\n".join(map(str, self.problems)))


class LibraryError(BrokenError):
    """A library that cannot be used."""


class ConfigError(BrokenError):
    """A configuration that cannot be used."""


class BaselineError(BrokenError):
    """A baseline that cannot be used."""


def shown(path: Path) -> Path:
    """The path as messages name it: relative to the working directory where it lies below it."""
    here = Path.cwd()
    return path.relative_to(here) if path.is_relative_to(here) else path


def one_of(name: str, known: Iterable[str], what: str) -> str:
    """The name if it is known; UsageError with the nearest one if not."""
    names = list(known)
    if name in names:
        return name
    close = get_close_matches(name, names, n=1)
    raise UsageError(
        f"no {what} '{name}'; " + (f"did you mean '{close[0]}'?" if close else f"there are {', '.join(names)}")
    )
