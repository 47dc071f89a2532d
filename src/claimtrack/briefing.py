"""What a writer reads before writing of a treatment: what may be said, what must not, what has to be shown and held.

Nothing is offered on trust: every sentence is put on a page about the treatment and run through the checker, in the
markets asked for and on the day.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from claimtrack import documents
from claimtrack.checker import Report, check
from claimtrack.errors import one_of
from claimtrack.evidence.assessment import Status
from claimtrack.evidence.explain import offered
from claimtrack.evidence.library import Library
from claimtrack.knowledge.models import Claim, Layer, Treatment
from claimtrack.knowledge.policies import Condition, Policy
from claimtrack.policy.finding import Finding, Severity
from claimtrack.policy.market_wording import beside
from claimtrack.policy.markets import lineage_of, policies_of, within_ceilings
from claimtrack.policy.profile import Profile
from claimtrack.policy.severity import SEVERITIES

_MOST_EXAMPLES = 3
_SHOWN = frozenset({"page", "image"})
_HELD = frozenset({"record", "wording"})


@dataclass(frozen=True, slots=True)
class Sentence:
    """Wording that may stand on a page about the treatment."""

    text: str
    kind: str
    """A rung of the ladder; 'claim' for a proposition the evidence supports as it stands."""
    claim: str | None
    """The claim it was written for; null for the treatment's own neutral sentence."""
    beside: tuple[str, ...] = ()
    """What has to stand beside it or be held for it."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """A claim that may not be made as it stands."""

    claim: Claim
    status: Status
    severity: Severity
    rule: str
    message: str
    such_as: tuple[str, ...]
    """Sentences that make it."""
    policies: tuple[Policy, ...]
    """Those it breaks, most severe first."""
    sources: tuple[str, ...]


@dataclass(frozen=True)
class Briefing:
    """All of it, most useful first; equal libraries, markets and days give equal briefings."""

    treatment: Treatment | None
    """Null for a claim about none."""
    profile: Profile
    as_of: date
    layers: tuple[Layer, ...]
    may_say: tuple[Sentence, ...]
    with_beside: tuple[Sentence, ...]
    never: tuple[Refusal, ...]
    """Errors, and in no market to be written."""
    reword: tuple[Refusal, ...]
    """Warnings: not in these words."""
    show: tuple[Policy, ...]
    """Policies that ask for words on the page."""
    hold: tuple[Policy, ...]
    """Policies that a record on file clears."""
    ceilings: tuple[Policy, ...]
    """Policies that say how far wording may go at most."""


def brief(
    library: Library, treatment: str | None, profile: Profile, as_of: date, claims: Sequence[str] | None = None
) -> Briefing:
    """The briefing for a treatment known to the library; `claims` narrows it, and the policies, to some."""
    records = library.records
    subject = records.treatments[treatment] if treatment else None
    lineage = tuple(lineage_of(treatment, records.treatments))
    policies = policies_of(records, profile.markets) if profile.markets else ()
    chosen = [records.claims[name] for name in claims] if claims is not None else _about(records.claims, lineage)
    sentences = dict.fromkeys(_sentences(library, subject, chosen, policies, profile, as_of, whole=claims is None))
    judged = list(_judged(library, subject, list(sentences), profile, as_of))
    refusals = sorted(_refusals(library, subject, chosen, profile, as_of), key=_weight)
    concerned = {policy.id for policy in policies if claims is None and _concerns(policy, frozenset(lineage), profile)}
    broken = {policy.id for refusal in refusals for policy in refusal.policies}
    relevant = [policy for policy in policies if policy.id in concerned | broken]
    return Briefing(
        treatment=subject,
        profile=profile,
        as_of=as_of,
        layers=library.layers,
        may_say=tuple(sentence for sentence in judged if not sentence.beside),
        with_beside=tuple(sentence for sentence in judged if sentence.beside),
        never=tuple(one for one in refusals if one.severity == "error"),
        reword=tuple(one for one in refusals if one.severity == "warning"),
        show=tuple(policy for policy in relevant if policy.id in concerned and _shows(policy)),
        hold=tuple(policy for policy in relevant if "record" in policy.discharge.by),
        ceilings=tuple(
            policy for policy in policies if policy.ceiling and not set(lineage).isdisjoint(policy.ceiling.treatments)
        ),
    )


def treatment_named(name: str, treatments: Mapping[str, Treatment]) -> str:
    """The id of the treatment with this id, name, alias or brand, whatever the case; UsageError where there is none."""
    ids = {
        known.casefold(): one.id
        for one in treatments.values()
        for known in (*one.brands, *one.aliases, one.name, one.name.replace(" ", "-"), one.id)
    }
    return ids.get(name.casefold()) or one_of(name, treatments, "treatment")


def _about(claims: Mapping[str, Claim], lineage: Iterable[str]) -> list[Claim]:
    """The claims in use about a treatment, and about those above it where none nearer is on the same topic."""
    chosen: list[Claim] = []
    for one in lineage:
        topics = {claim.about.topic for claim in chosen}
        own = (claim for claim in claims.values() if claim.about.treatment == one and claim.record != "retired")
        chosen += sorted((claim for claim in own if claim.about.topic not in topics), key=lambda claim: claim.id)
    return chosen


def _sentences(
    library: Library,
    treatment: Treatment | None,
    claims: Iterable[Claim],
    policies: Sequence[Policy],
    profile: Profile,
    as_of: date,
    *,
    whole: bool,
) -> Iterator[Sentence]:
    """Everything that might be said, the neutral sentence first; each wording once."""
    seen: set[str] = set()
    if treatment and treatment.about and whole:
        seen.add(treatment.about)
        yield Sentence(treatment.about, "availability", None)
    for claim in claims:
        texts: list[tuple[str, str]] = [
            (rung.text, rung.kind)
            for rung in offered(library, claim.id, as_of, profile.markets)
            if within_ceilings(rung, treatment.id if treatment else None, policies, library.records.treatments)
        ]
        if library.assess(claim.id, as_of).status == "supported":
            texts.insert(0, (claim.text, "claim"))
        for text, kind in texts:
            if text not in seen:
                seen.add(text)
                yield Sentence(text, kind, claim.id)


def _judged(
    library: Library, treatment: Treatment | None, sentences: Sequence[Sentence], profile: Profile, as_of: date
) -> Iterator[Sentence]:
    """The sentences that stand, with what has to be beside them."""
    report = _checked(library, treatment, [sentence.text for sentence in sentences], profile, as_of)
    found = _by_page(report)
    for number, sentence in enumerate(sentences):
        objections = [one for one in found.get(str(number), ()) if one.severity != "info"]
        broken = dict.fromkeys(name for one in found.get(str(number), ()) for name in one.policies)
        policies = [report.policies[name] for name in broken if name in report.policies]
        if objections and not all(_clears(one, report) for one in objections):
            continue
        yield Sentence(sentence.text, sentence.kind, sentence.claim, tuple(map(beside, policies)))


def _clears(finding: Finding, report: Report) -> bool:
    """Whether what is wrong goes away with a record or with words beside the sentence."""
    policies = [report.policies[name] for name in finding.policies if name in report.policies]
    on_evidence = finding.status in ("supported", None) or finding.claim is None
    return bool(policies) and on_evidence and all(_HELD.issuperset(one.discharge.by) for one in policies)


def _refusals(
    library: Library, treatment: Treatment | None, claims: Sequence[Claim], profile: Profile, as_of: date
) -> Iterator[Refusal]:
    """The claims whose own examples are objected to, each with the worst finding on them."""
    examples = [(claim, text) for claim in claims for text in claim.examples.makes[:_MOST_EXAMPLES]]
    report = _checked(library, treatment, [text for _, text in examples], profile, as_of)
    found = _by_page(report)
    for claim_id, group in groupby(enumerate(examples), key=lambda item: item[1][0].id):
        claim, such_as, objections = library.records.claims[claim_id], [], []
        for number, (_, text) in group:
            own = [one for one in found.get(str(number), ()) if one.claim == claim_id and one.severity != "info"]
            objections += own
            such_as += [text] if own else []
        if objections:
            worst = min(objections, key=lambda one: SEVERITIES.index(one.severity))
            names = dict.fromkeys((*worst.policies, *(name for one in objections for name in one.policies)))
            yield Refusal(
                claim=claim,
                status=library.assess(claim_id, as_of).status,
                severity=worst.severity,
                rule=worst.rule,
                message=worst.message,
                such_as=tuple(such_as),
                policies=tuple(report.policies[name] for name in names if name in report.policies),
                sources=worst.sources,
            )


def _checked(
    library: Library, treatment: Treatment | None, texts: Sequence[str], profile: Profile, as_of: date
) -> Report:
    """A page for each text, under the treatment's name, checked."""
    title = treatment.name if treatment else "Questions"
    pages = [documents.read_text(f"{title}\n\n{text}\n", str(number), "text") for number, text in enumerate(texts)]
    return check(pages, library, as_of=as_of, profiles=lambda _: profile)


