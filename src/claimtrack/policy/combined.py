"""Treatments that copy names as one are judged each, and the worst decides: no part's evidence speaks for all."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from claimtrack.detect.mention import Mention, Part
from claimtrack.evidence.assessment import Assessment
from claimtrack.knowledge.models import Treatment
from claimtrack.policy.severity import TABLE

if TYPE_CHECKING:
    from claimtrack.policy.case import Verdict

_WORST_FIRST = (*(status for status in TABLE if status != "supported"), "unregistered", "supported")

Assess = Callable[[str], Assessment]
"""Claim id -> assessment."""


class Share(NamedTuple):
    """One of the treatments, as it reads in a sentence, and how the claim fares of it."""

    name: str
    status: str
    """A status of the evidence, or 'unregistered'."""


def by_worst_part(mention: Mention, assess: Assess) -> Mention:
    """A mention of treatments given together as one of that treatment of which its claim fares worst; of equal ones the
    first. Other mentions stay as they are."""
    if not mention.combined:
        return mention
    worst = min(mention.combined, key=lambda part: _WORST_FIRST.index(_status(part, assess)))
    return replace(mention, treatment=worst.treatment, claim=worst.claim)


def shares(mention: Mention, treatments: Mapping[str, Treatment], assess: Assess) -> tuple[Share, ...]:
    """The treatments of a mention of several given together, in the order of the copy."""
    return tuple(Share(treatments[part.treatment].name, _status(part, assess)) for part in mention.combined)


def flagged(found: Verdict, together: Sequence[Share]) -> Verdict:
    """A verdict that says of which treatments together the copy speaks, and in `why` how the claim fares of each."""
    if not together:
        return found
    *first, last = (share.name for share in together)
    message = f"speaks of {', '.join(first)} and {last} together, so each is judged: {found.message}"
    each = ", ".join(f"{share.name} {share.status}" for share in together)
    reason = f"the library holds no such claim of the combination; judged by each: {each}"
    return replace(found, message=message, why=(*found.why, reason))


def _status(part: Part, assess: Assess) -> str:
    return assess(part.claim).status if part.claim else "unregistered"
