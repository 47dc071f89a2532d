"""All mentions of one document judged: every occurrence at its place, the passages to fix, what may be written."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from itertools import count, groupby
from typing import TYPE_CHECKING, get_args

from claimtrack.detect import find_barred_names, find_house_words, find_listed_words, find_mentions
from claimtrack.detect.folding import fold
from claimtrack.detect.mention import Confidence, Mention
from claimtrack.documents.model import Block, Document, Position, Span
from claimtrack.evidence.assessment import Assessment
from claimtrack.knowledge.lexicon import HouseWord
from claimtrack.knowledge.library import Records
from claimtrack.knowledge.models import Claim, Device, Source, Topic
from claimtrack.policy.barred import BARRED
from claimtrack.policy.case import Case, Rule, Verdict
from claimtrack.policy.combined import by_worst_part, shares
from claimtrack.policy.devices import named, of_treatment
from claimtrack.policy.finding import Finding, Occurrence, Passage, Place
from claimtrack.policy.fingerprint import Fingerprints
from claimtrack.policy.house import HOUSE, suggest_with_house
from claimtrack.policy.listed import LISTED
from claimtrack.policy.markets import Breach, Facts, breaches_of, lineage_of
from claimtrack.policy.pagewide import PageView
from claimtrack.policy.profile import Discharge
from claimtrack.policy.suggestion import Offers
from claimtrack.policy.verdict import verdict

if TYPE_CHECKING:
    # Built only where a market is named.
    from claimtrack.knowledge.policies import Channel, Policy, ProductClass

_SURE: tuple[Confidence, ...] = get_args(Confidence)
_REMEMBERED = 1 << 13
"""How many cases a bench remembers; about 1 kB each."""
_OF_WORDS = {topic.id: topic for topic in (BARRED, LISTED)}
"""Topics of what is no claim but words that a policy looks for."""


@dataclass(frozen=True, slots=True)
class Bench:
    """What mentions are judged by: the library's records and assessments on the day, and how sure one has to be."""

    topics: Mapping[str, Topic]
    claims: Mapping[str, Claim]
    offers: Offers
    assess: Callable[[str], Assessment]
    """Claim id -> assessment."""
    min_confidence: Confidence = "medium"
    policies: Mapping[str, Sequence[Policy]] = field(default_factory=dict)
    """Topic id -> the policies, of the markets the copy runs in, that may concern it."""
    every_policy: Sequence[Policy] = ()
    """Those of the markets, whatever they concern."""
    barred: tuple[str, ...] = ()
    """Names that those policies bar wherever they stand."""
    sources: Mapping[str, Source] = field(default_factory=dict)
    devices: Mapping[str, Device] = field(default_factory=dict)
    product_class: ProductClass | None = None
    channel: Channel = "website"
    as_of: date | None = None
    discharges: tuple[Discharge, ...] = ()
    """Records that the configuration says are held."""
    house: tuple[HouseWord, ...] = ()
    listed: tuple[str, ...] = ()
    """Other words that those policies look for."""
    known: dict[tuple[object, ...], tuple[Breach, ...]] = field(default_factory=dict, compare=False, repr=False)
    """What has been worked out already: all that `fits` asks of a mention -> the policies it breaks."""

    def case(
        self,
        mention: Mention,
        text: str,
        sentence: str = "",
        page: PageView | None = None,
        claims: Iterable[str] = (),
        fingerprint: str = "",
    ) -> Case:
        """A mention with all that is known of it; `sentence` is what it stands in, for the words of policies and
        rules, and `claims` are those made in it."""
        if mention.topic == HOUSE.id:
            row = next(row for row in self.house if row.never == mention.evidence[0].term)
            return Case(mention, text, HOUSE, None, None, None, sentence=sentence, house=row)
        if topic := _OF_WORDS.get(mention.topic):
            case = Case(mention, text, topic, None, None, None, sentence=sentence)
            return replace(case, breaches=self._breaches(case, sentence, fingerprint)) if mention.claimed else case
        case = Case(
            mention=mention,
            text=text,
            topic=self.topics[mention.topic],
            treatment=self.offers.treatments.get(mention.treatment) if mention.treatment else None,
            claim=self.claims[mention.claim] if mention.claim else None,
            assessment=self.assess(mention.claim) if mention.claim else None,
            sentence=sentence,
            sources=self._sources(mention, claims),
            together=shares(mention, self.offers.treatments, self.assess),
            page=page,
        )
        if mention.topic == "regulatory-status":
            lineage = lineage_of(mention.treatment, self.offers.treatments)
            held = self.devices.values()
            case = replace(case, named_devices=named(sentence, held), devices=of_treatment(lineage, held))
        if not (self.policies and mention.claimed):
            return case
        return replace(case, breaches=self._breaches(case, sentence, fingerprint))

    def _sources(self, mention: Mention, claims: Iterable[str]) -> tuple[Source, ...]:
        """What the claims of a sentence rest on, of a mention that is a number."""
        if mention.topic != "statistic":
            return ()
        names = dict.fromkeys(line.source for claim in claims for line in self.claims[claim].lines)
        return tuple(self.sources[name] for name in names if name in self.sources)

    def _breaches(self, case: Case, sentence: str, fingerprint: str) -> tuple[Breach, ...]:
        """The policies that a case breaks; worked out once for what is said alike on many pages."""
        mention = case.mention
        alike = (
            sentence, mention.topic, mention.effect, mention.treatment, mention.combined, mention.claim,
            mention.stance, mention.attribution, mention.frame, mention.appearance,
            any(one.role == "number" for one in mention.evidence), fingerprint if self.discharges else "",
        )  # fmt: skip
        if alike not in self.known:
            if len(self.known) >= _REMEMBERED:
                self.known.clear()
            self.known[alike] = self._breaches_of(case, sentence, fingerprint)
        return self.known[alike]

    def _breaches_of(self, case: Case, sentence: str, fingerprint: str) -> tuple[Breach, ...]:
        spoken_of = (case.mention.treatment, *(part.treatment for part in case.mention.combined))
        lineage = frozenset(above for one in spoken_of for above in lineage_of(one, self.offers.treatments))
        profile = (self.product_class, self.channel)
        facts = Facts(
            case.mention,
            case.topic,
            case.claim,
            _status(case),
            lineage,
            *profile,
            fold(sentence),
            as_of=self.as_of,
            fingerprint=fingerprint,
            discharges=self.discharges,
        )
        return breaches_of(facts, self.policies[case.topic.id])

    def is_sure(self, mention: Mention) -> bool:
        return _SURE.index(mention.confidence) <= _SURE.index(self.min_confidence)


