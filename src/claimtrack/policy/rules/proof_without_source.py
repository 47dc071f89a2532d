"""The copy says that something is proven and does not say by what.

What it does
    Reports "clinically proven", "studies show", "backed by science" and the like. A sentence that names its source is
    told so: what counts is whether that source measured this outcome, with this treatment, in people.

Why it matters
    A claim of proof is a claim that a study exists. It needs the level of proof that it names, whatever else is true
    of the treatment; in the US such an establishment claim is judged by the study itself.

Example
    Clinically proven to rejuvenate.

Write instead
    Name the study, whom it measured and what it found, or leave the word proven out.
"""

from __future__ import annotations

import re

from claimtrack.policy.case import Case, Verdict
from claimtrack.policy.presenting import presented

TOPICS = frozenset({"proof"})
_SOURCE = re.compile(
    r"\bdoi\b|\b10\.\d{4,}/|\bPMID\b|\bet al\b|\bNCT\d{6,}|\[\d+\]|https?://|\b(?:19|20)\d\d\b"
    r"|\b(?:[Jj]ournal|Lancet|Cochrane)\b"
)


def judge(case: Case) -> Verdict | None:
    if case.topic.id not in TOPICS:
        return None
    if _SOURCE.search(case.sentence):
        return presented(case, "see that the source it names measured this outcome, with this treatment, in people")
    return presented(case, "name the study that showed it, and whom it measured")
