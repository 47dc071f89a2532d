"""Levels of support and dispute for every claim: direct lines first, then two least fixpoints over the inferences.

Dispute is settled before support, and a rival disputes by its direct support only; so no claim's doubt can feed on
itself, the answer is unique, and claims that only support each other in a circle get nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from claimtrack.evidence.grading import Grade, grade, is_direct
from claimtrack.evidence.levels import CHAIN_CAP, GROUPS_NEEDED, HIGH, LOW, NONE, POOLED, RANK
from claimtrack.evidence.world import World
from claimtrack.knowledge.models import Claim, EvidenceLine, Inference, Source


@dataclass(frozen=True, slots=True)
class Standing:
    """Where one claim stands; levels are the integers of `levels`."""

    support: int
    dispute: int
    direct_support: int
    lasting_support: int
    """Direct support without regard to suspicion, expiry, supersession and concern: what it holds against rivals."""
    direct_dispute: int
    direct: bool
    """A counted supporting line, its own or of every part of a conjunction, is about people and the claimed outcome."""
    capped: bool
    """A review that judged the evidence inadequate held direct support down."""
    grades: tuple[Grade, ...]
    """One for each of the claim's lines, in their order."""
    inferred: tuple[int, ...]
    """What each of the claim's inferences lends, in their order."""


@dataclass(frozen=True, slots=True)
class _Body:
    """The claim's own lines, before anything is inferred."""

    grades: tuple[Grade, ...]
    support: int
    lasting: int
    dispute: int
    direct: bool
    capped: bool


_NO_LINES: Final = _Body((), NONE, NONE, NONE, direct=False, capped=False)


def solve(
    world: World, as_of: date, *, only: Collection[str] | None = None, known: Mapping[str, Standing] | None = None
) -> dict[str, Standing]:
    """The standing of every claim as of a date.

    With `only`, which must hold all that lies downstream of what changed, those claims are worked out anew and the
    rest is taken from `known`: the result equals a full run.
    """
    known = known or {}
    ids = list(world.claims if only is None else only)
    bodies = {id_: _body(world, world.claims[id_], as_of) for id_ in ids}
    linked = [id_ for id_ in ids if world.claims[id_].inferences]
    beside = {id_: known[id_] for id_ in _beside(world, ids) if id_ not in bodies}

    lasting = {id_: s.lasting_support for id_, s in beside.items()} | {id_: b.lasting for id_, b in bodies.items()}
    dispute = {id_: s.dispute for id_, s in beside.items()}
    for id_, body in bodies.items():
        dispute[id_] = max(body.dispute, NONE, *(lasting[rival] for rival in world.rivals[id_]))
    _settle(world, linked, dispute, lambda claim: _passed_on(claim, dispute))

    support = {id_: s.support for id_, s in beside.items()} | {id_: b.support for id_, b in bodies.items()}
    _settle(world, linked, support, lambda claim: max(_inferred(world, claim, support, dispute), default=NONE))

    direct = {id_: int(s.direct) for id_, s in beside.items()} | {id_: int(b.direct) for id_, b in bodies.items()}
    _settle(world, linked, direct, lambda claim: _parts_direct(world, claim, direct))

    return dict(known) | {
        id_: Standing(
            support=support[id_],
            dispute=dispute[id_],
            direct_support=body.support,
            lasting_support=body.lasting,
            direct_dispute=body.dispute,
            direct=bool(direct[id_]),
            capped=body.capped,
            grades=body.grades,
            inferred=_inferred(world, world.claims[id_], support, dispute),
        )
        for id_, body in bodies.items()
    }


def _beside(world: World, ids: Iterable[str]) -> Iterator[str]:
    """The claims whose levels those of `ids` are read off: premises and rivals."""
    for id_ in ids:
        yield from world.rivals[id_]
        for inference in world.claims[id_].inferences:
            yield from inference.premises


def counts(world: World, claim: Claim, inference: Inference) -> bool:
    """An inference lends support only while it is accepted and not suspect."""
    return inference.accepted == "accepted" and not world.suspect(claim, inference)


def effective(support: int, dispute: int) -> int:
    """What a premise is worth to a chain: nothing where it is disputed at least as strongly as it is supported."""
    return support if support > dispute else NONE


