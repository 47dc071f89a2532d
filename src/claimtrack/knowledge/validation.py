"""What must hold between the records of a library, beyond each being valid by itself.

Only the entries of the folder at hand are judged, against everything they may refer to: its own records and those of
the layers below, which were judged when they were read.
"""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from itertools import pairwise
from typing import NamedTuple

from claimtrack.errors import Problem
from claimtrack.knowledge.circles import circles
from claimtrack.knowledge.explain import Path, nearest
from claimtrack.knowledge.layers import overlay_claim, overlay_treatment, same_line
from claimtrack.knowledge.layout import GENERAL, RESERVED
from claimtrack.knowledge.lexicon import TopicLexicon
from claimtrack.knowledge.loading import Entry, Folder
from claimtrack.knowledge.models import Claim, Device, Inference, Record, Rewording, Source, Topic, Treatment
from claimtrack.knowledge.overlay import ClaimOverlay, TreatmentOverlay
from claimtrack.knowledge.tables import Rows, Table

NOT_TREATMENTS = RESERVED | {GENERAL, "lexicon", "sources", "devices"}


class Objection(NamedTuple):
    """One fault: the entry, the path inside it, what is wrong, what to write instead; `key` where a key is at fault."""

    entry: Entry
    path: Path
    message: str
    instead: str
    key: bool = False


@dataclass(frozen=True)
class Below:
    """The records of the layers below; empty where there are none."""

    topics: Mapping[str, Topic]
    treatments: Mapping[str, Treatment]
    claims: Mapping[str, Claim]
    sources: Mapping[str, Source]
    devices: Mapping[str, Device]


@dataclass(frozen=True)
class World:
    """Everything an entry may refer to: the folder's records over those below."""

    topics: Mapping[str, Topic]
    treatments: Mapping[str, Treatment]
    claims: Mapping[str, Claim]
    sources: Mapping[str, Source]
    below: Below


def validate(folder: Folder, rows: Rows) -> list[Problem]:
    """Every problem between the folder's records, or between them and `rows`, the merged layers below."""
    below = Below(
        topics=Table(Topic, rows.get("topics", {})),
        treatments=Table(Treatment, rows.get("treatments", {})),
        claims=Table(Claim, rows.get("claims", {})),
        sources=Table(Source, rows.get("sources", {})),
        devices=Table(Device, rows.get("devices", {})),
    )
    world = _world(folder.entries, below)
    objections = [*_repeated(folder.entries, below), *_same_names(folder.entries, world)]
    objections += _claim_names(folder.entries, world)
    for entry in folder.entries:
        objections += _judge(entry, world)
    objections += _circular(folder.entries, world)
    return [folder.problem(o.entry, o.path, o.message, o.instead, key=o.key) for o in objections]


def _world(entries: Iterable[Entry], below: Below) -> World:
    own: dict[type[Record], dict[str, Record]] = {Topic: {}, Treatment: {}, Claim: {}, Source: {}}
    for entry in entries:
        record = entry.record
        match record:
            case ClaimOverlay():
                own[Claim][entry.id] = overlay_claim(below.claims[entry.id], record)
            case TreatmentOverlay():
                own[Treatment][entry.id] = overlay_treatment(below.treatments[entry.id], record)
            case Topic() | Treatment() | Claim() | Source():
                own[type(record)].setdefault(entry.id, record)
    return World(
        topics=ChainMap(own[Topic], below.topics),  # type: ignore[arg-type]
        treatments=ChainMap(own[Treatment], below.treatments),  # type: ignore[arg-type]
        claims=ChainMap(own[Claim], below.claims),  # type: ignore[arg-type]
        sources=ChainMap(own[Source], below.sources),  # type: ignore[arg-type]
        below=below,
    )


