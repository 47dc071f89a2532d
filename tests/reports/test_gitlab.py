"""GitLab Code Quality: the fields it needs, fingerprints that are unique and know no lines."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from claimtrack.checker import Report
from claimtrack.documents.model import Position
from claimtrack.reports import render
from claimtrack.reports.style import Style
from tests.reports.machines import hostile, many, ruled, without_lines
from tests.reports.made import full, report


def entries(made: Report) -> list[dict[str, Any]]:
    read: list[dict[str, Any]] = json.loads(render("gitlab", made, Style()))
    return read


def test_an_entry_has_what_the_widget_shows() -> None:
    assert entries(full())[0] == {
        "description": '"builds collagen" says that the lamp changes collagen; a search found no evidence that counts'
        " for it (missing); try: Nobody has measured collagen in people. In one test tube, light raised ATP.",
        "check_name": "unsupported-claim",
        "fingerprint": full().findings[0].fingerprint,
        "severity": "critical",
        "location": {"path": "a.html", "lines": {"begin": 1}},
    }


def test_severities_are_gitlabs() -> None:
    assert [entry["severity"] for entry in entries(full())] == ["critical", "major", "info", "info"]


def test_a_fingerprint_given_twice_is_counted_and_moves_with_the_text() -> None:
    made = full()
    twice = replace(made, findings=(made.findings[0], *made.findings))
    prints = [entry["fingerprint"] for entry in entries(twice)]
    assert prints[:2] == [made.findings[0].fingerprint, f"{made.findings[0].fingerprint}-2"]
    assert len(set(prints)) == len(prints)
    below = replace(made.findings[0], place=replace(made.findings[0].place, start=Position(90, 1), end=Position(90, 9)))
    (moved,) = entries(replace(made, findings=(below,)))
    assert (moved["fingerprint"], moved["location"]["lines"]) == (prints[0], {"begin": 90})


def test_a_source_without_lines_stands_at_its_first_and_says_where() -> None:
    (entry,) = entries(without_lines())
    assert entry["location"]["lines"] == {"begin": 1}
    assert entry["description"].startswith('page 3: "lifts your ATP" says that')


def test_nothing_found_is_an_empty_list_and_what_is_ignored_is_not_in_it() -> None:
    assert entries(report()) == []
    assert len(entries(ruled())) == len(full().findings) - 2
    assert len(entries(many(30))) == 30


def test_hostile_copy_stays_text() -> None:
    assert "\x1b" not in json.dumps(entries(hostile()), ensure_ascii=False)
