"""All rules asked about one case: the most severe verdict names the rule, the others stand in `why`."""

from __future__ import annotations

from claimtrack.policy.case import Case, Rule, Verdict
from claimtrack.policy.rules import RULES
from claimtrack.policy.severity import SEVERITIES


def verdict(case: Case, rules: tuple[Rule, ...] = RULES) -> tuple[Rule, Verdict] | None:
    """The rule to name and what it says, or None where every rule is content."""
    raised = [(rule, found) for rule in rules if (found := rule.judge(case))]
    if not raised:
        return None
    raised.sort(key=lambda pair: SEVERITIES.index(pair[1].severity))
    (rule, worst), *others = raised
    why = (*worst.why, *(f"{other.name}: {found.message}" for other, found in others))
    sources = dict.fromkeys((*worst.sources, *(source for _, found in others for source in found.sources)))
    return rule, Verdict(worst.severity, worst.message, why, tuple(sources))
