"""Folded text keeps every offset."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimtrack.detect.folding import fold, normal, spaced
from claimtrack.detect.vocabulary import Compounds, Matcher, UnlessWord


@given(st.text())
def test_folding_never_moves_a_character(text: str) -> None:
    assert len(fold(text)) == len(text)
    assert len(spaced(fold(text))) == len(text)


def test_quotes_dashes_and_case_are_one() -> None:
    assert fold("The Body\u2019s \u201cOWN\u201d \u2010 current \u2013") == 'the body\'s "own" - current \u2014'


def test_a_letter_that_grows_when_lowered_stays_in_place() -> None:
    assert fold("\u0130stanbul lift")[9:] == "lift"


@pytest.mark.parametrize(
    "text", ["face lift", "facelift", "face-lift", "Face\u2010Lift", "non surgical facelift", "nonsurgical face-lift"]
)
def test_a_space_in_a_term_stands_for_space_hyphen_or_nothing(text: str) -> None:
    word = UnlessWord("facelift-comparison", "face lift")
    forms = [(normal("face lift"), word), (normal("non surgical lift"), word)]
    matcher = Matcher(forms, Compounds(form for form, _ in forms))
    lookup = spaced(fold(text))
    assert lookup[slice(*list(matcher.hits(lookup))[0][:2])].replace(" ", "").endswith("facelift")


def test_half_a_compound_is_not_a_word() -> None:
    word = UnlessWord("lift-tighten", "lift")
    forms = [(normal("lift"), word), (normal("face lift"), UnlessWord("facelift-comparison", "face lift"))]
    matcher = Matcher(forms, Compounds(form for form, _ in forms))
    assert [hit.word.term for hit in matcher.hits("a facelift")] == ["face lift"]


def test_a_plain_word_is_no_half() -> None:
    word = UnlessWord("safety", "not able")
    matcher = Matcher([(normal("not able"), word)], Compounds([normal("not able")]))
    assert not list(matcher.hits("a notable result"))
