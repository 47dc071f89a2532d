"""Claims without a verb: comparatives alone, two-word headings, and targets in tables and lists."""

from __future__ import annotations

import pytest
from tests.claimed import claimed


@pytest.mark.parametrize(
    "copy, topics",
    [
        ("Tighter. Younger. Calmer.", {"lift-tighten", "rejuvenation", "wellbeing"}),
        ("Step out fresher and perkier", {"rejuvenation", "lift-tighten"}),
        ("Brighter in one visit", {"skin-quality", "instant-results"}),
        ("Wrinkles: banished", {"wrinkles"}),
        ("Wrinkles, dissolved.", {"wrinkles"}),
        ("Often used for stretch marks, by our senior therapists, in quiet rooms by the sea.", {"scars-marks"}),
        ("| Treats | Visits |\n|---|---|\n| Stretch marks | 4 |", {"scars-marks"}),
        ("| Concern | Visits |\n|---|---|\n| Deep wrinkles | 4 |", {"wrinkles"}),
    ],
)
def test_fragments_claim_under_a_treatment(copy: str, topics: set[str]) -> None:
    assert topics <= claimed(copy)


@pytest.mark.parametrize(
    "copy",
    [
        "Our team is stronger.",
        "A brighter room.",
        "Cheaper. Nearer.",
        "Wrinkles, explained.",
        "Wrinkles: read more.",
        "| Wrinkles |\n|---|\n| Four |",
        "Not firmer.",
    ],
)
def test_other_fragments_do_not(copy: str) -> None:
    assert not claimed(copy)


def test_comparatives_need_a_treatment() -> None:
    assert not claimed("Tighter. Younger.", title="Our spring timetable")


def test_a_column_that_says_what_is_not_treated_claims_nothing() -> None:
    table = "| Plan | {} |\n|---|---|\n| Basic | stretch marks |"
    assert claimed(table.format("Good for"))
    assert not claimed(table.format("Not suitable for"))
