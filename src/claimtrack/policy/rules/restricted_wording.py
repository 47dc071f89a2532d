"""The copy uses words that a market's regulator looks at, whatever is claimed.

What it does
    Reports, once a page, words that a policy of a named market lists: deadlines and other pressure, gifts and discounts
    without their terms, "results may vary" as a shield, review badges, titles. Always a step milder than the policy:
    the words alone decide nothing, and a person has to look at what stands around them.

Why it matters
    Rulings on clinics are as often about the offer, the review or the title as about the effect.

Example
    Black Friday: 50% off, today only! (on a page for the UK)

Write instead
    What the policy itself names: the price and its terms without a deadline.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimtrack.policy.case import Case, Verdict
from claimtrack.policy.listed import LISTED, by_words
from claimtrack.policy.presenting import told

if TYPE_CHECKING:
    # Built only where a policy is asked for.
    from claimtrack.knowledge.policies import Policy


def judge(case: Case) -> Verdict | None:
    if case.topic is not LISTED or not case.breaches:
        return None
    return told(case, case.breaches, "the words alone do not decide", f"uses '{case.text}'")


def serves(policy: Policy) -> bool:
    """Whether the policy lists words."""
    return any(by_words(policy, trigger) for trigger in policy.triggers)
