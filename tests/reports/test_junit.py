"""JUnit XML through a parser of its own: counts, names that are unique, and XML whatever the copy holds."""

from __future__ import annotations

import pytest
from junitparser import Failure, JUnitXml, Skipped, TestSuite

from claimtrack.checker import Report
from claimtrack.reports import render, render_bytes
from claimtrack.reports.style import Style
from tests.reports.machines import hard, hostile, many, ruled
from tests.reports.made import full, one, report


def suites(made: Report) -> list[TestSuite]:
    return list(JUnitXml.fromstring(render_bytes("junit", made, Style())))


def test_a_suite_a_page_and_a_test_a_finding() -> None:
    first, second, skipped = suites(full())
    assert [(suite.name, suite.tests, suite.failures, suite.skipped) for suite in (first, second, skipped)] == [
        ("a.html", 3, 2, 0),
        ("b.md", 1, 0, 0),
        ("logo.png", 1, 0, 1),
    ]
    case = next(iter(first))
    assert (case.classname, case.name) == ("a.html", "unsupported-claim: builds collagen")
    (failure,) = case.result
    assert isinstance(failure, Failure)
    assert failure.type == "error"
    assert failure.message.endswith("no evidence that counts for it (missing)")
    assert "at a.html:1:4\n" in failure.text
    assert "it would need: a trial in people\ntry: Nobody has measured" in failure.text


def test_info_passes_with_its_text() -> None:
    (case,) = suites(full())[1]
    assert case.result == []
    assert "hold the evidence" in case.system_out


def test_a_page_without_findings_passes_by_a_name_that_does_not_call_it_clean() -> None:
    (suite,) = suites(one("It opens at nine."))
    (case,) = suite
    assert (case.name, case.result, suite.failures) == ("no findings in the text read", [], 0)


def test_what_is_ignored_is_skipped_with_its_reason() -> None:
    first, second = [result for case in suites(ruled())[0] for result in case.result if isinstance(result, Skipped)]
    assert first.message.endswith("(missing); ignored (inline): signed off")
    assert second.message.endswith("(mechanism-only); ignored (baseline): known since the relaunch")


def test_repeats_are_counted_since_gitlab_drops_the_second_of_a_name() -> None:
    made = full()
    twice = type(made)(**{**vars(made), "findings": (*made.findings, made.findings[0])})
    names = [case.name for case in suites(twice)[0]]
    assert names[-1] == "unsupported-claim: builds collagen (2)"
    assert len(set(names)) == len(names)


def test_the_root_adds_its_suites_up() -> None:
    root = JUnitXml.fromstring(render_bytes("junit", many(9), Style()))
    assert (root.tests, root.failures, root.skipped) == (10, 6, 1)


@pytest.mark.parametrize("made", [hostile(), hard(), report()])
def test_any_characters_give_xml(made: Report) -> None:
    text = render("junit", made, Style())
    JUnitXml.fromstring(text.encode())
    assert "\x1b" not in text
    assert "\x00" not in text
