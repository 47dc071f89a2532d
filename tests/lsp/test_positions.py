"""Places as clients count them, against a plain reading of the specification."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lsprotocol.types import Position, Range, TextDocumentContentChangePartial, TextDocumentItem
from lsprotocol.types import VersionedTextDocumentIdentifier as Versioned

from claimtrack.documents.model import Span
from claimtrack.lsp.buffers import Buffers
from claimtrack.lsp.positions import Lines

CODECS = {"utf-8": ("utf-8", 1), "utf-16": ("utf-16-le", 2), "utf-32": ("utf-32-le", 4)}
ENCODINGS = st.sampled_from(sorted(CODECS))
PIECES = [
    "a",
    "é",
    "e\u0301",
    "ß",
    "\u20ac",
    "😋",
    "👩\u200d🔬",
    "\u2028",
    "\x0c",
    "\x85",
    "\x0b",
    "\n",
    "\r\n",
    "\r",
    " ",
]
TEXTS = st.builds(
    lambda bom, parts: bom + "".join(parts), st.sampled_from(["", "\ufeff"]), st.lists(st.sampled_from(PIECES))
)


def split(text: str) -> list[str]:
    """Lines without their ends, as the specification splits them."""
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def units(text: str, encoding: str) -> int:
    codec, width = CODECS[encoding]
    return len(text.encode(codec)) // width


@given(TEXTS, ENCODINGS, st.data())
def test_an_offset_comes_back_from_its_place(text: str, encoding: str, data: st.DataObject) -> None:
    offset = data.draw(st.integers(0, len(text)))
    lines = Lines(text, encoding)
    within_crlf = text[offset - 1 : offset + 1] == "\r\n"
    assert lines.offset(lines.position(offset)) == offset - within_crlf


@given(TEXTS, ENCODINGS, st.data())
def test_a_place_is_the_line_and_the_units_before_it(text: str, encoding: str, data: st.DataObject) -> None:
    held = split(text)
    line = data.draw(st.integers(0, len(held) - 1))
    column = data.draw(st.integers(0, len(held[line])))
    place = Position(line, units(held[line][:column], encoding))
    lines = Lines(text, encoding)
    assert lines.position(lines.offset(place)) == place
    assert text[lines.offset(place) :].startswith(held[line][column:])


@given(TEXTS, ENCODINGS, st.integers(0, 40), st.integers(0, 40))
def test_places_beyond_the_text_are_drawn_in(text: str, encoding: str, line: int, character: int) -> None:
    held = split(text)
    offset = Lines(text, encoding).offset(Position(line, character))
    assert 0 <= offset <= len(text)
    if line >= len(held):
        assert offset == len(text)
    elif character >= units(held[line], encoding):
        assert Lines(text, encoding).position(offset) == Position(line, units(held[line], encoding))


@pytest.mark.parametrize("encoding,character", [("utf-16", 1), ("utf-8", 1), ("utf-8", 3)])
def test_a_place_within_a_character_is_its_start(encoding: str, character: int) -> None:
    assert Lines("😋x", encoding).offset(Position(0, character)) == 0


@given(TEXTS, TEXTS, ENCODINGS, st.data())
def test_typing_in_ranges_gives_what_slicing_gives(text: str, new: str, encoding: str, data: st.DataObject) -> None:
    start, end = sorted((data.draw(st.integers(0, len(text))), data.draw(st.integers(0, len(text)))))
    lines = Lines(text, encoding)
    start, end = lines.offset(lines.position(start)), lines.offset(lines.position(end))
    buffers = Buffers()
    buffers.open(TextDocumentItem("file:///a.md", "markdown", 1, text), encoding)
    place = lines.range(Span(start, end))
    changed = buffers.change(Versioned(2, "file:///a.md"), [TextDocumentContentChangePartial(place, new)])
    assert changed
    assert (changed.version, changed.text) == (2, text[:start] + new + text[end:])


def test_several_changes_apply_one_after_the_other() -> None:
    buffers = Buffers()
    buffers.open(TextDocumentItem("file:///a.md", "markdown", 1, "one\u2028two\n😋 three\n"), "utf-16")
    emoji = Range(Position(1, 0), Position(1, 2))
    changes = [TextDocumentContentChangePartial(emoji, "x"), TextDocumentContentChangePartial(emoji, "")]
    changed = buffers.change(Versioned(2, "file:///a.md"), changes)
    assert changed
    assert changed.text == "one\u2028two\nthree\n"


def test_a_change_of_a_text_that_is_not_open_is_passed_over() -> None:
    assert Buffers().change(Versioned(2, "file:///a.md"), []) is None
