"""The report for programs; its shape is `audit.schema.json`, published with the package."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from importlib import resources
from typing import Any

from claimtrack.audit import survey
from claimtrack.audit.comparing import Comparison
from claimtrack.audit.edits import Edit, Place, edits
from claimtrack.audit.pages import PageRow, pages
from claimtrack.audit.report import View
from claimtrack.audit.store import Run
from claimtrack.audit.trend import Point, trend
from claimtrack.audit.unregistered import unregistered

SCHEMA_VERSION = 1
_EXAMPLES = 10
"""Places told of a passage that stands on many pages."""


def schema() -> str:
    """The JSON Schema (2020-12) that every JSON report of an audit is valid against, as text."""
    return resources.files("claimtrack.audit.report").joinpath("audit.schema.json").read_text(encoding="utf-8")


def pieces(view: View) -> Iterator[str]:
    """One object, a member a piece; passages and pages one a line."""
    runs, run = view.runs, view.run
    yield '{\n"schema": 1'
    yield from _member("tool", {"name": "claimtrack", "version": run.version})
    yield from _member("audit", _run(run))
    yield from _member("summary", asdict(survey.numbers(runs, run)))
    yield from _member("by_status", survey.statuses(runs, run))
    yield from _member("by_treatment", survey.treatments(runs, run))
    yield from _member("by_markets", survey.markets(runs, run))
    yield from _member("figures_that_disagree", [_clash(clash) for clash in survey.clashes(runs, run)])
    yield from _member("unread", survey.unread(runs, run))
    yield from _member("since", _since(view.since) if view.since else None)
    yield from _member("trend", [_point(point) for point in trend(runs, run)])
    yield from _rows("passages", (_edit(edit, view) for edit in edits(runs, run, examples=_EXAMPLES)))
    yield from _rows("unregistered", map(asdict, unregistered(runs, run)))
    yield from _rows("pages", map(_page, pages(runs, run)))
    yield "\n}\n"


def trend_text(points: Iterable[Point]) -> str:
    """A trend alone."""
    return json.dumps({"schema": SCHEMA_VERSION, "trend": [_point(point) for point in points]}, indent=2) + "\n"


def _member(name: str, value: Any) -> Iterator[str]:
    yield f",\n{json.dumps(name)}: {json.dumps(value, ensure_ascii=False)}"


def _rows(name: str, rows: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    yield f",\n{json.dumps(name)}: ["
    for number, row in enumerate(rows):
        yield ("," if number else "") + "\n" + json.dumps(row, ensure_ascii=False)
    yield "]"


def _run(run: Run) -> dict[str, Any]:
    return {
        "id": run.id,
        "sources": list(run.sources),
        "started": run.started,
        "finished": run.finished,
        "as_of": run.as_of.isoformat(),
        "markets": list(run.markets),
        "min_confidence": run.min_confidence,
        "library": [dict(layer) for layer in run.layers],
        "digest": run.digest,
    }


def _clash(clash: survey.Clash) -> dict[str, Any]:
    figures = [{"text": text, "places": list(places)} for text, places in clash.figures.items()]
    return {"treatment": clash.treatment, "topic": clash.topic, "figures": figures}


def _edit(edit: Edit, view: View) -> dict[str, Any]:
    return {
        "text": edit.text,
        "severity": edit.severity,
        "pages": edit.reach,
        "rank": edit.rank,
        "findings": [dict(said) for said in edit.said],
        "places": [
            {
                "url": spot.url,
                **_place(spot.place),
                "edit": spot.edit or None,
                "screenshot": spot.screenshot or None,
                "outlined": view.picture(spot.outlined) or None,
            }
            for spot in edit.spots
        ],
        "suggestion": edit.suggestion,
    }


def _place(place: Place) -> dict[str, Any]:
    return dict(place._asdict())


def _page(page: PageRow) -> dict[str, Any]:
    one = page.provenance
    return {
        "url": page.url,
        "title": page.title,
        "not_read": page.reason or None,
        "duplicate_of": page.duplicate_of or None,
        "markets": list(page.markets),
        "by_severity": dict(page.severities),
        "by_status": dict(page.statuses),
        "words": page.words,
        "unread": [{"what": what, "line": line} for what, line in page.unread],
        "text_sha256": page.text_sha256 or None,
        "rendered": page.rendered,
        "screenshot": page.screenshot or None,
        "origin": asdict(page.origin) if page.origin else None,
        "judged_anew": page.anew,
        "provenance": {
            "file": one.file or None,
            "record": one.record or None,
            "offset": one.offset,
            "sha256": one.sha256 or None,
            "fetched_at": one.fetched_at or None,
        },
    }


def _since(since: Comparison) -> dict[str, Any]:
    return {
        "audit": since.before.id,
        "started": since.before.started,
        "claims": [asdict(moved) for moved in since.claims],
        "changes": [asdict(change) for change in since.changes],
    }


def _point(point: Point) -> dict[str, Any]:
    return {
        "audit": point.run.id,
        "started": point.run.started,
        "as_of": point.run.as_of.isoformat(),
        "digest": point.run.digest,
        "pages_read": point.read,
        "pages_not_read": point.not_read,
        "by_severity": dict(point.by_severity),
        "by_status": dict(point.by_status),
    }
