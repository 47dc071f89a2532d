"""The copy presents the offer in words that need something to stand on.

What it does
    Reports, as information, wording such as "no downtime", "painless", "clinically proven", "the best" or "a natural
    facelift" where the treatment has no claim of its own in the library to judge it by.

Why it matters
    Such wording is understood as a promise. Whoever uses it should hold the record, the study or the comparison behind
    it; several regulators ask for exactly that.

Example
    A painless treatment with no downtime.

Write instead
    Say what people can check: how long it takes, what it feels like to most, what to expect afterwards.
"""

from __future__ import annotations

from claimtrack.policy.case import Case, Verdict

_NEEDS = {
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


def judge(case: Case) -> Verdict | None:
    if case.claim is not None or case.topic.kind != "presentation":
        return None
    does = _NEEDS.get(case.topic.id, f"speaks of {case.topic.id}")
    return Verdict("info", f"{does}; hold the evidence or the record for it")
