"""All rules, in the order in which they name a finding of several equally severe causes; a rule's module docstring is
its page."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from inspect import cleandoc
from types import ModuleType
from typing import TYPE_CHECKING

from claimtrack.policy.case import Rule
from claimtrack.policy.rules import (
    absolute_wording,
    borrowed_authority,
    clearance_as_efficacy,
    contested_claim,
    contradicted_on_page,
    disease_claim,
    house_word,
    lapsed_record,
    missing_disclosure,
    missing_safety_information,
    misstated_approval,
    overstated_claim,
    prohibited_advertising,
    proof_without_source,
    refuted_claim,
    restricted_claim,
    restricted_wording,
    surgical_comparison,
    testimonial_as_evidence,
    unqualified_before_after,
    unregistered_claim,
    unsubstantiated_presentation,
    unsupported_claim,
    untraceable_statistic,
)

if TYPE_CHECKING:
    # Built only where a policy is asked for.
    from claimtrack.knowledge.policies import Policy


def _rule(module: ModuleType) -> Rule:
    name = module.__name__.rpartition(".")[2].replace("_", "-")
    return Rule(
        name,
        cleandoc(module.__doc__ or ""),
        module.judge,
        general=getattr(module, "GENERAL", False),
        serves=getattr(module, "serves", None) or _by_name_or_topic(module),
    )


def _by_name_or_topic(module: ModuleType) -> Callable[[Policy], bool]:
    return partial(_serves, getattr(module, "POLICIES", frozenset()), getattr(module, "TOPICS", frozenset()))


def _serves(names: frozenset[str], topics: frozenset[str], policy: Policy) -> bool:
    return policy.id in names or any(not topics.isdisjoint(trigger.when.topics) for trigger in policy.triggers)


RULES: tuple[Rule, ...] = tuple(
    _rule(module)
    for module in (
        # Those that a policy may speak through come first, the general one after those that say more exactly what is
        # wrong, so that of equally severe causes a policy names the rule.
        lapsed_record,
        prohibited_advertising,
        misstated_approval,
        clearance_as_efficacy,
        disease_claim,
        contradicted_on_page,
        unqualified_before_after,
        testimonial_as_evidence,
        untraceable_statistic,
        proof_without_source,
        surgical_comparison,
        absolute_wording,
        borrowed_authority,
        restricted_claim,
        restricted_wording,
        refuted_claim,
        contested_claim,
        unsupported_claim,
        overstated_claim,
        missing_safety_information,
        missing_disclosure,
        unregistered_claim,
        unsubstantiated_presentation,
        house_word,
    )
)
