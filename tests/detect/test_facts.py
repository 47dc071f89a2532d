"""Statements of fact: found where the library holds them refuted, quiet where they are true or no claim at all."""

from __future__ import annotations

from datetime import date

import pytest

from claimtrack import check
from claimtrack.documents import read_text

REFUTED = [
    ("We lose 1% of our collagen every year.", "general/collagen-one-percent-a-year"),
    ("After 25 we lose one per cent of our collagen each year.", "general/collagen-one-percent-a-year"),
    ("We lose 1 to 1.5% of our collagen a year.", "general/collagen-one-percent-a-year"),
    ("As we age, skin stops producing collagen.", "general/aging-loses-ability"),
    ("Ageing skin loses its ability to make collagen and elastin.", "general/aging-loses-ability"),
    ("Illness disrupts the body's natural electrical current.", "general/injury-disrupts-current"),
    ("Our IPL laser is here.", "ipl/lhr-ipl-called-laser"),
    ("Tell us if you are pregnant. Everyone else can have microcurrent.", "microcurrent/contraindications-complete"),
]


@pytest.mark.parametrize("copy, claim", REFUTED)
def test_a_fact_that_the_evidence_contradicts_is_a_warning(copy: str, claim: str) -> None:
    found = check(read_text(copy, "page.md", "markdown"), as_of=date(2026, 11, 22))
    assert [(one.claim, one.rule, one.severity) for one in found] == [(claim, "refuted-claim", "warning")]


QUIET = [
    "Collagen declines with age.",
    "Skin makes less collagen with age.",
    "Skin never stops producing collagen.",
    "Does skin stop producing collagen?",
    "It is a myth that skin stops producing collagen.",
    "Collagen gives skin its strength.",
    "Choose IPL/laser hair removal.",
    "IPL is not a laser.",
    "We raise one glass a year to collagen.",
]


@pytest.mark.parametrize("copy", QUIET)
def test_true_and_denied_facts_are_quiet(copy: str) -> None:
    found = check(read_text(copy, "page.md", "markdown"), as_of=date(2026, 11, 22))
    assert [one.message for one in found] == []
