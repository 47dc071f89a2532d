"""A brief offers only what the checker lets pass, and says of the rest why not, by which policy, read where."""

from __future__ import annotations

from datetime import date
from itertools import product
from typing import get_args

import pytest

from claimtrack import documents
from claimtrack.briefing import Briefing, brief
from claimtrack.checker import check
from claimtrack.evidence.library import Library
from claimtrack.knowledge.lexicon import HouseWord
from claimtrack.knowledge.library import packaged
from claimtrack.knowledge.models import Market
from claimtrack.policy.profile import Profile

AS_OF = date(2026, 11, 22)
LIBRARY = Library.load(claims=packaged())
MARKETS: tuple[Market, ...] = get_args(Market)


def treatments() -> list[str]:
    return sorted({claim.about.treatment for claim in LIBRARY.claims.values() if claim.about.treatment})


def of(treatment: str, *markets: Market) -> Briefing:
    return brief(LIBRARY, treatment, Profile(markets), AS_OF)


@pytest.mark.parametrize("treatment, market", list(product(treatments(), MARKETS)))
def test_all_that_may_be_said_comes_through_the_checker(treatment: str, market: Market) -> None:
    found = of(treatment, market)
    heading = LIBRARY.records.treatments[treatment].name
    for sentence in found.may_say:
        page = documents.read_text(f"{heading}\n\n{sentence.text}\n", "page.txt")
        flagged = [one for one in check(page, LIBRARY, markets=[market], as_of=AS_OF) if one.place.start.line > 1]  # type: ignore[union-attr]
        assert [(one.message, one.severity) for one in flagged if one.severity != "info" or one.policies] == []


def test_what_is_refused_is_not_offered() -> None:
    found = of("microcurrent", "uk")
    offered = {sentence.text for sentence in (*found.may_say, *found.with_beside)}
    assert "Microcurrent boosts your skin's ATP" not in " ".join(offered)
    refused = {refusal.claim.id: refusal for refusal in found.never}
    lift = refused["microcurrent/lift-tighten"]
    assert "uk-cap-electrical-devices" in [policy.id for policy in lift.policies]
    assert all(policy.market == "uk" and policy.sources for policy in lift.policies)
    assert offered.isdisjoint(text for refusal in found.never for text in refusal.such_as)


def test_good_evidence_does_not_let_a_prescription_medicine_be_praised_in_the_uk() -> None:
    wrinkles = "botulinum-toxin/"
    assert any(
        sentence.claim and sentence.claim.startswith(wrinkles) for sentence in of("botulinum-toxin", "us").may_say
    )
    (refusal,) = (one for one in of("botulinum-toxin", "uk").never if one.status == "supported")
    assert [policy.id for policy in refusal.policies] == ["uk-cap-12-12-pom"]
    assert not any(one.status == "supported" for one in of("botulinum-toxin", "us").never)


def test_a_market_says_how_far_wording_may_go_and_what_to_show_and_hold() -> None:
    found = of("microcurrent", "uk")
    assert [policy.id for policy in found.ceilings] == ["uk-cap-electrical-devices"]
    assert "uk-cap-before-after" in [policy.id for policy in found.show]
    assert "uk-cap-3-45-testimonial" in [policy.id for policy in found.hold]
    bare = of("microcurrent")
    assert (bare.ceilings, bare.show, bare.hold) == ((), (), ())


def test_one_claim_is_asked_for_alone() -> None:
    found = brief(LIBRARY, "microcurrent", Profile(("uk",)), AS_OF, ["microcurrent/atp-500-percent"])
    assert {sentence.claim for sentence in found.may_say} <= {"microcurrent/atp-500-percent"}
    assert [refusal.claim.id for refusal in found.never] == ["microcurrent/atp-500-percent"]


def test_claims_of_what_stands_above_are_told_where_no_nearer_one_is() -> None:
    above = {
        one.claim.id.split("/")[0] for one in (*of("botulinum-toxin", "us").never, *of("botulinum-toxin", "us").reword)
    }
    assert "injectables" in above


def test_what_the_house_does_not_print_is_not_offered() -> None:
    house = (HouseWord(never="electrical current"), HouseWord(never="probes"))
    plain = of("microcurrent", "uk")
    found = brief(LIBRARY, "microcurrent", Profile(("uk",), house=house), AS_OF)
    gone = {one.text for one in plain.may_say} - {one.text for one in found.may_say}
    assert gone
    assert all("electrical current" in text or "probes" in text for text in gone)
