"""A span of copy that makes a claim, or nearly does: what detection hands on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from claimtrack.documents.model import Span
from claimtrack.knowledge.models import EffectClass

Stance = Literal["asserted", "hedged", "conditional", "negated", "denied", "asked"]
Attribution = Literal["none", "patient", "brand", "expert", "study", "critic"]
TreatmentFrom = Literal["clause", "block", "previous", "heading", "title", "file", "none"]
Confidence = Literal["high", "medium", "low"]
QuietReason = Literal["negated", "denied", "asked", "biology", "risk", "price", "caveat", "quoted"]
UNKNOWN = "unknown treatment"
"""Role of evidence: a name that the copy gives to a treatment and the library does not know."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """One word or phrase of the copy that decided something, for `claimtrack explain FILE:LINE`."""

    role: str
    """'target', 'effect', 'idiom', 'hedge', 'negation', 'denial', 'attribution', 'treatment', 'number' ..."""
    span: Span
    """In `Block.text`."""
    term: str
    """The lexicon entry that matched."""


@dataclass(frozen=True, slots=True)
class Part:
    """One of the treatments that copy says something of together, and the claim that it makes of this one."""

    treatment: str
    claim: str | None
    """Null: the library does not hold it."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A span of one block that makes a claim about one topic."""

    block: int
    """Index into `Document.blocks`."""
    span: Span
    """In `Block.text`: from the effect word to the target, nothing more."""
    sentence: Span
    """In `Block.text`: the passage the mention stands in."""
    topic: str
    effect: EffectClass
    treatment: str | None
    """Treatment id; null: unresolved."""
    treatment_from: TreatmentFrom
    claim: str | None
    """Claim id; null: the library does not hold it (or, for presentations, needs none)."""
    stance: Stance
    attribution: Attribution
    frame: str
    """'verb-object', 'passive', 'nominal', 'compound', 'middle', 'participle-heading', 'state', 'label', 'list-item',
    'superlative', 'numeric', 'idiom', 'negative-claim' ..."""
    claimed: bool
    """True where the copy makes the claim: asserted, hedged, conditional, attributed to anyone but a critic."""
    quiet_reason: QuietReason | None
    """Why it is not claimed; null exactly when `claimed`."""
    confidence: Confidence
    appearance: bool = False
    """The copy says "the look of" or "the appearance of"."""
    evidence: tuple[Evidence, ...] = ()
    combined: tuple[Part, ...] = ()
    """The treatments that the copy names as one, where the library holds nothing on the combination: each is judged."""

    @property
    def unknown(self) -> str:
        """What the copy calls a treatment that the library does not know; empty where it names none."""
        return next((one.term for one in self.evidence if one.role == UNKNOWN), "")
