"""SARIF 2.1.0 piece by piece, for viewers and code scanning: the same rules as a check's, addresses as artifacts.

A finding cites where the bytes that were judged are kept: the WARC file with record and offset, or the saved file.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from typing import Any

from claimtrack.audit import survey
from claimtrack.audit.edits import place_of
from claimtrack.audit.report import View
from claimtrack.policy.finding import Severity
from claimtrack.reports.sarif.places import ROOT, artifact
from claimtrack.reports.sarif.rules import LEVELS, rules
from claimtrack.version import __version__

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_RESULTS = f"""
SELECT page.*, finding.place, finding.quote, finding.fingerprint, verdict.record AS said FROM page
JOIN finding ON finding.judged = page.judged JOIN verdict ON verdict.id = finding.verdict
WHERE {survey.OWN} ORDER BY page.number, finding.number
"""


def pieces(view: View) -> Iterator[str]:
    """One log with one run, a result a piece."""
    names = view.runs.rows(f"SELECT DISTINCT verdict.rule FROM {survey.FOUND} ORDER BY 1", survey.of(view.run))
    described = rules(row["rule"] for row in names)
    places = {rule["id"]: number for number, rule in enumerate(described)}
    driver = {"name": "claimtrack", "version": __version__, "semanticVersion": __version__, "rules": described}
    opening = {
        "tool": {"driver": driver},
        "invocations": [{"executionSuccessful": True, "toolExecutionNotifications": _not_read(view)}],
        "originalUriBaseIds": {ROOT: {"description": {"text": "The folder in which claimtrack was run."}}},
        "columnKind": "unicodeCodePoints",
        "newlineSequences": ["\r\n", "\n", "\r"],
        "properties": {"asOf": view.run.as_of.isoformat(), "library": view.run.digest, "audit": view.run.id},
    }
    yield f'{{"$schema": {json.dumps(_SCHEMA)}, "version": "2.1.0", "runs": [{_text(opening)[:-1]}, "results": ['
    for number, row in enumerate(view.runs.rows(_RESULTS, survey.of(view.run))):
        yield ("," if number else "") + "\n" + _text(_result(row, places))
    yield "]}]}\n"


def _result(row: sqlite3.Row, places: dict[str, int]) -> dict[str, Any]:
    said = json.loads(row["said"])
    severity: Severity = said["severity"]
    kept = {"file": row["file"], "record": row["record"], "offset": row["offset"], "sha256": row["sha256"]}
    names = ("topic", "treatment", "claim", "status", "confidence", "policies", "sources")
    return {
        "ruleId": said["rule"],
        "ruleIndex": places[said["rule"]],
        "level": LEVELS[severity],
        "message": {"text": said["message"]},
        "locations": [_location(row)],
        "partialFingerprints": {"claimtrackFingerprint/v1": row["fingerprint"]},
        "properties": {name: said[name] for name in names}
        | {"kept": {name: value for name, value in kept.items() if value not in ("", None)}}
        | ({"edit": row["edit"]} if row["edit"] else {}),
    }


def _location(row: sqlite3.Row) -> dict[str, Any]:
    place = place_of(row["place"])
    physical: dict[str, Any] = {"artifactLocation": artifact(row["url"])}
    if place.line is None:
        named = {"fullyQualifiedName": place.locator or "", "kind": "resource"}
        return {"physicalLocation": physical, "logicalLocations": [named], "message": {"text": place.locator or ""}}
    physical["region"] = {
        "startLine": place.line,
        "startColumn": place.column,
        "endLine": place.end_line,
        "endColumn": place.end_column,
        "snippet": {"text": row["quote"]},
    }
    return {"physicalLocation": physical}


def _not_read(view: View) -> list[dict[str, Any]]:
    """What was not read, page by page."""
    return [
        {
            "level": "warning",
            "message": {"text": f"Not read: {why}"},
            "locations": [{"physicalLocation": {"artifactLocation": artifact(url)}}],
        }
        for url, why in survey.not_read(view.runs, view.run)
    ]


def _text(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
