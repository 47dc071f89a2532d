"""The page tells what a treatment does and nothing of who should not have it.

What it does
    Where a market's policy judges the page as a whole: reports, at its first claim of a device or injection, a page of
    at least three claims of its effects that names no side effect, risk or exclusion anywhere.

Why it matters
    A limit that is left out misleads as much as an untrue sentence. Electrical devices have contraindications that
    readers must meet before they book: pacemakers, epilepsy, pregnancy.

Example
    A page that lifts, tones and tightens, and never mentions a pacemaker.

Write instead
    Beside the benefits, what can happen and who should not have the treatment, from the device's own instructions.
"""

from __future__ import annotations

import re

from claimtrack.policy.case import Case, Verdict
from claimtrack.policy.markets import lineage_of
from claimtrack.policy.presenting import of_page

POLICIES = frozenset({"uk-cap-3-1-mislead", "eu-mdr-art7"})
_WITH_RISKS = frozenset({"energy-device", "injectables", "microneedling"})
_ENOUGH = 3
_SAFETY = re.compile(
    r"\b(?:side effects?|adverse|risks?|contra-?\s?indicat\w*|not (?:be )?(?:suitable|recommended|advised)|unsuitable|"
    r"pregnan\w+|pacemakers?|epilep\w+|should (?:not|avoid)|do not (?:have|book|use)|avoid|redness|bruis\w+|swelling|"
    r"consult (?:your|a) (?:doctor|gp|physician)|patch test|who (?:can|should) ?(?:not|n't))\b"
)


def judge(case: Case) -> Verdict | None:
    page, treatment = case.page, case.mention.treatment
    if page is None or treatment is None or not any(policy.id in POLICIES for policy in page.policies):
        return None
    told = [one for one in page.claimed_effects if one.treatment == treatment]
    if len(told) < _ENOUGH or told[0] != case.mention:
        return None
    if _WITH_RISKS.isdisjoint(lineage_of(treatment, page.treatments)):
        return None
    if any(_SAFETY.search(folded) for _, _, folded in page.sentences):
        return None
    missing = "the page names no risk and nobody who should not have it"
    return of_page(page, f"claims {len(told)} effects; {missing}", POLICIES, missing)
