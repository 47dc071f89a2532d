"""Copy as it stands on clinic pages that promises nothing: visits, money, staff, parcels, care, risks, navigation."""

from __future__ import annotations

from pathlib import Path

import pytest

from claimtrack.detect import find_mentions
from claimtrack.documents import read_text
from claimtrack.knowledge.library import Records

CLAIMS = Path(__file__).parents[2] / "claims"

HARMLESS = [
    "Certificates are sent by post within two weeks.",
    "Orders placed before 2pm are sent the same day.",
    "Your gift card is sent instantly by email.",
    "Our reception was completely refurbished last spring.",
    "100% of our electricity comes from wind.",
    "Prices are guaranteed until March.",
    "We keep records for eight years, as the law requires.",
    "With every visit you collect points.",
    "Our most popular time is Saturday morning.",
    "Finance is provided by a third party and is subject to approval.",
    "Clients tell us that parking is difficult.",
    "Some clients notice a metallic taste during the session.",
    "Does it hurt? Most people feel pressure and some feel a sting.",
    "Is there any downtime? Yes, plan for three days at home.",
    "Redness usually settles within a few hours.",
    "Swelling and bruising may last for up to two weeks.",
    "If you have had fillers in the last four weeks, wait before booking.",
    "Most appointments are finished within an hour.",
    "A review of six trials found no difference from a sham treatment.",
    "Her special interests are acne, rosacea and laser treatment of scars.",
]


@pytest.fixture(scope="module")
def records() -> Records:
    return Records.load(CLAIMS)


def claimed(copy: str, records: Records) -> list[tuple[str, str]]:
    """Topics and words of what a piece of copy claims, at medium confidence or above."""
    text = read_text(copy, "page", "markdown")
    found = [one for one in find_mentions(text, records) if one.claimed and one.confidence != "low"]
    return [(one.topic, text.blocks[one.block].text[slice(*one.span)]) for one in found]


@pytest.mark.parametrize("sentence", HARMLESS)
def test_what_promises_nothing_claims_nothing_even_under_a_treatment(sentence: str, records: Records) -> None:
    assert claimed(f"# Cryolipolysis\n\n{sentence}\n", records) == []


SPARED = [
    ("Results show within two weeks.", "instant-results"),
    ("Book online and see results instantly.", "instant-results"),
    ("Clients notice firmer skin.", "testimonial"),
    ("Book online for the safest, clinically proven treatment.", "safety"),
    ("Buy a gift voucher for the best facial in London.", "superlative"),
    ("Is it painless? Yes.", "painless"),
    ("Students love it: 100% effective in one session.", "instant-results"),
    ("You will learn how cryolipolysis boosts collagen.", "collagen"),
    ("Results may last for up to two years.", "lasting-results"),
]


@pytest.mark.parametrize("sentence, topic", SPARED)
def test_the_same_words_about_an_outcome_still_claim(sentence: str, topic: str, records: Records) -> None:
    assert topic in [one for one, _ in claimed(f"# Cryolipolysis\n\n{sentence}\n", records)]


def test_a_name_on_a_menu_is_no_claim_and_under_a_benefit_it_is_one(records: Records) -> None:
    assert claimed("# Prices\n\n- Skin tightening\n", records) == []
    assert claimed("# Benefits\n\n- Skin tightening\n", records) != []
