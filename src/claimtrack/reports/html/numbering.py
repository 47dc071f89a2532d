"""Findings numbered in the order of the report and brought to the block of the copy where they stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from claimtrack.checker import Report
from claimtrack.documents.model import Span
from claimtrack.knowledge.models import Market
from claimtrack.policy.finding import Finding, Passage
from claimtrack.policy.severity import SEVERITIES
from claimtrack.reports.remark import passages


@dataclass(frozen=True, slots=True)
class Numbered:
    """A finding with its number, 1 first, and where its words stand."""

    number: int
    finding: Finding
    block: int | None
    """Index of its block; null where the report holds no such block: words are then marked in their passage."""
    span: Span
    """In the block's text, else in the passage's."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A piece of text with the findings that cover all of it, and those whose words end with it."""

    span: Span
    covering: tuple[Numbered, ...]
    ending: tuple[Numbered, ...]


@dataclass(frozen=True)
class Index:
    """A report, looked up by what its page needs."""

    report: Report

    @cached_property
    def findings(self) -> tuple[Numbered, ...]:
        """All findings, numbered."""
        mentions = {(one.place.path, one.fingerprint): one.mention for one in self.report.mentions}
        found = []
        for number, finding in enumerate(self.report.findings, 1):
            path = finding.place.path
            mention = mentions.get((path, finding.fingerprint)) if path in self.report.documents else None
            if mention is None or mention.block < 0:
                found.append(Numbered(number, finding, None, finding.within))
            else:
                found.append(Numbered(number, finding, mention.block, mention.span))
        return tuple(found)

    @cached_property
    def by_page(self) -> Mapping[str, Sequence[Numbered]]:
        """Path -> its findings: every page that was read, and every other path that a finding names."""
        pages: dict[str, list[Numbered]] = {path: [] for path in self.report.documents}
        for one in self.findings:
            pages.setdefault(one.finding.place.path, []).append(one)
        return pages

    @cached_property
    def passages(self) -> Mapping[str, Passage]:
        """Fingerprint of a finding -> the passage it stands in."""
        return passages(self.report)

    def by_passage(self, found: Iterable[Numbered]) -> list[tuple[Passage | None, list[Numbered]]]:
        """Findings with their passage, in the order of the first of each."""
        groups: dict[object, tuple[Passage | None, list[Numbered]]] = {}
        for one in found:
            passage = self.passages.get(one.finding.fingerprint)
            key = passage.place if passage else one.finding.fingerprint
            groups.setdefault(key, (passage, []))[1].append(one)
        return list(groups.values())

    @cached_property
    def claims(self) -> Mapping[str, Sequence[Numbered]]:
        """Claim id -> its findings, of every assessed claim that has one."""
        held = self.report.assessments
        return _grouped((one.finding.claim, one) for one in self.findings if one.finding.claim in held)

    @cached_property
    def policies(self) -> Mapping[str, Sequence[Numbered]]:
        """Policy id -> the findings that break it, of every policy that the report holds."""
        held = self.report.policies
        return _grouped((name, one) for one in self.findings for name in one.finding.policies if name in held)

    @cached_property
    def notes(self) -> Mapping[str, int]:
        """Claim or policy id -> the number of its note: first the evidence, then the policies."""
        return {name: number for number, name in enumerate((*self.claims, *self.policies), 1)}

    def markets(self, finding: Finding) -> tuple[Market, ...]:
        """The markets whose policies a finding breaks, in the order of the report."""
        held = {self.report.policies[name].market for name in finding.policies if name in self.report.policies}
        return tuple(market for market in self.report.markets if market in held)


def _grouped(pairs: Iterable[tuple[str | None, Numbered]]) -> dict[str, list[Numbered]]:
    groups: dict[str, list[Numbered]] = {}
    for name, one in pairs:
        groups.setdefault(name or "", []).append(one)
    return groups


def stretches(length: int, found: Sequence[Numbered]) -> Iterator[Stretch]:
    """A text of so many characters cut wherever the words of a finding begin or end; overlaps share a stretch."""
    spans = {one.number: Span(max(0, one.span.start), min(one.span.end, length)) for one in found}
    cuts = sorted({0, length, *(edge for span in spans.values() for edge in span if edge <= length)})
    for start, end in pairwise(cuts):
        covering = tuple(one for one in found if spans[one.number].start <= start and end <= spans[one.number].end)
        yield Stretch(Span(start, end), covering, tuple(one for one in covering if spans[one.number].end == end))


def worst(found: Iterable[Numbered]) -> str:
    """The most severe severity among findings, at least one."""
    return min((one.finding.severity for one in found), key=SEVERITIES.index)
