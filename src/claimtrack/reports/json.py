"""The report for programs; its shape is `finding.schema.json`, published with the package."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from importlib import resources
from typing import Any

from claimtrack.checker import Report
from claimtrack.policy.finding import Finding, Occurrence, Passage, Place, Suggestion, Suppressed
from claimtrack.policy.profile import Profile
from claimtrack.reports.style import Style
from claimtrack.version import __version__

SCHEMA_VERSION = 1


def schema() -> str:
    """The JSON Schema (2020-12) that every JSON report is valid against, as text."""
    return resources.files("claimtrack.reports").joinpath("finding.schema.json").read_text(encoding="utf-8")


def render(report: Report, style: Style) -> str:
    """UTF-8 text, two spaces of indent, keys in the order of the schema: equal reports give equal bytes."""
    return json.dumps(payload(report, list_mentions=style.list_mentions), ensure_ascii=False, indent=2) + "\n"


def payload(report: Report, *, list_mentions: bool = False) -> dict[str, Any]:
    """The report as plain lists, dicts, strings and numbers."""
    return {
        "schema": SCHEMA_VERSION,
        "tool": {"name": "claimtrack", "version": __version__},
        "library": [layer.model_dump(include={"name", "version", "digest"}) for layer in report.layers],
        "as_of": report.as_of.isoformat(),
        "markets": list(report.markets),
        "pages": [_page(path, profile) for path, profile in report.profiles.items()],
        "findings": [_judged(finding, report) for finding in report.findings],
        "passages": [_passage(passage) for passage in report.passages],
        "mentions": [_mention(one) for one in report.mentions] if list_mentions else [],
        "suppressed": [_suppressed(one, report) for one in report.suppressed],
        "absent": [asdict(absent) for absent in report.absent],
        "skipped": [{"path": skipped.path, "reason": skipped.reason} for skipped in report.skipped],
        "unread": [
            {"path": item.path, "what": item.what, "line": item.position.line if item.position else None}
            for item in report.unread
        ],
        "summary": _summary(report),
    }


def _page(path: str, profile: Profile) -> dict[str, Any]:
    """What one page was judged for; `from` is where the configuration says so."""
    return {
        "path": path,
        "markets": list(profile.markets),
        "product_class": profile.product_class,
        "channel": profile.channel,
        "from": profile.named_by or None,
    }


def _judged(finding: Finding, report: Report) -> dict[str, Any]:
    """With how it stands to the baseline; null where none was given."""
    return {**_finding(finding), "state": report.states.get(finding.fingerprint)}


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "rule": finding.rule,
        "severity": finding.severity,
        "confidence": finding.confidence,
        **_place(finding.place),
        "quote": finding.quote,
        "text": finding.text,
        "block": finding.block,
        "passage": finding.passage,
        "topic": finding.topic,
        "treatment": finding.treatment,
        "treatment_from": finding.treatment_from,
        "claim": finding.claim,
        "status": finding.status,
        "stance": finding.stance,
        "attribution": finding.attribution,
        "frame": finding.frame,
        "message": finding.message,
        "why": list(finding.why),
        "sources": list(finding.sources),
        "policies": list(finding.policies),
        "fingerprint": finding.fingerprint,
    } | _combined(finding.combined)


def _combined(treatments: Sequence[str]) -> dict[str, Any]:
    """The treatments that something is said of together; left out where it is said of one."""
    return {"combined": list(treatments)} if treatments else {}


def _mention(one: Occurrence) -> dict[str, Any]:
    mention = one.mention
    claimed = {"claimed": mention.claimed, "quiet_reason": mention.quiet_reason}
    if one.finding:
        return _finding(one.finding) | claimed
    return (
        {
            "rule": None,
            "severity": None,
            "confidence": mention.confidence,
            **_place(one.place),
            "quote": one.quote,
            "text": one.text,
            "block": one.block,
            "passage": None,
            "topic": mention.topic,
            "treatment": mention.treatment,
            "treatment_from": mention.treatment_from,
            "claim": mention.claim,
            "status": one.status,
            "stance": mention.stance,
            "attribution": mention.attribution,
            "frame": mention.frame,
            "message": None,
            "why": [],
            "sources": [],
            "policies": [],
            "fingerprint": one.fingerprint,
        }
        | _combined([part.treatment for part in mention.combined])
        | claimed
    )


def _suppressed(one: Suppressed, report: Report) -> dict[str, Any]:
    return {
        "by": one.by,
        "reason": one.reason,
        "owner": one.owner or None,
        "until": one.until.isoformat() if one.until else None,
        "place": one.place or None,
        "finding": {**_judged(one.finding, report), "passage": None},
    }


def _passage(passage: Passage) -> dict[str, Any]:
    place = _place(passage.place)
    return {
        "id": passage.id,
        **place,
        "text": passage.text,
        "findings": [finding.fingerprint for finding in passage.findings],
        "suggestion": _suggestion(passage.suggestion) if passage.suggestion else None,
    }


def _suggestion(suggestion: Suggestion) -> dict[str, Any]:
    span = suggestion.span
    return {
        "range": {"offset": span.start, "end_offset": span.end} if span else None,
        "text": suggestion.text,
        "kind": suggestion.kind,
        "clears": list(suggestion.clears),
    }


def _place(place: Place) -> dict[str, Any]:
    start, end = place.start, place.end
    return {
        "path": place.path,
        "line": start.line if start else None,
        "column": start.column if start else None,
        "end_line": end.line if end else None,
        "end_column": end.column if end else None,
        "offset": place.span.start,
        "end_offset": place.span.end,
        "locator": place.locator,
    }


def _summary(report: Report) -> dict[str, Any]:
    summary = report.summary
    return {
        "files": summary.files,
        "blocks": summary.blocks,
        "words": summary.words,
        "mentions": summary.mentions,
        "passages": summary.passages,
        "findings": summary.findings,
        "by_severity": dict(summary.by_severity),
        "by_status": dict(summary.by_status),
    }
