"""Places in a text as a client counts them: 0-based lines, characters in UTF-16, UTF-8 or UTF-32 units.

Lines end at LF, CRLF or CR only, as the protocol has it; pygls's own conversion also ends them at form feeds, NEL and
the Unicode separators, so it is not used. A byte order mark that a client sends is text like any other.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable

from lsprotocol.types import Position, Range

from claimtrack.documents.model import Span

_LINE_END = re.compile(r"\r\n|\r|\n")


def _utf8(character: str) -> int:
    return 1 + (character > "\x7f") + (character > "\u07ff") + (character > "\uffff")


def _utf16(character: str) -> int:
    return 1 + (character > "\uffff")


def _utf32(character: str) -> int:
    return 1


_UNITS: dict[str, Callable[[str], int]] = {"utf-8": _utf8, "utf-16": _utf16, "utf-32": _utf32}
"""Encoding -> units that one character takes."""


class Lines:
    """One text with its lines, and an encoding to count in."""

    __slots__ = ("_ends", "_starts", "_text", "_units")

    def __init__(self, text: str, encoding: str = "utf-16") -> None:
        self._text = text
        self._units = _utf32 if text.isascii() else _UNITS[encoding]
        ends = [match.span() for match in _LINE_END.finditer(text)]
        self._starts = [0, *(end for _, end in ends)]
        self._ends = [*(start for start, _ in ends), len(text)]

    def position(self, offset: int) -> Position:
        """The place of an offset in code points; an offset within a line end is the end of its line."""
        line = bisect_right(self._starts, offset) - 1
        part = self._text[self._starts[line] : min(offset, self._ends[line])]
        return Position(line, len(part) if self._units is _utf32 else sum(map(self._units, part)))

    def offset(self, position: Position) -> int:
        """The offset of a place; past its line the line's end, past the text its end, within a character its start."""
        if position.line >= len(self._starts):
            return len(self._text)
        start, end = self._starts[position.line], self._ends[position.line]
        if self._units is _utf32:
            return min(start + position.character, end)
        used = 0
        for offset in range(start, end):
            used += self._units(self._text[offset])
            if used > position.character:
                return offset
        return end

    def range(self, span: Span) -> Range:
        """The range of a span."""
        return Range(self.position(span.start), self.position(span.end))

    def span(self, range_: Range) -> Span:
        """The span of a range."""
        return Span(self.offset(range_.start), self.offset(range_.end))
