"""What a regulator decided on others' claims is told, not claimed."""

from __future__ import annotations

import pytest
from tests.claimed import claimed


@pytest.mark.parametrize(
    "copy",
    [
        "A salon was ordered to take down posts saying that microcurrent firms the skin.",
        "The watchdog ruled that a salon could not say microcurrent firms the skin.",
        "A complaint that an ad promised firmer skin was upheld.",
        "A salon withdrew its claim that microcurrent firms the skin.",
        "Devices marketed to treat acne are medical devices.",
        "The ads misled. One of them said microcurrent firms the skin.",
    ],
)
def test_a_ruling_is_reported(copy: str) -> None:
    assert not claimed(copy)


@pytest.mark.parametrize(
    "copy",
    [
        "You may be asked to remove make-up before microcurrent firms the skin.",
        "Our device is the one the regulator upheld, and it firms the skin.",
        "Microcurrent firms the skin and removes fine lines.",
    ],
)
def test_a_clinic_that_speaks_for_itself_claims(copy: str) -> None:
    assert "lift-tighten" in claimed(copy)


def test_what_age_takes_is_no_outcome() -> None:
    assert "statistic" not in claimed("After thirty a woman loses about 2% of her muscle a year.")
    assert "statistic" in claimed("Clients lose about 2% of their fat.")
