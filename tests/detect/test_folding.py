"""Folded text keeps every offset."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimtrack.detect.folding import fold, normal, spaced
from claimtrack.detect.vocabulary import Compounds, Matcher, UnlessWord, index


@given(st.text())
def test_folding_never_moves_a_character(text: str) -> None:
    assert len(fold(text)) == len(text)
    assert len(spaced(fold(text))) == len(text)


def test_quotes_dashes_and_case_are_one() -> None:
    assert fold("The Body\u2019s \u201cOWN\u201d \u2010 current \u2013") == 'the body\'s "own" - current \u2014'


def test_a_letter_that_grows_when_lowered_stays_in_place() -> None:
    assert fold("\u0130stanbul lift")[9:] == "lift"


def _terms_found(terms: list[str], text: str) -> list[tuple[str, str]]:
    forms = [normal(term) for term in terms]
    compounds = Compounds.of(forms)
    numbered = zip(forms, range(len(forms)), strict=True)
    matcher = Matcher(index(numbered, compounds), compounds, lambda number: UnlessWord("topic", terms[int(number)]))
    return [(hit.word.term, text[hit.start : hit.end]) for hit in matcher.hits(spaced(fold(text)))]


@pytest.mark.parametrize("text", ["face lift", "facelift", "face-lift", "Face\u2010Lift"])
def test_a_space_in_a_term_stands_for_space_hyphen_or_nothing(text: str) -> None:
    assert _terms_found(["face lift"], f"a {text}, please") == [("face lift", text)]
    assert _terms_found(["facelift", "face lift"], f"a {text}, please")[0][1] == text


def test_half_a_compound_is_not_a_word() -> None:
    assert _terms_found(["lift", "face", "face lift"], "a facelift") == [("face lift", "facelift")]


def test_a_plain_word_is_no_half() -> None:
    assert _terms_found(["not able"], "a notable result") == []


def test_punctuation_parts_words() -> None:
    assert _terms_found(["skin tightening"], "skin, tightening") == []
    assert _terms_found(["bell's palsy"], "Bell\u2019s palsy") == [("bell's palsy", "Bell\u2019s palsy")]
