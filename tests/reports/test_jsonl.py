"""JSON Lines: every line an object with its kind, in the shapes of the JSON report, the summary last."""

from __future__ import annotations

import json

import pytest

from claimtrack.checker import Report
from claimtrack.reports import render
from claimtrack.reports.json import payload
from claimtrack.reports.style import Style
from tests.reports.machines import hostile, ruled
from tests.reports.made import full, report

LISTED = {
    "finding": "findings",
    "passage": "passages",
    "mention": "mentions",
    "suppressed": "suppressed",
    "absent": "absent",
    "skipped": "skipped",
    "unread": "unread",
}
"""Kind of a line -> key of the JSON report, in their order."""


@pytest.mark.parametrize("made", [full(), ruled(), hostile(), report()])
def test_the_lines_together_are_the_json_report(made: Report) -> None:
    lines = [json.loads(line) for line in render("jsonl", made, Style(list_mentions=True)).split("\n")[:-1]]
    kinds = [line.pop("kind") for line in lines]
    assert kinds == [*sorted(kinds[:-1], key=list(LISTED).index), "summary"]
    whole = payload(made, list_mentions=True)
    for kind, key in LISTED.items():
        assert [line for line, its in zip(lines, kinds, strict=True) if its == kind] == whole.pop(key)
    assert lines[-1] == whole


def test_a_page_without_findings_is_one_line() -> None:
    (line,) = render("jsonl", report(), Style()).splitlines()
    assert json.loads(line)["summary"]["findings"] == 0
