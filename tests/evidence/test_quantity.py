"""Which texts carry a number."""

from __future__ import annotations

import pytest

from claimtrack.evidence.quantity import carries
from claimtrack.knowledge.models import Quantity


@pytest.mark.parametrize(
    "text",
    [
        "ATP rose by 500%.",
        "ATP rose by 500 %.",
        "500 per cent more ATP",
        "A 500 percent increase",
        "between 300 and 500 %",
        "500-700%",
        "300%-500%",
        "500.0 %",
    ],
)
def test_carried(text: str) -> None:
    assert carries(text, Quantity(value=500, unit="%"))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "ATP rose.",
        "at 500 microamp",
        "1500 %",
        "500.5 %",
        "2,500 %",
        "50 %",
        "500",
        "500 people and 20 %",
        "0.500%",
    ],
)
def test_not_carried(text: str) -> None:
    assert not carries(text, Quantity(value=500, unit="%"))


@pytest.mark.parametrize(
    "value, unit, text",
    [
        (12, "weeks", "after 12 weeks"),
        (12, "weeks", "a 12-week course"),
        (20, "minutes", "20-min sessions"),
        (1000, "sessions", "1,000 sessions"),
        (5, "times", "a 5-fold rise"),
        (1.5, "years", "1.5 years on"),
        (2, "cm", "2 cm"),
        (40, "%", "a change of -40 %"),
    ],
)
def test_units_and_spellings(value: float, unit: str, text: str) -> None:
    assert carries(text, Quantity(value=value, unit=unit))


def test_other_units_are_other_numbers() -> None:
    assert not carries("12 months", Quantity(value=12, unit="minutes"))
