"""The copy says that the treatment treats or prevents a disease.

What it does
    Reports an effect on a disease or disorder that has a name (arthritis, rosacea, Bell's palsy, depression) where a
    policy of a named market restricts it. Without a market the rules on evidence speak.

Why it matters
    Such a claim makes a facial a medical device or medicine in law, belongs in the hands of qualified people, and may
    keep somebody from the treatment they need. It asks for human trials and, in most markets, for a licence.

Example
    Microcurrent treats arthritis.

Write instead
    That people with the disease should ask their doctor first; nothing of an effect on it.
"""

from __future__ import annotations

from claimtrack.policy.case import Case, Verdict
from claimtrack.policy.presenting import presented

TOPICS = frozenset({"disease"})


def judge(case: Case) -> Verdict | None:
    if case.topic.id not in TOPICS or not case.breaches:
        return None
    return presented(case, "an effect on a disease needs trials in people who have it, and in most markets a licence")
