"""Copy in, Report out: the main job, for the command line and for programs alike."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from claimtrack import documents
from claimtrack.detect.mention import Confidence
from claimtrack.documents.model import Document, Position, Skipped
from claimtrack.documents.walk import find_files
from claimtrack.errors import shown
from claimtrack.evidence.assessment import Assessment
from claimtrack.evidence.explain import offered
from claimtrack.evidence.library import Library
from claimtrack.knowledge.models import Layer, Market, Rewording
from claimtrack.policy.barred import barred_names
from claimtrack.policy.finding import Finding, Occurrence, Passage, Severity
from claimtrack.policy.markets import by_topic, policies_of, within_ceilings
from claimtrack.policy.page import Bench, Page, judge, mentions_in
from claimtrack.policy.profile import Profile
from claimtrack.policy.proof import proved
from claimtrack.policy.severity import SEVERITIES, at_least
from claimtrack.policy.suggestion import Offers

if TYPE_CHECKING:
    # Policies are built only where a market is named.
    from claimtrack.knowledge.library import Records
    from claimtrack.knowledge.policies import Channel, Policy, ProductClass

Copy = Path | str | Document | Skipped
"""A file or directory by its path, or what reading a piece of copy gave."""


@dataclass(frozen=True, slots=True)
class UnreadPlace:
    """Something on a page that could not be read, and where."""

    path: str
    what: str
    position: Position | None


@dataclass(frozen=True, slots=True)
class Summary:
    """The numbers of a report."""

    files: int = 0
    blocks: int = 0
    words: int = 0
    mentions: int = 0
    passages: int = 0
    findings: int = 0
    by_severity: Mapping[str, int] = field(default_factory=dict)
    """Findings by severity, worst first; every severity is there."""
    by_status: Mapping[str, int] = field(default_factory=dict)
    """Claimed mentions by the status of their claim, by name; those judged by no claim are left out."""


@dataclass(frozen=True)
class Report:
    """What was found, in the order of the copy, with everything needed to say what was not looked at."""

    findings: tuple[Finding, ...]
    passages: tuple[Passage, ...]
    mentions: tuple[Occurrence, ...]
    """Every mention, claimed or not, reported or not."""
    skipped: tuple[Skipped, ...]
    unread: tuple[UnreadPlace, ...]
    summary: Summary
    layers: tuple[Layer, ...]
    as_of: date
    markets: tuple[Market, ...]
    assessments: Mapping[str, Assessment]
    """Claim id -> assessment, of every claim that is mentioned."""
    policies: Mapping[str, Policy] = field(default_factory=dict)
    """Id -> policy, of every policy that a finding breaks."""
    profiles: Mapping[str, Profile] = field(default_factory=dict)
    """Path -> what the page was judged by, of every page that was read."""

    def __iter__(self) -> Iterator[Finding]:
        return iter(self.findings)

    def __len__(self) -> int:
        return len(self.findings)

    def reaches(self, threshold: Severity) -> bool:
        """Whether any finding is as bad as the threshold or worse."""
        return any(at_least(finding.severity, threshold) for finding in self.findings)


def check(
    copy: Copy | Sequence[Copy],
    library: Library | None = None,
    *,
    markets: Sequence[Market] = (),
    as_of: date | None = None,
    min_confidence: Confidence = "medium",
    read_as: str | None = None,
    include_internal: bool = False,
    product_class: ProductClass | None = None,
    channel: Channel = "website",
    profiles: Callable[[Document], Profile] | None = None,
) -> Report:
    """Check copy against a library and, where markets are named, against what their regulators restrict.

    A folder is walked as `documents.walk.find_files` says, in the order of the sorted paths; `include_internal` reads
    its tests, prompts and wording guides too. Without a library the one that governs the first path is used, as
    `Library.load` says. `as_of` is the day the evidence is judged on, today by default. `read_as` names the format of
    every file given by path, whatever its suffix. `product_class` and `channel` say what is advertised and where, for
    policies that hold for some only; without a class it follows from the treatment. `profiles` says all this page by
    page, in place of `markets`, `product_class` and `channel`: `claimtrack.config.Setup` makes one. Raises UsageError
    for a path that does not exist and LibraryError for a library that cannot be used.
    """
    items = [copy] if isinstance(copy, (Path, str, Document, Skipped)) else list(copy)
    read, skipped = _read_all(items, read_as, include_internal=include_internal)
    if library is None:
        library = Library.load(near=_first_path(items))
    one = Profile(tuple(dict.fromkeys(markets)), product_class, channel)
    chosen = [(document, profiles(document) if profiles else one) for document in read]
    named = tuple(dict.fromkeys((*markets, *(market for _, profile in chosen for market in profile.markets))))
    return _report(chosen, skipped, library, named, as_of or date.today(), min_confidence)


def _report(
    chosen: Sequence[tuple[Document, Profile]],
    skipped: Sequence[Skipped],
    library: Library,
    markets: tuple[Market, ...],
    as_of: date,
    min_confidence: Confidence,
) -> Report:
    records = library.records

    @cache
    def assess(claim: str) -> Assessment:
        return library.assess(claim, as_of)

    @cache
    def bench_of(profile: Profile) -> Bench:
        return _bench(library, profile, as_of, min_confidence, assess)

    numbers = count(1)
    read = [document for document, _ in chosen]
    pages = [_judged(document, records, bench_of(profile), numbers) for document, profile in chosen]
    mentions = tuple(one for page in pages for one in page.occurrences)
    passages = tuple(passage for page in pages for passage in page.passages)
    findings = tuple(finding for passage in passages for finding in passage.findings)
    claims = dict.fromkeys(one.mention.claim for one in mentions if one.mention.claim)
    broken = dict.fromkeys(name for finding in findings for name in finding.policies)
    return Report(
        findings=findings,
        passages=passages,
        mentions=mentions,
        skipped=tuple(skipped),
        unread=tuple(place for document in read for place in _unread(document)),
        summary=_summary(read, mentions, passages, findings),
        layers=library.layers,
        as_of=as_of,
        markets=markets,
        assessments={claim: assess(claim) for claim in claims},
        policies={name: records.policies[name] for name in sorted(broken)},
        profiles={document.path: profile for document, profile in chosen},
    )


def _judged(document: Document, records: Records, bench: Bench, numbers: count[int]) -> Page:
    return judge(document, mentions_in(document, records, bench), bench, numbers)


def _bench(
    library: Library,
    profile: Profile,
    as_of: date,
    min_confidence: Confidence,
    assess: Callable[[str], Assessment],
) -> Bench:
    records = library.records
    policies = policies_of(records, profile.markets) if profile.markets else ()

    @cache
    def rungs(claim: str) -> tuple[Rewording, ...]:
        treatment = records.claims[claim].about.treatment
        return tuple(
            rung
            for rung in offered(library, claim, as_of, profile.markets)
            if within_ceilings(rung, treatment, policies, records.treatments)
        )

    offers = Offers(records.treatments, rungs)
    bench = Bench(
        topics=records.topics,
        claims=records.claims,
        offers=offers,
        assess=assess,
        min_confidence=min_confidence,
        policies=by_topic(policies, records.topics.values()) if policies else {},
        every_policy=policies,
        barred=barred_names(policies),
        sources=records.sources,
        devices=records.devices,
        product_class=profile.product_class,
        channel=profile.channel,
        as_of=as_of,
        discharges=profile.discharges,
        house=tuple(dict.fromkeys((*records.house, *profile.house))),
    )
    return replace(bench, offers=replace(offers, rungs=proved(offers.rungs, records, bench)))


def _summary(
    read: Sequence[Document],
    mentions: Sequence[Occurrence],
    passages: Sequence[Passage],
    findings: Sequence[Finding],
) -> Summary:
    severities = Counter(finding.severity for finding in findings)
    statuses = Counter(one.status for one in mentions if one.mention.claimed and one.status)
    return Summary(
        files=len(read),
        blocks=sum(len(document.blocks) for document in read),
        words=sum(len(block.text.split()) for document in read for block in document.blocks),
        mentions=len(mentions),
        passages=len(passages),
        findings=len(findings),
        by_severity={severity: severities[severity] for severity in SEVERITIES},
        by_status=dict(sorted(statuses.items())),
    )


def _unread(document: Document) -> Iterator[UnreadPlace]:
    for item in document.unread:
        position = document.position(item.offset) if document.has_lines else None
        yield UnreadPlace(document.path, item.what, position)


def _read_all(
    items: Iterable[Copy], read_as: str | None, *, include_internal: bool
) -> tuple[list[Document], list[Skipped]]:
    results: dict[object, Document | Skipped] = {}
    for item in items:
        if isinstance(item, (Document, Skipped)):
            results[id(item)] = item
            continue
        files, passed_over = find_files([shown(Path(item))], include_internal=include_internal)
        results |= {(one.path, one.reason): one for one in passed_over}
        results |= {file: documents.read(file, format=read_as) for file in files if file not in results}
    return (
        [result for result in results.values() if isinstance(result, Document)],
        [result for result in results.values() if isinstance(result, Skipped)],
    )


def _first_path(items: Sequence[Copy]) -> Path:
    return next((Path(item) for item in items if isinstance(item, (str, Path))), Path())
