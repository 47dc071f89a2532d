"""All rules, in the order they are documented; a rule's module docstring is its page."""

from __future__ import annotations

from inspect import cleandoc
from types import ModuleType

from claimtrack.policy.case import Rule
from claimtrack.policy.rules import (
    contested_claim,
    overstated_claim,
    refuted_claim,
    restricted_claim,
    unregistered_claim,
    unsubstantiated_presentation,
    unsupported_claim,
)


def _rule(module: ModuleType) -> Rule:
    name = module.__name__.rpartition(".")[2].replace("_", "-")
    return Rule(name, cleandoc(module.__doc__ or ""), module.judge)


RULES: tuple[Rule, ...] = tuple(
    _rule(module)
    for module in (
        restricted_claim,  # Before the others, so that of equally severe causes a policy names the rule.
        refuted_claim,
        contested_claim,
        unsupported_claim,
        overstated_claim,
        unregistered_claim,
        unsubstantiated_presentation,
    )
)