def _by_page(report: Report) -> dict[str, list[Finding]]:
    """Number of the page -> what is found in its text; its first line is the treatment's name."""
    found: dict[str, list[Finding]] = {}
    for finding in report.findings:
        if finding.place.start is None or finding.place.start.line > 1:
            found.setdefault(finding.place.path, []).append(finding)
    return found


def _weight(refusal: Refusal) -> tuple[int, int, str]:
    """Errors first, then those that more policies speak of."""
    return SEVERITIES.index(refusal.severity), -len(refusal.policies), refusal.claim.id


def _concerns(policy: Policy, lineage: frozenset[str], profile: Profile) -> bool:
    return policy.status == "in-force" and any(_advertises(one.when, lineage, profile) for one in policy.triggers)


def _advertises(condition: Condition, lineage: frozenset[str], profile: Profile) -> bool:
    """Whether a condition may hold of what is advertised, whatever is said of it."""
    if condition.channels and profile.channel not in condition.channels:
        return False
    if condition.product_classes and profile.product_class is not None:
        return profile.product_class in condition.product_classes
    if condition.treatments:
        return not lineage.isdisjoint(condition.treatments)
    return not condition.product_classes


def _shows(policy: Policy) -> bool:
    return policy.rewrite.kind == "add" or any(trigger.reach in _SHOWN for trigger in policy.triggers)
