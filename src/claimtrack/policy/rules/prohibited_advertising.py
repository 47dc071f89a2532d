"""The copy advertises to the public what may not be advertised to it.

What it does
    Reports whatever is claimed of a product that a named market bars from advertising to the public, such as
    prescription-only medicines in the UK and Australia, and every place that names it, price lists included. Beside a
    comparison the bare name is a warning; what is said of people who had it before is left alone. No evidence clears
    it, and no override.

Why it matters
    The ban is on the product, not on the sentence: a true sentence breaks it as much as a false one. It covers brands,
    generic names, hashtags and price lists.

Example
    Botox smooths frown lines. (on a page for the UK)

Write instead
    What the policy itself names: "a consultation for the treatment of lines and wrinkles".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimtrack.policy.barred import BARRED, by_name
from claimtrack.policy.case import Case, Verdict
from claimtrack.policy.presenting import told

if TYPE_CHECKING:
    # Built only where a policy is asked for.
    from claimtrack.knowledge.policies import Policy, Trigger


def judge(case: Case) -> Verdict | None:
    broken = [one for one in case.breaches if _bars_the_product(one.policy, one.trigger)]
    if not broken:
        return None
    if case.topic is BARRED:
        return told(case, broken, "the ban is on naming it to the public at all", f"names '{case.text}'")
    product = case.treatment.name if case.treatment else "such a product"
    found = told(case, broken, "the ban is on the product: other words for the effect do not help")
    if case.claim is None:
        found = told(case, broken, found.why[0], f"advertises {product}")
    return found


def serves(policy: Policy) -> bool:
    """Whether the policy bars products from advertising."""
    return any(_bars_the_product(policy, trigger) for trigger in policy.triggers)


def _bars_the_product(policy: Policy, trigger: Trigger) -> bool:
    by_kind = policy.discharge.by == ("never",) and bool(trigger.when.treatments) and not trigger.when.topics
    return by_kind or by_name(policy, trigger)
