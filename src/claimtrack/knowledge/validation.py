"""What must hold between the records of a library, beyond each being valid by itself.

Only the entries of the folder at hand are judged, against everything they may refer to: its own records and those of
the layers below, which were judged when they were read.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from claimtrack.errors import Problem
from claimtrack.knowledge.case_rules import judge_case
from claimtrack.knowledge.cases import Case
from claimtrack.knowledge.circles import circles
from claimtrack.knowledge.claim_rules import judge_claim, judge_overlay
from claimtrack.knowledge.layout import CASES, GENERAL, POLICIES
from claimtrack.knowledge.lexicon import TopicLexicon
from claimtrack.knowledge.loading import Entry, Folder
from claimtrack.knowledge.models import Claim, Device, Source, Treatment
from claimtrack.knowledge.overlay import ClaimOverlay, TreatmentOverlay
from claimtrack.knowledge.policies import Policy, PolicyOverlay
from claimtrack.knowledge.policy_rules import judge_policy, judge_policy_overlay
from claimtrack.knowledge.remarks import Path
from claimtrack.knowledge.tables import Rows
from claimtrack.knowledge.world import Below, Objection, World, known_id, slip, world_of

NOT_TREATMENTS = frozenset({CASES, GENERAL, POLICIES, "lexicon", "sources", "devices"})


def validate(folder: Folder, rows: Rows) -> list[Problem]:
    """Every problem between the folder's records, or between them and `rows`, the merged layers below."""
    world = world_of(folder.entries, rows)
    objections = [*_repeated(folder.entries, world.below), *_same_names(folder.entries, world)]
    objections += _claim_names(folder.entries, world)
    for entry in folder.entries:
        objections += _judge(entry, world)
    objections += _circular(folder.entries, world)
    return [folder.problem(o.entry, o.path, o.message, o.instead, key=o.key) for o in objections]


def _judge(entry: Entry, world: World) -> Iterator[Objection]:
    match entry.record:
        case Claim() as claim:
            yield from judge_claim(entry, claim, world)
        case ClaimOverlay() as over:
            yield from judge_overlay(entry, over, world)
        case Treatment() as treatment:
            yield from _treatment(entry, treatment, world)
        case Source() as source:
            yield from _source(entry, source, world)
        case Device() as device:
            if device.treatment is not None:
                yield from known_id(entry, ("treatment",), "treatment", device.treatment, world.treatments)
            if device.source is not None:
                yield from known_id(entry, ("source",), "source", device.source, world.sources)
        case TopicLexicon() as words:
            yield from _words(entry, words, world)
        case Case() as case:
            yield from judge_case(entry, case, world)
        case Policy() as policy:
            yield from judge_policy(entry, policy, world)
        case PolicyOverlay() as held:
            yield from judge_policy_overlay(entry, held, world)


def _treatment(entry: Entry, treatment: Treatment, world: World) -> Iterator[Objection]:
    if treatment.id in NOT_TREATMENTS:
        yield Objection(entry, ("id",), f"'{treatment.id}' is the name of another folder", "choose another id")
    for index, part in enumerate(treatment.combines):
        yield from known_id(entry, ("combines", index), "treatment", part, world.treatments)
    if treatment.parent is None:
        return
    yield from known_id(entry, ("parent",), "treatment", treatment.parent, world.treatments)
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
        yield from known_id(entry, ("superseded_by",), "source", source.superseded_by, world.sources)
    if near := slip(source, world):
        message = f"modality '{source.modality}' is no treatment's"
        yield Objection(entry, ("modality",), message, f"did you mean '{near}'?")


def _words(entry: Entry, words: TopicLexicon, world: World) -> Iterator[Objection]:
    stem = entry.file.rsplit("/", 1)[-1].removesuffix(".yaml")
    if words.topic != stem:
        yield Objection(entry, ("topic",), f"the file {stem}.yaml holds words of '{words.topic}'", f"write '{stem}'")
    else:
        yield from known_id(entry, ("topic",), "topic", words.topic, world.topics)
    for index, phrase in enumerate(words.phrases):
        if phrase.frame == "idiom" and not phrase.why:
            message = f"idiom '{phrase.term}' does not say why it makes this claim"
            yield Objection(entry, ("phrases", index), message, "add 'why: ...'")


def _repeated(entries: Iterable[Entry], below: Below) -> Iterator[Objection]:
    lower: dict[str, Mapping[str, object]] = {
        "topics": below.topics,
        "sources": below.sources,
        "devices": below.devices,
        "cases": below.cases,
    }
    seen: dict[tuple[str, str], Entry] = {}
    for entry in entries:
        if entry.table not in ("topics", "treatments", "sources", "devices", "policies", "cases"):
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
