"""Promised times, lasting and courses, and the outcomes that are not written in digits."""

from __future__ import annotations

import pytest
from tests.claimed import claimed


@pytest.mark.parametrize(
    "copy, topic",
    [
        ("Two out of three of our members agree.", "statistic"),
        ("A quarter of our clients come back for life.", "statistic"),
        ("She lost a tenth of her body weight.", "statistic"),
        ("Down three dress sizes.", "statistic"),
        ("Minus 4 cm at the waist.", "statistic"),
        ("| Plan | Result |\n|---|---|\n| Home | 3-4 shades |", "statistic"),
        ("Eight sessions over a month lift the brow.", "cumulative-results"),
        ("A series of six.", "cumulative-results"),
        ("Four visits for a firmer jaw.", "cumulative-results"),
        ("Your jaw is firmer by the fifth session.", "cumulative-results"),
        ("It firms the skin at once.", "instant-results"),
        ("Lifted cheeks by dinner.", "instant-results"),
        ("Night one.", "instant-results"),
        ("Inside the first week your jaw is firmer.", "instant-results"),
        ("The skin is firmer in a few days.", "instant-results"),
        ("Count on two to three years.", "lasting-results"),
        ("My jaw is still firm a year on.", "lasting-results"),
    ],
)
def test_outcomes_in_other_words(copy: str, topic: str) -> None:
    assert topic in claimed(copy)


@pytest.mark.parametrize(
    "copy, topic",
    [
        ("A third of the people who call us go elsewhere.", "statistic"),
        ("The tint comes in 12 shades of brown.", "statistic"),
        ("Two treatment rooms.", "cumulative-results"),
        ("Six sessions: 400 euro.", "cumulative-results"),
        ("One treatment is enough for a firmer jaw.", "cumulative-results"),
        ("Call the clinic at once.", "instant-results"),
        ("We close by dinner.", "instant-results"),
        ("Bruises fade in a week.", "instant-results"),
        ("Send it back within 30 days.", "instant-results"),
        ("Gift vouchers last for twelve months.", "lasting-results"),
        ("Week 1: avoid make-up on firmer skin.", "instant-results"),
    ],
)
def test_times_and_numbers_that_promise_nothing(copy: str, topic: str) -> None:
    assert topic not in claimed(copy)
