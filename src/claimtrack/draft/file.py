"""The file that a draft is of: read once, written back whole, never over what somebody else wrote meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from claimtrack.documents.formats import READERS
from claimtrack.documents.reading import format_of
from claimtrack.errors import ReadError, UsageError, shown

_MARK = "\ufeff"
Write = Callable[[bytes, Path], None]
"""Writes a file whole or not at all."""


class ConflictError(UsageError):
    """The file is no longer what the draft was made from; carries what it holds now."""

    def __init__(self, now: Opened) -> None:
        self.now = now
        super().__init__(f"{now.name} was changed by somebody else; nothing was written")


@dataclass(frozen=True, slots=True)
class Opened:
    """A file as a page edits it."""

    name: str
    """As messages name it."""
    format: str
    text: str
    """Lines end at LF, and there is no byte order mark: so browsers hold text."""
    version: str
    """Digest of the bytes."""
    line_end: str
    """The one most lines of the file end with."""
    has_mark: bool


def opened(path: Path) -> Opened:
    """Read a file to be edited; UsageError where it is missing, or not text in UTF-8."""
    name = shown(path).as_posix()
    format_ = _format(name)
    try:
        data = path.read_bytes()
        text = data.decode()
    except OSError as error:
        raise UsageError(f"{name}: cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise UsageError(f"{name}: not UTF-8 text (offset {error.start}); save it as UTF-8 first") from error
    line_end = max(("\n", "\r\n", "\r"), key=lambda end: _ends(text, end))
    plain = text.removeprefix(_MARK).replace("\r\n", "\n").replace("\r", "\n")
    return Opened(name, format_, plain, sha256(data).hexdigest(), line_end, text.startswith(_MARK))


def save(path: Path, text: str, version: str, write: Write) -> Opened:
    """Write the text back in the file's own line ends; ConflictError where the file is not at `version`."""
    now = opened(path)
    if now.version != version:
        raise ConflictError(now)
    whole = (_MARK if now.has_mark else "") + text.replace("\n", now.line_end)
    write(whole.encode(), path.resolve())
    return opened(path)


def save_beside(path: Path, text: str, write: Write) -> str:
    """Write the text into a new file beside the file and name it: 'page.mine.md', then 'page.mine-2.md'."""
    for number in range(1, 100):
        beside = path.with_name(f"{path.stem}.mine{f'-{number}' if number > 1 else ''}{path.suffix}")
        if not beside.exists():
            write(text.encode(), beside)
            return shown(beside).as_posix()
    raise UsageError(f"{shown(path).as_posix()}: there are 99 copies beside it; delete those you do not need")


def _format(name: str) -> str:
    try:
        found = format_of(name)
    except ReadError as error:
        raise UsageError(f"{name}: {error}".partition(";")[0] + "; write into a .txt, .md or .html file") from error
    if found not in READERS:
        raise UsageError(f"{name}: not edited here; save its text as .txt or .md, or read it: claimtrack check {name}")
    return found


def _ends(text: str, end: str) -> int:
    crlf = text.count("\r\n")
    return crlf if end == "\r\n" else text.count(end) - crlf
