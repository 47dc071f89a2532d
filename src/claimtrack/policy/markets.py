"""Which policies of the named markets a mention breaks, and how bad each is.

A policy is broken where a trigger fits, no exception does and nothing that would discharge it is held. Only triggers
that a mention alone decides are asked, and of a barred name or other listed words those that look for them: those that
look at the whole page or at pictures are not.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from claimtrack.detect.folding import fold
from claimtrack.detect.mention import Mention
from claimtrack.knowledge.library import Records
from claimtrack.knowledge.models import Claim, Market, Rewording, Topic, Treatment
from claimtrack.policy.barred import BARRED, by_name
from claimtrack.policy.finding import Severity
from claimtrack.policy.listed import LISTED, by_words
from claimtrack.policy.profile import Discharge
from claimtrack.policy.severity import SEVERITIES, lowered

if TYPE_CHECKING:
    # Built only where a market is named.
    from claimtrack.knowledge.policies import Channel, Condition, Held, Policy, ProductClass, Trigger

_LADDER = ("study", "appearance", "temporarily", "availability")
"""Rungs that say something of an effect or of the offer, the most informative first."""
_UNKNOWN = frozenset({"unassessed", "unregistered"})
_WORDING = frozenset({"evidence", "wording"})


class Breach(NamedTuple):
    """One policy that a mention breaks."""

    policy: Policy
    trigger: Trigger
    """The one that weighs most."""
    severity: Severity
    lapsed: tuple[str, ...] = ()
    """Why records that would clear it do not: 'ran out on 2026-01-31 (claimtrack.toml:12:3)'."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of a mention, its copy and what it advertises."""

    mention: Mention
    topic: Topic
    claim: Claim | None
    status: str | None
    """Of the evidence; 'unregistered' or null where there is no claim."""
    lineage: frozenset[str]
    """The treatment and all above it."""
    product_class: ProductClass | None
    channel: Channel
    words: str
    """The sentence, folded."""
    as_of: date | None
    fingerprint: str = ""
    discharges: tuple[Discharge, ...] = ()
    """Records that the configuration says are held."""


def breaches(
    mention: Mention,
    claim: Claim | None,
    status: str | None,
    treatment: Treatment | None,
    markets: Sequence[Market],
    records: Records,
    product_class: ProductClass | None = None,
    channel: Channel = "website",
    *,
    words: str = "",
    as_of: date | None = None,
) -> tuple[Policy, ...]:
    """The policies that a mention breaks, most severe first; `words` is the sentence it stands in.

    A mention that the copy does not claim breaks none. Where no day is named, records that discharge a policy have not
    run out.
    """
    lineage = frozenset(lineage_of(treatment.id if treatment else None, records.treatments))
    topic = records.topics[mention.topic]
    facts = Facts(mention, topic, claim, status, lineage, product_class, channel, fold(words), as_of)
    return tuple(breach.policy for breach in breaches_of(facts, policies_of(records, tuple(markets))))


def breaches_of(facts: Facts, policies: Sequence[Policy]) -> tuple[Breach, ...]:
    """The policies that are broken, most severe first; of equally severe ones those that say more exactly when."""
    if not facts.mention.claimed:
        return ()
    broken = [found for policy in policies if (found := _breach(facts, policy))]
    if accepted := {policy.market for policy in policies if broken and _accepts(facts, policy)}:
        broken = [one for one in broken if one.policy.market not in accepted or not _on_evidence(one.policy)]
    return tuple(sorted(broken, key=lambda one: (SEVERITIES.index(one.severity), -_exactness(one.trigger.when))))


@lru_cache(maxsize=8)
def policies_of(records: Records, markets: tuple[Market, ...]) -> tuple[Policy, ...]:
    """The policies of the markets, in the order in which those are named, then by id."""
    every = sorted(records.policies.values(), key=lambda policy: policy.id)
    return tuple(policy for market in dict.fromkeys(markets) for policy in every if policy.market == market)


def by_topic(policies: Sequence[Policy], topics: Iterable[Topic]) -> dict[str, tuple[Policy, ...]]:
    """Topic id -> the policies that a mention of it may break, or that accept one, in their order; barred names too."""
    asked = (*topics, BARRED, LISTED)
    return {topic.id: tuple(policy for policy in policies if _may_concern(policy, topic)) for topic in asked}


