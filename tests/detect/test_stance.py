"""How a claim is meant, where the words that decide stand outside its clause or say the opposite of what they look."""

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


@pytest.mark.parametrize(
    "copy, claimed",
    [
        ("Some say microcurrent erases wrinkles; the trials do not show it.", False),
        ("Microcurrent erases wrinkles, we read, but studies don't bear that out.", False),
        ("Microcurrent erases wrinkles, and the trials show it.", True),
        ("Microcurrent erases wrinkles, unless your doctor says otherwise.", True),
    ],
)
def test_what_the_evidence_is_said_not_to_show_is_denied(copy: str, claimed: bool) -> None:
    assert of_topic(copy, "wrinkles").claimed is claimed


@pytest.mark.parametrize(
    "copy, by",
    [
        ("NuFACE says its device increases collagen.", "brand"),
        ("The firm claims that its wand increases collagen.", "brand"),
        ("Some brands claim microcurrent increases collagen.", "critic"),
        ("Its device increases collagen.", "none"),
    ],
)
def test_who_speaks_of_a_device_of_its_own_is_its_brand(copy: str, by: str) -> None:
    assert of_topic(copy, "collagen").attribution == by


@pytest.mark.parametrize(
    "copy, quiet",
    [
        ("PRP is 100% natural, so no risk of side effects.", None),
        ("PRP is 100% natural, without any known side effects.", None),
        ("Side effects of PRP, which is 100% natural, are bruises.", "risk"),
        ("No appointment is left; side effects of PRP, which is 100% natural, are bruises.", "risk"),
    ],
)
def test_a_risk_that_is_ruled_out_makes_nothing_a_risk(copy: str, quiet: str | None) -> None:
    assert of_topic(copy, "natural").quiet_reason == quiet


@pytest.mark.parametrize(
    "sentence, topic",
    [("It may help wrinkles.", "wrinkles"), ("It could help acne.", "acne"), ("It might help with pain.", "pain")],
)
def test_a_hedge_that_ends_in_the_claims_own_verb_is_one(sentence: str, topic: str) -> None:
    assert of_topic(f"# Microcurrent facial\n\n{sentence}\n", topic).stance == "hedged"
