"""Reviewdog Diagnostic Format (rdjson): review comments with rewordings that are taken over by one click.

Fields are those of reviewdog's proto/rdf/reviewdog.proto: columns count bytes of UTF-8, an end is exclusive.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from claimtrack.checker import Report
from claimtrack.documents.model import Document, Span
from claimtrack.policy.finding import Finding, Passage, Severity
from claimtrack.reports.remark import advice, remark
from claimtrack.reports.style import Style
from claimtrack.reports.units import position

_SEVERITIES: Mapping[Severity, str] = {"error": "ERROR", "warning": "WARNING", "info": "INFO"}


def render(report: Report, style: Style) -> str:
    """One `DiagnosticResult`: a diagnostic for each finding, in the order of the copy."""
    diagnostics = [one for passage in report.passages for one in _diagnostics(passage, report)]
    result = {"source": {"name": "claimtrack"}, "diagnostics": diagnostics}
    return json.dumps(result, ensure_ascii=False, indent=2) + "\n"


def _diagnostics(passage: Passage, report: Report) -> Iterator[dict[str, Any]]:
    """Those of a passage; the first alone offers its rewording, which is for all of them."""
    document = report.documents.get(passage.place.path)
    suggestion = passage.suggestion
    for number, finding in enumerate(passage.findings):
        diagnostic: dict[str, Any] = {
            "message": "\n".join(filter(None, (remark(finding), advice(passage)))),
            "location": _location(finding, document),
            "severity": _SEVERITIES[finding.severity],
            "code": {"value": finding.rule},
        }
        if number == 0 and document and document.has_lines and suggestion and suggestion.span:
            diagnostic["suggestions"] = [{"range": _range(suggestion.span, document), "text": suggestion.text}]
        yield diagnostic


def _location(finding: Finding, document: Document | None) -> dict[str, Any]:
    """The file alone where the source has no lines."""
    place = finding.place
    if document is None or not document.has_lines:
        return {"path": place.path}
    return {"path": place.path, "range": _range(place.span, document)}


def _range(span: Span, document: Document) -> dict[str, Any]:
    return {name: position(document, at, "utf-8")._asdict() for name, at in zip(("start", "end"), span, strict=True)}