def _may_concern(policy: Policy, topic: Topic) -> bool:
    if topic.id in _BY_WORDS:
        return any(_BY_WORDS[topic.id](policy, one) for one in policy.triggers)
    triggers = (one.when for one in policy.triggers if one.reach == "mention")
    accepted = (one.when for one in policy.exceptions if one.accepted and one.when is not None)
    return any(_on_topic(condition, topic) for condition in (*triggers, *accepted))


def lineage_of(treatment: str | None, treatments: Mapping[str, Treatment]) -> Iterator[str]:
    """A treatment and all above it, the nearest first."""
    seen: set[str] = set()
    while treatment is not None and treatment not in seen:
        yield treatment
        seen.add(treatment)
        treatment = treatments[treatment].parent if treatment in treatments else None


def within_ceilings(
    rung: Rewording, treatment: str | None, policies: Sequence[Policy], treatments: Mapping[str, Treatment]
) -> bool:
    """Whether a wording about a treatment goes no further than the policies accept; facts and cautions always stand."""
    lineage = frozenset(lineage_of(treatment, treatments))
    ceilings = (policy.ceiling for policy in policies if policy.ceiling)
    return rung.kind == "fact" or all(
        _LADDER.index(rung.kind) >= _LADDER.index(ceiling.kind)
        for ceiling in ceilings
        if not lineage.isdisjoint(ceiling.treatments)
    )


def _accepts(facts: Facts, policy: Policy) -> bool:
    return any(one.accepted and one.when is not None and fits(one.when, facts) for one in policy.exceptions)


def _on_evidence(policy: Policy) -> bool:
    """Whether evidence or wording, and nothing else, clears a finding of the policy."""
    return _WORDING.issuperset(policy.discharge.by)


def _breach(facts: Facts, policy: Policy) -> Breach | None:
    asked = _BY_WORDS.get(facts.topic.id, _by_mention)
    fitting = [one for one in policy.triggers if asked(policy, one) and fits(one.when, facts)]
    if not fitting or any(one.when is not None and fits(one.when, facts) for one in policy.exceptions):
        return None
    needed, held = frozenset(policy.discharge.by), _held(facts, policy)
    if needed <= held:
        return None
    part_held = bool(needed & held)
    lapsed = tuple(_lapsed(facts, policy)) if "record" in needed - held else ()
    judged = [Breach(policy, one, _severity(facts, policy, one, part_held=part_held), lapsed) for one in fitting]
    return min(judged, key=lambda one: (SEVERITIES.index(one.severity), -_exactness(one.trigger.when)))


def _by_mention(_: Policy, trigger: Trigger) -> bool:
    return trigger.reach == "mention"


_BY_WORDS = {BARRED.id: by_name, LISTED.id: by_words}
"""Topic of what is no claim but words -> which triggers look for them."""


def _severity(facts: Facts, policy: Policy, trigger: Trigger, *, part_held: bool) -> Severity:
    """The policy's severity; one step lower where part of what it asks for is held, the evidence is limited or nobody
    has looked, and one more for a hedge where the policy lets one count."""
    severity = _milder(policy.severity, trigger.severity or policy.severity)
    if policy.own_content_unverified or trigger.unseen:
        severity = _milder(severity, "warning")
    # A part of a market, or a text that was replaced: worth knowing, and for people to judge.
    if policy.territory or policy.status == "superseded":
        severity = "info"
    if facts.topic is LISTED:
        severity = lowered(severity)
    on_evidence = "evidence" in policy.discharge.by and _on_evidence(policy)
    if part_held or (on_evidence and (facts.status == "limited" or facts.status in _UNKNOWN)):
        severity = lowered(severity)
    return lowered(severity) if facts.mention.stance == "hedged" and policy.hedge == "one-step" else severity


def _milder(one: Severity, other: Severity) -> Severity:
    return max(one, other, key=SEVERITIES.index)


