"""GitLab Code Quality: what a merge request widget reads.

https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format. GitLab drops an entry whose fingerprint it
has seen, and tells entries of two branches apart by it: fingerprints hold no line numbers, and repeats are counted.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from claimtrack.checker import Report
from claimtrack.policy.finding import Severity
from claimtrack.reports.remark import advice, passages, remark
from claimtrack.reports.style import Style

SEVERITIES: Mapping[Severity, str] = {"error": "critical", "warning": "major", "info": "info"}
"""Ours -> GitLab's; 'minor' and 'blocker' are not used."""


def render(report: Report, style: Style) -> str:
    """A JSON array, one entry a finding, in the order of the copy."""
    return json.dumps(list(_entries(report)), ensure_ascii=False, indent=2) + "\n"


def _entries(report: Report) -> Iterator[dict[str, Any]]:
    found, seen = passages(report), Counter[str]()
    for finding in report.findings:
        seen[finding.fingerprint] += 1
        repeat = seen[finding.fingerprint]
        start = finding.place.start
        yield {
            "description": "; ".join(filter(None, (remark(finding), advice(found.get(finding.fingerprint))))),
            "check_name": finding.rule,
            "fingerprint": finding.fingerprint if repeat == 1 else f"{finding.fingerprint}-{repeat}",
            "severity": SEVERITIES[finding.severity],
            "location": {
                "path": finding.place.path.removeprefix("./"),
                "lines": {"begin": start.line if start else 1},
            },
        }
