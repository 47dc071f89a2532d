"""What must always hold, on random worlds. `CLAIMTRACK_EXAMPLES` sets how many worlds each property tries."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claimtrack.evidence.assess import assess, status_of
from claimtrack.evidence.levels import CHAIN_CAP, NONE, STATUS_RANK
from claimtrack.evidence.propagation import Standing, solve
from claimtrack.evidence.world import World
from claimtrack.knowledge.models import Claim, EvidenceLine, Source
from tests.evidence.records import AS_OF, SUSPECT_STAMP
from tests.evidence.worlds import (
    CLAIM_IDS,
    SOURCE_IDS,
    changed,
    each_line,
    each_source,
    lines,
    strong_worlds,
    with_claim,
    with_line,
    without_rivals,
    worlds,
)

claim_ids = st.sampled_from(CLAIM_IDS)
source_ids = st.sampled_from(SOURCE_IDS)
tried = settings(
    max_examples=int(os.environ.get("CLAIMTRACK_EXAMPLES", "25")),
    deadline=None,
    suppress_health_check=list(HealthCheck),
)


def levels(world: World, as_of: date = AS_OF) -> dict[str, tuple[int, int, int, bool]]:
    return {id_: (s.support, s.dispute, s.direct_support, s.direct) for id_, s in solve(world, as_of).items()}


def ranks(world: World, as_of: date = AS_OF) -> dict[str, int]:
    found = solve(world, as_of)
    return {id_: STATUS_RANK[status_of(world.claims[id_], standing, as_of)] for id_, standing in found.items()}


def none_higher(after: dict[str, int], before: dict[str, int]) -> bool:
    return all(after[id_] <= before[id_] for id_ in before)


@tried
@given(without_rivals, claim_ids, lines)
def test_adding_support_never_lowers(world: World, id_: str, line: EvidenceLine) -> None:
    more = with_line(world, id_, line.model_copy(update={"direction": "supports"}))
    assert none_higher(ranks(world), ranks(more))


@tried
@given(worlds, claim_ids, lines)
def test_adding_support_never_lowers_its_own_claim_nor_eases_a_rival(
    world: World, id_: str, line: EvidenceLine
) -> None:
    more = with_line(world, id_, line.model_copy(update={"direction": "supports"}))
    before, after = solve(world, AS_OF), solve(more, AS_OF)
    assert after[id_].direct_support >= before[id_].direct_support
    assert all(after[other].dispute >= before[other].dispute for other in before)


@tried
@given(worlds, claim_ids, lines)
def test_adding_dispute_never_raises(world: World, id_: str, line: EvidenceLine) -> None:
    more = with_line(world, id_, line.model_copy(update={"direction": "disputes"}))
    assert none_higher(ranks(more), ranks(world))


@tried
@given(without_rivals, source_ids)
def test_retracting_support_never_raises(world: World, id_: str) -> None:
    only_support = {
        c.id: c.model_copy(update={"lines": tuple(x for x in c.lines if x.source != id_ or x.direction == "supports")})
        for c in world.claims.values()
    }
    world = replace(world, claims=only_support)
    retracted = world.with_source(world.sources[id_].model_copy(update={"state": "retracted"}))
    assert none_higher(ranks(retracted), ranks(world))


@tried
@given(worlds, st.randoms(use_true_random=False))
def test_the_order_of_claims_lines_and_inferences_is_irrelevant(world: World, random: Random) -> None:
    def shuffled(claim: Claim) -> Claim:
        names = ("lines", "inferences")
        return claim.model_copy(
            update={name: tuple(random.sample(getattr(claim, name), len(getattr(claim, name)))) for name in names}
        )

    ids = random.sample(list(world.claims), len(world.claims))
    other = replace(world, claims={id_: shuffled(world.claims[id_]) for id_ in ids})
    assert levels(other) == levels(world)


@tried
@given(st.one_of(worlds, strong_worlds))
def test_a_duplicate_changes_nothing(world: World) -> None:
    expected = levels(world)
    for id_, claim in world.claims.items():
        for line in claim.lines:
            original = world.sources[line.source]
            group = original.independence_group or original.id
            twin = original.model_copy(update={"id": "twin", "independence_group": group})
            copied = with_line(world.with_source(twin), id_, line.model_copy(update={"source": "twin"}))
            assert levels(copied) == expected
            assert levels(with_line(world, id_, line)) == expected


@tried
@given(worlds)
def test_circles_of_inference_give_nothing(world: World) -> None:
    assert all(support == NONE for support, *_ in levels(changed(world, lines=())).values())


def is_suspect(world: World) -> World:
    return each_line(world, stamp=SUSPECT_STAMP)


def under_concern(world: World) -> World:
    current = {
        id_: s.model_copy(update={"state": "expression-of-concern"}) if s.state == "current" else s
        for id_, s in world.sources.items()
    }
    return replace(world, sources=current)


def suspect_inferences(world: World) -> World:
    def marked(claim: Claim) -> Claim:
        return claim.model_copy(
            update={"inferences": tuple(i.model_copy(update={"stamp": SUSPECT_STAMP}) for i in claim.inferences)}
        )

    return replace(world, claims={id_: marked(claim) for id_, claim in world.claims.items()})


DOUBTS: dict[str, Callable[[World], World]] = {
    "suspicion of lines": is_suspect,
    "suspicion of inferences": suspect_inferences,
    "an expression of concern": under_concern,
    "supersession": lambda world: each_source(world, state="superseded"),
    "expiry": lambda world: each_source(world, valid_until=date(2020, 1, 1)),
}


@pytest.mark.parametrize("doubt", DOUBTS)
@tried
@given(world=worlds)
def test_doubt_never_benefits_any_claim(doubt: str, world: World) -> None:
    assert none_higher(ranks(DOUBTS[doubt](world)), ranks(world))


@tried
@given(worlds, source_ids, st.sampled_from(sorted(DOUBTS)))
def test_doubt_about_one_source_never_benefits_any_claim(world: World, id_: str, doubt: str) -> None:
    doubted = DOUBTS[doubt](world)
    one = replace(world, sources={**world.sources, id_: doubted.sources[id_]})
    assert none_higher(ranks(one), ranks(world))


@tried
@given(worlds, st.dates(AS_OF, date(2035, 1, 1)), st.dates(AS_OF, date(2035, 1, 1)))
def test_a_later_date_never_raises(world: World, one: date, other: date) -> None:
    early, late = sorted((one, other))
    assert none_higher(ranks(world, late), ranks(world, early))


@tried
@given(st.one_of(worlds, strong_worlds))
def test_a_chain_alone_never_exceeds_its_cap(world: World) -> None:
    for id_, standing in solve(world, AS_OF).items():
        if all(inference.kind != "conjunction" for inference in world.claims[id_].inferences):
            assert standing.support <= max(standing.direct_support, CHAIN_CAP)


@tried
@given(worlds, claim_ids)
def test_a_conjunction_is_worth_its_weakest_part(world: World, id_: str) -> None:
    claim = world.claims[id_]
    parts = [
        i.model_copy(update={"kind": "conjunction", "accepted": "accepted", "stamp": None}) for i in claim.inferences
    ]
    bare = with_claim(world, claim.model_copy(update={"lines": (), "inferences": tuple(parts)}))
    found = solve(bare, AS_OF)
    weakest = (min(found[premise].support for premise in inference.premises) for inference in parts)
    assert found[id_].support == max(weakest, default=NONE)


@tried
@given(worlds, claim_ids, lines, st.sampled_from(["proposed", "rejected"]))
def test_unaccepted_lines_are_inert(world: World, id_: str, line: EvidenceLine, accepted: str) -> None:
    assert levels(with_line(world, id_, line.model_copy(update={"accepted": accepted}))) == levels(world)


@tried
@given(worlds)
def test_with_sign_off_required_unsigned_lines_are_as_good_as_absent(world: World) -> None:
    signed = {
        id_: claim.model_copy(update={"lines": tuple(x for x in claim.lines if x.accepted_by is not None)})
        for id_, claim in world.claims.items()
    }
    assert levels(replace(world, require_signoff=True)) == levels(replace(world, claims=signed))


@tried
@given(without_rivals, st.sampled_from(["risk_of_bias", "imprecision", "inconsistency", "publication_bias"]))
def test_a_worse_grade_of_support_never_raises(world: World, domain: str) -> None:
    def worse(claim: Claim) -> Claim:
        graded = (
            x.model_copy(update={domain: "very_serious"} if x.direction == "supports" else {}) for x in claim.lines
        )
        return claim.model_copy(update={"lines": tuple(graded)})

    other = replace(world, claims={id_: worse(claim) for id_, claim in world.claims.items()})
    assert none_higher(ranks(other), ranks(world))


@tried
@given(worlds, source_ids, st.sampled_from(["retracted", "superseded", "current"]))
def test_working_out_only_what_lies_downstream_equals_a_full_run(world: World, id_: str, state: str) -> None:
    other = world.with_source(world.sources[id_].model_copy(update={"state": state}))
    reached = world.downstream(world.cited_by.get(id_, ()))
    assert solve(other, AS_OF, only=reached, known=solve(world, AS_OF)) == solve(other, AS_OF)


@tried
@given(worlds)
def test_written_and_read_back_the_records_give_the_same_levels(world: World) -> None:
    again = replace(
        world,
        claims={id_: Claim.model_validate_json(c.model_dump_json()) for id_, c in world.claims.items()},
        sources={id_: Source.model_validate_json(s.model_dump_json()) for id_, s in world.sources.items()},
    )
    assert solve(again, AS_OF) == solve(world, AS_OF)


@tried
@given(worlds)
def test_every_claim_gets_a_verdict_with_a_reason_and_a_way_out(world: World) -> None:
    standings: dict[str, Standing] = solve(world, AS_OF)
    for id_, claim in world.claims.items():
        found = assess(world, standings, id_, AS_OF)
        assert found.because
        assert all(reason.text for reason in found.because)
        assert bool(found.would_need) == (found.status != "supported" and claim.kind != "puffery")
        assert claim.kind != "puffery" or found.status == "unassessed"
        assert list(found.flags) == sorted(set(found.flags))
