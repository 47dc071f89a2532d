"""The sentences of a site's source, by their words."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from claimtrack.detect.sentences import split
from claimtrack.documents.model import Block, Document, Span
from claimtrack.policy.finding import Place
from claimtrack.policy.fingerprint import words_of
from claimtrack.policy.page import place_of

_WORD = re.compile(r"\w+")


class Spot(NamedTuple):
    """One sentence of the source."""

    document: Document
    block: Block
    sentence: Span
    """In `Block.text`."""

    @property
    def text(self) -> str:
        return self.block.text[slice(*self.sentence)]

    @property
    def place(self) -> Place:
        return place_of(self.document, self.block, self.sentence)

    def span_of(self, sentence: str, within: Span) -> Span:
        """In `Block.text`: what stands `within` an equal sentence; by words, since quotes and dashes may differ."""
        theirs = [match.span() for match in _WORD.finditer(sentence)]
        ours = [match.span() for match in _WORD.finditer(self.text)]
        inside = [number for number, (start, end) in enumerate(theirs) if start < within.end and end > within.start]
        if self.text == sentence or not inside or len(theirs) != len(ours):
            start, end = within if self.text == sentence else (0, len(self.text))
        else:
            start, end = ours[inside[0]][0], ours[inside[-1]][1]
        return Span(self.sentence.start + start, self.sentence.start + end)


class Sources:
    """What the files of a source say, sentence by sentence."""

    def __init__(self, documents: Iterable[Document]) -> None:
        self._spots: defaultdict[str, list[Spot]] = defaultdict(list)
        for document in documents:
            for block in document.blocks:
                for span in split(block.text):
                    self._spots[words_of(block.text[slice(*span)])].append(Spot(document, block, span))

    def of(self, sentence: str, block: str) -> Sequence[Spot]:
        """Where a sentence may come from: the blocks that say just what its block says, else all that have it."""
        spots = self._spots.get(words_of(sentence), [])
        whole = [spot for spot in spots if words_of(spot.block.text) == words_of(block)]
        return whole or spots
