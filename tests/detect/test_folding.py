"""Folded text keeps every offset."""

from hypothesis import given
from hypothesis import strategies as st

from claimtrack.detect.folding import fold, spaced, spellings


@given(st.text())
def test_folding_never_moves_a_character(text: str) -> None:
    assert len(fold(text)) == len(text)
    assert len(spaced(fold(text))) == len(text)


def test_quotes_dashes_and_case_are_one() -> None:
    assert fold("The Body\u2019s \u201cOWN\u201d \u2010 current \u2013") == "the body's \"own\" - current \u2014"


def test_a_letter_that_grows_when_lowered_stays_in_place() -> None:
    assert fold("\u0130stanbul lift")[9:] == "lift"


def test_a_space_in_a_term_stands_for_space_hyphen_or_nothing() -> None:
    assert spellings("face lift", joined=True) == {"face lift", "facelift"}
    assert spellings("non-surgical face lift", joined=True) >= {"nonsurgical facelift", "non surgical face lift"}
    assert spellings("may be", joined=False) == {"may be"}
