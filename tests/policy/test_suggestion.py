"""One proposal for a passage, fit for the place it stands in."""

from __future__ import annotations

from typing import Any

import pytest

from claimtrack.detect.mention import Mention
from claimtrack.documents.model import Document
from claimtrack.knowledge.models import Rewording
from claimtrack.policy.finding import Suggestion
from claimtrack.policy.suggestion import Offers
from tests.policy.world import TREATMENTS, found, judged, page_of, rungs

ATP = ("lifts your ATP", "atp-energy", "lamp/atp")
COLLAGEN = ("builds collagen", "collagen", "lamp/collagen")
WRINKLES = ("softens wrinkles", "wrinkles", "lamp/wrinkles")
PAINLESS = ("painless", "painless", None)
HAIR = ("hair", "hair", None)

STUDY = "In one test tube, light raised ATP."
MEASURED = "Nobody has measured collagen in people."
SOFTEN = "It may temporarily soften the look of lines."
ABOUT = "Light treatments shine light on the skin."


def suggested(text: str, *claims: tuple[str, str, str | None], **changes: Any) -> Suggestion | None:
    document = page_of(text, **changes)
    mentions = [found(document, *claim) for claim in claims]
    return proposal(document, *mentions)


def proposal(document: Document, *mentions: Mention, **changes: Any) -> Suggestion | None:
    (passage,) = judged(document, *mentions, **changes).passages
    return passage.suggestion


@pytest.mark.parametrize(
    "text,claims,kind,expected",
    [
        ("It lifts your ATP.", [ATP], "paragraph", STUDY),
        ("It lifts your ATP and softens wrinkles.", [ATP, WRINKLES], "paragraph", f"{STUDY} {SOFTEN}"),
        ("It builds collagen and lifts your ATP.", [COLLAGEN, ATP], "paragraph", f"{MEASURED} {STUDY}"),
        ("It lifts your ATP, builds collagen and softens wrinkles.", [ATP, COLLAGEN, WRINKLES], "paragraph", ABOUT),
        ("It is painless and lifts your ATP.", [PAINLESS, ATP], "paragraph", STUDY),
        ("It lifts your ATP", [ATP], "heading", "Lamp facial: tested in a tube"),
        ("It lifts your ATP", [ATP], "alt", "Tested in a tube"),
        ("It lifts your ATP", [ATP], "list-item", "Tested in a tube"),
        ("It lifts your ATP.", [ATP], "list-item", STUDY),
        ("It builds collagen and lifts your ATP", [COLLAGEN, ATP], "button", "Lamp facial"),
        ("It softens wrinkles", [WRINKLES], "heading", "Light treatments"),
    ],
)
def test_the_wording_that_is_proposed(
    text: str, claims: list[tuple[str, str, str | None]], kind: Any, expected: str
) -> None:
    suggestion = suggested(text, *claims, kind=kind)
    assert suggestion
    assert suggestion.text == expected


def test_a_heading_goes_on_naming_the_treatment_it_named() -> None:
    document = page_of("It lifts your ATP", kind="heading")
    below = found(document, *ATP, treatment_from="title")
    suggestion = proposal(document, below)
    assert suggestion
    assert suggestion.text == "Tested in a tube"
    named = Rewording(kind="study", text="The lamp was tested.", short="The lamp in a tube")
    suggestion = proposal(document, found(document, *ATP), offers=Offers(TREATMENTS, lambda _: (named,)))
    assert suggestion
    assert suggestion.text == "The lamp in a tube"


@pytest.mark.parametrize("claims", [[PAINLESS], [HAIR], [PAINLESS, HAIR]])
def test_nothing_is_proposed_where_nothing_is_worse_than_info(claims: list[tuple[str, str, str | None]]) -> None:
    assert suggested("It is painless and grows hair.", *claims) is None


def test_it_clears_every_finding_of_the_passage() -> None:
    document = page_of("It is painless and lifts your ATP.")
    page = judged(document, found(document, *PAINLESS), found(document, *ATP))
    (passage,) = page.passages
    assert passage.suggestion
    assert set(passage.suggestion.clears) == {finding.fingerprint for finding in passage.findings}
    assert len(passage.suggestion.clears) == 2


def test_its_range_is_the_whole_sentence() -> None:
    document = page_of("First line.", "It lifts your ATP.")
    suggestion = proposal(document, found(document, *ATP))
    assert suggestion
    assert suggestion.span
    assert document.source[slice(*suggestion.span)] == "It lifts your ATP."


def test_a_passage_is_not_proposed_to_itself() -> None:
    suggestion = suggested(STUDY, ("light raised ATP", "atp-energy", "lamp/atp"))
    assert suggestion
    assert (suggestion.kind, suggestion.text) == ("availability", ABOUT)


def test_a_claim_with_no_rung_and_no_neutral_sentence_is_left_out() -> None:
    document = page_of("It lifts your ATP.")
    bare = Offers({}, lambda _: ())
    suggestion = proposal(document, found(document, *ATP), offers=bare)
    assert suggestion
    assert (suggestion.kind, suggestion.text, suggestion.span) == ("remove", "", None)


def test_rungs_that_only_name_the_offer_are_not_joined_to_those_that_say_more() -> None:
    only = Rewording(kind="availability", text="We offer a lamp facial.")
    offers = Offers(TREATMENTS, lambda name: (only,) if name == "lamp/collagen" else rungs(name))
    document = page_of("It builds collagen and lifts your ATP.")
    both = proposal(document, found(document, *COLLAGEN), found(document, *ATP), offers=offers)
    alone = proposal(document, found(document, *COLLAGEN), offers=offers)
    assert both
    assert both.text == STUDY
    assert alone
    assert alone.text == only.text


def test_a_source_without_lines_gets_the_wording_and_no_range() -> None:
    suggestion = suggested("It lifts your ATP.", ATP, has_lines=False)
    assert suggestion
    assert (suggestion.text, suggestion.span) == (STUDY, None)


def test_the_neutral_sentence_is_looked_for_upward_and_circles_end() -> None:
    a = TREATMENTS["lamp"].model_copy(update={"id": "a", "parent": "b"})
    b = a.model_copy(update={"id": "b", "parent": "a"})
    assert Offers(TREATMENTS, lambda _: ()).neutral("lamp") == TREATMENTS["light"]
    assert Offers({"a": a, "b": b}, lambda _: ()).neutral("a") is None
    assert Offers(TREATMENTS, lambda _: ()).neutral(None) is None
