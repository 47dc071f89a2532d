"""Columns in three units: each equals what encoding the line says, and leads back to the same character."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimtrack.documents.model import Document, Position
from claimtrack.reports.units import Unit, length, position

SOURCES = st.text(alphabet="ab é\u0301東💡\ufeff\ud83d\r\n", max_size=40)
ENCODINGS: tuple[tuple[Unit, str, int], ...] = (
    ("code-points", "utf-32-le", 4),
    ("utf-16", "utf-16-le", 2),
    ("utf-8", "utf-8", 1),
)


def read(source: str) -> Document:
    return Document("page.txt", "text", source, ())


@pytest.mark.parametrize("unit,encoding,size", ENCODINGS)
@given(st.text(alphabet="ab é\u0301東💡\ud83d"))
def test_a_length_is_that_of_the_encoded_text(unit: Unit, encoding: str, size: int, text: str) -> None:
    assert length(text, unit) * size == len(text.encode(encoding, "surrogatepass"))


@pytest.mark.parametrize("unit,encoding,size", ENCODINGS)
@given(SOURCES, st.data())
def test_a_column_leads_back_to_its_offset(
    unit: Unit, encoding: str, size: int, source: str, data: st.DataObject
) -> None:
    offset = data.draw(st.integers(0, len(source)))
    document = read(source)
    line, column = position(document, offset, unit)
    marked = source.startswith("\ufeff") and unit != "utf-8"
    starts = [0, *(at for at in range(1, len(source) + 1) if ends_line(source, at))]
    start = starts[line - 1]
    before = source[start + (marked and line == 1) :].encode(encoding, "surrogatepass")[: (column - 1) * size]
    assert start + (marked and line == 1) + len(before.decode(encoding, "surrogatepass")) == max(offset, int(marked))


def ends_line(source: str, at: int) -> bool:
    return source[at - 1] == "\n" or (source[at - 1] == "\r" and source[at : at + 1] != "\n")


def test_a_byte_order_mark_is_bytes_of_its_line_and_no_column() -> None:
    document = read("\ufeffab\r\ncd")
    assert position(document, 2, "utf-8") == Position(1, 5)
    assert position(document, 2, "utf-16") == position(document, 2, "code-points") == Position(1, 2)
    assert position(document, 6, "utf-8") == Position(2, 2)


def test_emoji_and_combining_marks_before_a_place() -> None:
    document = read("x\r\n💡 e\u0301|")
    offset = document.source.index("|")
    assert position(document, offset, "code-points") == Position(2, 5)
    assert position(document, offset, "utf-16") == Position(2, 6)
    assert position(document, offset, "utf-8") == Position(2, 9)
