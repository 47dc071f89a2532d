"""The copy makes a claim that the library does not hold yet.

What it does
    Reports, as information, an effect that is claimed and for which no claim file exists: neither for the treatment,
    nor for the group it belongs to, nor in general. A treatment that the library does not know borrows no evidence; it
    is named as the copy names it.

Why it matters
    Silence would read as approval. This is knowledge the library lacks, not a verdict on the claim.

Example
    Our magnetic foot bath balances your ions.

Write instead
    Nothing yet: add a claim with its evidence or its gap, and the copy is judged from then on.
"""

from __future__ import annotations

from claimtrack.policy import wording
from claimtrack.policy.case import Case, Verdict


def judge(case: Case) -> Verdict | None:
    if case.claim is not None or case.topic.kind != "effect":
        return None
    if case.mention.unknown:
        return Verdict("info", f"{wording.says(case)}, of which the library holds nothing")
    if case.treatment is None:
        return Verdict("info", f"{wording.says(case)}, and names no treatment that the library knows")
    return Verdict("info", f"{wording.says(case)} that the library does not hold yet")
