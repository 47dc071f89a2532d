"""Source maps, spans and positions."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimtrack.documents import read_text
from claimtrack.documents.model import Document, SourceMap


def document(source: str) -> Document:
    return Document("a.txt", "text", source, ())


@pytest.mark.parametrize(
    "source, offset, place",
    [
        ("", 0, (1, 1)),
        ("ab", 2, (1, 3)),
        ("a\nb", 2, (2, 1)),
        ("a\r\nb", 3, (2, 1)),
        ("a\r\nb", 2, (1, 3)),
        ("a\rb", 2, (2, 1)),
        ("a\r\r\nb", 4, (3, 1)),
        ("a\n", 2, (2, 1)),
        ("😀b", 1, (1, 2)),
        ("a\u2028\x0b\x0c\x85b", 5, (1, 6)),
        ("\ufeffab\nc", 1, (1, 1)),
        ("\ufeffab\nc", 0, (1, 1)),
        ("\ufeffab\nc", 4, (2, 1)),
    ],
)
def test_position(source: str, offset: int, place: tuple[int, int]) -> None:
    assert document(source).position(offset) == place


@given(st.text(alphabet="a\r\n😀\u2028"))
def test_positions_agree_with_the_lines(source: str) -> None:
    lines = re.split(r"\r\n|\r|\n", source)
    reading = document(source)
    for offset in range(len(source) + 1):
        line, column = reading.position(offset)
        before = re.split(r"\r\n|\r|\n", source[:offset])
        if source[offset - 1 : offset + 1] != "\r\n" or not offset:
            assert (line, column) == (len(before), len(before[-1]) + 1)
        assert column <= len(lines[line - 1]) + 2


def test_runs_are_linear_or_whole() -> None:
    linear_then_whole = SourceMap([0, 3], [10, 20], [13, 26], 4)
    assert linear_then_whole.span(0, 3) == (10, 13)
    assert linear_then_whole.span(1, 2) == (11, 12)
    assert linear_then_whole.span(2, 4) == (12, 26)
    assert linear_then_whole.span(3, 4) == (20, 26)


def test_simple_text_is_one_run() -> None:
    (block,) = read_text("It lifts\nthe skin of the face.\n", "a.txt").blocks
    assert block.text == "It lifts the skin of the face."
    assert len(block.map.text_starts) == 1
