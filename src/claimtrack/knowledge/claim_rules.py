"""What must hold of a claim, and of what an upper layer writes about one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from claimtrack.knowledge.layers import same_line
from claimtrack.knowledge.layout import GENERAL
from claimtrack.knowledge.loading import Entry
from claimtrack.knowledge.models import Claim, Inference, Rewording
from claimtrack.knowledge.overlay import ClaimOverlay
from claimtrack.knowledge.remarks import Path
from claimtrack.knowledge.world import Objection, World, known_claim, known_id, slip


def judge_claim(entry: Entry, claim: Claim, world: World) -> Iterator[Objection]:
    """Every fault of a claim."""
    yield from _about(entry, claim, world)
    yield from _lines(entry, claim, world)
    yield from _premises(entry, claim, world)
    yield from _others(entry, claim, world)
    yield from _rewordings(entry, claim.rewordings, world)
    yield from _examples(entry, claim, world)


def judge_overlay(entry: Entry, over: ClaimOverlay, world: World) -> Iterator[Objection]:
    """Every fault of what an upper layer writes about a claim."""
    yield from _overlaid_lines(entry, over, world)
    yield from _lines(entry, over, world)
    yield from _rewordings(entry, over.rewordings, world)


def _about(entry: Entry, claim: Claim, world: World) -> Iterator[Objection]:
    folder, treatment = claim.id.split("/")[0], claim.about.treatment
    if treatment != (None if folder == GENERAL else folder):
        path: Path = ("about", "treatment") if treatment else ("about",)
        instead = f"write 'treatment: {folder}'" if folder != GENERAL else "remove 'treatment'"
        instead += " or move the file" if treatment else ""
        yield Objection(
            entry, path, f"the claim is about '{treatment or 'no treatment'}' but lies in {folder}/", instead
        )
    elif treatment is not None:
        yield from known_id(entry, ("about", "treatment"), "treatment", treatment, world.treatments)
    yield from known_id(entry, ("about", "topic"), "topic", claim.about.topic, world.topics)


def _lines(entry: Entry, claim: Claim | ClaimOverlay, world: World) -> Iterator[Objection]:
    treatment = world.treatments.get(world.claims[entry.id].about.treatment or "")
    for index, line in enumerate(claim.lines):
        path = ("lines", index)
        source = world.sources.get(line.source)
        if source is None:
            yield from known_id(entry, (*path, "source"), "source", line.source, world.sources)
        elif (
            treatment is not None
            and line.direction == "supports"
            and line.accepted != "rejected"
            and source.modality not in (None, "none", treatment.modality)
            and line.indirectness.intervention == "none"
            and not slip(source, world)
        ):
            yield Objection(
                entry,
                path,
                f"a source of modality '{source.modality}' cannot directly support a claim about {treatment.id}"
                f" (modality '{treatment.modality or 'none'}')",
                "grade indirectness.intervention serious or very_serious and say why in the rationale",
            )


def _overlaid_lines(entry: Entry, over: ClaimOverlay, world: World) -> Iterator[Objection]:
    lower = world.below.claims[entry.id].lines
    for index, line in enumerate(over.lines):
        path = ("lines", index)
        spoken_of = any(same_line(other, line) for other in lower)
        if line.accepted == "rejected":
            if not spoken_of:
                message = "it rejects a line the layer below does not hold"
                yield Objection(entry, path, message, "name the source and direction of a line below, or remove it")
            elif line.direction != "supports":
                # A neutral line can hold a claim down too: a review that judged the evidence inadequate.
                message = f"a layer may reject a supporting line only, and this one is '{line.direction}'"
                yield Objection(entry, (*path, "accepted"), message, "add evidence of your own, or remove this line")
            elif not (line.rationale and line.accepted_by):
                message = "a line of the layer below is rejected without a name and a reason"
                yield Objection(entry, path, message, "add 'rationale' and 'accepted_by: {name, role, on}'")
        elif spoken_of and line.accepted_by is None:
            message = "the layer below already holds this line"
            yield Objection(entry, path, message, "remove it, or sign it off with 'accepted_by: {name, role, on}'")


def _premises(entry: Entry, claim: Claim, world: World) -> Iterator[Objection]:
    for index, inference in enumerate(claim.inferences):
        path = ("inferences", index)
        unknown = [
            objection
            for step, name in enumerate(inference.premises)
            for objection in known_claim(entry, (*path, "premises", step), name, world)
        ]
        yield from unknown
        if inference.kind == "mechanism" and not unknown:
            yield from _joins(entry, claim, inference, path, world)


def _joins(entry: Entry, claim: Claim, inference: Inference, path: Path, world: World) -> Iterator[Objection]:
    steps = [world.claims[name] for name in inference.premises]
    for at, (one, other) in enumerate(pairwise(steps)):
        if _folded(one.about.object) != _folded(other.about.subject) or not one.about.object:
            yield Objection(
                entry,
                (*path, "premises", at + 1),
                f"the chain breaks: {one.id} ends at '{one.about.object or '?'}',"
                f" {other.id} begins at '{other.about.subject or '?'}'",
                "make the object of each step the subject of the next",
            )
    if _folded(steps[-1].about.object) != _folded(claim.about.object) or not claim.about.object:
        yield Objection(
            entry,
            (*path, "premises", len(steps) - 1),
            f"the chain ends at '{steps[-1].about.object or '?'}', the claim's own object is"
            f" '{claim.about.object or '?'}'",
            "end the chain at the claim's about.object",
        )


def _folded(text: str | None) -> str:
    return " ".join((text or "").casefold().split())


def _others(entry: Entry, claim: Claim, world: World) -> Iterator[Objection]:
    for index, name in enumerate(claim.incompatible_with):
        yield from known_claim(entry, ("incompatible_with", index), name, world)


def _rewordings(entry: Entry, rungs: Iterable[Rewording], world: World) -> Iterator[Objection]:
    for index, rung in enumerate(rungs):
        if rung.asserts is not None and rung.asserts != entry.id:
            yield from known_claim(entry, ("rewordings", index, "asserts"), rung.asserts, world)


def _examples(entry: Entry, claim: Claim, world: World) -> Iterator[Objection]:
    topic = world.topics.get(claim.about.topic)
    if claim.record != "active" or topic is None or topic.kind == "fact":
        return
    makes, does_not = len(claim.examples.makes), len(claim.examples.does_not)
    if makes < 2 or does_not < 1:
        path: Path = ("examples", "makes" if makes < 2 else "does_not")
        message = f"the claim has {makes} sentences under 'makes' and {does_not} under 'does_not'"
        instead = "write at least two that make it and one that looks like it and does not"
        yield Objection(entry, path, message, instead)
