"""Warnings beside a status; a flag never raises it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date

from claimtrack.evidence.assessment import Flag
from claimtrack.evidence.levels import NONE, POOLED
from claimtrack.evidence.propagation import Standing, counts, effective
from claimtrack.evidence.world import World
from claimtrack.knowledge.models import Claim, EvidenceGap, EvidenceLine, Source

_INTERESTED = re.compile(
    r"\b(?:makers?|manufactur\w+|compan(?:y|ies)|sponsor\w*|employ\w+|industry|vendors?|inc|ltd|llc|gmbh|corp)\b", re.I
)
_DISCLAIMED = re.compile(r"\s*(?:none|no|nil|not declared|declared none)\b", re.I)


def flags_of(world: World, claim: Claim, standings: Mapping[str, Standing], as_of: date) -> tuple[str, ...]:
    """All flags of a claim, sorted."""
    if claim.kind == "puffery":
        return ()
    standing = standings[claim.id]
    return tuple(sorted({*_line_flags(world, claim, standing, as_of), *_chain_flags(world, claim, standings)}))


def in_date(gap: EvidenceGap, as_of: date) -> bool:
    """True where a search was documented within the 24 months up to `as_of`."""
    earliest = (as_of.year - 2, as_of.month, as_of.day)
    return gap.kind != "not-searched" and any(
        search.on <= as_of and (search.on.year, search.on.month, search.on.day) >= earliest for search in gap.searched
    )


def is_interested(source: Source) -> bool:
    """True where whoever sells the thing made, paid for or wrote the source, as far as the record says."""
    if source.design == "vendor-statement":
        return True
    conflict, funding = source.conflict_of_interest or "", source.funding or ""
    return bool(conflict and not _DISCLAIMED.match(conflict)) or bool(
        _INTERESTED.search(funding) and not _DISCLAIMED.match(funding)
    )


def counted_support(world: World, claim: Claim, standing: Standing) -> list[tuple[EvidenceLine, Source]]:
    """The supporting lines that count, with their sources."""
    return [
        (line, world.sources[line.source])
        for line, grade in zip(claim.lines, standing.grades, strict=True)
        if line.direction == "supports" and grade.level > NONE
    ]


def _line_flags(world: World, claim: Claim, standing: Standing, as_of: date) -> Iterator[Flag]:
    if not (claim.lines or claim.gaps or claim.inferences):
        return
    accepted = [line for line in claim.lines if line.accepted == "accepted"]
    if any(line.accepted_by is None for line in accepted):
        yield "unreviewed"
    if any(
        line.direction == "supports" and world.sources[line.source].state in ("retracted", "withdrawn")
        for line in accepted
    ):
        yield "retracted-support"
    if any(world.suspect(claim, line) for line in accepted) or any(
        world.suspect(claim, inference) for inference in claim.inferences
    ):
        yield "suspect"
    if _is_stale(world, claim, accepted, as_of):
        yield "stale"
    if any(grade.inert == "other-modality" for grade in standing.grades):
        yield "wrong-modality"
    yield from _body_flags([source for _, source in counted_support(world, claim, standing)])


def _body_flags(sources: list[Source]) -> Iterator[Flag]:
    if not sources:
        return
    if all(source.design == "controlled-lab" for source in sources):
        yield "animal-or-lab-only"
    groups = {source.independence_group or source.id for source in sources}
    if len(groups) == 1 and not any(source.design in POOLED for source in sources):
        yield "single-group"
    if all(map(is_interested, sources)):
        yield "sponsor-only"


def _is_stale(world: World, claim: Claim, accepted: list[EvidenceLine], as_of: date) -> bool:
    sources = [world.sources[line.source] for line in accepted]
    searched = [gap for gap in claim.gaps if gap.searched]
    return any(
        source.state == "superseded" or (source.valid_until is not None and as_of > source.valid_until)
        for source in sources
    ) or bool(searched and not any(in_date(gap, as_of) for gap in searched))


def _chain_flags(world: World, claim: Claim, standings: Mapping[str, Standing]) -> Iterator[str]:
    if not claim.inferences:
        return
    for inference in claim.inferences:
        if counts(world, claim, inference):
            for premise in inference.premises:
                if worth(inference.kind, premise, standings) == NONE:
                    yield f"chain-gap({premise})"
    if _is_circular(world, claim):
        yield "circular"


def worth(kind: str, premise: str, standings: Mapping[str, Standing]) -> int:
    """What a premise is worth to an inference of this kind."""
    standing = standings[premise]
    return standing.support if kind == "conjunction" else effective(standing.support, standing.dispute)


def _is_circular(world: World, claim: Claim) -> bool:
    """True where following accepted inferences back from the claim leads to the claim itself."""
    waiting, seen = [claim.id], set[str]()
    while waiting:
        for inference in world.claims[waiting.pop()].inferences:
            if inference.accepted != "accepted":
                continue
            if claim.id in inference.premises:
                return True
            waiting.extend(p for p in inference.premises if p not in seen)
            seen.update(inference.premises)
    return False