def _held(facts: Facts, policy: Policy) -> frozenset[str]:
    """What of the policy's demands is known to be met. A claim of a regulator's decision that the evidence supports
    rests on the register's own record."""
    held: set[str] = set()
    if facts.status == "supported":
        held |= {"evidence", "record"} if facts.topic.id == "regulatory-status" else {"evidence"}
    recorded = any(_covers(record, facts) and not _is_past(record, facts) for record in policy.discharged)
    if recorded or any(one.fault(facts.as_of) is None for one in _entries(facts, policy)):
        held.add("record")
    return frozenset(held)


def _lapsed(facts: Facts, policy: Policy) -> Iterator[str]:
    """Why each record that is meant for the mention does not clear the policy."""
    for record in policy.discharged:
        if record.until and _covers(record, facts) and _is_past(record, facts):
            yield f"ran out on {record.until.isoformat()} ({record.document})"
    yield from filter(None, (one.fault(facts.as_of) for one in _entries(facts, policy)))


def _entries(facts: Facts, policy: Policy) -> Iterator[Discharge]:
    return (one for one in facts.discharges if one.is_for(policy.id, facts.mention.claim, facts.fingerprint))


def _is_past(record: Held, facts: Facts) -> bool:
    return record.until is not None and facts.as_of is not None and facts.as_of > record.until


def _covers(record: Held, facts: Facts) -> bool:
    named = (facts.mention.claim in record.claims, not facts.lineage.isdisjoint(record.treatments))
    return any(named) if record.claims or record.treatments else True


def fits(condition: Condition, facts: Facts) -> bool:
    """Whether everything that the condition says holds; the cheap questions first."""
    return (
        _about(condition, facts)
        and _advertised(condition, facts)
        and _said(condition, facts)
        and not (condition.terms and not _pattern(condition.terms).search(facts.words))
        and not (condition.without and _pattern(condition.without).search(facts.words))
    )


def _about(condition: Condition, facts: Facts) -> bool:
    if not _on_topic(condition, facts.topic):
        return False
    if condition.effects and facts.mention.effect not in condition.effects:
        return False
    return not condition.statuses or facts.status in condition.statuses


def _on_topic(condition: Condition, topic: Topic) -> bool:
    if not (condition.topics or condition.kinds):
        return True
    return topic.id in condition.topics or topic.kind in condition.kinds


def _advertised(condition: Condition, facts: Facts) -> bool:
    if condition.channels and facts.channel not in condition.channels:
        return False
    if condition.product_classes and facts.product_class is not None:
        return facts.product_class in condition.product_classes
    if condition.treatments:
        return not facts.lineage.isdisjoint(condition.treatments)
    return not condition.product_classes


def _said(condition: Condition, facts: Facts) -> bool:
    mention = facts.mention
    listed = (
        (condition.stances, mention.stance),
        (condition.attributions, mention.attribution),
        (condition.frames, mention.frame),
    )
    marked = (
        (condition.absolute, _is_absolute(facts)),
        (condition.number, _has_number(facts)),
        (condition.appearance, mention.appearance),
    )
    return all(not wanted or found in wanted for wanted, found in listed) and all(
        wanted is None or wanted == found for wanted, found in marked
    )


def _is_absolute(facts: Facts) -> bool:
    by_claim = facts.claim is not None and facts.claim.about.qualifiers.absolute
    return by_claim or facts.topic.id == "guarantee-absolute"


def _has_number(facts: Facts) -> bool:
    return facts.topic.id == "statistic" or any(item.role == "number" for item in facts.mention.evidence)


def _exactness(condition: Condition) -> int:
    """How many things a condition asks for, treatments counting twice and a whole kind of topics not at all."""
    asked = (condition.topics, condition.treatments, condition.treatments, condition.terms, condition.statuses)
    return sum(map(bool, (*asked, condition.effects, condition.stances, condition.attributions, condition.channels)))


@cache
def _pattern(terms: tuple[str, ...]) -> re.Pattern[str]:
    """One pattern for all terms: whole words, a space in a term standing for a space, a hyphen or nothing."""
    return re.compile("|".join(map(_spelled, terms)))


def _spelled(term: str) -> str:
    words = "[ -]?".join(map(re.escape, re.split("[ -]", fold(term))))
    return (r"(?<!\w)" if term[0].isalnum() else "") + words + (r"(?!\w)" if term[-1].isalnum() else "")
