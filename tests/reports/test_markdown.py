"""The summary in Markdown, read back by a parser: complete, safe whatever the copy holds, and never too long."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser

import pyromark
import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimtrack.checker import Report
from claimtrack.reports import markdown, render_bytes
from claimtrack.reports.style import Style
from tests.reports.machines import hard, hostile, many, ruled
from tests.reports.made import full, one, report


class Reader(HTMLParser):
    """Cells of the table as text, and every element and attribute."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[list[str]] = []
        self.elements: list[str] = []
        self.attributes: list[str] = []
        self.cell = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append(tag)
        self.attributes += [name for name, _ in attrs]
        if tag == "tr":
            self.rows.append([])
        if tag in ("td", "th"):
            self.rows[-1].append("")
            self.cell = True

    def handle_endtag(self, tag: str) -> None:
        self.cell = self.cell and tag not in ("td", "th")

    def handle_data(self, data: str) -> None:
        if self.cell:
            self.rows[-1][-1] += data


def read(text: str) -> Reader:
    reader = Reader()
    reader.feed(pyromark.html(text, options=pyromark.Options.ENABLE_TABLES))
    return reader


def summary(made: Report) -> str:
    return render_bytes("markdown", made, Style()).decode()


def test_the_worst_passage_comes_first_with_what_to_try() -> None:
    head, first, second = read(summary(full())).rows
    assert head == ["", "Place", "Copy", "What is wrong", "Try"]
    assert first[:3] == ["error", "a.html:1:4", "It builds collagen and lifts your ATP."]
    assert first[3].startswith("unsupported-claim (missing): says that the lamp changes collagen; a search found no")
    assert first[4] == "Nobody has measured collagen in people. In one test tube, light raised ATP."
    assert second[:2] == ["info", "b.md:1:1"]


def test_what_was_not_looked_at_is_told() -> None:
    text = summary(full())
    assert "4 findings in 3 passages: 1 error, 1 warning, 2 info." in text
    assert "**Not in the library**\n\n- `a.html`: 1 claim the library does not hold yet: hair at 3:4\n" in text
    assert "**Not read**\n\n- `a.html:1`: image without alt text\n" in text
    assert "**Skipped**\n\n- `logo.png`: not copy\n" in text
    assert "evidence as of 2026-11-22; markets us" in text


def test_what_is_ignored_is_counted_and_what_is_gone_is_named() -> None:
    text = summary(ruled())
    assert "- 1 finding by a directive in the copy\n- 1 finding by the baseline\n" in text
    assert "- 1 finding updated\n- 1 finding new\n" in text
    assert "- `b.md`: refuted-claim: `It cures.`\n" in text


def test_a_page_without_findings_is_not_called_clean() -> None:
    text = summary(one("It opens at nine."))
    assert "No findings in the text read." in text
    assert read(text).rows == []
    assert "clean" not in text


ALLOWED = {"h2", "p", "table", "thead", "tbody", "tr", "th", "td", "code", "strong", "br", "ul", "li"}


@pytest.mark.parametrize("made", [hostile(), hard(), full(), ruled(), report()])
def test_copy_is_never_markup(made: Report) -> None:
    reader = read(summary(made))
    assert set(reader.elements) <= ALLOWED
    assert reader.attributes == []
    assert all(len(row) == 5 for row in reader.rows)


@given(st.text(alphabet="a |`\\*_[]()<>&@#!\n~", min_size=1, max_size=30))
def test_any_text_of_a_passage_stays_in_its_cell(text: str) -> None:
    made = full()
    passage = replace(made.passages[0], text=text)
    finding = replace(passage.findings[0], message=text)
    reader = read(summary(replace(made, passages=(replace(passage, findings=(finding,)),))))
    assert set(reader.elements) <= ALLOWED
    assert [len(row) for row in reader.rows] == [5, 5]


def test_a_row_is_as_bad_as_the_worst_of_its_findings_which_is_told_first() -> None:
    made = full()
    first = made.passages[0]
    backwards = replace(first, findings=first.findings[::-1])
    row = read(summary(replace(made, passages=(made.passages[2], backwards)))).rows[1]
    assert row[0] == "error"
    assert row[3].startswith("unsupported-claim (missing)")


def test_no_escaped_backslash_stands_before_a_bar_where_github_would_end_the_cell() -> None:
    made = full()
    text = summary(replace(made, passages=(replace(made.passages[0], text="a\\|b"),)))
    assert "`a\\ \\|b`" in text


def test_nobody_is_mentioned_outside_code() -> None:
    prose = re.sub(r"(`+)[^`].*?\1", "", summary(hostile()))
    assert not re.search(r"@\w", prose)


def test_it_is_cut_to_what_github_takes_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(markdown, "MOST_BYTES", 20_000)
    made = many(90)
    data = render_bytes("markdown", made, Style())
    rows = read(data.decode()).rows[1:]
    assert len(data) <= 20_000
    assert [row[0] for row in rows[:30]] == ["error"] * 30
    assert f"\n{90 - len(rows)} more passages had no room here.\n" in data.decode()


def test_a_whole_site_fits_a_step() -> None:
    data = render_bytes("markdown", many(4_000), Style())
    assert 900_000 < len(data) <= 1_048_576
