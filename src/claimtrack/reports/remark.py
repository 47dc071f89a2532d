"""What the reports of machines say of a finding in one way: what is wrong, what the evidence holds, what to try."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from claimtrack.checker import Report
from claimtrack.policy.finding import Finding, Passage
from claimtrack.policy.severity import SEVERITIES
from claimtrack.reports.columns import cut, shown

_MOST_QUOTED = 60
"""Cells of the copy that are quoted."""


def remark(finding: Finding) -> str:
    """The words, what is wrong with them and the status of the evidence; without lines, first where they stand."""
    status = f" ({finding.status})" if finding.status else ""
    where = f"{finding.place.locator}: " if finding.place.start is None and finding.place.locator else ""
    return shown(f'{where}"{cut(finding.text, _MOST_QUOTED)}" {finding.message}{status}')


def advice(passage: Passage | None) -> str:
    """'try: ...' as in the report for people; empty where nothing is proposed."""
    if passage is None or passage.suggestion is None:
        return ""
    return shown(f"try: {passage.suggestion.text or 'leave this sentence out'}")


def passages(report: Report) -> Mapping[str, Passage]:
    """Fingerprint of a finding that counts -> the passage it stands in; what is ignored stands in none."""
    return {finding.fingerprint: passage for passage in report.passages for finding in passage.findings}


def by_page(findings: Iterable[Finding]) -> Iterator[Sequence[Finding]]:
    """Findings of one page after the other, in the order of the copy."""
    for _, page in groupby(findings, key=lambda finding: finding.place.path):
        yield list(page)


def worst_first(findings: Iterable[Finding]) -> list[Finding]:
    """By severity; equally severe ones stay in the order of the copy."""
    return sorted(findings, key=lambda finding: SEVERITIES.index(finding.severity))
