"""Random worlds: every design, state and kind, circles of inferences and rivals that are each other's premises."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import get_args

from hypothesis import strategies as st

from claimtrack.evidence.world import World
from claimtrack.knowledge.models import (
    About,
    Claim,
    ClaimKind,
    Design,
    EvidenceGap,
    EvidenceLine,
    Indirectness,
    Inference,
    Qualifiers,
    Quantity,
    SignOff,
    Source,
    Verified,
)
from tests.evidence.records import AS_OF, SUSPECT_STAMP, TREATMENTS, gap, marked

CLAIM_IDS = tuple(f"mc/c{number}" for number in range(5))
SOURCE_IDS = tuple(f"s{number}" for number in range(5))
_SEEN = Verified(seen_at=("https://example.org",), level="full-abstract", canonical=True, on=AS_OF)
_NUMBER = Quantity(value=500, unit="%")

# Concerns are rare enough that good evidence stays good: otherwise no world reaches the levels that the rules cap.
concerns = st.sampled_from([*["none"] * 10, "serious", "very_serious"])
stamps = st.sampled_from([None, None, None, SUSPECT_STAMP])
acceptances = st.sampled_from(["accepted", "accepted", "accepted", "proposed", "rejected"])
directions = st.sampled_from(["supports", "supports", "disputes", "neutral"])

lines = st.builds(
    EvidenceLine,
    source=st.sampled_from(SOURCE_IDS),
    direction=directions,
    risk_of_bias=concerns,
    imprecision=concerns,
    inconsistency=concerns,
    publication_bias=concerns,
    indirectness=st.builds(
        Indirectness, population=concerns, intervention=concerns, comparator=concerns, outcome=concerns
    ),
    upgrades=st.sampled_from([(), (), ("large-effect",), ("large-effect", "dose-response")]),
    counterexample=st.booleans(),
    harm_measured=st.booleans(),
    rationale=st.just("random"),
    accepted=acceptances,
    accepted_by=st.sampled_from([None, SignOff(name="A. Reviewer", role="dermatologist", on=AS_OF)]),
    stamp=stamps,
)


def sources(id_: str) -> st.SearchStrategy[Source]:
    return st.builds(
        Source,
        id=st.just(id_),
        design=st.sampled_from([*get_args(Design), *["rct"] * 6]),
        modality=st.sampled_from([None, "none", "microcurrent", "microcurrent", "led"]),
        finding=st.sampled_from([None, "A rise of 500 percent."]),
        independence_group=st.sampled_from([None, None, "g1"]),
        judged=st.sampled_from([None, None, "adequate", "inadequate"]),
        state=st.sampled_from(
            ["current", "current", "current", "expression-of-concern", "retracted", "withdrawn", "superseded"]
        ),
        valid_until=st.sampled_from([None, None, date(2025, 1, 1), date(2027, 1, 1)]),
        verified=st.just(_SEEN),
    )


inferences = st.builds(
    Inference,
    kind=st.sampled_from(["conjunction", "mechanism", "extrapolation"]),
    premises=st.lists(st.sampled_from(CLAIM_IDS), min_size=1, max_size=3, unique=True).map(tuple),
    warrant=st.sampled_from(["none", "very_low", "low", "moderate", "high"]),
    rationale=st.just("random"),
    accepted=acceptances,
    stamp=stamps,
)


def claims(id_: str) -> st.SearchStrategy[Claim]:
    others = [other for other in CLAIM_IDS if other != id_]
    return st.builds(
        Claim,
        id=st.just(id_),
        text=st.just("A claim."),
        about=st.builds(
            About,
            treatment=st.sampled_from(["mc", "mc-facial", "facial", None]),
            effect=st.just("increase"),
            topic=st.just("atp-energy"),
            qualifiers=st.sampled_from([Qualifiers(), Qualifiers(), Qualifiers(number=_NUMBER, absolute=True)]),
        ),
        kind=st.sampled_from(get_args(ClaimKind)),
        quantifier=st.sampled_from(["generic", "universal"]),
        chain=st.sampled_from([False, False, False, True]),
        lines=st.lists(lines, max_size=4).map(tuple),
        inferences=st.lists(inferences, max_size=2).map(tuple),
        gaps=st.sampled_from([(), (EvidenceGap.model_validate(gap()),)]),
        incompatible_with=st.lists(st.sampled_from(others), max_size=1).map(tuple),
    )


worlds = st.builds(
    lambda made, cited: World(
        {claim.id: claim for claim in made}, {source.id: source for source in cited}, TREATMENTS, suspect=marked
    ),
    st.tuples(*map(claims, CLAIM_IDS)),
    st.tuples(*map(sources, SOURCE_IDS)),
)


def changed(world: World, **updates: object) -> World:
    """The same world with fields of every claim replaced."""
    return replace(world, claims={id_: claim.model_copy(update=updates) for id_, claim in world.claims.items()})


def with_claim(world: World, claim: Claim) -> World:
    """The same world with one claim replaced."""
    return replace(world, claims={**world.claims, claim.id: claim})


def with_line(world: World, claim_id: str, line: EvidenceLine) -> World:
    """The same world with one line more."""
    claim = world.claims[claim_id]
    return with_claim(world, claim.model_copy(update={"lines": (*claim.lines, line)}))


def each_line(world: World, **updates: object) -> World:
    """The same world with fields of every line replaced."""
    return replace(
        world,
        claims={
            id_: claim.model_copy(update={"lines": tuple(line.model_copy(update=updates) for line in claim.lines)})
            for id_, claim in world.claims.items()
        },
    )


def each_source(world: World, **updates: object) -> World:
    """The same world with fields of every source that still stands replaced."""
    return replace(
        world,
        sources={
            id_: source.model_copy(update=updates) if source.state not in ("retracted", "withdrawn") else source
            for id_, source in world.sources.items()
        },
    )


def _strong(world: World) -> World:
    """The same world with nothing that weakens a line: only here do levels reach what the rules cap."""
    graded = dict.fromkeys(("risk_of_bias", "imprecision", "inconsistency", "publication_bias"), "none")
    clear = each_line(world, **graded, indirectness=Indirectness(), accepted="accepted", stamp=None)
    sound = {
        id_: source.model_copy(update={"design": "rct", "state": "current", "valid_until": None, "modality": None})
        for id_, source in world.sources.items()
    }
    return replace(clear, sources=sound)


strong_worlds = worlds.map(_strong)
without_rivals = worlds.map(lambda world: changed(world, incompatible_with=()))
