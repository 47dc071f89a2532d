"""Plain text: paragraphs, headings and bullets told apart by their lines."""

from __future__ import annotations

import pytest

from claimtrack.documents import read_text
from claimtrack.documents.model import Document
from tests.documents.cases import assert_traced, outline

LONG = "Our gentle current is passed through the skin for about twenty minutes, and then you may go back to work."


def leaflet(source: str) -> Document:
    document = read_text(source, "leaflet.txt")
    assert_traced(document)
    return document


SHAPES: tuple[tuple[str, list[tuple[str, str]]], ...] = (
    ("", []),
    (" \n\t\n", []),
    ("\ufeff\n", []),
    ("What is it?\n\nA lift.", [("heading", "What is it?"), ("paragraph", "A lift.")]),
    ("Firmer skin\n\nIt works.\n", [("heading", "Firmer skin"), ("paragraph", "It works.")]),
    ("It works.\n\nIt does:\n", [("paragraph", "It works."), ("paragraph", "It does:")]),
    (
        "A gentle current wakes the muscles of a\nsleepy face again.",
        [("paragraph", "A gentle current wakes the muscles of a sleepy face again.")],
    ),
    (f"Firmer skin\n{LONG}\n", [("heading", "Firmer skin"), ("paragraph", LONG)]),
    (f"WHAT HAPPENS\n{LONG}\n", [("heading", "WHAT HAPPENS"), ("paragraph", LONG)]),
    ("Our method\n==========\nIt works.\n", [("heading", "Our method"), ("paragraph", "It works.")]),
    ("Gains\n-----\n", [("heading", "Gains")]),
    ("It can:\n• lift\n• calm\n", [("paragraph", "It can:"), ("list-item", "lift"), ("list-item", "calm")]),
    ("- lift\n- calm your\n  skin\n", [("list-item", "lift"), ("list-item", "calm your skin")]),
    ("1. lift\n2) calm\n(3) tone\n", [("list-item", "lift"), ("list-item", "calm"), ("list-item", "tone")]),
    ("– lift\n\n✓ calm\n", [("list-item", "lift"), ("list-item", "calm")]),
    ('"Who is that?" Ann, 71\n', [("paragraph", '"Who is that?" Ann, 71')]),
    ("\ufeffCalm facial\nFirms the skin.\n", [("heading", "Calm facial"), ("paragraph", "Firms the skin.")]),
    ("Calm facial\n- firms\n", [("heading", "Calm facial"), ("list-item", "firms")]),
    ("Ann Smith\nLeith Road\n", [("paragraph", "Ann Smith"), ("paragraph", "Leith Road")]),
    (f"{LONG} {LONG}\n{LONG}\n", [("paragraph", f"{LONG} {LONG}"), ("paragraph", LONG)]),
)


@pytest.mark.parametrize("source, blocks", SHAPES)
def test_shape(source: str, blocks: list[tuple[str, str]]) -> None:
    assert outline(leaflet(source)) == blocks
    assert outline(leaflet(source.replace("\n", "\r\n"))) == blocks
    assert outline(leaflet(source.replace("\n", "\r"))) == blocks


def test_first_heading_is_over_the_others() -> None:
    document = leaflet("Lift\n\nFace\n\nIt works.\n\nBody\n\nIt does.\n")
    assert [(block.text, block.level, block.headings) for block in document.blocks] == [
        ("Lift", 1, ()),
        ("Face", 2, (0,)),
        ("It works.", 0, (0, 1)),
        ("Body", 2, (0,)),
        ("It does.", 0, (0, 3)),
    ]


def test_bullets_continue_their_lead_in_and_answers_their_question() -> None:
    document = leaflet("It can:\n\n * lift\n   - the jaw\n\n * calm\n\nThat is all.\n\nIs it safe?\n\nYes.\n\nVery.\n")
    lead = {block.text: [document.blocks[index].text for index in block.lead] for block in document.blocks}
    assert lead == {
        "It can:": [],
        "lift": ["It can:"],
        "the jaw": ["It can:", "lift"],
        "calm": ["It can:"],
        "That is all.": [],
        "Is it safe?": [],
        "Yes.": ["Is it safe?"],
        "Very.": [],
    }
