"""The log around the results: the tool with its rules, what was read, what was not, and where the numbers are from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from claimtrack.checker import Report
from claimtrack.reports.sarif.places import ROOT, artifact, page
from claimtrack.reports.sarif.rules import TAXONOMY, described_as, rules, taxonomy
from claimtrack.version import __version__

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_MOST_NOTIFICATIONS = 1_000
_NOTIFICATIONS = {
    "left-out": "Results or notifications that had no room in the file.",
    "skipped-file": "A file that was not read.",
    "unread-place": "Something on a page that could not be read.",
}
"""Id -> what it says."""


def log(report: Report, results: Sequence[dict[str, Any]], *, left_out: int) -> dict[str, Any]:
    """The whole log, one run; `left_out` is how many results had no room. No times, no users, no paths of a machine."""
    described = rules(dict.fromkeys(result["ruleId"] for result in results))
    indexes = {rule["id"]: number for number, rule in enumerate(described)}
    run = {
        "tool": {"driver": _driver(described, named=bool(report.policies))},
        "taxonomies": [taxonomy(report.policies.values())] if report.policies else [],
        "invocations": [
            {"executionSuccessful": True, "toolExecutionNotifications": list(_notifications(report, left_out))}
        ],
        "originalUriBaseIds": {ROOT: {"description": {"text": "The folder in which claimtrack was run."}}},
        "artifacts": [
            {"location": artifact(path), "roles": ["analysisTarget"], "properties": {"format": document.format}}
            for path, document in report.documents.items()
        ],
        "columnKind": "unicodeCodePoints",
        "newlineSequences": ["\r\n", "\n", "\r"],
        "properties": {
            "library": [layer.model_dump(include={"name", "version", "digest"}) for layer in report.layers],
            "asOf": report.as_of.isoformat(),
            "markets": list(report.markets),
        },
        "results": [{**result, "ruleIndex": indexes[result["ruleId"]]} for result in results],
    }
    return {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}


def _driver(described: Sequence[dict[str, Any]], *, named: bool) -> dict[str, Any]:
    """The tool with its rules; `named`: whether there is a taxonomy of policies."""
    return {
        "name": "claimtrack",
        "version": __version__,
        "semanticVersion": __version__,
        "rules": described,
        "notifications": [described_as(name, text, "note") for name, text in _NOTIFICATIONS.items()],
        "supportedTaxonomies": [{"name": TAXONOMY, "index": 0}] if named else [],
    }


def _notifications(report: Report, left_out: int) -> Iterator[dict[str, Any]]:
    if left_out:
        yield _notification("left-out", "warning", f"{left_out:,} results had no room in the file, the least severe.")
    told = [*_skipped(report), *_unread(report)]
    yield from told[:_MOST_NOTIFICATIONS]
    if len(told) > _MOST_NOTIFICATIONS:
        yield _notification("left-out", "note", f"{len(told) - _MOST_NOTIFICATIONS:,} more were not read.")


def _skipped(report: Report) -> Iterator[dict[str, Any]]:
    for one in report.skipped:
        yield _notification("skipped-file", "warning", f"Not read: {one.reason}", page(one.path))


def _unread(report: Report) -> Iterator[dict[str, Any]]:
    for one in report.unread:
        place = page(one.path, one.position.line if one.position else None)
        yield _notification("unread-place", "note", f"Not read: {one.what}", place)


def _notification(name: str, level: str, text: str, *locations: dict[str, Any]) -> dict[str, Any]:
    number = list(_NOTIFICATIONS).index(name)
    message = {"text": text.replace("{", "{{").replace("}", "}}")}
    one: dict[str, Any] = {"descriptor": {"id": name, "index": number}, "level": level, "message": message}
    return one | ({"locations": list(locations)} if locations else {})
