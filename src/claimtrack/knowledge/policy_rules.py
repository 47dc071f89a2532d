"""What must hold of a policy: what its triggers name exists, and it is no surer of itself than its source."""

from __future__ import annotations

import re
from collections.abc import Iterator

from claimtrack.knowledge.loading import Entry
from claimtrack.knowledge.policies import Condition, Held, Policy, PolicyOverlay
from claimtrack.knowledge.remarks import Path
from claimtrack.knowledge.world import Objection, World, known_claim, known_id

_NO_WORD = re.compile(r"[\\\[\](){}|^$?+]|\.\*|[A-Z]|^[\s-]|[\s-]$|\s\s")
_ORDER = ("info", "warning", "error")


def judge_policy(entry: Entry, policy: Policy, world: World) -> Iterator[Objection]:
    """What is wrong with a policy as such and with what it refers to."""
    folder = entry.file.split("/")[-2]
    if policy.market != folder:
        message = f"market '{policy.market}' does not match the folder policies/{folder}"
        yield Objection(entry, ("market",), message, f"write '{folder}', or move the file to policies/{policy.market}")
    if policy.superseded_by is not None:
        yield from known_id(entry, ("superseded_by",), "policy", policy.superseded_by, world.policies)
        if policy.superseded_by == policy.id:
            yield Objection(entry, ("superseded_by",), "the policy supersedes itself", "remove it")
    if policy.own_content_unverified and policy.severity == "error":
        message = "an error rests on a citation or content that was not seen"
        yield Objection(entry, ("severity",), message, "write warning, or verify it and remove own_content_unverified")
    if "never" in policy.discharge.by and len(policy.discharge.by) > 1:
        message = "'never' stands beside another way to clear the finding"
        yield Objection(entry, ("discharge", "by"), message, "write [never], or take it out")
    for index, treatment in enumerate(policy.ceiling.treatments if policy.ceiling else ()):
        yield from known_id(entry, ("ceiling", "treatments", index), "treatment", treatment, world.treatments)
    yield from _triggers(entry, policy, world)
    for index, exemption in enumerate(policy.exceptions):
        if exemption.when is not None:
            yield from _condition(entry, ("exceptions", index, "when"), exemption.when, world)
        elif exemption.accepted:
            message = "what is accepted is left for people to judge"
            yield Objection(entry, ("exceptions", index), message, "say when it fits: 'when: {topics: [...]}'")
    yield from _held(entry, policy, policy.discharged, world)


def judge_policy_overlay(entry: Entry, over: PolicyOverlay, world: World) -> Iterator[Objection]:
    """What is wrong with the records an upper layer says it holds."""
    yield from _held(entry, world.below.policies[over.id], over.discharged, world)


def _triggers(entry: Entry, policy: Policy, world: World) -> Iterator[Objection]:
    for index, trigger in enumerate(policy.triggers):
        path: Path = ("triggers", index)
        when = trigger.when
        yield from _condition(entry, (*path, "when"), when, world)
        if trigger.reach == "mention" and not (
            when.topics or when.kinds or when.treatments or when.product_classes or when.terms
        ):
            yield Objection(entry, path, "this trigger fits every claim", "name topics, kinds, treatments or terms")
        if trigger.reach == "words" and not when.terms:
            yield Objection(entry, path, "this trigger looks for words and names none", "add 'when: {terms: [...]}'")
        if trigger.severity and _ORDER.index(trigger.severity) >= _ORDER.index(policy.severity):
            message = f"severity '{trigger.severity}' is no milder than the policy's own"
            yield Objection(entry, (*path, "severity"), message, "remove it")


def _condition(entry: Entry, path: Path, condition: Condition, world: World) -> Iterator[Objection]:
    for index, topic in enumerate(condition.topics):
        yield from known_id(entry, (*path, "topics", index), "topic", topic, world.topics)
    for index, treatment in enumerate(condition.treatments):
        yield from known_id(entry, (*path, "treatments", index), "treatment", treatment, world.treatments)
    for field in ("terms", "without"):
        for index, term in enumerate(getattr(condition, field)):
            if _NO_WORD.search(term):
                message = f"'{term}' is no plain lower-case wording"
                yield Objection(entry, (*path, field, index), message, "write words as they are read, no pattern")


def _held(entry: Entry, policy: Policy, records: tuple[Held, ...], world: World) -> Iterator[Objection]:
    for index, held in enumerate(records):
        path: Path = ("discharged", index)
        if "record" not in policy.discharge.by:
            by = " and ".join(policy.discharge.by)
            message = f"no record discharges this policy: it is cleared by {by}"
            yield Objection(entry, path, message, f"remove it; what is needed: {policy.discharge.need}")
        for at, claim in enumerate(held.claims):
            yield from known_claim(entry, (*path, "claims", at), claim, world)
        for at, treatment in enumerate(held.treatments):
            yield from known_id(entry, (*path, "treatments", at), "treatment", treatment, world.treatments)
