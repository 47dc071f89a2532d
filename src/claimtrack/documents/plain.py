"""Plain text: paragraphs, headings and bullets told apart by their lines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from claimtrack.documents.masking import mask_templates
from claimtrack.documents.model import Document
from claimtrack.documents.page import Page

_LINE = re.compile(r"([^\r\n]*+)(?:\r\n?|\n|\Z)")
_BLANK = "\ufeff\u200b\xa0 \t\f\v"
_BULLET = re.compile(r"\s*(?:[•‣◦▪●○∙✓✔✅➤►▶❖]\ufe0f?\s*|(?:[-*+–·]|\(?\d{1,3}[.)]|\(?[a-zA-Z]\))\s+)(?=\S)")
_UNDERLINE = re.compile(r"\s*(?:={3,}|-{3,}|~{3,})\s*")
_SHORTEST_WRAP = 40
_LONGEST_WRAP = 140
_LONGEST_HEADING = 90
_MOST_WORDS = 14
_MOST_WORDS_NAME = 6


class _Line(NamedTuple):
    text: str
    start: int

    @property
    def end(self) -> int:
        return self.start + len(self.text)

    @property
    def indent(self) -> int:
        return len(self.text) - len(self.text.lstrip())


def read_plain(source: str, path: str, *, shortest_wrap: int = _SHORTEST_WRAP) -> Document:
    """`shortest_wrap`: a line of so many characters may be one that was wrapped, whatever the next begins with."""
    page = Page(source, path, "text")
    reader = _Reader(page, mask_templates(source), shortest_wrap)
    for paragraph in _paragraphs(source):
        reader.paragraph(paragraph)
    return page.document()


def _paragraphs(source: str) -> Iterator[list[_Line]]:
    """Runs of lines without a blank one between them."""
    lines: list[_Line] = []
    for match in _LINE.finditer(source):
        text = match[1]
        if text and ("!" <= text[0] <= "~" or text.strip(_BLANK)):
            lines.append(_Line(text, match.start()))
        elif lines:
            yield lines
            lines = []
    if lines:
        yield lines


class _Reader:
    """Adds paragraphs to a page, remembering what a list or an answer may continue."""

    def __init__(self, page: Page, text: str, shortest_wrap: int) -> None:
        self._page = page
        self._text = text
        self._shortest_wrap = shortest_wrap
        self._last: int | None = None
        self._question: int | None = None
        self._outer: list[tuple[int, int]] = []
        """(indent, block) of the bullets a deeper one would stand under."""
        self._list_lead: tuple[int, ...] | None = None

    def paragraph(self, lines: list[_Line]) -> None:
        groups = list(_groups(lines, self._shortest_wrap))
        for i, group in enumerate(groups):
            if _BULLET.match(group[0].text):
                self._item(group)
            elif _is_underlined(group):
                self._heading(group[:-1], 1 if "=" in group[-1].text else 2)
            elif _is_heading(group, alone=len(groups) == 1, before=groups[i + 1] if i + 1 < len(groups) else None):
                self._heading(group, 2 if self._page.blocks else 1)
            elif not self._page.blocks and _is_name(group) and any(map(_is_told, groups[i + 1 :])):
                self._heading(group, 1)
            else:
                self._prose(group)

    def _item(self, lines: list[_Line]) -> None:
        if self._list_lead is None:
            self._list_lead = () if self._last is None else (self._last,)
        indent = lines[0].indent
        while self._outer and self._outer[-1][0] >= indent:
            self._outer.pop()
        lead = self._list_lead + tuple(block for _, block in self._outer)
        marker = _BULLET.match(lines[0].text)
        start = lines[0].start + (marker.end() if marker else 0)
        index = self._page.add("list-item", [self._slice(start, lines[-1].end)], lead=lead)
        if index is not None:
            self._outer.append((indent, index))
        self._question = None

    def _heading(self, lines: list[_Line], level: int) -> None:
        index = self._page.add("heading", [self._slice(lines[0].start, lines[-1].end)], level=level)
        self._leave_list(index)
        asks = index is not None and self._page.blocks[index].text.endswith("?")
        self._question = index if asks else None

    def _prose(self, lines: list[_Line]) -> None:
        lead = () if self._question is None else (self._question,)
        self._leave_list(self._page.add("paragraph", [self._slice(lines[0].start, lines[-1].end)], lead=lead))
        self._question = None

    def _leave_list(self, index: int | None) -> None:
        self._last, self._list_lead = index, None
        self._outer.clear()

    def _slice(self, start: int, end: int) -> tuple[str, int, int]:
        return self._text[start:end], start, end


def _groups(lines: list[_Line], shortest_wrap: int) -> Iterator[list[_Line]]:
    """The lines of a paragraph, those that one line was wrapped into together."""
    group = [lines[0]]
    for line in lines[1:]:
        if _continues(group, line, shortest_wrap):
            group.append(line)
        else:
            yield group
            group = [line]
    yield group


def _continues(group: list[_Line], line: _Line, shortest_wrap: int) -> bool:
    """Whether `line` goes on where the last of `group` was wrapped, or underlines it."""
    before = group[-1]
    if line.text[0].islower() and line.text[1:2] not in ").":
        # By far the most wrapped lines; nothing else starts with a small letter.
        return len(before.text) <= _LONGEST_WRAP and not _is_underlined(group) and not _is_capitals(before.text)
    if _UNDERLINE.fullmatch(line.text):
        return len(group) == 1
    if _is_underlined(group) or _BULLET.match(line.text) or _is_capitals(before.text) != _is_capitals(line.text):
        return False
    if len(before.text) > _LONGEST_WRAP:
        return False
    text = line.text.lstrip(" \t\"'“‘(")
    if text[:1].islower() or (_BULLET.match(group[0].text) and line.indent > group[0].indent):
        return True
    return len(before.text.rstrip()) >= shortest_wrap and not _BULLET.match(group[0].text)


def _is_underlined(group: list[_Line]) -> bool:
    return len(group) == 2 and _UNDERLINE.fullmatch(group[1].text) is not None


def _is_capitals(text: str) -> bool:
    return text.isupper() and len(text) <= _LONGEST_HEADING and sum(map(str.isalpha, text)) > 3


def _is_heading(group: list[_Line], *, alone: bool, before: Iterable[_Line] | None) -> bool:
    """A short line of its own that does not end a sentence, or asks, or is set in capitals."""
    if len(group) > 1:
        return False
    text = group[0].text.strip()
    if len(text) > _LONGEST_HEADING or len(text.split()) > _MOST_WORDS or not any(map(str.isalpha, text)):
        return False
    if text[0] in '"“' and text[-1] not in '"”':
        return False
    if not alone:
        followed = before is not None and sum(len(line.text) for line in before) > _LONGEST_HEADING
        return _is_capitals(text) or (followed and (text.endswith("?") or _ends_open(text)))
    return _is_capitals(text) or text.endswith("?") or _ends_open(text)


def _is_name(group: list[_Line]) -> bool:
    """A few words, which at the very top are a title where something is told right below them."""
    text = " ".join(line.text.strip(_BLANK) for line in group)
    return len(text.split()) <= _MOST_WORDS_NAME and text[:1].isupper() and _ends_open(text)


def _is_told(group: list[_Line]) -> bool:
    """A sentence or a bullet: the lines of an address are neither."""
    return bool(_BULLET.match(group[0].text)) or group[-1].text.rstrip().endswith((".", "!"))


def _ends_open(text: str) -> bool:
    bare = text.rstrip("'\"”’)]")
    return bool(bare) and bare[-1] not in ".!…;:,"
