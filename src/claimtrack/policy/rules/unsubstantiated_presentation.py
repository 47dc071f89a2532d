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

from claimtrack.policy import wording
from claimtrack.policy.approvals import is_right
from claimtrack.policy.case import Case, Verdict

GENERAL = True


def judge(case: Case) -> Verdict | None:
    if case.claim is not None or case.topic.kind != "presentation" or is_right(case):
        return None
    return Verdict("info", f"{wording.says(case)}; hold the evidence or the record for it")
