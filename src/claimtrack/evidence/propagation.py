"""Levels of support and dispute for every claim: direct lines first, then two least fixpoints over the inferences.

Dispute is settled before support, and a rival disputes by its direct support only; so no claim's doubt can feed on
itself, the answer is unique, and claims that only support each other in a circle get nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from claimtrack.evidence.grading import Grade, grade, is_direct
from claimtrack.evidence.levels import CHAIN_CAP, GROUPS_NEEDED, HIGH, LOW, NONE, POOLED, RANK
from claimtrack.evidence.world import World
from claimtrack.knowledge.models import Claim, EvidenceLine, Inference


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
    lasting = {id_: s.lasting_support for id_, s in known.items()} | {id_: b.lasting for id_, b in bodies.items()}
    linked = [id_ for id_ in ids if world.claims[id_].inferences]

    dispute = {id_: s.dispute for id_, s in known.items()}
    for id_, body in bodies.items():
        dispute[id_] = max((body.dispute, *(lasting[rival] for rival in world.rivals[id_])))
    _settle(world, linked, dispute, lambda claim: _passed_on(claim, dispute))

    support = {id_: s.support for id_, s in known.items()} | {id_: b.support for id_, b in bodies.items()}
    _settle(world, linked, support, lambda claim: max(_inferred(world, claim, support, dispute), default=NONE))

    direct = {id_: int(s.direct) for id_, s in known.items()} | {id_: int(b.direct) for id_, b in bodies.items()}
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


def counts(world: World, claim: Claim, inference: Inference) -> bool:
    """An inference lends support only while it is accepted and not suspect."""
    return inference.accepted == "accepted" and not world.suspect(claim, inference)


def effective(premise: str, support: Mapping[str, int], dispute: Mapping[str, int]) -> int:
    """What a premise is worth to a chain: nothing where it is disputed at least as strongly as it is supported."""
    return support[premise] if support[premise] > dispute[premise] else NONE


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


def _body(world: World, claim: Claim, as_of: date) -> _Body:
    modality = world.modality(claim)
    grades = tuple(
        grade(
            claim,
            line,
            world.sources[line.source],
            modality=modality,
            as_of=as_of,
            suspect=world.suspect(claim, line),
            require_signoff=world.require_signoff,
        )
        for line in claim.lines
    )
    dispute = max(
        (g.level for line, g in zip(claim.lines, grades, strict=True) if line.direction == "disputes"), default=NONE
    )
    if claim.chain:
        return _Body(grades, NONE, NONE, dispute, direct=False, capped=False)
    support = _standing_level(world, claim, [g.level for g in grades])
    lasting = _standing_level(world, claim, [g.lasting for g in grades])
    cap = LOW if any(judges_inadequate(world, line) for line in claim.lines) else HIGH
    direct = any(
        g.level and line.direction == "supports" and is_direct(line, world.sources[line.source])
        for line, g in zip(claim.lines, grades, strict=True)
    )
    return _Body(grades, min(support, cap), min(lasting, cap), dispute, direct, capped=support > cap)


def _standing_level(world: World, claim: Claim, levels: list[int]) -> int:
    """The greatest level at which a pooled design, or enough independent groups, stand."""
    pooled = NONE
    groups: dict[str, int] = {}
    for line, level in zip(claim.lines, levels, strict=True):
        if line.direction != "supports" or level == NONE:
            continue
        source = world.sources[line.source]
        if source.design in POOLED:
            pooled = max(pooled, level)
        group = source.independence_group or source.id
        groups[group] = max(groups.get(group, NONE), level)
    reached = (
        k for k in range(HIGH, NONE, -1) if pooled >= k or sum(v >= k for v in groups.values()) >= GROUPS_NEEDED[k]
    )
    return next(reached, NONE)


def _settle(world: World, linked: Iterable[str], levels: dict[str, int], lent: Callable[[Claim], int]) -> None:
    """Raise `levels` in place to the least fixpoint of max(own, lent); levels only rise, so it ends."""
    inferring = set(linked)
    waiting = list(inferring)
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
    return tuple(
        _lends(inference, support, dispute) if counts(world, claim, inference) else NONE
        for inference in claim.inferences
    )


def _lends(inference: Inference, support: Mapping[str, int], dispute: Mapping[str, int]) -> int:
    if inference.kind == "conjunction":
        return min(support[premise] for premise in inference.premises)
    weakest = min(effective(premise, support, dispute) for premise in inference.premises)
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
