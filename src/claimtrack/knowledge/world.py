"""What the entries of a folder may refer to, and the words for a reference that leads nowhere."""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import NamedTuple, TypeVar

from claimtrack.knowledge.cases import Case
from claimtrack.knowledge.layers import overlay_claim, overlay_policy, overlay_treatment
from claimtrack.knowledge.loading import Entry
from claimtrack.knowledge.models import Claim, Device, Record, Source, Topic, Treatment
from claimtrack.knowledge.overlay import ClaimOverlay, TreatmentOverlay
from claimtrack.knowledge.policies import Policy, PolicyOverlay
from claimtrack.knowledge.remarks import Path, nearest
from claimtrack.knowledge.tables import Rows, Table

R = TypeVar("R", bound=Record)


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
    policies: Mapping[str, Policy]
    cases: Mapping[str, Case]


@dataclass(frozen=True)
class World:
    """Everything an entry may refer to: the folder's records over those below."""

    topics: Mapping[str, Topic]
    treatments: Mapping[str, Treatment]
    claims: Mapping[str, Claim]
    sources: Mapping[str, Source]
    policies: Mapping[str, Policy]
    below: Below


def world_of(entries: Iterable[Entry], rows: Rows) -> World:
    """The entries of a folder over `rows`, the merged layers below."""
    below = Below(
        topics=Table(Topic, rows.get("topics", {})),
        treatments=Table(Treatment, rows.get("treatments", {})),
        claims=Table(Claim, rows.get("claims", {})),
        sources=Table(Source, rows.get("sources", {})),
        devices=Table(Device, rows.get("devices", {})),
        policies=Table(Policy, rows.get("policies", {})),
        cases=Table(Case, rows.get("cases", {})),
    )
    claims, treatments, policies = _own(Claim, entries), _own(Treatment, entries), _own(Policy, entries)
    for entry in entries:
        match entry.record:
            case ClaimOverlay() as over:
                claims[entry.id] = overlay_claim(below.claims[entry.id], over)
            case TreatmentOverlay() as names:
                treatments[entry.id] = overlay_treatment(below.treatments[entry.id], names)
            case PolicyOverlay() as held:
                policies[entry.id] = overlay_policy(below.policies[entry.id], held)
    return World(
        topics=_over(_own(Topic, entries), below.topics),
        treatments=_over(treatments, below.treatments),
        claims=_over(claims, below.claims),
        sources=_over(_own(Source, entries), below.sources),
        policies=_over(policies, below.policies),
        below=below,
    )


def _own(model: type[R], entries: Iterable[Entry]) -> dict[str, R]:
    return {entry.id: entry.record for entry in entries if isinstance(entry.record, model)}


def _over(own: dict[str, R], below: Mapping[str, R]) -> Mapping[str, R]:
    # ChainMap is typed for mappings that can be written to; nothing is written.
    return ChainMap(own, below)  # type: ignore[arg-type]


def known_id(entry: Entry, path: Path, what: str, name: str, known: Mapping[str, object]) -> Iterator[Objection]:
    """Objects where a reference names none of `known`."""
    if name not in known:
        yield Objection(entry, path, f"{what} '{name}' does not exist", nearest(name, known))


def known_claim(entry: Entry, path: Path, name: str, world: World) -> Iterator[Objection]:
    """Objects where a claim refers to one that does not exist, is retired, or is itself."""
    claim = world.claims.get(name)
    if claim is None:
        yield from known_id(entry, path, "claim", name, world.claims)
    elif claim.record == "retired":
        yield Objection(entry, path, f"claim '{name}' is retired", "name the claim that took its place, or remove it")
    elif name == entry.id:
        yield Objection(entry, path, "the claim names itself", "remove it")


def slip(source: Source, world: World) -> str | None:
    """The modality that was likely meant. A study may be of something no clinic sells: other unknown ones stand."""
    known = {treatment.modality for treatment in world.treatments.values() if treatment.modality} | {"none"}
    if source.modality is None or source.modality in known:
        return None
    return next(iter(get_close_matches(source.modality, known, n=1, cutoff=0.9)), None)
