"""From levels to a verdict a reviewer can check: status, flags, the deciding reasons and what is missing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from claimtrack.evidence.assessment import Assessment, Reason, Status
from claimtrack.evidence.flags import flags_of, in_date, worth
from claimtrack.evidence.grading import is_direct
from claimtrack.evidence.levels import NAMES, NONE, REQUIRED, VERY_LOW, status
from claimtrack.evidence.needs import would_need
from claimtrack.evidence.propagation import Standing, judges_inadequate
from claimtrack.evidence.wording import in_words, search_made, shorten, state
from claimtrack.evidence.world import World
from claimtrack.knowledge.models import Claim, Inference

SHOWN = 3
"""How many lines of one direction an assessment names; `explain` names all."""


def assess(world: World, standings: Mapping[str, Standing], claim_id: str, as_of: date) -> Assessment:
    """The assessment of one claim, read off the standings `propagation.solve` found for the same date."""
    claim, standing = world.claims[claim_id], standings[claim_id]
    verdict = status_of(claim, standing, as_of)
    return Assessment(
        claim=claim_id,
        status=verdict,
        support=NAMES[standing.support],
        dispute=NAMES[standing.dispute],
        direct_support=NAMES[standing.direct_support],
        required=NAMES[REQUIRED[claim.kind]],
        as_of=as_of,
        flags=flags_of(world, claim, standings, as_of),
        because=tuple(_because(world, claim, standings, verdict, as_of)),
        would_need=would_need(world, claim, standings, verdict),
        graded_by=_graded_by(claim, standing),
    )


def status_of(claim: Claim, standing: Standing, as_of: date) -> Status:
    """The status alone."""
    return status(
        claim.kind,
        standing.support,
        standing.dispute,
        direct_support=standing.direct_support,
        direct=standing.direct,
        searched=any(in_date(gap, as_of) for gap in claim.gaps),
    )


def _because(
    world: World, claim: Claim, standings: Mapping[str, Standing], verdict: Status, as_of: date
) -> Iterator[Reason]:
    if claim.kind == "puffery":
        yield Reason("an opinion or a figure of speech, which no evidence could settle")
        return
    standing = standings[claim.id]
    against = [*_lines(world, claim, standing, "disputes"), *_disputes_passed_on(world, claim, standings)]
    favour = [*_lines(world, claim, standing, "supports"), *_inferences(claim, standings)]
    yield from (*against, *favour) if verdict in ("refuted", "disputed", "contested") else (*favour, *against)
    if standing.capped:
        yield from _inadequate(world, claim, standing)
    if not favour and not against:
        yield from _nothing_counts(world, claim, standings, as_of)


def _lines(world: World, claim: Claim, standing: Standing, direction: str) -> list[Reason]:
    """The lines at the level that decided: those in people on the claimed outcome first, then the larger ones."""
    if claim.chain and direction == "supports":
        return []
    wanted = max(standing.direct_dispute if direction == "disputes" else standing.direct_support, VERY_LOW)
    deciding = [
        index
        for index, (line, grade) in enumerate(zip(claim.lines, standing.grades, strict=True))
        if line.direction == direction and grade.level >= wanted
    ]
    deciding.sort(key=lambda index: _weight(world, claim, standing, index))
    reasons = [_line_reason(world, claim, standing, index) for index in deciding[:SHOWN]]
    more = len(deciding) - SHOWN
    if more > 0:
        text = f"and {more} more {'line' if more == 1 else 'lines'} that {'counts' if more == 1 else 'count'} no more"
        reasons.append(Reason(text, None, reasons[-1].direction, reasons[-1].level))
    return reasons


def _weight(world: World, claim: Claim, standing: Standing, index: int) -> tuple[int, bool, int, str]:
    line = claim.lines[index]
    source = world.sources[line.source]
    return (-standing.grades[index].level, not is_direct(line, source), -(source.n or 0), source.id)


def _line_reason(world: World, claim: Claim, standing: Standing, index: int) -> Reason:
    line, grade = claim.lines[index], standing.grades[index]
    source = world.sources[line.source]
    return Reason(
        text=state(claim, line, source, grade),
        source=source.id if source.citable else None,
        direction=line.direction,
        level=NAMES[grade.level],
    )


def _inferences(claim: Claim, standings: Mapping[str, Standing]) -> list[Reason]:
    standing = standings[claim.id]
    return [
        Reason(chain_in_words(inference, standings), None, "supports", NAMES[level])
        for inference, level in zip(claim.inferences, standing.inferred, strict=True)
        if level > standing.direct_support or (level > NONE and level == standing.support == standing.direct_support)
    ]


def chain_in_words(inference: Inference, standings: Mapping[str, Standing]) -> str:
    """How a claim follows from others, and which premise is the weakest."""
    weakest = min(inference.premises, key=lambda premise: worth(inference.kind, premise, standings))
    how = {"conjunction": "joined from", "mechanism": "by way of", "extrapolation": "carried over from"}[inference.kind]
    level = in_words(worth(inference.kind, weakest, standings))
    return f"{how} {', '.join(inference.premises)}; weakest: {weakest} ({level})"


def _disputes_passed_on(world: World, claim: Claim, standings: Mapping[str, Standing]) -> Iterator[Reason]:
    standing = standings[claim.id]
    if standing.dispute == NONE or standing.direct_dispute >= standing.dispute:
        return
    level = NAMES[standing.dispute]
    for rival in sorted(world.rivals[claim.id]):
        if standings[rival].lasting_support == standing.dispute:
            yield Reason(f"{rival}, which cannot be true at the same time, is supported", None, "disputes", level)
    for inference in claim.inferences:
        if inference.kind == "conjunction" and inference.accepted == "accepted":
            for premise in inference.premises:
                if standings[premise].dispute == standing.dispute:
                    yield Reason(f"{premise}, a part of the claim, is disputed", None, "disputes", level)


def _inadequate(world: World, claim: Claim, standing: Standing) -> Iterator[Reason]:
    for index, line in enumerate(claim.lines):
        if judges_inadequate(world, line):
            yield _line_reason(world, claim, standing, index)


def _nothing_counts(world: World, claim: Claim, standings: Mapping[str, Standing], as_of: date) -> Iterator[Reason]:
    """Why nothing counts: the searches that found nothing, the broken chains, then the lines that count nothing."""
    searched = [gap for gap in claim.gaps if in_date(gap, as_of)]
    for gap in searched:
        made = search_made(gap)
        yield Reason(f"{shorten(gap.question)} {made[0].upper()}{made[1:]}")
    for inference in claim.inferences:
        yield Reason(f"{chain_in_words(inference, standings)}, so the chain lends nothing")
    for index in range(len(claim.lines)):
        yield _line_reason(world, claim, standings[claim.id], index)
    if not (searched or claim.inferences or claim.lines):
        yield Reason("no evidence is recorded and no search is documented")


def _graded_by(claim: Claim, standing: Standing) -> str:
    """Who graded the lines that count, each once, in the order of the lines."""
    names: dict[str, None] = {}
    for line, grade in zip(claim.lines, standing.grades, strict=True):
        if grade.level == NONE and grade.inert != "neutral":
            continue
        if line.accepted_by is not None:
            signed = line.accepted_by
            names[f"{signed.name}, {signed.role} ({signed.on.isoformat()})"] = None
        else:
            names[f"{line.graded_by or 'not named'} (not yet signed off)"] = None
    return "; ".join(names)
