"""How a verdict is put to a person: what the copy says, what the evidence holds, what decided it."""

from __future__ import annotations

from collections.abc import Mapping

from claimtrack.evidence.assessment import Assessment, Status
from claimtrack.policy.case import Case

STATUS_WORDS: Mapping[Status, str] = {
    "refuted": "the evidence shows it is not so",
    "disputed": "the evidence speaks against it",
    "missing": "a search found no evidence that counts for it",
    "mechanism-only": "the evidence is indirect: laboratory, animal or another outcome",
    "contested": "the evidence points both ways",
    "unassessed": "no evidence has been looked for yet",
    "limited": "the evidence is weaker than the wording",
    "supported": "the evidence supports it",
}


def clause(text: str) -> str:
    """A sentence as a clause: first letter lowered unless the word carries capitals of its own, no full stop."""
    text = text.strip().removesuffix(".")
    first, _, _ = text.partition(" ")
    keeps = len(first) > 1 and any(character.isupper() or character.isdigit() for character in first[1:])
    return text if keeps else text[:1].lower() + text[1:]


def says(case: Case) -> str:
    """What the copy says, as the catalogued proposition."""
    assert case.claim is not None
    verb = "suggests" if case.mention.stance == "hedged" else "says"
    return f"{verb} that {clause(case.claim.text)}"


def reasons(assessment: Assessment) -> tuple[str, ...]:
    """What decided the status, in words, and what the claim would need."""
    lines = tuple(reason.text for reason in assessment.because)
    return (*lines, f"it would need: {assessment.would_need}") if assessment.would_need else lines


def sources(assessment: Assessment) -> tuple[str, ...]:
    """Ids of the sources that decided the status, in their order, each once."""
    return tuple(dict.fromkeys(reason.source for reason in assessment.because if reason.source))
