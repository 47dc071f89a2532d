"""Blocks cut into sentences, and sentences into tokens and stretches that a frame may not leave."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from claimtrack.documents.model import Span

_END = re.compile(
    r"""(?: [.!?\u2026]+ ["')\]\u201d\u2019]* (?=\s+(?:["'(\[\u201c\u2018*\u2022\ufffc]|[A-Z0-9\u00a3$]|[a-z]+[A-Z]))
          | \s [\u2022\u00b7|\u2756\u2726\u25cf\u2713\u2714\u27a4\u25aa] (?=\s) )""",
    re.VERBOSE,
)
_ABBREVIATION = re.compile(
    r"(?:^|[\s(])(?:dr|mr|mrs|ms|prof|st|vs|inc|ltd|co|approx|incl|est|fig|e\.g|i\.e|etc|u\.s|u\.k|[A-Z])\.$",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"(?:^|[\s(])no\.$", re.IGNORECASE)
_LONGEST = 800
"""Characters after which a sentence without a stop is read in parts."""
_TOKEN = re.compile(r"[^\W_]+(?:['.&][^\W_]+)*|[^\w\s]")
_BARRIER = frozenset(";:()\u2014\u2022|\u00b7")


class Token(NamedTuple):
    """One word or punctuation mark; offsets in the block's text."""

    start: int
    end: int
    text: str


def split(text: str) -> list[Span]:
    """The sentences of a block's text, in order; together they hold every character that is not white space."""
    spans: list[Span] = []
    begin = 0
    for match in _END.finditer(text):
        end = match.end()
        before = max(begin, match.start() - 8)
        if text[match.start()] == "." and (
            _ABBREVIATION.search(text, before, match.start() + 1)
            or (_NUMBER.search(text, before, match.start() + 1) and text[end : end + 2].strip().isdigit())
        ):
            continue
        spans += _pieces(text, begin, end)
        begin = end
    return [*spans, *_pieces(text, begin, len(text))]


def _pieces(text: str, start: int, end: int) -> Iterator[Span]:
    """A sentence, or the parts of one that never stops: cut at a comma or space, so that reading stays linear."""
    while end - start > _LONGEST:
        cut = max(text.rfind(", ", start + _LONGEST // 2, start + _LONGEST) + 1, 0)
        cut = cut or max(text.rfind(" ", start + 1, start + _LONGEST), 0) or start + _LONGEST
        yield from _pieces(text, start, cut)
        start = cut
    if text[start:end].strip():
        yield _trimmed(text, start, end)


def _trimmed(text: str, start: int, end: int) -> Span:
    piece = text[start:end]
    left = len(piece) - len(piece.lstrip(" \u2022\u00b7|\u25cf\u2713\u2714\u27a4\u25aa"))
    right = len(piece.rstrip(" \u2022\u00b7|\u25cf\u2713\u2714\u27a4\u25aa"))
    return Span(start + left, start + right) if left < right else Span(start, end)


@dataclass(frozen=True)
class Sentence:
    """One sentence with its folded tokens; offsets are those of the block's text."""

    span: Span
    folded: str
    """The folded text of the whole block."""

    @cached_property
    def tokens(self) -> list[Token]:
        """Words and punctuation of the sentence; hyphens stand alone."""
        return [Token(m.start(), m.end(), m.group()) for m in _TOKEN.finditer(self.folded, *self.span)]

    @cached_property
    def _starts(self) -> list[int]:
        return [token.start for token in self.tokens]

    @cached_property
    def barriers(self) -> list[int]:
        """Offsets of the marks that no frame crosses."""
        return [token.start for token in self.tokens if token.text in _BARRIER]

    @cached_property
    def is_question(self) -> bool:
        """Ends with a question mark."""
        return self.folded[: self.span.end].rstrip("\"' )\u201d").endswith("?")

    @cached_property
    def word_count(self) -> int:
        """How many words, punctuation not counted."""
        return sum(token.text[0].isalnum() for token in self.tokens)

    def between(self, start: int, end: int) -> list[Token]:
        """The tokens that lie within [start, end)."""
        first = bisect_left(self._starts, start)
        return self.tokens[first : bisect_left(self._starts, end)]

    def before(self, offset: int, count: int) -> list[Token]:
        """Up to `count` tokens that end at or before `offset`, in reading order."""
        last = bisect_left(self._starts, offset)
        return self.tokens[max(0, last - count) : last]

    def after(self, offset: int, count: int) -> list[Token]:
        """Up to `count` tokens that start at or after `offset`."""
        first = bisect_left(self._starts, offset)
        return self.tokens[first : first + count]

    def barred(self, start: int, end: int) -> bool:
        """Whether a barrier stands in [start, end)."""
        first = bisect_left(self.barriers, start)
        return first < len(self.barriers) and self.barriers[first] < end

    def stretch(self, offset: int) -> Span:
        """The part of the sentence around `offset` that holds no barrier."""
        place = bisect_right(self.barriers, offset)
        start = self.barriers[place - 1] + 1 if place else self.span.start
        end = self.barriers[place] if place < len(self.barriers) else self.span.end
        return Span(start, end)
