"""A claim found in one sentence, and what the sentence is read with."""

from __future__ import annotations

from typing import NamedTuple

from claimtrack.detect.mention import Confidence, Evidence
from claimtrack.documents.model import Span


class Found(NamedTuple):
    """A claim found in a sentence, before its stance, treatment and catalogue entry are known."""

    topic: str
    effect: str
    frame: str
    span: Span
    core: int
    """Where the word that carries the claim starts: stance cues must stand before it."""
    confidence: Confidence
    evidence: tuple[Evidence, ...]
    biology: bool = False
    """Said of the body, not of a treatment."""


class Context(NamedTuple):
    """What a sentence is read with, beyond its own words."""

    nouns: frozenset[str] = frozenset()
    """Classes of nouns in its lead-in and headings; 'treatment' also where a treatment is named there."""
    carried: frozenset[str] = frozenset()
    """Effect classes at the end of its lead-in: 'helps to reduce:'."""
    listed: bool = False
    """Under a lead-in or heading that says what follows is a benefit."""
    treated: bool = False
    """A treatment is named in the sentence, or this sentence speaks of one named before."""
    names: frozenset[int] = frozenset()
    """Where the names of treatments end in the sentence."""
    kind: str = "paragraph"
    """The block's kind."""
