"""Names that copy gives to treatments the library does not know, and words that are none."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimtrack import check
from claimtrack.detect.unknown import method_in, name_in
from claimtrack.documents import read_text

NAMES = [
    ("Our Glow Wand lifts the face.", "Glow Wand"),
    ("Lift your face with our Glow Wand.", "Glow Wand"),
    ("The Lumo Halo device boosts collagen.", "Lumo Halo device"),
    ("Ear candling clears toxins.", "Ear candling"),
    ("Why does cold plasma therapy work?", "cold plasma therapy"),
    ("Relaxing sound baths lift the mood.", "sound baths"),
]


@pytest.mark.parametrize("sentence, name", NAMES)
def test_a_treatment_is_named_as_the_copy_names_it(sentence: str, name: str) -> None:
    place = name_in(sentence)
    assert place is not None
    assert sentence[slice(*place)] == name


NO_NAMES = [
    "This treatment lifts the face.",
    "Combination therapy lifts the face.",
    "Our weekly treatment lifts the face.",
    "Skin tightening treatment lifts the face.",
    "Our team lifts your mood.",
    "Our Dr Smith lifts the face.",
    "Our London Clinic lifts the face.",
    "Our Harley Street clinic lifts the face.",
    "Dry patches heal with care.",
    "Six drips lift your mood.",
    "With Our Glow Wand Your Face Lifts Fast",
    "Lift the face.",
    "Acne treatment with light",
]


@pytest.mark.parametrize("sentence", NO_NAMES)
def test_people_places_and_plain_words_are_no_names(sentence: str) -> None:
    assert name_in(sentence) is None


@given(st.text(alphabet="aA '-.0 therapy Our wand", max_size=60))
def test_a_name_lies_within_its_sentence_and_holds_two_words(sentence: str) -> None:
    for place in (name_in(sentence), method_in(sentence)):
        if place is not None:
            assert 0 <= place.start < place.end <= len(sentence)
            assert len(sentence[slice(*place)].replace("-", " ").split()) >= 2


@pytest.mark.parametrize(
    "copy, rule, message",
    [
        ("Our Glow Wand lifts the face.", "unregistered-claim", "of 'Glow Wand' (lift-tighten), of which the library"),
        (
            "Ear candling clears toxins.",
            "unsupported-claim",
            "says of 'Ear candling' that a treatment, diet or product",
        ),
        ("Ear candling detoxes.", "unsupported-claim", "says of 'Ear candling' that a treatment, diet or product"),
        ("It lifts the face.", "unregistered-claim", "names no treatment that the library knows"),
    ],
)
def test_what_is_said_of_it_is_judged_by_no_other_treatment(copy: str, rule: str, message: str) -> None:
    (finding,) = check(read_text(copy, "page.md", "markdown"), as_of=date(2026, 11, 22))
    assert finding.rule == rule
    assert message in finding.message
