"""Where a block of a rendered page stands: a CSS selector, since nobody wrote the lines of what a browser made.

A browser writes its tree out with every end tag, so a stack of open elements is enough to follow it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from html.parser import HTMLParser

from claimtrack.documents.elements import VOID
from claimtrack.documents.model import Document

_PLAIN_ID = re.compile(r"[A-Za-z_][\w-]*")


def located(document: Document) -> Document:
    """The document without lines, each block with the selector of the element it stands in as its locator."""
    starts = [block.map.source_starts[0] if block.text else 0 for block in document.blocks]
    selectors = selectors_at(document.source, starts)
    blocks = tuple(
        replace(block, locator=selectors[start]) for block, start in zip(document.blocks, starts, strict=True)
    )
    return replace(document, blocks=blocks, has_lines=False)


def selectors_at(source: str, offsets: Iterable[int]) -> Mapping[int, str]:
    """Offset -> selector of the element that holds it, in the tree of well-formed HTML."""
    follower = _Follower(source, offsets)
    follower.feed(source)
    follower.close()
    return follower.done(len(source))


@dataclass(slots=True)
class _Open:
    """An element that is open, and how many children of each name it has had."""

    name: str
    id: str
    number: int
    """Its place among the children of its name, from 1."""
    children: Counter[str] = field(default_factory=Counter)


class _Follower(HTMLParser):
    """Follows the open elements and notes, at each wanted offset, which they are."""

    def __init__(self, source: str, offsets: Iterable[int]) -> None:
        super().__init__(convert_charrefs=False)
        self._lines = [0]
        for match in re.finditer("\n", source):
            self._lines.append(match.end())
        self._wanted = sorted(set(offsets), reverse=True)
        self._open = [_Open("", "", 1)]
        self._found: dict[int, str] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        start = self._offset()
        self._note(start)
        parent = self._open[-1]
        parent.children[tag] += 1
        self._open.append(_Open(tag, dict(attrs).get("id") or "", parent.children[tag]))
        self._note(start + len(self.get_starttag_text() or ""))
        if tag in VOID:
            self._open.pop()

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self._open.pop()

    def handle_endtag(self, tag: str) -> None:
        self._note(self._offset())
        if any(element.name == tag for element in self._open):
            while self._open.pop().name != tag:
                pass

    def done(self, end: int) -> Mapping[int, str]:
        """What was found, the rest of the source included."""
        self._note(end + 1)
        return self._found

    def _offset(self) -> int:
        line, column = self.getpos()
        return self._lines[line - 1] + column

    def _note(self, before: int) -> None:
        """Every wanted offset up to here stands in the element that is open now."""
        while self._wanted and self._wanted[-1] < before:
            self._found[self._wanted.pop()] = _selector(self._open[1:])


def _selector(elements: list[_Open]) -> str:
    """From the nearest element with an id, else from the root: 'main#top > p:nth-of-type(2)'."""
    first = max((index for index, one in enumerate(elements) if _PLAIN_ID.fullmatch(one.id)), default=0)
    return " > ".join(_step(one, index == 0 and bool(first or one.id)) for index, one in enumerate(elements[first:]))


def _step(element: _Open, by_id: bool) -> str:
    if by_id and _PLAIN_ID.fullmatch(element.id):
        return f"{element.name}#{element.id}"
    alone = element.name in ("html", "head", "body", "main")
    return element.name if alone else f"{element.name}:nth-of-type({element.number})"
