"""The copy makes a claim for which no human evidence of the right kind is known.

What it does
    Reports a claim whose status is missing (a documented search found nothing), mechanism-only (laboratory, animal or
    other indirect evidence) or unassessed (nobody has searched yet).

Why it matters
    Advertising rules put the burden of proof on the advertiser, and the proof must be held before the claim is made.
    A result in rat skin or in a dish is a reason to run a trial, not a reason to promise an outcome.

Example
    Microcurrent boosts your skin's ATP.

Write instead
    Quote the study with its limits, or say what the treatment is and leave the effect out.
"""

from __future__ import annotations

from claimtrack.policy.case import Case, Verdict
from claimtrack.policy.judging import by_status


def judge(case: Case) -> Verdict | None:
    return by_status(case, "missing", "mechanism-only", "unassessed")
