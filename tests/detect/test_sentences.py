"""Sentences are the passages people read."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimtrack.detect.folding import fold
from claimtrack.detect.sentences import Sentence, split
from claimtrack.documents.model import Span

CASES = [
    ("One. Two.", ["One.", "Two."]),
    ("Dr. Roe says it lifts. It does not.", ["Dr. Roe says it lifts.", "It does not."]),
    ("Costs 2.5 times less. Honest!", ["Costs 2.5 times less.", "Honest!"]),
    ("No needles \u2022 No scalpel \u2022 No problem", ["No needles", "No scalpel", "No problem"]),
    ("Is it safe? Yes.", ["Is it safe?", "Yes."]),
    ("e.g. lifting, firming", ["e.g. lifting, firming"]),
    ("\u201cIt works!\u201d she said.", ["\u201cIt works!\u201d she said."]),
    ("No. It is relaxing.", ["No.", "It is relaxing."]),
    ("Our No. 1 facial. Try it.", ["Our No. 1 facial.", "Try it."]),
    ("Glow", ["Glow"]),
    ("", []),
]


@pytest.mark.parametrize("text, expected", CASES)
def test_split(text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in split(text)] == expected


@given(st.text(alphabet="ab .!?\u2022,AB\u201d\u2019"))
def test_sentences_are_in_order_and_lose_no_word(text: str) -> None:
    spans = split(text)
    assert all(first.end <= second.start for first, second in itertools.pairwise(spans))
    kept = "".join(text[start:end] for start, end in spans)
    assert sorted(filter(str.isalpha, kept)) == sorted(filter(str.isalpha, text))


def test_a_stretch_ends_at_the_marks_no_frame_crosses() -> None:
    text = fold("Lift: it tones skin; it glows")
    sentence = Sentence(Span(0, len(text)), text)
    start, end = sentence.stretch(text.index("tones"))
    assert text[start:end] == " it tones skin"
    assert sentence.barred(0, len(text))
