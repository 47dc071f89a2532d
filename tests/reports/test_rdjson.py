"""Reviewdog Diagnostic Format: valid against its schema, columns in bytes of the line as the file has it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from claimtrack.checker import Report
from claimtrack.reports import render_bytes
from claimtrack.reports.style import Style
from tests.reports.machines import hard, hostile, many, ruled, without_lines
from tests.reports.made import ATP, full, one, report

SCHEMA = (Path(__file__).parent / "schemas" / "rdjson.json").read_text(encoding="utf-8")
CLOSED = SCHEMA.replace('"additionalProperties": true', '"additionalProperties": false')
STRICT = jsonschema.Draft4Validator(json.loads(CLOSED))
"""The published schema lets any other field pass; a misspelt one is no other field."""


def read(made: Report) -> dict[str, Any]:
    result: dict[str, Any] = json.loads(render_bytes("rdjson", made, Style()))
    return result


@pytest.mark.parametrize("made", [full(), ruled(), hard(), hostile(), without_lines(), report()])
def test_every_report_is_valid(made: Report) -> None:
    STRICT.validate(read(made))


def cut(source: str, span: dict[str, dict[str, int]]) -> str:
    """What reviewdog cuts out of the lines of the file, by bytes."""
    lines = source.encode().split(b"\n")
    start, end = span["start"], span["end"]
    assert start["line"] == end["line"]
    return lines[start["line"] - 1][start["column"] - 1 : end["column"] - 1].decode()


def test_columns_cut_exactly_the_words_out_of_hard_source() -> None:
    made = hard()
    (document,) = made.documents.values()
    first, second = read(made)["diagnostics"]
    assert cut(document.source, first["location"]["range"]) == "builds collagen"
    assert cut(document.source, second["location"]["range"]) == "lifts your ATP"
    assert first["location"]["range"]["start"] == {"line": 2, "column": 13}


def test_a_byte_order_mark_on_the_line_is_counted() -> None:
    made = one("\ufeffIt lifts your ATP.", ATP)
    (diagnostic,) = read(made)["diagnostics"]
    (document,) = made.documents.values()
    assert cut(document.source, diagnostic["location"]["range"]) == "lifts your ATP"


def test_the_rewording_of_a_passage_is_offered_once_over_its_whole_range() -> None:
    first, second, *_ = read(full())["diagnostics"]
    assert first["suggestions"] == [
        {
            "range": {"start": {"line": 1, "column": 1}, "end": {"line": 1, "column": 39}},
            "text": "Nobody has measured collagen in people. In one test tube, light raised ATP.",
        }
    ]
    assert "suggestions" not in second
    assert "\ntry: Nobody has measured" in second["message"]


def test_a_diagnostic_names_its_rule_and_severity() -> None:
    assert [(one["code"]["value"], one["severity"]) for one in read(full())["diagnostics"]] == [
        ("unsupported-claim", "ERROR"),
        ("unsupported-claim", "WARNING"),
        ("unregistered-claim", "INFO"),
        ("unsubstantiated-presentation", "INFO"),
    ]


def test_without_lines_there_is_the_file_alone_and_nothing_to_click() -> None:
    (diagnostic,) = read(without_lines())["diagnostics"]
    assert diagnostic["location"] == {"path": "leaflet.pdf"}
    assert "suggestions" not in diagnostic
    assert diagnostic["message"].startswith("page 3: ")


def test_every_finding_is_told() -> None:
    assert len(read(many(40))["diagnostics"]) == 40
