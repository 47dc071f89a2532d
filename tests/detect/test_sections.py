"""Which treatment headings, rows and titles say a claim is about, and what only looks like a name of one."""

from __future__ import annotations

import pytest

from claimtrack import documents
from claimtrack.detect import Mention, find_mentions
from claimtrack.knowledge.library import Records, packaged

RECORDS = Records.load(claims=packaged())


def of_topic(copy: str, topic: str) -> Mention:
    """The last sure mention of a topic."""
    found = find_mentions(documents.read_text(copy, "page", "markdown"), RECORDS)
    return [one for one in found if one.topic == topic and one.confidence != "low"][-1]


MENU = "# Fat freezing and more\n\n## Fat freezing\n\nShrinks bulges.\n\n## HIFU\n\nFor the jaw.\n\n"


@pytest.mark.parametrize(
    "heading, treatment",
    [
        ("The Silver Room", None),
        ("Moon Bathing", None),
        ("Microneedling", "microneedling"),
        ("How it works", "cryolipolysis"),
        ("Results", "cryolipolysis"),
        ("Is it for you?", "cryolipolysis"),
    ],
)
def test_a_name_on_a_menu_that_nobody_knows_is_not_the_treatment_of_the_title(
    heading: str, treatment: str | None
) -> None:
    assert of_topic(f"{MENU}## {heading}\n\nTightens skin.\n", "lift-tighten").treatment == treatment


def test_the_name_of_a_method_ends_the_reach_of_a_title_without_a_menu() -> None:
    page = "# Microcurrent at the mill\n\n## Bamboo therapy\n\nTightens skin.\n"
    assert of_topic(page, "lift-tighten").treatment is None
    assert of_topic(page.replace("Bamboo therapy", "Gentle and quick"), "lift-tighten").treatment == "microcurrent"


@pytest.mark.parametrize(
    "title, treatment",
    [
        ("Laser hair removal in Hull", "laser-hair-removal"),
        ("Laser treatments in Hull", "laser"),
        ("Laser, and laser hair removal", "laser"),
        ("Microneedling in Hull", "laser"),
    ],
)
def test_the_laser_of_a_page_is_the_kind_its_title_names(title: str, treatment: str) -> None:
    assert of_topic(f"# {title}\n\nThe laser removes unwanted hair.\n", "hair").treatment == treatment


def test_some_lasers_are_lasers_in_general() -> None:
    page = "# Laser hair removal\n\n{} lasers remove unwanted hair.\n"
    assert of_topic(page.format("Our"), "hair").treatment == "laser-hair-removal"
    assert of_topic(page.format("Some"), "hair").treatment == "laser"


@pytest.mark.parametrize(
    "sentence, treatment",
    [
        ("It firms the skin and helps your moisturiser sink in.", "microneedling"),
        ("We add a serum, and the skin is firmer.", "microneedling"),
        ("Our serum firms the skin.", "serum"),
        ("Orange peel goes and the skin is firmer.", "microneedling"),
        ("A peel firms the skin.", "peel"),
        ("Firmer skin, also for those who can't have laser.", "microneedling"),
    ],
)
def test_a_product_that_a_treatment_helps_is_not_the_treatment(sentence: str, treatment: str) -> None:
    assert of_topic(f"# Microneedling\n\n{sentence}\n", "lift-tighten").treatment == treatment


def test_a_row_is_about_what_its_name_says() -> None:
    rows = "name,text\nDermaplaning,Firms the skin.\nMoon Bathing,Firms the skin.\n"
    found = find_mentions(documents.read_text(rows, "list.csv", "csv"), RECORDS)
    assert [one.treatment for one in found if one.topic == "lift-tighten"] == ["dermaplaning", None]


def test_a_name_that_makes_a_claim_makes_it_of_itself() -> None:
    assert of_topic("# Fat freezing and HIFU\n", "fat-cellulite").treatment == "cryolipolysis"
