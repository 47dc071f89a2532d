"""Text on a terminal: nothing is lost when it wraps, and carets stand under what they mark."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimtrack.documents.model import OBJECT, Span
from claimtrack.reports.columns import Mark, cut, shown, underline, width, wrap
from claimtrack.reports.style import Style

PLAIN = Style()


@pytest.mark.parametrize(
    "text,cells",
    [("", 0), ("abc", 3), ("é", 1), ("e\u0301", 1), ("東京", 4), ("💡", 2), ("£", 1), ("ﬁ", 1), ("＋", 2)],
)
def test_width(text: str, cells: int) -> None:
    assert width(text) == cells


@given(st.text(alphabet="ab 東é", max_size=60).map(str.strip), st.integers(2, 20))
def test_wrapping_loses_nothing_but_the_spaces_at_the_breaks(text: str, cells: int) -> None:
    lines = wrap(text, cells)
    assert lines[0].start == 0
    assert lines[-1].end == len(text)
    for line, following in pairwise(lines):
        assert text[line.end : following.start] in ("", " ")
    assert all(width(text[line.start : line.end]) <= cells for line in lines)


def rows(text: str, *marks: tuple[int, int, str]) -> list[str]:
    named = [Mark(Span(start, end), label, "error") for start, end, label in marks]
    return underline(text, Span(0, len(text)), named, PLAIN)


def test_marks_share_a_row_while_they_leave_room() -> None:
    assert rows("it lifts and firms", (3, 8, "1"), (13, 18, "2")) == ["   ^^^^^ 1   ^^^^^ 2"]


def test_marks_that_would_touch_are_told_apart() -> None:
    assert rows("liftstones", (0, 5, ""), (5, 10, "")) == ["^^^^^", "     ^^^^^"]


def test_marks_that_collide_take_rows_of_their_own() -> None:
    assert rows("it lifts skin", (3, 13, "1"), (9, 13, "2")) == ["   ^^^^^^^^^^ 1", "         ^^^^ 2"]


def test_carets_are_as_wide_as_what_stands_above() -> None:
    assert rows("東京 lifts", (0, 2, ""), (3, 8, "")) == ["^^^^ ^^^^^"]
    assert rows("e\u0301 lifts", (3, 8, "")) == ["  ^^^^^"]


def test_the_label_stands_on_the_line_where_the_mark_ends() -> None:
    text = "it really lifts"
    mark = [Mark(Span(3, 15), "1", "error")]
    assert underline(text, Span(0, 9), mark, PLAIN) == ["   ^^^^^^"]
    assert underline(text, Span(10, 15), mark, PLAIN) == ["^^^^^ 1"]


@given(st.text(alphabet="ab 東é", min_size=3, max_size=30), st.data())
def test_every_mark_is_underlined_exactly_once(text: str, data: st.DataObject) -> None:
    spans = st.tuples(st.integers(0, len(text) - 1), st.integers(1, 5))
    marks = [(start, min(start + size, len(text)), "") for start, size in data.draw(st.lists(spans, max_size=4))]
    drawn = sum(row.count("^") for row in rows(text, *marks))
    assert drawn == sum(max(1, width(text[start:end])) for start, end, _ in marks)


def test_copy_cannot_move_the_cursor() -> None:
    assert shown(f"a\x1b[2J{OBJECT}b\x07\u009b") == "a\ufffd[2J…b\ufffd\ufffd"


@pytest.mark.parametrize(
    "text,cells,expected",
    [
        ("short enough", 20, "short enough"),
        ("one two three four", 12, "one two …"),
        ("a trial in adults: it rose; it fell again later", 32, "a trial in adults: it rose …"),
        ("Does it lift? Nothing found (searched here, there)", 40, "Does it lift? Nothing found …"),
        ("first; then a longer clause of many words", 30, "first; then a longer clause …"),
    ],
)
def test_a_cut_ends_with_a_whole_clause_where_one_fills_most_of_the_room(text: str, cells: int, expected: str) -> None:
    assert cut(text, cells) == expected
