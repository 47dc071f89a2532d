"""JSON-LD in a page: the string values that search results show."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from claimtrack.documents.model import SourceMap
from claimtrack.documents.page import Page
from claimtrack.documents.pieces import Piece, view

_TOKEN = re.compile(r'"((?:[^"\\]|\\.)*+)"|([{}\[\],:])', re.DOTALL)
_ESCAPE = re.compile(r"\\(?:u([0-9a-fA-F]{4})(?:\\u([dD][c-fC-F][0-9a-fA-F]{2}))?|(.))", re.DOTALL)
_CONTROLS = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f"}
_SILENT_KEY = re.compile(
    r"""@.*|date.*|upload.*
    | .*(?:url|date|time|price|currency|code|phone|email|fax|image|logo|icon|photo|locale|language|sku|gtin\d*|mpn)
    | (?:id|identifier|sameas|item|target|urltemplate|availability|itemcondition|openinghours|latitude|longitude|geo
    | query-input|streetaddress|addresslocality|addressregion|addresscountry|keywords|knowslanguage|ratingvalue
    | bestrating|duration|vatid|taxid|encodingformat|dayofweek|opens|closes|validfrom|validthrough|areaserved
    | paymentaccepted|position)""",
    re.IGNORECASE | re.VERBOSE,
)
_NOT_PROSE = re.compile(r"\s*(?:[a-z][a-z0-9+.-]*:\S*|//\S*|[./#][\w./#?=&%-]*|[\d\s.,:+%/()TZ-]*)\s*", re.IGNORECASE)
_DEEPEST = 200


ReadMarkup = Callable[[str, SourceMap, tuple[str, ...], tuple[int, ...]], None]
"""Reads (decoded text, its map to the source, key path, lead) as HTML."""


@dataclass(slots=True)
class _Level:
    """An open object or array."""

    is_object: bool
    key: str = ""
    count: int = 0
    name: int | None = None
    """The block of this object's `name`: the question, where the object is one."""

    @property
    def step(self) -> str:
        return self.key if self.is_object else str(self.count)


@dataclass(slots=True)
class _Reader:
    page: Page
    text: str
    read_markup: ReadMarkup
    levels: list[_Level] = field(default_factory=list)

    def string(self, start: int, end: int) -> None:
        key = next((level.key for level in reversed(self.levels) if level.is_object), "")
        raw = self.text[start:end]
        if _SILENT_KEY.fullmatch(key) or _NOT_PROSE.fullmatch(raw):
            return
        index = self.add(list(json_pieces(self.text, start, end)), tuple(level.step for level in self.levels))
        if key == "name" and self.levels:
            self.levels[-1].name = index

    def add(self, pieces: list[Piece], path: tuple[str, ...]) -> int | None:
        """Add one decoded string and return the index of its first block."""
        text, source_map = view(pieces)
        if "<" not in text and "&" not in text:
            return self.page.add("structured", pieces, path=path, lead=self.lead)
        before = len(self.page.blocks)
        self.read_markup(text, source_map, path, self.lead)
        return before if len(self.page.blocks) > before else None

    @property
    def lead(self) -> tuple[int, ...]:
        """The question that a `text` within `acceptedAnswer` or `suggestedAnswer` answers."""
        for outer in reversed(self.levels[:-1]):
            if outer.is_object and outer.key.endswith("Answer") and outer.name is not None:
                return (outer.name,)
        return ()


def read_json_ld(page: Page, text: str, start: int, end: int, read_markup: ReadMarkup) -> None:
    """Add the prose among the string values of the JSON in text[start:end]; broken JSON is read as far as it goes.

    Values that hold markup go to `read_markup`.
    """
    reader = _Reader(page, text, read_markup)
    levels = reader.levels
    pending: tuple[int, int] | None = None
    for match in _TOKEN.finditer(text, start, end):
        mark = match[2]
        if mark is None:
            pending = match.span(1)
            continue
        if mark == ":":
            if pending and levels and levels[-1].is_object:
                levels[-1].key = text[pending[0] : pending[1]]
            pending = None
            continue
        if pending:
            reader.string(*pending)
            pending = None
        if mark in "{[":
            if len(levels) < _DEEPEST:
                levels.append(_Level(mark == "{"))
        elif mark == ",":
            if levels:
                levels[-1].count += 1
        elif levels:
            levels.pop()
    if pending:
        reader.string(*pending)


def json_pieces(text: str, start: int, end: int) -> Iterator[Piece]:
    """The pieces of a JSON string's inside, escapes decoded."""
    at = start
    for match in _ESCAPE.finditer(text, start, end):
        if match.start() > at:
            yield text[at : match.start()], at, match.start()
        yield _unescaped(match), match.start(), match.end()
        at = match.end()
    if at < end:
        yield text[at:end], at, end


def _unescaped(match: re.Match[str]) -> str:
    high, low, letter = match.groups()
    if not high:
        return _CONTROLS.get(letter, letter)
    code = int(high, 16)
    if low and 0xD800 <= code < 0xDC00:
        return chr(0x10000 + ((code - 0xD800) << 10) + int(low, 16) - 0xDC00)
    return "\ufffd" if 0xD800 <= code < 0xE000 else chr(code)
