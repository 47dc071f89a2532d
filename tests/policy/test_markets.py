"""Which policies a mention breaks: cases over five markets, and the laws that hold for every policy."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache
from types import MappingProxyType
from typing import Any, NamedTuple, get_args

import pytest

from claimtrack.knowledge.library import Records
from claimtrack.knowledge.models import Market, SignOff
from claimtrack.knowledge.policies import Held, Policy
from claimtrack.policy.markets import Breach, Facts, breaches, breaches_of, lineage_of, policies_of
from claimtrack.policy.severity import at_least
from tests.policy.world import mention

MARKETS: tuple[Market, ...] = get_args(Market)


@cache
def packaged() -> Records:
    return Records.load()


class Said(NamedTuple):
    """A sentence, how it was read, and the policies of one market that it breaks, most severe first."""

    market: Market
    words: str
    topic: str
    treatment: str | None
    status: str | None
    breaks: str
    """'id severity', joined by commas; ids without the market."""
    reading: Mapping[str, Any] = MappingProxyType({})
    profile: Mapping[str, Any] = MappingProxyType({})


def found(said: Said, **changes: Any) -> tuple[Breach, ...]:
    records = packaged()
    one = mention(said.topic, None, **{"treatment": said.treatment, "effect": "improve", **said.reading, **changes})
    lineage = frozenset(lineage_of(said.treatment, records.treatments))
    profile = {"product_class": None, "channel": "website", "as_of": None, **said.profile}
    facts = Facts(one, records.topics[said.topic], None, said.status, lineage, words=said.words.lower(), **profile)
    return breaches_of(facts, policies_of(records, (said.market,)))


PLAIN: dict[str, Any] = {}
HEDGED = {"stance": "hedged"}
LOOKS = {"appearance": True}
BY_PATIENT = {"attribution": "patient"}
REMOVES = {"effect": "remove"}
AD = {"channel": "ad"}
CREAM = {"product_class": "cosmetic"}

CASES = [
    # What enforcement has already said of facial microcurrent.
    Said("us", "Microcurrent boosts ATP.", "atp-energy", "microcurrent", "mechanism-only",
         "fda-201h-device-intended-use error, ftc-hpcg-crse error, ftc-hpcg-preclinical error,"
         " ftc-s5-deception warning"),
    Said("us", "It stimulates collagen.", "collagen", "microcurrent", "missing",
         "fda-201h-device-intended-use error, ftc-hpcg-crse error, ftc-s5-deception warning"),
    Said("us", "It boosts ATP, which then stimulates collagen.", "collagen", "microcurrent", "missing",
         "fda-201h-device-intended-use error, ftc-hpcg-preclinical error, ftc-hpcg-crse error,"
         " ftc-s5-deception warning"),
    Said("us", "It improves circulation.", "circulation", "microcurrent", "missing",
         "fda-201h-device-intended-use error, ftc-hpcg-crse error, ftc-s5-deception warning"),
    Said("us", "It tones facial muscles.", "muscle-tone", "microcurrent", "limited",
         "fda-201h-device-intended-use error, ftc-hpcg-crse warning, ftc-s5-deception info"),
    Said("us", "It lifts.", "lift-tighten", "microcurrent", "missing",
         "fda-201h-device-intended-use error, fda-salton-facial-stim warning, ftc-s5-deception warning"),
    Said("uk", "It boosts ATP.", "atp-energy", "microcurrent", "mechanism-only",
         "asa-a15-308558-atp error, cap-electrical-devices error, cap-3-7-substantiation error"),
    Said("uk", "It re-educates your muscles.", "muscle-tone", "microcurrent", "disputed",
         "asa-a15-308558-atp error, cap-electrical-devices error, cap-12-1-objective error,"
         " cap-3-7-substantiation error"),
    Said("uk", "It stimulates collagen.", "collagen", "microcurrent", "missing",
         "cap-electrical-devices error, cap-3-7-substantiation error, cap-collagen-physiological error"),
    Said("uk", "It tightens the skin.", "lift-tighten", "microcurrent", "missing",
         "cap-electrical-devices error, cap-12-1-objective error, cap-3-7-substantiation error"),
    Said("uk", "Benefits are cumulative.", "cumulative-results", "microcurrent", "limited",
         "cap-electrical-devices warning, cap-temporary-cumulative info"),
    Said("uk", "It speeds up wound healing.", "healing", "microcurrent", "contested",
         "cap-12-1-medicinal error, cap-3-7-substantiation error", {"effect": "increase"}),
    Said("uk", "It rejuvenates your skin.", "rejuvenation", "microcurrent", "limited",
         "cap-electrical-devices error, cap-12-7-rejuvenate-cure error, cap-12-1-objective warning,"
         " cap-3-7-substantiation warning"),
    Said("uk", "Look youthful.", "rejuvenation", "microcurrent", "limited",
         "cap-electrical-devices warning, cap-12-1-objective warning, cap-3-7-substantiation warning"),
    Said("us", "Look youthful.", "rejuvenation", "microcurrent", "limited",
         "fda-salton-facial-stim warning, nad-perception info, ftc-s5-deception info"),
    Said("uk", "It temporarily tones and tightens the skin.", "lift-tighten", "microcurrent", "missing", "", HEDGED),
    Said("uk", "It keeps up the reduced appearance of fine lines.", "wrinkles", "microcurrent", "limited", "", LOOKS),
    Said("uk", "It temporarily lifts like a facelift.", "lift-tighten", "microcurrent", "missing",
         "cap-electrical-devices error, cap-12-1-objective warning, cap-3-7-substantiation warning", HEDGED),
    Said("uk", "It temporarily tightens the skin.", "lift-tighten", "radiofrequency", "missing",
         "cap-12-1-objective warning, cap-3-7-substantiation warning", HEDGED),
    Said("us", "Make sure it is FDA-approved.", "regulatory-status", "microcurrent", "refuted",
         "fda-807-97-not-approved error"),
    Said("us", "Approved by the Food and Drug Administration (FDA).", "regulatory-status", "microcurrent", "refuted",
         "fda-807-97-not-approved error"),
    Said("us", "It is FDA-cleared (K103472).", "regulatory-status", "microcurrent", None, ""),
    Said("us", "FDA approved (PMA P123).", "regulatory-status", "hifu", None, ""),
    Said("us", "Our FDA-registered device.", "regulatory-status", "microcurrent", None,
         "fda-807-39-registration warning"),
    Said("us", "Our FDA certified device.", "regulatory-status", "microcurrent", None, "fda-fake-marks error"),
    Said("us", "FDA approved cream.", "regulatory-status", "cream", None, "fda-cosmetic-reg-710-8 warning"),
    Said("uk", "FDA-approved.", "regulatory-status", "microcurrent", "refuted", "asa-fda-as-proof warning"),
    Said("uk", "MHRA approved.", "regulatory-status", "microcurrent", None,
         "dmcc-sch20-false-approval error, cap-ce-not-efficacy warning"),
    Said("au", "FDA-approved.", "regulatory-status", "microcurrent", "refuted", "tga-gov-endorse warning"),
    Said("au", "Entered in the ARTG, 123456.", "regulatory-status", "microcurrent", None, ""),
    Said("eu", "Approved by the health ministry.", "regulatory-status", "cream", None, "655-1-legal error"),
    Said("uk", "A natural facelift.", "facelift-comparison", "microcurrent", None,
         "cap-electrical-devices error, cap-12-10-natural warning, cap-nonsurgical-facelift warning"),
    Said("uk", "This is not a facelift.", "facelift-comparison", None, None, ""),
    Said("au", "A natural facelift.", "facelift-comparison", "microcurrent", None, "nl-133-1d-expectation error"),
    # Prescription medicines.
    Said("uk", "Botox smooths lines.", "wrinkles", "botulinum-toxin", "supported", "cap-12-12-pom error"),
    Said("au", "Botox smooths lines.", "wrinkles", "botulinum-toxin", "supported", "tga-s4-injectables error"),
    Said("us", "Botox smooths lines.", "wrinkles", "botulinum-toxin", "supported", ""),
    Said("eu", "Botox smooths lines.", "wrinkles", "botulinum-toxin", "supported", "asa-health-beauty info"),
    Said("uk", "Fillers smooth lines.", "wrinkles", "dermal-filler", "supported", ""),
    Said("au", "Fillers smooth lines.", "wrinkles", "dermal-filler", "supported", "tga-s4-injectables error"),
    Said("au", "Skin boosters hydrate.", "hydration", "skin-booster", "supported", "tga-s4-injectables warning"),
    # Disease.
    Said("us", "It treats arthritis.", "disease", "microcurrent", "missing",
         "ftc-hpcg-crse error, ftc-serious-disease error, ftc-s5-deception warning"),
    Said("uk", "It treats arthritis.", "disease", "microcurrent", "missing",
         "cap-12-1-medicinal error, cap-12-2-ailments error, cap-3-7-substantiation error"),
    Said("au", "It treats arthritis.", "disease", "microcurrent", "missing",
         "tga-restricted-rep error, nl-133-1a warning"),
    Said("uk", "It clears acne.", "acne", "led-light", "supported", "cap-12-1-medicinal error", REMOVES),
    Said("uk", "For blemish-prone skin.", "acne", "led-light", "supported", ""),
    Said("uk", "For blemish-prone skin with acne.", "acne", "led-light", "supported", "cap-12-1-medicinal error"),
    # What clients say.
    Said("us", "Our clients love it.", "testimonial", "microcurrent", None,
         "ftc-255-2a-testimonial-not-evidence warning"),
    Said("au", "Best results I ever had.", "testimonial", "facial", None, "nl-133-1c-testimonial error"),
    Said("au", "Friendly and on time.", "testimonial", "facial", None, ""),
    Said("uk", "It reduced my lines.", "wrinkles", "hifu", "supported",
         "cap-3-47-claims-in-testimonials info", BY_PATIENT),
    # Creams and serums.
    Said("us", "Stimulates collagen.", "collagen", "serum", "unregistered",
         "fda-201g-cosmetic-as-drug error, ftc-hpcg-crse warning, ftc-s5-deception info"),
    Said("us", "Stimulates collagen.", "collagen", "serum", "supported", "fda-201g-cosmetic-as-drug error"),
    Said("us", "The look of more collagen.", "collagen", "serum", "supported", "", LOOKS),
    Said("ca", "Stimulates collagen.", "collagen", "serum", "supported", "hc-drug-type-cosmetic error"),
    Said("ca", "Stimulates collagen.", "collagen", "microcurrent", "missing", ""),
    Said("ca", "Improves circulation.", "circulation", None, "missing", "hc-drug-type-cosmetic error", PLAIN, CREAM),
    Said("eu", "Reduces wrinkles.", "wrinkles", "cream", "missing", "655-3-evidence error"),
    Said("eu", "Reduces wrinkles.", "wrinkles", "cream", "supported", ""),
    Said("eu", "Reduces wrinkles.", "wrinkles", "microcurrent", "missing", ""),
    Said("eu", "Stops wrinkles.", "wrinkles", "microcurrent", "missing", "mdr-art7 error", PLAIN,
         {"product_class": "medical-device"}),
    Said("uk", "A collagen drink for wrinkles.", "wrinkles", "oral-collagen", "supported",
         "cap-15-1-ingestibles error"),
    # How it is put.
    Said("us", "Clinically proven.", "proof", "microcurrent", None, "ftc-establishment error"),
    Said("us", "Completely safe.", "safety", "microcurrent", "disputed", "ftc-safety error"),
    Said("us", "Generally safe.", "safety", "microcurrent", "disputed", "ftc-safety warning"),
    Said("uk", "Completely safe.", "safety", "microcurrent", "disputed", "cap-12-9-absolutely-safe error"),
    Said("uk", "No side effects.", "safety", "microcurrent", "disputed", "cap-12-9-absolutely-safe warning"),
    Said("au", "Completely safe.", "safety", "microcurrent", "disputed", "tga-safe-infallible info"),
    Said("uk", "Painless.", "painless", "laser-hair-removal", None, "cap-pain warning"),
    Said("uk", "Virtually pain-free.", "painless", "laser-hair-removal", None, ""),
    Said("uk", "No downtime.", "no-downtime", "microcurrent", None,
         "cap-1-3-social-responsibility warning, cap-pain warning"),
    Said("au", "No downtime.", "no-downtime", "microcurrent", None, "nl-133-1d-expectation warning"),
    Said("au", "Instant results.", "instant-results", "microcurrent", "missing", "nl-133-1d-expectation error"),
    Said("us", "Guaranteed.", "guarantee-absolute", "facial", None, "ca-bpc-651 info"),
    Said("uk", "82% fewer wrinkles.", "statistic", "cream", None,
         "cap-3-7-substantiation error, cap-perception-vs-measured error"),
    Said("uk", "The best facial.", "superlative", "facial", None, "cap-3-1-mislead warning, cap-comparative warning"),
    Said("uk", "Our favourite facial.", "superlative", "facial", None, ""),
    Said("uk", "It can lift.", "lift-tighten", "hifu", "missing",
         "cap-12-1-objective error, cap-3-7-substantiation error, clearcast-can-could info", PLAIN, AD),
    # What a hedge buys.
    Said("us", "It may relieve pain.", "pain", "tens", "missing",
         "ftc-hpcg-weak-qualifier warning, ftc-hpcg-crse warning, ftc-s5-deception info", HEDGED),
    Said("uk", "It may treat arthritis.", "disease", "facial", "missing",
         "cap-12-1-medicinal error, cap-12-2-ailments error, cap-3-7-substantiation warning", HEDGED),
]  # fmt: skip


@pytest.mark.parametrize("said", CASES, ids=lambda said: f"{said.market}: {said.words}")
def test_what_it_breaks(said: Said) -> None:
    broken = [f"{one.policy.id.removeprefix(f'{said.market}-')} {one.severity}" for one in found(said)]
    broken = [text.removeprefix("ie-") for text in broken]
    assert ", ".join(broken) == said.breaks


def every(said: Said, **changes: Any) -> dict[str, Breach]:
    """What is broken in all markets, by policy."""
    return {one.policy.id: one for market in MARKETS for one in found(said._replace(market=market), **changes)}


@pytest.mark.parametrize("reason", ["negated", "denied", "asked", "biology", "risk", "price", "caveat", "quoted"])
def test_what_the_copy_does_not_claim_breaks_nothing(reason: str) -> None:
    for said in CASES:
        assert every(said, claimed=False, quiet_reason=reason) == {}


def test_a_hedge_buys_one_step_at_most_and_never_silence() -> None:
    for said in CASES:
        plain, hedged = every(said, stance="asserted"), every(said, stance="hedged")
        assert plain.keys() <= hedged.keys()
        for name, before in plain.items():
            after = hedged[name]
            assert at_least(before.severity, after.severity), (said, name)
            if before.severity == "error":
                assert after.severity != "info", (said, name)
            if before.policy.hedge == "none":
                assert after.severity == before.severity, (said, name)


def test_better_evidence_never_adds_a_policy_nor_makes_one_worse() -> None:
    for said in CASES:
        missing, limited, supported = (every(said._replace(status=one)) for one in ("missing", "limited", "supported"))
        assert supported.keys() <= limited.keys() <= missing.keys()
        for name, breach in limited.items():
            assert at_least(missing[name].severity, breach.severity), (said, name)


def test_nothing_is_worse_than_its_policy_says_and_what_was_not_seen_is_no_error() -> None:
    seen: set[str] = set()
    for said in CASES:
        for breach in every(said).values():
            seen.add(breach.policy.id)
            assert at_least(breach.policy.severity, breach.severity)
            if breach.policy.own_content_unverified or breach.trigger.unseen:
                assert breach.severity != "error"
            if breach.policy.territory or breach.policy.status == "superseded":
                assert breach.severity == "info"
    assert len(seen) > 45


def test_no_evidence_and_no_hedge_clears_what_is_never_cleared() -> None:
    never = {policy.id for policy in packaged().policies.values() if policy.discharge.by == ("never",)}
    for said in CASES:
        assert every(said).keys() & never == every(said._replace(status="supported"), stance="hedged").keys() & never


def test_several_markets_are_asked_at_once_and_each_once() -> None:
    records = packaged()
    treatment = records.treatments["microcurrent"]
    one = mention("atp-energy", None, treatment="microcurrent")
    both = breaches(one, None, "missing", treatment, ["uk", "us", "uk"], records, words="It boosts ATP.")
    alone = [breaches(one, None, "missing", treatment, [market], records) for market in ("uk", "us")]
    assert {policy.id for policy in both} == {policy.id for policies in alone for policy in policies}
    assert len({policy.id for policy in both}) == len(both)
    assert [policy.market for policy in both][:1] == ["uk"]
    assert breaches(one, None, "missing", treatment, [], records) == ()
    assert [policy.id for policy in breaches(one, None, None, None, MARKETS, records)][:1] == ["us-ftc-hpcg-crse"]


def test_a_record_discharges_what_it_covers_until_its_day() -> None:
    policy = packaged().policies["uk-cap-12-1-medicinal"]
    said = Said("uk", "It clears acne.", "acne", "led-light", "supported", "")
    assert cleared(policy, said, treatments=("light",))
    assert cleared(policy, said)
    assert not cleared(policy, said, treatments=("laser",))
    assert not cleared(policy, said, claims=("led-light/another",))
    until = {"until": date(2027, 1, 1)}
    assert cleared(policy, said._replace(profile={"as_of": date(2027, 1, 1)}), **until)
    assert not cleared(policy, said._replace(profile={"as_of": date(2027, 1, 2)}), **until)


def test_a_record_is_half_of_what_record_and_evidence_ask_for() -> None:
    policy = packaged().policies["us-fda-201h-device-intended-use"]
    said = Said("us", "It lifts.", "lift-tighten", "microcurrent", "missing", "")
    (breach,) = judged(held(policy), said)
    assert breach.severity == "warning"
    assert judged(held(policy), said._replace(status="supported")) == ()


def held(policy: Policy, **covers: Any) -> Policy:
    by = SignOff(name="A", role="director", on=date(2026, 11, 22))
    record = Held(document="register entry 7", why="It covers the condition.", by=by, **covers)
    return policy.model_copy(update={"discharged": (record,)})


def judged(policy: Policy, said: Said) -> tuple[Breach, ...]:
    records = packaged()
    one = mention(said.topic, None, treatment=said.treatment, effect="remove")
    lineage = frozenset(lineage_of(said.treatment, records.treatments))
    profile = {"product_class": None, "channel": "website", "as_of": None, **said.profile}
    return breaches_of(
        Facts(one, records.topics[said.topic], None, said.status, lineage, words=said.words.lower(), **profile),
        [policy],
    )


def cleared(policy: Policy, said: Said, **covers: Any) -> bool:
    assert judged(policy, said)
    return not judged(held(policy, **covers), said)
