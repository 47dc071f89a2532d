"""Columns in the unit a format asks for: code points, UTF-16 code units or UTF-8 bytes, always 1-based.

A place holds code points (`documents.model`). SARIF is told so and takes them as they are; editors count UTF-16;
reviewdog counts the bytes of the line as the file has it, a byte order mark included (its proto/rdf/reviewdog.proto).
"""

from __future__ import annotations

from typing import Literal

from claimtrack.documents.model import Document, Position

Unit = Literal["code-points", "utf-16", "utf-8"]
_MARK = "\ufeff"


def length(text: str, unit: Unit) -> int:
    """How long a text is in the unit; half a surrogate pair is one unit of UTF-16 and three bytes of UTF-8."""
    if unit == "code-points" or text.isascii():
        return len(text)
    if unit == "utf-16":
        return len(text) + sum(character > "\uffff" for character in text)
    return len(text.encode("utf-8", "surrogatepass"))


def position(document: Document, offset: int, unit: Unit) -> Position:
    """Line and column of a source offset; the end of the source is a valid place.

    A byte order mark takes three bytes of the first line, but no column of the other units.
    """
    line, column = document.position(offset)
    marked = unit == "utf-8" and line == 1 and document.source.startswith(_MARK)
    start = 0 if marked else offset - column + 1
    return Position(line, length(document.source[start:offset], unit) + 1)
