"""House words in a passage: what may be put in their place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from claimtrack.detect.folding import fold
from claimtrack.detect.house import HOUSE_WORD
from claimtrack.documents.model import Block, Document, Span
from claimtrack.knowledge.lexicon import HouseWord
from claimtrack.knowledge.models import Topic
from claimtrack.policy.finding import Finding, Suggestion
from claimtrack.policy.placement import place
from claimtrack.policy.suggestion import Offers, suggest

HOUSE = Topic(id=HOUSE_WORD, kind="fact", alone=True, means="words that the house does not print")
"""Stands for the topic of a mention that is but a word of the house's own list."""


def suggest_with_house(
    document: Document,
    block: Block,
    sentence: Span,
    findings: Sequence[Finding],
    offers: Offers,
    house: Mapping[str, HouseWord],
) -> Suggestion | None:
    """One proposal for a passage: what the evidence lets stand; else the house's own words in place. `house` is the
    row of each finding that has one, by its fingerprint."""
    words = [finding for finding in findings if finding.fingerprint in house]
    others = [finding for finding in findings if finding.fingerprint not in house]
    found = suggest(document, block, sentence, others, offers) if others else None
    if found is None:
        return _replaced(document, block, sentence, words, house)
    gone = [one.fingerprint for one in words if fold(one.text) not in fold(found.text)]
    return replace(found, clears=(*found.clears, *gone))


def _replaced(
    document: Document, block: Block, sentence: Span, words: Sequence[Finding], house: Mapping[str, HouseWord]
) -> Suggestion | None:
    """The sentence with the house's words; null where a row has none to offer."""
    text, clears = block.text[slice(*sentence)], []
    for finding in sorted(words, key=lambda one: one.within, reverse=True):
        if instead := house[finding.fingerprint].instead:
            text = text[: finding.within.start] + _cased(instead, finding.text) + text[finding.within.end :]
            clears.append(finding.fingerprint)
    if not clears:
        return None
    span = place(document, block.kind, block.span(*sentence), text) if document.has_lines else None
    return Suggestion(span, text, "house", tuple(reversed(clears)))


def _cased(instead: str, found: str) -> str:
    return instead[:1].upper() + instead[1:] if found[:1].isupper() else instead