def _judge(entry: Entry, world: World) -> Iterator[Objection]:
    match entry.record:
        case Claim() as claim:
            yield from _about(entry, claim, world)
            yield from _lines(entry, claim, world)
            yield from _premises(entry, claim, world)
            yield from _others(entry, claim, world)
            yield from _rewordings(entry, claim.rewordings, world)
            yield from _examples(entry, claim, world)
        case ClaimOverlay() as over:
            yield from _overlaid_lines(entry, over, world)
            yield from _lines(entry, over, world)
            yield from _rewordings(entry, over.rewordings, world)
        case Treatment() as treatment:
            yield from _treatment(entry, treatment, world)
        case Source() as source:
            yield from _source(entry, source, world)
        case Device() as device:
            if device.treatment is not None:
                yield from _known(entry, ("treatment",), "treatment", device.treatment, world.treatments)
            if device.source is not None:
                yield from _known(entry, ("source",), "source", device.source, world.sources)
        case TopicLexicon() as words:
            yield from _words(entry, words, world)


def _known(entry: Entry, path: Path, what: str, name: str, known: Mapping[str, object]) -> Iterator[Objection]:
    if name not in known:
        yield Objection(entry, path, f"{what} '{name}' does not exist", nearest(name, known))


def _known_claim(entry: Entry, path: Path, name: str, world: World) -> Iterator[Objection]:
    claim = world.claims.get(name)
    if claim is None:
        yield from _known(entry, path, "claim", name, world.claims)
    elif claim.record == "retired":
        yield Objection(entry, path, f"claim '{name}' is retired", "name the claim that took its place, or remove it")
    elif name == entry.id:
        yield Objection(entry, path, "the claim names itself", "remove it")


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
        yield from _known(entry, ("about", "treatment"), "treatment", treatment, world.treatments)
    yield from _known(entry, ("about", "topic"), "topic", claim.about.topic, world.topics)


