"""One line a finding, for people who grep and for editors that read compiler output."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from claimtrack.checker import Report
from claimtrack.reports import unregistered
from claimtrack.reports.columns import shown
from claimtrack.reports.ending import ending
from claimtrack.reports.style import Style


def render(report: Report, style: Style) -> str:
    """`path:line:col: severity rule: message (status)` for each finding, then how the report ends."""
    return "".join(f"{shown(line)}\n" for line in (*_lines(report), *ending(report)))


def _lines(report: Report) -> Iterator[str]:
    for _, page in groupby(report.findings, key=lambda finding: finding.place.path):
        missing = []
        for finding in page:
            if finding.rule == unregistered.RULE:
                missing.append(finding)
                continue
            status = f" ({finding.status})" if finding.status else ""
            yield f"{finding.place}: {finding.severity} {finding.rule}: {finding.message}{status}"
        if missing:
            yield f"{missing[0].place}: info {unregistered.RULE}: {unregistered.line(missing)}"
