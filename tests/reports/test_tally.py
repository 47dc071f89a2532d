"""Findings in numbers, as the terminal shows them."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from claimtrack.checker import Report
from claimtrack.policy.finding import Suppressed
from claimtrack.reports.columns import width
from claimtrack.reports.style import Style
from claimtrack.reports.tally import tally
from tests.reports.made import PRICE, full, one

FULL = """\
Findings by rule                  error  warning     info      all
  unsupported-claim                   1        1        -        2
  unregistered-claim                  -        -        1        1
  unsubstantiated-presentation        -        -        1        1

Findings by status                error  warning     info      all
  missing                             1        -        -        1
  mechanism-only                      -        1        -        1
  no status                           -        -        1        1
  unregistered                        -        -        1        1

Findings by treatment             error  warning     info      all
  lamp                                1        1        2        4

Findings by page                  error  warning     info      all
  a.html                              1        1        1        3
  b.md                                -        -        1        1

"""


def many(pages: int) -> Report:
    """A finding a page, pages of long names."""
    report = full()
    finding = report.findings[0]
    paths = [f"site/a/rather/long/folder/of/treatments/page-{number:02}.html" for number in range(pages)]
    return replace(report, findings=tuple(replace(finding, place=replace(finding.place, path=path)) for path in paths))


def test_the_tables() -> None:
    assert tally(full(), Style()) == FULL


def test_every_table_counts_every_finding() -> None:
    report = full()
    for table in tally(report, Style()).strip().split("\n\n"):
        assert sum(int(row.split()[-1]) for row in table.splitlines()[1:]) == len(report.findings)


def test_colours_change_nothing_else() -> None:
    colored = tally(full(), Style(color=True))
    assert "\x1b[1;31m    error\x1b[0m" in colored
    assert re.sub(r"\x1b\[[0-9;]*m", "", colored) == FULL


@pytest.mark.parametrize("cells", (60, 72, 100))
def test_no_line_is_wider_than_the_terminal_and_paths_keep_their_end(cells: int) -> None:
    lines = tally(many(3), Style(width=cells)).splitlines()
    assert max(map(width, lines)) <= cells
    assert sum("page-02.html" in line for line in lines) == 1
    assert any("…" in line for line in lines) == (cells < 100)


def test_only_the_first_pages_are_listed_and_that_is_said() -> None:
    printed = tally(many(12), Style())
    assert "Findings by page (first 10 of 12)" in printed
    assert printed.count("page-") == 10


def test_what_does_not_count_is_counted_apart() -> None:
    report = full()
    ignored = Suppressed(report.findings[0], "inline", "agreed")
    held = Suppressed(report.findings[1], "baseline", "old")
    assert tally(replace(report, suppressed=(ignored,)), Style()).endswith(
        "1 finding beside these does not count: 1 inline.\n"
    )
    assert tally(replace(report, suppressed=(ignored, held, held)), Style()).endswith(
        "3 findings beside these do not count: 2 baseline, 1 inline.\n"
    )


def test_nothing_to_count() -> None:
    assert tally(one("It costs £40.", PRICE), Style()) == "No findings to count.\n"