def _lines(entry: Entry, claim: Claim | ClaimOverlay, world: World) -> Iterator[Objection]:
    treatment = world.treatments.get(world.claims[entry.id].about.treatment or "")
    for index, line in enumerate(claim.lines):
        path = ("lines", index)
        source = world.sources.get(line.source)
        if source is None:
            yield from _known(entry, (*path, "source"), "source", line.source, world.sources)
        elif (
            treatment is not None
            and line.direction == "supports"
            and line.accepted != "rejected"
            and source.modality not in (None, "none", treatment.modality)
            and line.indirectness.intervention == "none"
            and not _slip(source, world)
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
            elif line.direction == "disputes":
                message = "a layer may not reject a line that disputes a claim"
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
            for objection in _known_claim(entry, (*path, "premises", step), name, world)
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
        yield from _known_claim(entry, ("incompatible_with", index), name, world)


def _rewordings(entry: Entry, rungs: Iterable[Rewording], world: World) -> Iterator[Objection]:
    for index, rung in enumerate(rungs):
        if rung.asserts is not None and rung.asserts != entry.id:
            yield from _known_claim(entry, ("rewordings", index, "asserts"), rung.asserts, world)


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


def _treatment(entry: Entry, treatment: Treatment, world: World) -> Iterator[Objection]:
    if treatment.id in NOT_TREATMENTS:
        yield Objection(entry, ("id",), f"'{treatment.id}' is the name of another folder", "choose another id")
    if treatment.parent is None:
        return
    yield from _known(entry, ("parent",), "treatment", treatment.parent, world.treatments)
    above: str | None = treatment.parent
    seen = [treatment.id]
    while above is not None and above not in seen:
        seen.append(above)
        parent = world.treatments.get(above)
        above = parent.parent if parent else None
    if above == min(seen) == treatment.id:
        message = f"the parents run in a circle: {' > '.join([*seen, above])}"
        yield Objection(entry, ("parent",), message, "name a broader treatment, or none")


def _source(entry: Entry, source: Source, world: World) -> Iterator[Objection]:
    if source.superseded_by is not None:
        yield from _known(entry, ("superseded_by",), "source", source.superseded_by, world.sources)
    if near := _slip(source, world):
        message = f"modality '{source.modality}' is no treatment's"
        yield Objection(entry, ("modality",), message, f"did you mean '{near}'?")


def _slip(source: Source, world: World) -> str | None:
    """The modality that was likely meant. A study may be of something no clinic sells: other unknown ones stand."""
    known = {treatment.modality for treatment in world.treatments.values() if treatment.modality} | {"none"}
    if source.modality is None or source.modality in known:
        return None
    return next(iter(get_close_matches(source.modality, known, n=1, cutoff=0.9)), None)


def _words(entry: Entry, words: TopicLexicon, world: World) -> Iterator[Objection]:
    stem = entry.file.rsplit("/", 1)[-1].removesuffix(".yaml")
    if words.topic != stem:
        yield Objection(entry, ("topic",), f"the file {stem}.yaml holds words of '{words.topic}'", f"write '{stem}'")
    else:
        yield from _known(entry, ("topic",), "topic", words.topic, world.topics)
    for index, phrase in enumerate(words.phrases):
        if phrase.frame == "idiom" and not phrase.why:
            message = f"idiom '{phrase.term}' does not say why it makes this claim"
            yield Objection(entry, ("phrases", index), message, "add 'why: ...'")


def _repeated(entries: Iterable[Entry], below: Below) -> Iterator[Objection]:
    lower: dict[str, Mapping[str, object]] = {
        "topics": below.topics,
        "sources": below.sources,
        "devices": below.devices,
    }
    seen: dict[tuple[str, str], Entry] = {}
    for entry in entries:
        if entry.table not in ("topics", "treatments", "sources", "devices"):
            continue
        path: Path = ("id",) if entry.at else ()
        if entry.id in lower.get(entry.table, ()):
            message = f"the layer below already holds '{entry.id}' in {entry.table}"
            yield Objection(entry, path, message, "give yours another id")
        if seen.setdefault((entry.table, entry.id), entry) is not entry:
            yield Objection(entry, path, f"'{entry.id}' is listed twice in {entry.file}", "keep one of the two")


def _same_names(entries: Iterable[Entry], world: World) -> Iterator[Objection]:
    """Names that two treatments share: copy that uses one could be about either."""
    own = [entry for entry in entries if entry.table == "treatments"]
    owners: dict[str, str] = {}
    for treatment in world.below.treatments.values():
        for name in _names(treatment):
            owners.setdefault(name, treatment.id)
    for entry in own:
        assert isinstance(entry.record, Treatment | TreatmentOverlay)
        for name, (written, path) in _names(entry.record).items():
            owner = owners.setdefault(name, entry.id)
            if owner != entry.id:
                message = f"'{written}' is already a name of treatment '{owner}'"
                yield Objection(entry, path, message, "keep it at one of the two")


def _names(treatment: Treatment | TreatmentOverlay) -> dict[str, tuple[str, Path]]:
    """The names of a treatment without spaces and hyphens, in lower case -> as written, and where."""
    written: list[tuple[str, Path]] = [(treatment.name, ("name",))] if treatment.name else []
    written += [(name, ("aliases", index)) for index, name in enumerate(treatment.aliases)]
    written += [(name, ("brands", index)) for index, name in enumerate(treatment.brands)]
    return {name.casefold().replace(" ", "").replace("-", ""): (name, path) for name, path in reversed(written)}


def _claim_names(entries: Iterable[Entry], world: World) -> Iterator[Objection]:
    """Claim ids and aliases that collide."""
    owners = {alias: claim.id for claim in world.below.claims.values() for alias in claim.aliases}
    for entry in entries:
        if not isinstance(entry.record, Claim | ClaimOverlay):
            continue
        if isinstance(entry.record, Claim) and entry.id in owners:
            yield Objection(entry, (), f"'{entry.id}' is an alias of '{owners[entry.id]}'", "rename this file")
        for index, alias in enumerate(entry.record.aliases):
            if alias in world.claims:
                message = f"alias '{alias}' is the id of a claim"
                yield Objection(entry, ("aliases", index), message, "remove it, or rename that claim")
            elif (owner := owners.setdefault(alias, entry.id)) != entry.id:
                message = f"alias '{alias}' is already an alias of '{owner}'"
                yield Objection(entry, ("aliases", index), message, "keep it at one of the two")


def _circular(entries: Iterable[Entry], world: World) -> Iterator[Objection]:
    own = {entry.id: entry for entry in entries if isinstance(entry.record, Claim)}
    for circle in circles(world.claims):
        if circle[0] in own:
            message = f"the claim supports itself only through a circle: {' > '.join([*circle, circle[0]])}"
            yield Objection(own[circle[0]], ("inferences",), message, "rest one of them on evidence of its own")
