"""The report for programs: valid against its schema, complete, the same bytes for the same report."""

from __future__ import annotations

import json
from typing import Any

import jsonschema
import pytest

from claimtrack.checker import Report
from claimtrack.documents.model import Block, Document, SourceMap
from claimtrack.reports import render
from claimtrack.reports.json import payload, schema
from claimtrack.reports.style import Style
from tests.policy.world import found
from tests.reports.made import ATP, PRICE, full, one, report

SCHEMA: dict[str, Any] = json.loads(schema())
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA, format_checker=jsonschema.FormatChecker())


def without_lines() -> Report:
    text = "It lifts your ATP."
    block = Block(0, "paragraph", text, SourceMap([0], [0], [18], 18), locator="page 3")
    document = Document("leaflet.pdf", "pdf", text, (block,), has_lines=False)
    return report((document, [found(document, *ATP)]))


def test_the_schema_is_one() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("made", [full(), report(), one("It costs £40.", PRICE), without_lines()])
@pytest.mark.parametrize("list_mentions", [False, True])
def test_every_report_is_valid_against_the_schema(made: Report, list_mentions: bool) -> None:
    VALIDATOR.validate(json.loads(render("json", made, Style(list_mentions=list_mentions))))


@pytest.mark.parametrize(
    "path,value",
    [
        (("findings", 0, "severity"), "fatal"),
        (("findings", 0, "line"), 0),
        (("findings", 0, "status"), "wrong"),
        (("findings", 0, "fingerprint"), "12"),
        (("passages", 0, "suggestion", "kind"), "boast"),
        (("summary", "by_status"), {"wrong": 1}),
        (("as_of",), 20261122),
        (("extra",), 1),
    ],
)
def test_the_schema_refuses_what_is_wrong(path: tuple[Any, ...], value: object) -> None:
    broken: Any = payload(full())
    place = broken
    for key in path[:-1]:
        place = place[key]
    place[path[-1]] = value
    with pytest.raises(jsonschema.ValidationError):
        VALIDATOR.validate(broken)


def test_equal_reports_give_equal_bytes() -> None:
    assert render("json", full(), Style()) == render("json", full(), Style())


def test_a_finding_carries_what_the_architecture_promises() -> None:
    first = payload(full())["findings"][0]
    assert {key: first[key] for key in ("rule", "severity", "path", "line", "column", "end_line", "end_column")} == {
        "rule": "unsupported-claim",
        "severity": "error",
        "path": "a.html",
        "line": 1,
        "column": 4,
        "end_line": 1,
        "end_column": 19,
    }
    assert (first["quote"], first["offset"], first["end_offset"]) == ("builds collagen", 3, 18)
    assert (first["status"], first["sources"], first["policies"]) == ("missing", ["a-study"], [])


def test_passages_name_their_findings_and_what_would_replace_them() -> None:
    made = payload(full())
    passage = made["passages"][0]
    assert passage["findings"] == [finding["fingerprint"] for finding in made["findings"][:2]]
    assert passage["suggestion"]["range"] == {"offset": 0, "end_offset": 38}
    assert set(passage["suggestion"]["clears"]) == set(passage["findings"])


def test_mentions_are_listed_only_when_asked_and_say_whether_they_are_claimed() -> None:
    assert payload(full())["mentions"] == []
    mentions = payload(full(), list_mentions=True)["mentions"]
    assert [(one["topic"], one["claimed"], one["quiet_reason"], one["rule"]) for one in mentions] == [
        ("collagen", True, None, "unsupported-claim"),
        ("atp-energy", True, None, "unsupported-claim"),
        ("fact-price", True, None, None),
        ("hair", True, None, "unregistered-claim"),
        ("painless", True, None, "unsubstantiated-presentation"),
        ("collagen", False, "denied", None),
    ]


def test_where_there_are_no_lines_the_locator_says_where() -> None:
    (finding,) = payload(without_lines())["findings"]
    assert (finding["line"], finding["column"], finding["end_line"], finding["locator"]) == (None, None, None, "page 3")
