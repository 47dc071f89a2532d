"""Where text goes: standard output as it is, a file whole or not at all; and what the terminal takes."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

from claimtrack.errors import UsageError

_WIDEST = 100
_LONG = 20
"""Steps from which on they are counted before the reader's eyes."""


def write(text: str, target: Path | None) -> None:
    """Print the text, or write it to a file as UTF-8 with line feeds; a file is replaced only by a whole one."""
    if target is None:
        _print(text)
    else:
        write_bytes(_bytes(text), target)


def write_bytes(data: bytes, target: Path) -> None:
    """Write a file whole or not at all."""
    try:
        _replace(target, [data])
    except OSError as error:
        raise UsageError(f"{target.as_posix()}: cannot be written: {error.strerror}") from error


def write_pieces(pieces: Iterable[str], target: Path | None) -> None:
    """As `write`, but piece by piece, for what is too large to be held whole."""
    if target is None:
        for piece in pieces:
            _print(piece)
        return
    try:
        _replace(target, map(_bytes, pieces))
    except OSError as error:
        raise UsageError(f"{target.as_posix()}: cannot be written: {error.strerror}") from error


def append(text: str, target: Path) -> None:
    """Add the text to the end of a file that others write to as well."""
    try:
        with target.open("ab") as file:
            file.write(_bytes(text))
    except OSError as error:
        raise UsageError(f"{target.as_posix()}: cannot be written: {error.strerror}") from error


def takes_color(no_color: bool) -> bool:
    """Colours only on a terminal, and not where NO_COLOR is set (https://no-color.org)."""
    return not no_color and not os.environ.get("NO_COLOR") and sys.stdout.isatty() and os.environ.get("TERM") != "dumb"


def width() -> int:
    """Cells of a line: the terminal's, at most 100."""
    return min(_WIDEST, shutil.get_terminal_size((_WIDEST, 24)).columns) if sys.stdout.isatty() else _WIDEST


def progress(what: str) -> Callable[[int, int], None]:
    """Counts on one line of standard error while something long runs; silent where that is no terminal, or where there
    is little to do."""
    if not sys.stderr.isatty() or os.environ.get("TERM") == "dumb":
        return lambda done, of: None

    def count(done: int, of: int) -> None:
        if of >= _LONG:
            sys.stderr.write(f"\r{done:,} of {of:,} {what}" if done < of else "\r\x1b[K")
            sys.stderr.flush()

    return count


def _print(text: str) -> None:
    """In UTF-8 whatever the locale says, so that equal reports give equal bytes."""
    sys.stdout.flush()
    binary = getattr(sys.stdout, "buffer", None)
    if binary is None or sys.stdout.isatty():
        sys.stdout.write(_bytes(text).decode())
    else:
        binary.write(_bytes(text))


def _bytes(text: str) -> bytes:
    """UTF-8; half a surrogate pair, as in some file names and broken escapes, is written as its escape."""
    return text.encode(errors="backslashreplace")


def _replace(target: Path, pieces: Iterable[bytes]) -> None:
    if target.exists() and not target.is_file():
        # A device or a pipe is written to; only a file can be replaced.
        _fill(target, pieces)
        return
    beside = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        _fill(beside, pieces)
        if target.exists():
            # Who may read a file is its owner's business, whatever is written to it.
            shutil.copymode(target, beside)
        beside.replace(target)
    finally:
        beside.unlink(missing_ok=True)


def _fill(target: Path, pieces: Iterable[bytes]) -> None:
    with target.open("wb") as file:
        for piece in pieces:
            file.write(piece)
