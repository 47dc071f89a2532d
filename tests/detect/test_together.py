"""Treatments that copy names as one, and lists of them that it does not."""

from __future__ import annotations

import pytest

from claimtrack import documents
from claimtrack.detect import Mention, find_mentions
from claimtrack.knowledge.library import Records, packaged

RECORDS = Records.load(claims=packaged())


def of_topic(copy: str, topic: str) -> Mention:
    """The first sure mention of a topic."""
    found = find_mentions(documents.read_text(copy, "page", "markdown"), RECORDS)
    return next(one for one in found if one.topic == topic and one.confidence != "low")


def parts(mention: Mention) -> list[str]:
    return [part.treatment for part in mention.combined]


TOGETHER = [
    ("RF microneedling with PRP stimulates collagen.", ["rf-microneedling", "prp"]),
    ("Microneedling with topical exosomes stimulates collagen.", ["microneedling", "exosomes"]),
    ("Our facial combines microcurrent and LED to boost collagen.", ["microcurrent", "led-light"]),
    (
        "Combining peels, LED and radiofrequency boosts collagen.",
        ["peel", "led-light", "radiofrequency"],
    ),
    ("HIFU plus botox boosts collagen.", ["hifu", "botulinum-toxin"]),
    ("Laser + peel package: boosts collagen.", ["laser", "peel"]),
    ("Microcurrent works best with LED. It boosts collagen.", ["microcurrent", "led-light"]),
    ("# Microcurrent + LED\n\nBoosts collagen.", ["microcurrent", "led-light"]),
    ("Your HydraFacial is finished with LED light to boost collagen.", ["hydrafacial", "led-light"]),
    ("Microneedling followed by exosomes boosts collagen.", ["microneedling", "exosomes"]),
    ("Add LED to your microneedling to boost collagen.", ["led-light", "microneedling"]),
    ("Microcurrent and LED boost collagen.", ["microcurrent", "led-light"]),
    ("Microcurrent, peels, and LED boost collagen.", ["microcurrent", "peel", "led-light"]),
    ("PRP can be combined with dermaplaning to boost collagen.", ["prp", "dermaplaning"]),
]


@pytest.mark.parametrize("copy, expected", TOGETHER)
def test_names_that_go_together_are_all_resolved(copy: str, expected: list[str]) -> None:
    assert parts(of_topic(copy, "collagen")) == expected


APART = [
    "Microcurrent boosts collagen.",
    "We offer microneedling, PRP and peels to boost collagen.",
    "# LED and microcurrent\n\nBoosts collagen.",
    "# Botox & fillers\n\nBoosts collagen.",
    "Unlike microneedling with PRP, microcurrent boosts collagen.",
    "Choose between LED and microcurrent to boost collagen.",
    "Botox freezes the muscle, and LED boosts collagen.",
    "We go from LED to microcurrent and boost collagen.",
    "Microneedling with Dermapen boosts collagen.",
    "Microneedling with a rich serum boosts collagen.",
    "Microcurrent is cheaper than LED with PRP, and it boosts collagen.",
    "We sell radiofrequency. With PRP we boost collagen.",
]


@pytest.mark.parametrize("copy", APART)
def test_lists_comparisons_and_products_are_no_combination(copy: str) -> None:
    assert parts(of_topic(copy, "collagen")) == []


SCARS = ["Microneedling with PRP", "PRP combined with microneedling", "Microneedling + PRP", "PRP & microneedling"]


@pytest.mark.parametrize("name", SCARS)
def test_a_combination_that_the_library_holds_is_judged_as_itself(name: str) -> None:
    mention = of_topic(f"{name} fades acne scars.", "scars-marks")
    assert (mention.treatment, mention.combined) == ("microneedling-prp", ())
    assert mention.claim == "microneedling-prp/mn-prp-acne-scars"


def test_what_is_not_held_of_a_combination_is_judged_by_its_parts_never_by_one_alone() -> None:
    mention = of_topic("Microneedling with PRP reduces wrinkles.", "wrinkles")
    assert [(part.treatment, part.claim) for part in mention.combined] == [
        ("microneedling", "microneedling/mn-wrinkles"),
        ("prp", "prp/prp-wrinkles"),
    ]
