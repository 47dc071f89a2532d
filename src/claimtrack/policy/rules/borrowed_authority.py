"""The copy borrows the weight of somebody who vouches for nothing.

What it does
    Reports celebrities, doctors, hospitals, NASA, the Nobel prize and the press as a reason to believe in a treatment.

Why it matters
    Authority is understood as endorsement and endorsement as proof. Who paid, who agreed and what exactly they judged
    has to be on record; the UK's authority upheld a complaint against a microcurrent maker for it.

Example
    Used by NASA and loved by Hollywood.

Write instead
    The name of the person and what that person really said, with any payment beside it, or nothing.
"""

from __future__ import annotations

from claimtrack.policy.case import Case, Verdict
from claimtrack.policy.presenting import presented

TOPICS = frozenset({"endorsement"})


def judge(case: Case) -> Verdict | None:
    if case.topic.id not in TOPICS:
        return None
    return presented(case, "hold on record who vouches for what, and say so with any payment")
