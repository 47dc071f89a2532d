"""The copy claims more than the evidence holds.

What it does
    Reports a claim whose status is limited: people were studied and the result points its way, but the certainty is
    lower than this kind of claim requires.

Why it matters
    A plain statement reads as settled. Small, short or uncontrolled studies do not settle an outcome, and a reader
    cannot tell the difference from the words on the page.

Example
    Microcurrent reduces wrinkles.

Write instead
    Say "may temporarily reduce the look of fine lines" where the evidence is of looks, and name its size.
"""

from __future__ import annotations

from claimtrack.policy.case import Case, Verdict
from claimtrack.policy.judging import by_status


def judge(case: Case) -> Verdict | None:
    return by_status(case, "limited")
