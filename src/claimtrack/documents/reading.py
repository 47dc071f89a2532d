"""From a path, bytes or a string to a Document, or to the reason why not."""

from __future__ import annotations

import os
import re
from pathlib import Path, PurePath

from claimtrack.documents.decoding import decode
from claimtrack.documents.formats import BINARY_READERS, READERS, SUFFIXES
from claimtrack.documents.model import Document, Skipped
from claimtrack.errors import ReadError, UsageError

_HALF_A_PAIR = re.compile("[\ud800-\udfff]")


def read(path: str | os.PathLike[str], *, format: str | None = None) -> Document | Skipped:  # noqa: A002
    """Read one file. A path that does not exist or is a folder is a UsageError; unreadable copy is Skipped."""
    shown = PurePath(path).as_posix()
    try:
        data = Path(path).read_bytes()
    except FileNotFoundError:
        raise UsageError(f"{shown}: no such file") from None
    except IsADirectoryError:
        raise UsageError(f"{shown}: a folder, not a file") from None
    except OSError as error:
        return Skipped(shown, f"cannot be opened: {error.strerror or error}")
    return read_bytes(data, shown, format)


def read_bytes(data: bytes, path: str, format: str | None = None) -> Document | Skipped:  # noqa: A002
    """Decode and read; `format` is one of `READERS`, else the suffix of `path` decides."""
    try:
        chosen = format_of(path, format)
        binary = BINARY_READERS.get(chosen)
        document = binary(data, path) if binary else read_text(decode(data, chosen), path, chosen)
        return _in_english(document)
    except ReadError as error:
        return Skipped(path, str(error))


def read_text(source: str, path: str, format: str | None = None) -> Document:  # noqa: A002
    """Read text that is decoded already. Raises ReadError where no reader knows the format."""
    chosen = format_of(path, format)
    if chosen in BINARY_READERS:
        raise ReadError(f"a {chosen} file is read from its bytes, not from text")
    return READERS[chosen](source, path)


def read_typed(text: str, path: str, format: str) -> Document | Skipped:  # noqa: A002
    """Read what somebody typed, pasted or sent; half a surrogate pair, which no file can hold, counts as U+FFFD.

    Raises UsageError where no reader of text has that name.
    """
    try:
        return _in_english(read_text(_HALF_A_PAIR.sub("\ufffd", text), path, format))
    except ReadError as error:
        return Skipped(path, str(error))


def format_of(path: str, format: str | None = None) -> str:  # noqa: A002
    """The name of the format: the one given, else by suffix."""
    if format is not None:
        if format not in READERS and format not in BINARY_READERS:
            names = ", ".join(sorted([*READERS, *BINARY_READERS]))
            raise UsageError(f"no format named '{format}'; write one of {names}")
        return format
    suffixes = PurePath(path.lower()).suffixes
    for suffix in ("".join(suffixes[-2:]), "".join(suffixes[-1:])):
        if suffix in SUFFIXES:
            return SUFFIXES[suffix]
    what = f"'{suffix}' files are not read" if suffix else "a file without a suffix is not read"
    raise ReadError(f"{what}; name the format to read it anyway, such as --as text")


def _in_english(document: Document) -> Document | Skipped:
    from claimtrack.documents.language import foreign_language

    language = foreign_language(document)
    if language is None:
        return document
    return Skipped(document.path, f"not English (looks {language}): claims are read in English only")
