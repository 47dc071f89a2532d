"""Bytes to text, or the reason why not."""

from __future__ import annotations

import codecs
import re

from claimtrack.errors import ReadError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CHARSET = re.compile(
    rb"""<meta\s[^>]{0,200}?charset\s*=\s*["']?\s*([\w:.-]+) | \A\s*<\?xml[^>]{0,100}?encoding\s*=\s*["']([\w:.-]+)""",
    re.IGNORECASE | re.VERBOSE,
)
_HEAD = 4096
_STRAY = re.compile(r"[\udc80-\udcff]")
"""A byte that is not UTF-8, as the error handler `surrogateescape` leaves it."""
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1f]")
_LATIN = frozenset({"iso-8859-1", "latin1", "latin-1", "us-ascii", "ascii", "iso8859-1", "windows-1252", "cp1252"})
_SINGLE_BYTE_WORDS = re.compile(
    rb"[A-Za-z][\x91-\x94\x96\x97\xe0-\xf6\xf8-\xff\xa0\xa3\xa9\xae]|[\xa3\xa9\xae\x93\x91\xa0\x95\x96\x97]\s?[\w ]"
)


def decode(data: bytes, format: str) -> str:  # noqa: A002 - the contract's word
    """The text of `data`; a byte order mark stays, as U+FEFF. Raises ReadError where it is not text."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strict(data, encoding)
    if b"\0" in data:
        raise ReadError("binary file")
    declared = _declared(data) if format == "html" else None
    if declared and declared not in ("utf-8", "utf8"):
        text = _declared_text(data, declared)
        if text is not None:
            return text
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        text = data.decode("utf-8", errors="surrogateescape")
        if declared in _LATIN or _is_single_byte(data) or _has_few_strays(data, text):
            return _STRAY.sub(lambda stray: bytes([ord(stray[0]) - 0xDC00]).decode("cp1252", "replace"), text)
        raise ReadError(f"not UTF-8 text: byte 0x{data[error.start]:02x} at offset {error.start}") from None


def _has_few_strays(data: bytes, text: str) -> bool:
    """UTF-8 into which a little text of another encoding was pasted."""
    return 50 * len(_STRAY.findall(text)) <= len(data) and not _CONTROL.search(data)


def _strict(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise ReadError(f"not {encoding} text, as its byte order mark says: offset {error.start}") from None


def _declared(data: bytes) -> str | None:
    match = _CHARSET.search(data[:_HEAD])
    return (match[1] or match[2]).decode("ascii", "replace").lower() if match else None


def _declared_text(data: bytes, charset: str) -> str | None:
    """The text by its declared charset; None where that is unknown or plainly wrong. Browsers read Latin-1 as 1252."""
    if charset in _LATIN:
        try:
            return data.decode("utf-8") if not data.isascii() else data.decode("ascii")
        except UnicodeDecodeError:
            return data.decode("cp1252", errors="replace")
    try:
        return data.decode(codecs.lookup(charset).name)
    except (LookupError, UnicodeDecodeError):
        return None


def _is_single_byte(data: bytes) -> bool:
    """Text with a few bytes above 127, most of them where Windows-1252 has quotes, dashes, signs and accents."""
    high = sum(byte > 127 for byte in data)
    controls = sum(byte < 32 and byte not in b"\t\n\r\f" for byte in data)
    return controls == 0 and high * 10 < len(data) and 2 * len(_SINGLE_BYTE_WORDS.findall(data)) >= high
