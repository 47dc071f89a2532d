"""The report for programs: valid against its schema, complete, the same bytes for the same report."""

from __future__ import annotations

import json
from typing import Any

import jsonschema
import pytest

from claimtrack.checker import Report
from claimtrack.reports import render
from claimtrack.reports.json import payload, schema
from claimtrack.reports.style import Style
from tests.reports.machines import hostile, ruled, without_lines
from tests.reports.made import PRICE, full, one, report

SCHEMA: dict[str, Any] = json.loads(schema())
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA, format_checker=jsonschema.FormatChecker())


def test_the_schema_is_one() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("made", [full(), report(), one("It costs £40.", PRICE), without_lines(), ruled(), hostile()])
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
        (("findings", 0, "state"), "absent"),
        (("suppressed", 0, "by"), "nobody"),
        (("suppressed", 0, "until"), 2027),
        (("absent", 0, "rule"), None),
        (("passages", 0, "suggestion", "kind"), "boast"),
        (("summary", "by_status"), {"wrong": 1}),
        (("as_of",), 20261122),
        (("extra",), 1),
    ],
)
def test_the_schema_refuses_what_is_wrong(path: tuple[Any, ...], value: object) -> None:
    broken: Any = payload(ruled())
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


def test_what_is_ignored_says_by_whose_word_and_is_not_among_the_findings() -> None:
    made = payload(ruled())
    first, second = made["suppressed"]
    assert {key: first[key] for key in ("by", "reason", "owner", "until", "place")} == {
        "by": "inline",
        "reason": "signed off",
        "owner": "A. Person",
        "until": "2027-01-31",
        "place": "a.html:1:1",
    }
    assert (second["owner"], second["until"], second["place"]) == (None, None, None)
    assert first["finding"] == payload(full())["findings"][0] | {"passage": None}
    assert first["finding"]["fingerprint"] not in {finding["fingerprint"] for finding in made["findings"]}


def test_findings_say_how_they_stand_to_the_baseline() -> None:
    made = payload(ruled())
    assert [finding["state"] for finding in made["findings"]] == ["updated", None]
    assert made["suppressed"][1]["finding"]["state"] == "unchanged"
    assert made["absent"] == [
        {"path": "b.md", "fingerprint": "0" * 20, "rule": "refuted-claim", "severity": "error", "text": "It cures."}
    ]
    assert all(finding["state"] is None for finding in payload(full())["findings"])


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
