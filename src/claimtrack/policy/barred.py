"""Products that a policy bars from advertising by their very name: a price list breaks it as much as a promise."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from claimtrack.detect.house import BARRED_NAME
from claimtrack.knowledge.models import Topic

if TYPE_CHECKING:
    # Built only where a market is named.
    from claimtrack.knowledge.policies import Policy, Trigger

BARRED = Topic(
    id=BARRED_NAME, kind="fact", alone=True, means="names of products that may not be advertised to the public"
)
"""Stands for the topic of a mention that is but such a name."""


def by_name(policy: Policy, trigger: Trigger) -> bool:
    """Whether a trigger bars whatever bears one of its names, and nothing clears it."""
    return trigger.reach == "words" and policy.discharge.by == ("never",) and bool(trigger.when.terms)


def barred_names(policies: Iterable[Policy]) -> tuple[str, ...]:
    """Every name that one of the policies bars, once."""
    return terms_of(policies, by_name)


def terms_of(policies: Iterable[Policy], asked: Callable[[Policy, Trigger], bool]) -> tuple[str, ...]:
    """The terms of all triggers that are asked for, each once."""
    triggers = (one for policy in policies for one in policy.triggers if asked(policy, one))
    return tuple(dict.fromkeys(term for one in triggers for term in one.when.terms))
