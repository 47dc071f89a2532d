"""Which treatment a claim is about: what names one, what only looks like a name, and how far a name carries."""

from __future__ import annotations

import pytest

from claimtrack import documents
from claimtrack.detect import Mention, find_mentions
from claimtrack.knowledge.library import Records, packaged

RECORDS = Records.load(claims=packaged())


def of_topic(copy: str, topic: str) -> Mention:
    """The one sure mention of a topic."""
    found = find_mentions(documents.read_text(copy, "page", "markdown"), RECORDS)
    (mention,) = [one for one in found if one.topic == topic and one.confidence != "low"]
    return mention


LIFTS = [
    ("It improves lymphatic drainage and lifts the face.", None),
    ("Microcurrent improves lymphatic drainage and lifts the face.", "microcurrent"),
    ("Lymphatic drainage lifts the face.", "lymphatic-massage"),
    ("Enjoy a warming massage that lifts the face.", "massage"),
    ("We stock Lemon Bottle. Our facial lifts the face.", "facial"),
    ("We stock Lemon Bottle. Expect a lifted face.", None),
    ("Our new Morpheus8 is here. Expect a lifted face.", "rf-microneedling"),
    ("We offer LED. Expect a lifted face.", "led-light"),
    ("# HIFU\n\nWe stock Lemon Bottle. Expect a lifted face.", "hifu"),
    ("# HIFU\n\nMorpheus8 is here. Expect a lifted face.", "rf-microneedling"),
]


@pytest.mark.parametrize("copy, treatment", LIFTS)
def test_a_name_carries_only_where_the_copy_is_about_it(copy: str, treatment: str | None) -> None:
    assert of_topic(copy, "lift-tighten").treatment == treatment


@pytest.mark.parametrize(
    "copy, treatment",
    [
        ("Botox freezes the muscle, microcurrent strengthens it.", "microcurrent"),
        ("Microcurrent, without Botox, strengthens muscles.", "microcurrent"),
        ("Microcurrent, radiofrequency and LED strengthen muscles.", "microcurrent"),
    ],
)
def test_a_clause_has_a_subject_of_its_own(copy: str, treatment: str) -> None:
    assert of_topic(copy, "muscle-tone").treatment == treatment


@pytest.mark.parametrize("copy, treatment", [("It tones {}.", None), ("Our facial tones {}.", "facial")])
def test_facial_before_a_part_of_the_face_is_no_treatment(copy: str, treatment: str | None) -> None:
    assert of_topic(copy.format("facial muscles"), "muscle-tone").treatment == treatment
