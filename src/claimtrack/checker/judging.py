"""Page by page: a document judged by one library on one day, and pages put together into a report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from itertools import count
from typing import TYPE_CHECKING

from claimtrack import ignores
from claimtrack.checker.report import Report, Summary, UnreadPlace
from claimtrack.detect.mention import Confidence
from claimtrack.documents.model import Document, Skipped
from claimtrack.evidence.assessment import Assessment
from claimtrack.evidence.explain import offered
from claimtrack.evidence.library import Library
from claimtrack.knowledge.models import Market, Rewording
from claimtrack.policy.barred import barred_names
from claimtrack.policy.finding import Finding, Occurrence, Passage, Suppressed
from claimtrack.policy.levels import leveled
from claimtrack.policy.listed import listed_words
from claimtrack.policy.markets import by_topic, policies_of, within_ceilings
from claimtrack.policy.page import Bench, Page, judge, mentions_in
from claimtrack.policy.profile import Profile
from claimtrack.policy.proof import proved
from claimtrack.policy.severity import SEVERITIES
from claimtrack.policy.suggestion import Offers

if TYPE_CHECKING:
    from claimtrack.knowledge.policies import Policy


@dataclass(frozen=True)
class Judged:
    """One document, what it was judged by, and what was found on it."""

    document: Document
    profile: Profile
    page: Page
    suppressed: tuple[Suppressed, ...] = ()
    """Findings that a directive in the copy or beside it lets stand; they are not on the page."""


class Judge:
    """Judges pages one after the other; what it works out once holds for every page that follows.

    `as_of` is the day the evidence is judged on, today by default. `ignores` says whether directives in the copy
    (`claimtrack-ignore-next ...`) are followed, and `scheduled` whether those whose date has passed do nothing more.
    """

    def __init__(
        self,
        library: Library,
        *,
        as_of: date | None = None,
        min_confidence: Confidence = "medium",
        ignores: bool = True,
        scheduled: bool = False,
    ) -> None:
        self.library = library
        self.as_of = as_of or date.today()
        self.min_confidence = min_confidence
        self.ignores = ignores
        self.scheduled = scheduled
        self.assess = cache(self._assess)
        self._bench = cache(self._bench_of)

    def page(self, document: Document, profile: Profile | None = None) -> Judged:
        """One document judged by its profile; without one by the evidence alone. Its directives are followed."""
        return self.settled(self.found(document, profile))

    def found(self, document: Document, profile: Profile | None = None) -> Judged:
        """One document judged, whatever directives in it say."""
        one = profile or Profile()
        bench = self._bench(one)
        page = judge(document, mentions_in(document, self.library.records, bench), bench)
        return Judged(document, one, leveled(page, one, self._policies(one)))

    def settled(self, judged: Judged, *, whole: bool = True) -> Judged:
        """A judged document with its directives followed; `whole` where all that it says is on its page."""
        if not self.ignores:
            return judged
        one = judged.profile
        terms = ignores.Terms(self.as_of, self._policies(one), one.markets, one.allow, self.scheduled, whole)
        applied = ignores.apply(judged.document, judged.page, terms)
        return replace(judged, page=applied.page, suppressed=applied.suppressed)

    def _policies(self, profile: Profile) -> Mapping[str, Policy]:
        return self.library.records.policies if profile.markets else {}

    def report(
        self, pages: Sequence[Judged], skipped: Sequence[Skipped] = (), markets: Sequence[Market] = ()
    ) -> Report:
        """The report on pages, in their order; `markets` are those it names first, those of the pages follow."""
        records = self.library.records
        in_order = numbered([judged.page for judged in pages])
        mentions = tuple(one for page in in_order for one in page.occurrences)
        passages = tuple(passage for page in in_order for passage in page.passages)
        findings = tuple(finding for passage in passages for finding in passage.findings)
        claims = dict.fromkeys(one.mention.claim for one in mentions if one.mention.claim)
        broken = dict.fromkeys(name for finding in findings for name in finding.policies)
        documents = {judged.document.path: judged.document for judged in pages}
        return Report(
            findings=findings,
            passages=passages,
            mentions=mentions,
            skipped=tuple(skipped),
            unread=tuple(place for judged in pages for place in unread_in(judged.document)),
            summary=summary_of(tuple(judged.document for judged in pages), mentions, passages, findings),
            layers=self.library.layers,
            as_of=self.as_of,
            markets=tuple(dict.fromkeys((*markets, *(market for one in pages for market in one.profile.markets)))),
            assessments={claim: self.assess(claim) for claim in claims},
            sources={
                line.source: records.sources[line.source] for claim in claims for line in records.claims[claim].lines
            },
            policies={name: records.policies[name] for name in sorted(broken)},
            profiles={judged.document.path: judged.profile for judged in pages},
            documents=documents,
            suppressed=tuple(one for judged in pages for one in judged.suppressed),
        )

    def _assess(self, claim: str) -> Assessment:
        return self.library.assess(claim, self.as_of)

    def _bench_of(self, profile: Profile) -> Bench:
        records = self.library.records
        policies = policies_of(records, profile.markets) if profile.markets else ()
        offers = Offers(records.treatments, cache(lambda claim: self._rungs(claim, profile, policies)))
        bench = Bench(
            topics=records.topics,
            claims=records.claims,
            offers=offers,
            assess=self.assess,
            min_confidence=self.min_confidence,
            policies=by_topic(policies, records.topics.values()) if policies else {},
            every_policy=policies,
            barred=barred_names(policies),
            listed=listed_words(policies),
            sources=records.sources,
            devices=records.devices,
            product_class=profile.product_class,
            channel=profile.channel,
            as_of=self.as_of,
            discharges=profile.discharges,
            house=tuple(dict.fromkeys((*records.house, *profile.house))),
        )
        return replace(bench, offers=replace(offers, rungs=proved(offers.rungs, records, bench)))

    def _rungs(self, claim: str, profile: Profile, policies: Sequence[Policy]) -> tuple[Rewording, ...]:
        """What may be written for a claim in the markets of a profile."""
        records = self.library.records
        treatment = records.claims[claim].about.treatment
        return tuple(
            rung
            for rung in offered(self.library, claim, self.as_of, profile.markets)
            if within_ceilings(rung, treatment, policies, records.treatments)
        )


def numbered(pages: Sequence[Page]) -> list[Page]:
    """The pages with their passages numbered p1, p2 ... over all of them."""
    numbers = count(1)
    done: list[Page] = []
    for page in pages:
        findings: dict[str, Finding] = {}
        passages: list[Passage] = []
        for passage in page.passages:
            name = f"p{next(numbers)}"
            renamed = tuple(replace(finding, passage=name) for finding in passage.findings)
            own = {finding.fingerprint: finding for finding in renamed}
            findings |= own
            passages.append(replace(passage, id=name, findings=renamed))
        occurrences = (
            replace(one, finding=findings[one.fingerprint]) if one.finding else one for one in page.occurrences
        )
        done.append(Page(tuple(occurrences), tuple(passages)))
    return done


def summary_of(
    read: Sequence[Document],
    mentions: Sequence[Occurrence],
    passages: Sequence[Passage],
    findings: Sequence[Finding],
) -> Summary:
    """The numbers of what was read and found."""
    severities = Counter(finding.severity for finding in findings)
    return Summary(
        files=len(read),
        blocks=sum(len(document.blocks) for document in read),
        words=sum(len(block.text.split()) for document in read for block in document.blocks),
        mentions=len(mentions),
        passages=len(passages),
        findings=len(findings),
        by_severity={severity: severities[severity] for severity in SEVERITIES},
        by_status=statuses_of(mentions),
    )


def statuses_of(mentions: Sequence[Occurrence]) -> Mapping[str, int]:
    """Claimed mentions by the status of their claim, by name."""
    return dict(sorted(Counter(one.status for one in mentions if one.mention.claimed and one.status).items()))


def unread_in(document: Document) -> Iterator[UnreadPlace]:
    """What of a page could not be read."""
    for item in document.unread:
        position = document.position(item.offset) if document.has_lines else None
        yield UnreadPlace(document.path, item.what, position)
