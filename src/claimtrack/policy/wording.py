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


PRESENTS: Mapping[str, str] = {
    "facelift-comparison": "compares the treatment with surgery or injections",
    "instant-results": "promises results at once",
    "lasting-results": "promises lasting results",
    "cumulative-results": "says that results build up",
    "guarantee-absolute": "promises without exception",
    "superlative": "claims to be the best or the only one",
    "proof": "claims proof",
    "statistic": "gives a number for an outcome",
    "safety": "says the treatment is safe",
    "painless": "says the treatment does not hurt",
    "no-downtime": "says there is no recovery time",
    "universality": "says it suits everyone",
    "regulatory-status": "claims a regulator's approval or registration",
    "endorsement": "borrows somebody's authority",
    "testimonial": "offers clients' reports as proof",
    "natural": "calls the treatment natural",
    "comparison": "claims to be better than other treatments or clinics",
    "non-invasive": "calls the treatment non-invasive",
}
"""Topic of a presentation -> what the copy does."""


def clause(text: str) -> str:
    """A sentence as a clause: first letter lowered unless the word carries capitals of its own, no full stop."""
    text = text.strip().removesuffix(".")
    first, _, _ = text.partition(" ")
    keeps = len(first) > 1 and any(character.isupper() or character.isdigit() for character in first[1:])
    return text if keeps else text[:1].lower() + text[1:]


def says(case: Case) -> str:
    """What the copy says: the catalogued proposition, else in general terms."""
    if case.claim is None:
        unknown = f"'{case.mention.unknown}'" if case.mention.unknown else "a treatment"
        about = case.treatment.name if case.treatment else unknown
        effect = f"claims an effect of {about} ({case.topic.id})"
        return effect if case.topic.kind == "effect" else PRESENTS.get(case.topic.id, f"speaks of {case.topic.id}")
    verb = "suggests" if case.mention.stance == "hedged" else "says"
    of = f" of '{case.mention.unknown}'" if case.mention.unknown else ""
    return f"{verb}{of} that {clause(case.claim.text)}"


def reasons(assessment: Assessment) -> tuple[str, ...]:
    """What decided the status, in words, and what the claim would need."""
    lines = tuple(reason.text for reason in assessment.because)
    return (*lines, f"it would need: {assessment.would_need}") if assessment.would_need else lines


def sources(assessment: Assessment) -> tuple[str, ...]:
    """Ids of the sources that decided the status, in their order, each once."""
    return tuple(dict.fromkeys(reason.source for reason in assessment.because if reason.source))
