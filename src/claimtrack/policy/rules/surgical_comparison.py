"""The copy measures the treatment against surgery or injections.

What it does
    Reports "a natural facelift", "a facelift without surgery", "a non-surgical alternative to fillers" and the like.

Why it matters
    Readers take it that the result is comparable. No trial compares a facial, a current or a light with a facelift,
    and the UK's code committee names this wording as one to avoid.

Example
    It is a natural facelift.

Write instead
    What the treatment does by itself: "A facial massage with a weak electric current".
"""

from __future__ import annotations

import re

from claimtrack.detect.folding import fold
from claimtrack.policy.case import Case, Verdict
from claimtrack.policy.presenting import presented

TOPICS = frozenset({"facelift-comparison"})
_SURGERY = re.compile(r"\b(?:surger(?:y|ies)|surgical|scalpel|knife|facelifts?|face-?\s?lifts?|botox|fillers?)\b")


def judge(case: Case) -> Verdict | None:
    of_surgery = case.topic.id == "comparison" and _SURGERY.search(fold(case.sentence))
    if case.topic.id not in TOPICS and not of_surgery:
        return None
    return presented(case, "say what it does by itself; no trial compares the two")