@dataclass(frozen=True, slots=True)
class Page:
    """One document judged, in the order of the page."""

    occurrences: tuple[Occurrence, ...]
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class _Sentence:
    document: Document
    block: Block
    span: Span
    """In `Block.text`."""
    text: str
    place: Place


def mentions_in(document: Document, records: Records, bench: Bench) -> tuple[Mention, ...]:
    """All that is to be judged in a document: what it claims, and the words that the house or a policy bars."""
    return (
        *(by_worst_part(mention, bench.assess) for mention in find_mentions(document, records)),
        *find_house_words(document, records, bench.house),
        *find_barred_names(document, records, bench.barred),
        *find_listed_words(document, records, bench.listed),
    )


def judge(document: Document, mentions: Iterable[Mention], bench: Bench) -> Page:
    """Judge every mention of a document; its passages are p1, p2 ..."""
    numbers = count(1)
    fingerprints = Fingerprints(document.path)
    in_order = sorted(mentions, key=partial(_order, document))
    found = [mention for mention in in_order if mention.topic in bench.topics]
    view = PageView(document, found, bench.offers.treatments, bench.every_policy)
    occurrences: list[Occurrence] = []
    passages: list[Passage] = []
    listed: set[str] = set()
    for (index, span), together in groupby(in_order, key=lambda mention: (mention.block, mention.sentence)):
        group = list(together)
        claims = [mention.claim for mention in group if mention.claim]
        block = document.blocks[index]
        sentence = _Sentence(document, block, span, block.text[slice(*span)], place_of(document, block, span))
        prints = [fingerprints.next(sentence.text, mention.topic) for mention in group]
        cases = [
            bench.case(mention, block.text[slice(*mention.span)], sentence.text, view, claims, fingerprint)
            for mention, fingerprint in zip(group, prints, strict=True)
        ]
        verdicts = [verdict(case) if case.mention.claimed and bench.is_sure(case.mention) else None for case in cases]
        verdicts = _listed_once(cases, _once(cases, verdicts), listed)
        name = f"p{next(numbers)}" if any(verdicts) else ""
        judged = [
            _occurrence(sentence, case, found, fingerprint, name)
            for case, found, fingerprint in zip(cases, verdicts, prints, strict=True)
        ]
        occurrences.extend(judged)
        if findings := tuple(one.finding for one in judged if one.finding):
            house = {fingerprint: case.house for case, fingerprint in zip(cases, prints, strict=True) if case.house}
            suggestion = suggest_with_house(document, block, span, findings, bench.offers, house)
            passages.append(Passage(name, sentence.place, sentence.text, findings, suggestion))
    return Page(tuple(occurrences), tuple(passages))


