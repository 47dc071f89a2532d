"""SARIF 2.1.0 piece by piece, for viewers and code scanning: the same rules as a check's, addresses as artifacts.

A finding cites where the bytes that were judged are kept: the WARC file with record and offset, or the saved file.
As a check's, the log holds what code scanning takes: beyond that the least severe results are left out, and it says so.
"""

from __future__ import annotations

import json
import sqlite3
import zlib
from collections.abc import Iterator
from typing import Any

from claimtrack.audit import survey
from claimtrack.audit.edits import place_of
from claimtrack.audit.report import View
from claimtrack.policy.finding import Severity
from claimtrack.reports.sarif import MOST_BYTES, MOST_RESULTS
from claimtrack.reports.sarif.places import ROOT, artifact
from claimtrack.reports.sarif.rules import LEVELS, rules
from claimtrack.version import __version__

_GZIP = 31
"""Window bits with which zlib writes the format of gzip."""
_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_RESULTS = f"""
WITH worst AS (
  SELECT page.url, page.judged, page.number AS page, finding.number, verdict.record AS said FROM page
  JOIN finding ON finding.judged = page.judged JOIN verdict ON verdict.id = finding.verdict
  WHERE {survey.OWN} ORDER BY {survey.WEIGHT} DESC, page.number, finding.number LIMIT :most)
SELECT page.*, finding.place, finding.quote, finding.fingerprint, worst.said FROM worst
JOIN page ON page.run = :run AND page.url = worst.url
JOIN finding ON finding.judged = worst.judged AND finding.number = worst.number
ORDER BY worst.page, worst.number
"""
_NUMBER = f"SELECT count(*) FROM page JOIN finding ON finding.judged = page.judged WHERE {survey.OWN}"
_MOST_NOT_READ = 1_000
"""Pages named as not read; a longer list is cut, and says so."""


def pieces(view: View) -> Iterator[str]:
    """One log with one run, a result a piece."""
    most = MOST_RESULTS
    while most and _is_too_large(_log(view, most)):
        most //= 2
    return _log(view, most)


def _is_too_large(log: Iterator[str]) -> bool:
    """Compressed, as it is uploaded."""
    packer, size = zlib.compressobj(wbits=_GZIP), 0
    for piece in log:
        size += len(packer.compress(piece.encode(errors="backslashreplace")))
    return size + len(packer.flush()) > MOST_BYTES


def _log(view: View, most: int) -> Iterator[str]:
    """The log with so many results, the most severe, in the order of the pages."""
    names = view.runs.rows(f"SELECT DISTINCT verdict.rule FROM {survey.FOUND} ORDER BY 1", survey.of(view.run))
    described = rules(row["rule"] for row in names)
    places = {rule["id"]: number for number, rule in enumerate(described)}
    driver = {"name": "claimtrack", "version": __version__, "semanticVersion": __version__, "rules": described}
    opening = {
        "tool": {"driver": driver},
        "invocations": [{"executionSuccessful": True, "toolExecutionNotifications": list(_notifications(view, most))}],
        "originalUriBaseIds": {ROOT: {"description": {"text": "The folder in which claimtrack was run."}}},
        "columnKind": "unicodeCodePoints",
        "newlineSequences": ["\r\n", "\n", "\r"],
        "properties": {"asOf": view.run.as_of.isoformat(), "library": view.run.digest, "audit": view.run.id},
    }
    yield f'{{"$schema": {json.dumps(_SCHEMA)}, "version": "2.1.0", "runs": [{_text(opening)[:-1]}, "results": ['
    for number, row in enumerate(view.runs.rows(_RESULTS, survey.of(view.run) | {"most": most})):
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


def _notifications(view: View, most: int) -> Iterator[dict[str, Any]]:
    """What had no room; then what was not read, page by page."""
    (number,) = next(view.runs.rows(_NUMBER, survey.of(view.run)))
    if number > most:
        yield _notification(f"{number - most:,} results had no room in the file, the least severe.")
    told = survey.not_read(view.runs, view.run)
    for url, why in told[:_MOST_NOT_READ]:
        yield _notification(f"Not read: {why}", {"physicalLocation": {"artifactLocation": artifact(url)}})
    if len(told) > _MOST_NOT_READ:
        yield _notification(f"{len(told) - _MOST_NOT_READ:,} more pages were not read.")


def _notification(text: str, *locations: dict[str, Any]) -> dict[str, Any]:
    told: dict[str, Any] = {"level": "warning", "message": {"text": text.replace("{", "{{").replace("}", "}}")}}
    return told | ({"locations": list(locations)} if locations else {})


def _text(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