def _body(world: World, claim: Claim, as_of: date) -> _Body:
    if not claim.lines:
        return _NO_LINES
    modality = world.modality(claim)
    grades: list[Grade] = []
    supporting: list[tuple[Source, Grade]] = []
    dispute, cap, direct = NONE, HIGH, False
    for line in claim.lines:
        source = world.sources[line.source]
        worth = grade(
            claim,
            line,
            source,
            modality=modality,
            as_of=as_of,
            suspect=world.suspect(claim, line),
            require_signoff=world.require_signoff,
        )
        grades.append(worth)
        if line.direction == "disputes":
            dispute = max(dispute, worth.level)
        elif line.direction == "supports" and not claim.chain:
            supporting.append((source, worth))
            direct = direct or (worth.level > NONE and is_direct(line, source))
        elif judges_inadequate(world, line):
            cap = LOW
    support = _stands([(source, worth.level) for source, worth in supporting])
    lasting = _stands([(source, worth.lasting) for source, worth in supporting])
    return _Body(tuple(grades), min(support, cap), min(lasting, cap), dispute, direct, capped=support > cap)


def _stands(levels: Iterable[tuple[Source, int]]) -> int:
    """The greatest level at which a pooled design, or enough independent groups, stand."""
    pooled = NONE
    groups: dict[str, int] = {}
    for source, level in levels:
        if source.design in POOLED:
            pooled = max(pooled, level)
        group = source.independence_group or source.id
        groups[group] = max(groups.get(group, NONE), level)
    # The n-th best group stands for the level it reaches, and for every level below it.
    best = sorted(groups.values(), reverse=True)
    for level in range(HIGH, pooled, -1):
        if len(best) >= GROUPS_NEEDED[level] and best[GROUPS_NEEDED[level] - 1] >= level:
            return level
    return pooled


def judges_inadequate(world: World, line: EvidenceLine) -> bool:
    """True for a neutral line from a review that found the whole body inadequate.

    A review is in date until it is retracted or withdrawn: were it to lapse by itself, time would raise a status.
    """
    source = world.sources[line.source]
    return (
        line.direction == "neutral"
        and line.accepted == "accepted"
        and (not world.require_signoff or line.accepted_by is not None)
        and source.judged == "inadequate"
        and source.state not in ("retracted", "withdrawn")
    )


def _settle(world: World, linked: Collection[str], levels: dict[str, int], lent: Callable[[Claim], int]) -> None:
    """Raise `levels` in place to the least fixpoint of max(own, lent); levels only rise, so it ends."""
    inferring = set(linked)
    waiting = list(linked)
    while waiting:
        id_ = waiting.pop()
        level = lent(world.claims[id_])
        if level > levels[id_]:
            levels[id_] = level
            waiting.extend(other for other in world.conclusions[id_] if other in inferring)


def _passed_on(claim: Claim, dispute: Mapping[str, int]) -> int:
    """A conjunction is disputed as strongly as any of its parts, also while it is suspect."""
    parts = (
        dispute[premise]
        for inference in claim.inferences
        if inference.kind == "conjunction" and inference.accepted == "accepted"
        for premise in inference.premises
    )
    return max(parts, default=NONE)


def _inferred(world: World, claim: Claim, support: Mapping[str, int], dispute: Mapping[str, int]) -> tuple[int, ...]:
    if not claim.inferences:
        return ()
    return tuple(
        _lends(inference, support, dispute) if counts(world, claim, inference) else NONE
        for inference in claim.inferences
    )


def _lends(inference: Inference, support: Mapping[str, int], dispute: Mapping[str, int]) -> int:
    if inference.kind == "conjunction":
        return min(support[premise] for premise in inference.premises)
    weakest = min(effective(support[premise], dispute[premise]) for premise in inference.premises)
    if inference.kind == "extrapolation":
        weakest = max(NONE, weakest - 1)
    return min(weakest, RANK[inference.warrant], CHAIN_CAP)


def _parts_direct(world: World, claim: Claim, direct: Mapping[str, int]) -> int:
    return int(
        any(
            inference.kind == "conjunction"
            and counts(world, claim, inference)
            and all(direct[premise] for premise in inference.premises)
            for inference in claim.inferences
        )
    )
