"""The copy says what the evidence contradicts.

What it does
    Reports a claim whose status is refuted or disputed: the accepted evidence against it outweighs the evidence for it.
    Plain statements of fact are reported too when they are contradicted.

Why it matters
    A claim that is known to be untrue is misleading in every market, with any disclaimer beside it.

Example
    This device is FDA-approved. (where the register shows it cleared, which is another thing)

Write instead
    Take the sentence out, or state what the record shows.
"""

from __future__ import annotations

from claimtrack.policy.case import Case, Verdict
from claimtrack.policy.judging import by_status


def judge(case: Case) -> Verdict | None:
    return by_status(case, "refuted", "disputed")
