"""Every rule that a finding may name, with its page: those of the policy, of directives and of the baseline."""

from __future__ import annotations

from collections.abc import Mapping

from claimtrack.baseline.pages import PAGES as OF_BASELINE
from claimtrack.ignores.faults import PAGES as OF_IGNORES
from claimtrack.knowledge.policies import Policy
from claimtrack.policy.rules import RULES


def pages() -> Mapping[str, str]:
    """Name -> page, in the order in which rules name findings."""
    return {**{rule.name: rule.page for rule in RULES}, **OF_IGNORES, **OF_BASELINE}


def served_by(name: str, policies: Mapping[str, Policy]) -> list[Policy]:
    """The policies that speak through a rule."""
    return [policy for rule in RULES if rule.name == name for policy in policies.values() if rule.serves(policy)]
