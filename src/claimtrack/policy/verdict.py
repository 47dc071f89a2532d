"""All rules asked about one case: the most severe verdict names the rule, the others stand in `why`.

A market makes a finding as severe as the worst policy that is broken, and every broken policy stands in `why`.
"""

from __future__ import annotations

from collections.abc import Iterable

from claimtrack.policy.case import Case, Rule, Verdict
from claimtrack.policy.combined import flagged
from claimtrack.policy.devices import of_another
from claimtrack.policy.market_wording import told
from claimtrack.policy.rules import RULES
from claimtrack.policy.severity import SEVERITIES


def verdict(case: Case, rules: tuple[Rule, ...] = RULES) -> tuple[Rule, Verdict] | None:
    """The rule to name and what it says, or None where every rule is content."""
    if case.topic.id == "regulatory-status" and of_another(case.sentence, case.text):
        return None
    raised = [(rule, found) for rule in rules if (found := rule.judge(case))]
    if not raised:
        return None
    if any(found.exact for _, found in raised):
        raised = [(rule, found) for rule, found in raised if not rule.general]
    raised.sort(key=lambda pair: SEVERITIES.index(pair[1].severity))
    (rule, worst), *others = raised
    why = (
        *worst.why,
        *(f"{other.name}: {found.message}" for other, found in others),
        *(told(breach) for breach in case.breaches),
    )
    severity = min((worst.severity, *(breach.severity for breach in case.breaches)), key=SEVERITIES.index)
    sources = dict.fromkeys((*worst.sources, *(source for _, found in others for source in found.sources)))
    message = "; ".join((worst.message, *(found.beside for _, found in others if found.beside)))
    found = Verdict(severity, message, why, tuple(sources), _broken(case, [found for _, found in raised]))
    return rule, flagged(found, case.together if case.claim or case.topic.kind == "effect" else ())


def _broken(case: Case, raised: Iterable[Verdict]) -> tuple[str, ...]:
    """Ids of the policies that the case breaks and of those that rules found broken, most severe first."""
    judged = [(breach.severity, breach.policy.id) for breach in case.breaches]
    judged += [(found.severity, policy) for found in raised for policy in found.policies]
    judged.sort(key=lambda pair: SEVERITIES.index(pair[0]))
    return tuple(dict.fromkeys(policy for _, policy in judged))
