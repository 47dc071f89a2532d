"""How much certainty one evidence line lends to its claim, by the GRADE domains and the rules that make it inert."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Literal

from claimtrack.evidence.levels import HIGH, LOW, MODERATE, NONE, PENALTY, START, VERY_LOW
from claimtrack.evidence.quantity import carries
from claimtrack.knowledge.models import Claim, EvidenceLine, Source

Inert = Literal[
    "proposed",
    "rejected",
    "unsigned",
    "neutral",
    "retracted",
    "withdrawn",
    "other-modality",
    "number-not-carried",
    "superseded",
    "expired",
    "suspect",
]


@dataclass(frozen=True, slots=True)
class Grade:
    """What one line is worth."""

    level: int
    """What it counts in its own direction as of the date."""
    lasting: int
    """The same without regard to suspicion, expiry, supersession and concern: what it counts against a rival claim."""
    inert: Inert | None = None
    """Why `level` is none."""


@cache
def _shared(level: int, lasting: int, inert: Inert | None = None) -> Grade:
    """The one Grade of these values: few differ, and a large library has very many lines."""
    return Grade(level, lasting, inert)


def grade(
    claim: Claim,
    line: EvidenceLine,
    source: Source,
    *,
    modality: str | None,
    as_of: date,
    suspect: bool = False,
    require_signoff: bool = False,
) -> Grade:
    """Grade one line of a claim; `modality` is that of the claim's treatment, null where it has none.

    Doubt never benefits the claim: superseded, expired or suspect evidence, or evidence under an expression of concern,
    counts less or nothing for it and in full against it.
    """
    barred = _barred(line, source, require_signoff)
    if barred:
        return _shared(NONE, NONE, barred)
    lasting = _certainty(claim, line, source)
    if line.direction == "disputes":
        return _shared(lasting, lasting)
    beside = _beside_the_point(claim, source, modality)
    if beside:
        return _shared(NONE, NONE, beside)
    doubt = _doubt(source, as_of, suspect)
    if doubt:
        return _shared(NONE, lasting, doubt)
    return _shared(_certainty(claim, line, source, concern=source.state == "expression-of-concern"), lasting)


def downgrades(line: EvidenceLine) -> int:
    """Levels the domains take off; the facets of indirectness together take at most two."""
    facets = line.indirectness
    indirect = (
        PENALTY[facets.population] + PENALTY[facets.intervention] + PENALTY[facets.comparator] + PENALTY[facets.outcome]
    )
    return (
        min(2, indirect)
        + PENALTY[line.risk_of_bias]
        + PENALTY[line.imprecision]
        + PENALTY[line.inconsistency]
        + PENALTY[line.publication_bias]
    )


def is_direct(line: EvidenceLine, source: Source) -> bool:
    """True where a line is about people and about the claimed outcome itself."""
    facets = line.indirectness
    return source.design != "controlled-lab" and facets.population == "none" and facets.outcome == "none"


def _barred(line: EvidenceLine, source: Source, require_signoff: bool) -> Inert | None:
    if line.accepted != "accepted":
        return line.accepted
    if require_signoff and line.accepted_by is None:
        return "unsigned"
    if line.direction == "neutral":
        return "neutral"
    if source.state == "retracted" or source.state == "withdrawn":
        return source.state
    return None


def _beside_the_point(claim: Claim, source: Source, modality: str | None) -> Inert | None:
    if modality is not None and source.modality not in (None, "none", modality):
        return "other-modality"
    number = claim.about.qualifiers.number
    if number is not None and not carries(f"{source.finding or ''}\n{source.effect or ''}", number):
        return "number-not-carried"
    return None


def _doubt(source: Source, as_of: date, suspect: bool) -> Inert | None:
    if source.state == "superseded":
        return "superseded"
    if source.valid_until is not None and as_of > source.valid_until:
        return "expired"
    return "suspect" if suspect else None


def _certainty(claim: Claim, line: EvidenceLine, source: Source, concern: bool = False) -> int:
    start = START[source.design]
    down = downgrades(line) + concern
    up = min(2, len(set(line.upgrades))) if down == 0 and start == LOW else 0
    level = max(VERY_LOW, min(HIGH, start - down + up))
    if line.direction == "disputes":
        return max(level, MODERATE) if line.counterexample and _is_sweeping(claim) else level
    if claim.kind == "safety" and not line.harm_measured:
        return VERY_LOW
    return level


def _is_sweeping(claim: Claim) -> bool:
    """A single counterexample answers a claim about everybody, about always, or about the absence of harm."""
    return claim.quantifier == "universal" or claim.kind == "safety" or claim.about.qualifiers.absolute
