"""Which words of a sentence make a claim together."""

from __future__ import annotations

import pytest

from claimtrack import documents
from claimtrack.detect import find_mentions
from claimtrack.knowledge.library import Records, packaged

RECORDS = Records.load(claims=packaged())


def topics(copy: str) -> set[str]:
    """The topics that a piece of copy surely claims something about."""
    found = find_mentions(documents.read_text(copy, "page", "markdown"), RECORDS)
    return {mention.topic for mention in found if mention.claimed and mention.confidence != "low"}


@pytest.mark.parametrize(
    "copy, expected",
    [
        ("Gua sha lifts and sculpts.", {"lift-tighten", "contour-sculpt"}),
        ("Microcurrent lifts, firms and brightens.", {"lift-tighten", "skin-quality"}),
        ("Sauna detoxes.", {"detox"}),
        ("HIFU lifts last a year.", set()),
        ("HIFU lifts and Botox", set()),
        ("Book HIFU lifts, Botox or fillers.", set()),
    ],
)
def test_a_verb_right_after_a_treatment_says_what_it_does(copy: str, expected: set[str]) -> None:
    assert topics(copy) == expected


@pytest.mark.parametrize(
    "copy, expected",
    [
        ("Polynucleotides repair skin.", {"cell-renewal"}),
        ("Shockwave therapy heals tendons.", {"healing"}),
        ("Laser reduces ingrown hairs.", {"inflammation"}),
        ("Laser reduces unwanted hair.", {"hair"}),
    ],
)
def test_a_verb_takes_the_objects_of_its_topic(copy: str, expected: set[str]) -> None:
    assert topics(copy) == expected


@pytest.mark.parametrize(
    "copy, claims",
    [("Collagen levels fall by 1%.", False), ("LED: +31% collagen.", True), ("LED: collagen 40% up.", True)],
)
def test_a_figure_beside_a_target_claims_it_unless_a_word_between_says_the_reverse(copy: str, claims: bool) -> None:
    assert ("collagen" in topics(copy)) is claims
