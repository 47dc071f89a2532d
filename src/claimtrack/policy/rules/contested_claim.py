"""The copy states as settled what studies disagree on.

What it does
    Reports a claim whose status is contested: accepted evidence supports it and accepted evidence disputes it, neither
    clearly stronger.

Why it matters
    Quoting only the favourable half misleads. Regulators weigh the whole body of evidence, not the part that is shown.

Example
    LED masks clear acne. (where one trial found so and a review of the same device did not)

Write instead
    Say that results differ between studies, or leave the effect out.
"""

from __future__ import annotations

from claimtrack.policy.case import Case, Verdict
from claimtrack.policy.judging import by_status


def judge(case: Case) -> Verdict | None:
    return by_status(case, "contested")
