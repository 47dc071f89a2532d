"""Text on a terminal: how wide it is, where it wraps, what stands under it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from typing import NamedTuple

from claimtrack.documents.model import OBJECT, Span
from claimtrack.reports.style import Paint, Style

_CLAUSE_END = re.compile(r"(?:(?<=[.?!]) (?=[A-Z(])| (?=\()|[;,] (?=[^)]*(?:\(|\Z)))")
"""Where a text may break off: after a sentence or a clause, before a bracket, never inside one."""
_ZERO_WIDTH = frozenset({"Mn", "Me", "Cf"})


def width(text: str) -> int:
    """Terminal cells: wide and full-width characters take two, combining and format characters none."""
    return len(text) if text.isascii() else sum(map(_cells, text))


def _cells(character: str) -> int:
    if unicodedata.category(character) in _ZERO_WIDTH:
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def shown(text: str) -> str:
    """The text, character for character, with an ellipsis for what is not text (inline code, a template expression) and
    without control characters: copy may not move the cursor of the terminal that reports on it."""
    return "".join(
        "…"
        if character == OBJECT
        else "\N{REPLACEMENT CHARACTER}"
        if unicodedata.category(character) == "Cc"
        else character
        for character in text
    )


def wrap(text: str, cells: int) -> list[Span]:
    """Lines of at most so many cells, broken at spaces, which then belong to no line; never inside a word that fits."""
    lines: list[Span] = []
    start, used, last_space = 0, 0, -1
    for at, character in enumerate(text):
        used += _cells(character)
        if character == " ":
            last_space = at
        if used > cells and at > start:
            end, following = (last_space, last_space + 1) if last_space > start else (at, at)
            lines.append(Span(start, end))
            start, last_space = following, -1
            used = width(text[start : at + 1])
    if start < len(text) or not lines:
        lines.append(Span(start, len(text)))
    return lines


def cut(text: str, cells: int) -> str:
    """The text, or what fits of it before an ellipsis: whole clauses where those fill most of it, else words."""
    if width(text) <= cells:
        return text
    line = wrap(text, cells - 2)[0]
    ends = [match.start() for match in _CLAUSE_END.finditer(text, line.end * 3 // 4, line.end + 1)]
    return f"{text[line.start : ends[-1] if ends else line.end].rstrip(',;:')} …"


class Mark(NamedTuple):
    """A stretch of text to underline, with the label that stands behind the carets."""

    span: Span
    label: str
    paint: Paint


def underline(text: str, line: Span, marks: Iterable[Mark], style: Style) -> list[str]:
    """The rows of carets under one line; marks that would collide take rows of their own."""
    rows: list[tuple[int, str]] = []
    for mark in sorted(marks):
        start, end = max(mark.span.start, line.start), min(mark.span.end, line.end)
        if start >= end:
            continue
        indent = width(text[line.start : start])
        ends_here = mark.span.end <= line.end
        carets = "^" * max(1, width(text[start:end])) + (f" {mark.label}" if mark.label and ends_here else "")
        free = (index for index, (used, _) in enumerate(rows) if used <= max(0, indent - 1))
        index = next(free, len(rows))
        used, row = rows[index] if index < len(rows) else (0, "")
        rows[index : index + 1] = [
            (indent + len(carets), row + " " * (indent - used) + style.paint(carets, mark.paint))
        ]
    return [row for _, row in rows]
