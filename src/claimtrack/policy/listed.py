"""Words that a policy looks for wherever they stand, though nothing is claimed by them: pressure, inducements, shields
such as "results may vary", review badges."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from claimtrack.detect.house import LISTED_WORD
from claimtrack.knowledge.models import Topic
from claimtrack.policy.barred import by_name, terms_of

if TYPE_CHECKING:
    # Built only where a market is named.
    from claimtrack.knowledge.policies import Policy, Trigger

LISTED = Topic(id=LISTED_WORD, kind="fact", alone=True, means="words that a policy looks for wherever they stand")
"""Stands for the topic of a mention that is but such words."""


def by_words(policy: Policy, trigger: Trigger) -> bool:
    """Whether a trigger looks for words that are no name of a barred product."""
    return trigger.reach == "words" and bool(trigger.when.terms) and not by_name(policy, trigger)


def listed_words(policies: Iterable[Policy]) -> tuple[str, ...]:
    """All the words that one of the policies looks for, once."""
    return terms_of(policies, by_words)
