"""The tags of a page's source, found by the scanner that reads the copy: in linear time, also on hostile pages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import islice

from claimtrack.documents.markup import ATTRIBUTES, CLOSE, MARKUP, NAME, RAW, attributes, raw_end

_MOST = 2_000


@dataclass(frozen=True)
class Tag:
    """A start or an end tag."""

    source: str
    name: str
    """Lower case."""
    start: int
    end: int
    closes: bool
    inner: tuple[int, int]
    """Where its attributes stand."""

    @cached_property
    def notes(self) -> Mapping[str, str]:
        """Its attributes; the first of a repeated name counts."""
        return {name: value.text for name, value in attributes(self.source, *self.inner).items()}


@dataclass(frozen=True, slots=True)
class Face:
    """What a page shows of the system that made it."""

    url: str
    source: str
    tags: tuple[Tag, ...]
    """The start tags of its head, and that of its body."""

    @classmethod
    def of(cls, source: str, url: str) -> Face:
        """Read no further than to where the body begins."""
        found: list[Tag] = []
        for tag in islice(tags(source), _MOST):
            if not tag.closes:
                found.append(tag)
            if tag.name == "body":
                break
        return cls(url, source, tuple(found))

    @property
    def base(self) -> str:
        """What its relative addresses are relative to."""
        bases = (tag.notes.get("href", "").strip() for tag in self.tags if tag.name == "base")
        return next(filter(None, bases), "")

    def link(self, rel: str) -> str:
        """Where the head's first link of a relation leads; empty where there is none."""
        links = (tag.notes for tag in self.tags if tag.name == "link")
        return next((n.get("href", "").strip() for n in links if rel in n.get("rel", "").lower().split()), "")


def tags(source: str) -> Iterator[Tag]:
    """The tags in their order; none from within comments, scripts and the like."""
    at = 0
    while match := MARKUP.search(source, at):
        at = match.end()
        if match[NAME] is None:
            continue
        name, closes = match[NAME].lower(), bool(match[CLOSE])
        yield Tag(source, name, match.start(), at, closes, match.span(ATTRIBUTES))
        if name in RAW and not closes:
            at = raw_end(name, source, at)
