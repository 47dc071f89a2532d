"""Where a block of a rendered page stands: a CSS selector, since nobody wrote the lines of what a browser made.

A browser writes its tree out with every end tag, so a stack of open elements is enough to follow it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from claimtrack.audit.tags import tags
from claimtrack.documents.elements import VOID
from claimtrack.documents.model import Document

_PLAIN_ID = re.compile(r"[A-Za-z_][\w-]*")
_DEEPEST = 500
"""Open elements that an end tag looks back over, so that a hostile page takes no time."""


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
    wanted = sorted(set(offsets), reverse=True)
    opened = [_Open("", "", 1)]
    found: dict[int, str] = {}

    def note(before: int) -> None:
        while wanted and wanted[-1] < before:
            found[wanted.pop()] = _selector(opened[1:])

    for tag in tags(source):
        note(tag.start)
        if tag.closes:
            _close(opened, tag.name)
            continue
        parent = opened[-1]
        parent.children[tag.name] += 1
        opened.append(_Open(tag.name, tag.notes.get("id", ""), parent.children[tag.name]))
        note(tag.end)
        if tag.name in VOID:
            opened.pop()
    note(len(source) + 1)
    return found


@dataclass(slots=True)
class _Open:
    """An element that is open, and how many children of each name it has had."""

    name: str
    id: str
    number: int
    """Its place among the children of its name, from 1."""
    children: Counter[str] = field(default_factory=Counter)


def _close(opened: list[_Open], name: str) -> None:
    """Close the nearest open element of a name and what is open in it; an end tag of none closes nothing."""
    depth = next(
        (at for at in range(len(opened) - 1, max(0, len(opened) - _DEEPEST), -1) if opened[at].name == name), 0
    )
    if depth:
        del opened[depth:]


def _selector(elements: list[_Open]) -> str:
    """From the nearest element with an id, else from the root: 'main#top > p:nth-of-type(2)'."""
    first = max((index for index, one in enumerate(elements) if _PLAIN_ID.fullmatch(one.id)), default=0)
    return " > ".join(_step(one, index == 0 and bool(first or one.id)) for index, one in enumerate(elements[first:]))


def _step(element: _Open, by_id: bool) -> str:
    if by_id and _PLAIN_ID.fullmatch(element.id):
        return f"{element.name}#{element.id}"
    alone = element.name in ("html", "head", "body", "main")
    return element.name if alone else f"{element.name}:nth-of-type({element.number})"
