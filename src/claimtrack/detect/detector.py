"""Document + records -> mentions.

Each sentence is read once however often it stands on a site: its words, the claims they make and how these are meant
depend on nothing but the sentence and what its lead-in and headings say. Only the treatment is looked for page by page.
No model, no network, no randomness.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from claimtrack.detect import fragments, stance
from claimtrack.detect.claims import ClaimIndex
from claimtrack.detect.compiled import vocabulary
from claimtrack.detect.folding import fold, spaced
from claimtrack.detect.found import Context, Found
from claimtrack.detect.mention import Mention, Part
from claimtrack.detect.names import Names
from claimtrack.detect.reading import Claimed, Reading, Worded
from claimtrack.detect.search import claims_in
from claimtrack.detect.sections import Subject
from claimtrack.detect.sentences import Sentence, split
from claimtrack.detect.vocabulary import Hit, Matcher
from claimtrack.detect.words import PHYSIOLOGY, Words
from claimtrack.documents.model import Span

if TYPE_CHECKING:
    from claimtrack.documents.model import Document
    from claimtrack.knowledge.library import Records

_WORTH_READING = re.compile(
    r"[0-9%\"\u201c]|minutes|session|overnight|years?\b|weeks?\b|days?\b|months?\b|hours?\b|by half|\bthan\b|sizes|"
    r"inch|crunches|treatments?\b|"
    r"(?:half|most|quarters?|thirds?|fifths?|tenths?|out) of|visits?\b|nights?\b|shades\b|series\b|research|evidence|"
    rf"\b(?:{fragments.WORDS})\b"
)
"""Marks of a figure, a quotation or a comparative: sentences without topical words that may still claim something."""
_REMEMBERED = 1 << 13
"""How many sentences are remembered, about 3 kB each: what pages of a site share, not all that a large site says."""


def find_mentions(document: Document, records: Records) -> tuple[Mention, ...]:
    """Every mention in a document, in reading order, quiet ones included.

    The same document and records give the same mentions.
    """
    return Reading(_detector(records), document).all_mentions()


def find_words(document: Document, records: Records, matcher: Matcher) -> Iterator[Worded]:
    """Every place where words stand that are not a library's own, and how they are meant there."""
    reading = Reading(_detector(records), document)
    return (worded for block in document.blocks for worded in reading.worded(block, matcher))


@lru_cache(maxsize=4)
def _detector(records: Records) -> Detector:
    return Detector(records)


class Detector:
    """A library's words, compiled once, and what it remembers of sentences."""

    def __init__(self, records: Records) -> None:
        words = vocabulary(records)
        self._parts, self._topical, self._framing = words.compounds.parts, words.topical, words.framing
        self.names = Names(words.names, records.treatments, _REMEMBERED)
        self._numbered = frozenset(
            name
            for name, claim in records.claims.items()
            if claim.about.topic == PHYSIOLOGY and claim.about.qualifiers.number
        )
        self.effects = frozenset(topic.id for topic in records.topics.values() if topic.kind == "effect")
        self._alone = {topic.id: topic.alone for topic in records.topics.values()}
        self._held = {name: claim.about.treatment for name, claim in records.claims.items()}
        self.resolve = lru_cache(_REMEMBERED)(ClaimIndex(records.claims, records.treatments).resolve)
        self.sentences = lru_cache(_REMEMBERED)(split)
        self.words = lru_cache(_REMEMBERED)(self._words)
        self.claims = lru_cache(_REMEMBERED)(self._claims)
        self.governing = lru_cache(_REMEMBERED)(self._governing_words)

    def claim_of(self, subject: Subject, topic: str, effect: str, passage: str) -> tuple[str | None, tuple[Part, ...]]:
        """The claim made of a subject; where several treatments are named as one and the library holds nothing on the
        combination, also the claim made of each."""
        claim = self.resolve(subject.treatment, topic, effect, passage)
        of_all = subject.treatment not in subject.together
        if not subject.together or (claim and of_all and self._held[claim] == subject.treatment):
            return claim, ()
        return claim, tuple(Part(one, self.resolve(one, topic, effect, passage)) for one in subject.together)

    def fact_told(self, found: Found, passage: str) -> str | None:
        """The fact of the library that a figure states: 'we lose 1% of our collagen a year'."""
        if found.topic != "statistic":
            return None
        claim = self.resolve(None, PHYSIOLOGY, found.effect, passage)
        return claim if claim in self._numbered else None

    def framing(self, folded: str) -> Iterator[Hit]:
        """Effects, nouns and cues of a folded sentence."""
        return self._framing.hits(spaced(folded))

    def _words(self, folded: str) -> Words | None:
        """The lexicon words of a folded sentence; null where nothing in it can make a claim."""
        parts = self._parts(spaced(folded))
        topical = list(self._topical.hits_of(parts))
        if not topical and not _WORTH_READING.search(folded):
            return None
        return Words.sort(topical, self._framing.hits_of(parts), self.effects)

    def _claims(self, folded: str, context: Context, surroundings: stance.Surroundings) -> tuple[Claimed, ...]:
        """The claims of a folded sentence under what governs it."""
        words = self.words(folded)
        if words is None:
            return ()
        sentence = Sentence(Span(0, len(folded)), folded)
        return tuple(
            Claimed(found, stance.read(sentence, words.cues, found, surroundings))
            for found in claims_in(sentence, words, context, self._alone)
        )

    def _governing_words(self, text: str) -> tuple[Hit, ...]:
        """Framing words of the last sentence of a heading or lead-in."""
        spans = self.sentences(text)
        return tuple(self._framing.hits(spaced(fold(text[spans[-1].start : spans[-1].end])))) if spans else ()