def revised(page: Page, instead: Mapping[str, Finding | None]) -> Page:
    """The page with other findings in the place of some, by fingerprint; null: none. What made them stays a mention."""
    if not instead:
        return page
    passages = (_revised(passage, instead) for passage in page.passages)
    occurrences = (
        replace(one, finding=instead[one.fingerprint]) if one.finding and one.fingerprint in instead else one
        for one in page.occurrences
    )
    return Page(tuple(occurrences), tuple(passage for passage in passages if passage.findings))


def _revised(passage: Passage, instead: Mapping[str, Finding | None]) -> Passage:
    """A passage with other findings, and with what is proposed for those that are left."""
    findings = tuple(one for found in passage.findings if (one := instead.get(found.fingerprint, found)))
    left = {one.fingerprint for one in findings}
    offered = passage.suggestion
    if offered is not None and not left.issuperset(offered.clears):
        clears = tuple(one for one in offered.clears if one in left)
        offered = replace(offered, clears=clears) if clears else None
    return replace(passage, findings=findings, suggestion=offered)


def _once(cases: Sequence[Case], verdicts: Sequence[tuple[Rule, Verdict] | None]) -> list[tuple[Rule, Verdict] | None]:
    """The verdicts without those on a bare name in a sentence that breaks the same policies by what it claims."""
    named = {
        policy
        for case, found in zip(cases, verdicts, strict=True)
        if found and case.topic is not BARRED
        for policy in found[1].policies
    }
    return [
        None if found and case.topic is BARRED and named.issuperset(found[1].policies) else found
        for case, found in zip(cases, verdicts, strict=True)
    ]


def _listed_once(
    cases: Sequence[Case], verdicts: Sequence[tuple[Rule, Verdict] | None], listed: set[str]
) -> list[tuple[Rule, Verdict] | None]:
    """The verdicts without those on listed words whose policies the page has met before; `listed` gains the others."""
    kept: list[tuple[Rule, Verdict] | None] = []
    for case, found in zip(cases, verdicts, strict=True):
        again = found and case.topic is LISTED and listed.issuperset(found[1].policies)
        kept.append(None if again else found)
        if found and case.topic is LISTED:
            listed |= set(found[1].policies)
    return kept


def _order(document: Document, mention: Mention) -> tuple[object, ...]:
    """By sentence as the source has them, then by place; topic and claim settle ties, so that equal copy gives equal
    bytes."""
    start = document.blocks[mention.block].span(*mention.sentence).start
    return (start, mention.block, mention.sentence, mention.span, mention.topic, mention.claim or "")


def _occurrence(
    sentence: _Sentence, case: Case, found: tuple[Rule, Verdict] | None, fingerprint: str, passage: str
) -> Occurrence:
    mention, document = case.mention, sentence.document
    place = place_of(document, sentence.block, mention.span)
    occurrence = Occurrence(
        mention=mention,
        place=place,
        quote=document.source[place.span.start : place.span.end],
        text=case.text,
        within=Span(mention.span.start - sentence.span.start, mention.span.end - sentence.span.start),
        block=sentence.block.kind,
        sentence=sentence.text,
        sentence_place=sentence.place,
        status=_status(case),
        fingerprint=fingerprint,
        finding=None,
    )
    return replace(occurrence, finding=_finding(occurrence, *found, passage)) if found else occurrence


def _status(case: Case) -> str | None:
    if case.assessment:
        return case.assessment.status
    return "unregistered" if case.topic.kind == "effect" else None


def _finding(occurrence: Occurrence, rule: Rule, found: Verdict, passage: str) -> Finding:
    mention = occurrence.mention
    return Finding(
        rule=rule.name,
        severity=found.severity,
        confidence=mention.confidence,
        place=occurrence.place,
        quote=occurrence.quote,
        text=occurrence.text,
        within=occurrence.within,
        block=occurrence.block,
        passage=passage,
        topic=mention.topic,
        treatment=mention.treatment,
        treatment_from=mention.treatment_from,
        claim=mention.claim,
        status=occurrence.status,
        stance=mention.stance,
        attribution=mention.attribution,
        frame=mention.frame,
        message=found.message,
        why=found.why,
        sources=found.sources,
        policies=found.policies,
        fingerprint=occurrence.fingerprint,
        combined=tuple(part.treatment for part in mention.combined),
        unknown=mention.unknown,
    )


def place_of(document: Document, block: Block, span: Span) -> Place:
    """Where a span of a block's text stands in the source."""
    source = block.span(*span)
    if not document.has_lines:
        return Place(document.path, source, None, None, block.locator)
    last = document.position(source.end - 1)
    return Place(document.path, source, document.position(source.start), Position(last.line, last.column + 1))
