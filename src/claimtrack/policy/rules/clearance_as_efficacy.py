"""The copy offers a clearance or a mark as proof that the treatment works or is safe.

What it does
    Reports a regulator's decision in one sentence with what it is meant to prove ("so it works", "safe and effective",
    "to prevent side effects"), and, where a market asks for evidence beside any such decision, the decision itself.

Why it matters
    A clearance lets a device be sold for one named use. It measures no result at this clinic, a mark shows that papers
    are in order, and a foreign decision is no evidence before another regulator.

Example
    Our laser is FDA-cleared, so you know it works.

Write instead
    The decision with its number and the use it names, in a sentence of its own; the effect only with its evidence.
"""

from __future__ import annotations

import re

from claimtrack.detect.folding import fold
from claimtrack.policy.case import Case, Verdict
from claimtrack.policy.presenting import told

TOPICS = frozenset({"regulatory-status"})
_AS_PROOF = re.compile(
    r"\b(?:so|meaning|means|because|which is why|that is why|therefore|ensur\w+|guarantee\w*|to (?:prevent|avoid))\b"
    r".*\b(?:safe\w*|works?|working|effective\w*|proven|results?|side effects?|trust|quality|harm\w*)\b"
    r"|\b(?:safe and effective|effective and safe|proven|proof|for (?:its|their) (?:safety|efficacy|effectiveness))\b"
    r"|\b(?:as|for) (?:safe|effective)\b"
)


def judge(case: Case) -> Verdict | None:
    if case.topic.id not in TOPICS:
        return None
    broken = [one for one in case.breaches if one.policy.discharge.by == ("evidence",)]
    if not broken and not _AS_PROOF.search(fold(case.sentence)):
        return None
    need = "a decision that a device may be sold is no evidence of its effect or safety"
    return told(case, broken, need, "offers a regulator's decision as proof")
