"""What moves when a source falls, or between two libraries."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from claimtrack.evidence.assess import status_of
from claimtrack.evidence.assessment import Status
from claimtrack.evidence.propagation import Standing, solve
from claimtrack.evidence.world import World
from claimtrack.knowledge.models import Claim, Source


@dataclass(frozen=True, slots=True)
class Move:
    """A claim whose status changes."""

    claim: str
    before: Status | None
    """Null where the claim is new."""
    after: Status | None
    """Null where the claim is gone."""
    why: str
    path: tuple[str, ...] = ()
    """The claims the change runs through, from the one that holds the evidence to this one."""


@dataclass(frozen=True, slots=True)
class Impact:
    """What changes if a source is retracted."""

    source: str
    as_of: date
    cited_by: tuple[str, ...]
    """Claims with a line on the source, whether their status changes or not."""
    moves: tuple[Move, ...]
    """Claims whose status changes, in order of id."""


def impact_of(world: World, standings: Mapping[str, Standing], source_id: str, as_of: date) -> Impact:
    """Retract one source in thought; only what lies downstream of it is worked out anew."""
    citing = world.cited_by.get(source_id, ())
    reached = world.downstream(citing)
    fallen = world.with_source(world.sources[source_id].model_copy(update={"state": "retracted"}))
    after = solve(fallen, as_of, only=reached, known=standings)
    moves = []
    for id_ in sorted(reached):
        claim = world.claims[id_]
        was, now = status_of(claim, standings[id_], as_of), status_of(claim, after[id_], as_of)
        if was != now:
            moves.append(Move(id_, was, now, f"if {source_id} is retracted", _path(reached, id_)))
    return Impact(source_id, as_of, tuple(sorted(citing)), tuple(moves))


def compare(before: World, after: World, as_of: date) -> tuple[Move, ...]:
    """The claims whose status differs between two worlds as of one date, and why, in order of id."""
    was, now = solve(before, as_of), solve(after, as_of)
    moves = []
    for id_ in sorted(was.keys() | now.keys()):
        old = status_of(before.claims[id_], was[id_], as_of) if id_ in was else None
        new = status_of(after.claims[id_], now[id_], as_of) if id_ in now else None
        if old != new:
            moves.append(_explained(before, after, id_, Move(id_, old, new, "")))
    return tuple(moves)


def _explained(before: World, after: World, id_: str, move: Move) -> Move:
    if move.before is None or move.after is None:
        return Move(id_, move.before, move.after, "new claim" if move.before is None else "claim removed")
    path = _to_cause(before, after, id_)
    why = _changes(before, after, path[0])
    if len(path) > 1:
        why = [f"{path[0]}: {change}" for change in why]
    return Move(id_, move.before, move.after, "; ".join(why) or "time, sign-off rules or a stamp", path)


def _to_cause(before: World, after: World, id_: str) -> tuple[str, ...]:
    """The shortest way back, over premises and rivals, to a claim that changed itself; the claim alone if none did."""
    came_from: dict[str, str | None] = {id_: None}
    for at in (waiting := [id_]):
        if _changes(before, after, at):
            return _path(came_from, at)[::-1]
        for world in (before, after):
            if at not in world.claims:
                continue
            premises = [p for inference in world.claims[at].inferences for p in inference.premises]
            for other in (*premises, *sorted(world.rivals[at])):
                if other not in came_from:
                    came_from[other] = at
                    waiting.append(other)
    return (id_,)


def _changes(before: World, after: World, id_: str) -> list[str]:
    """What differs in a claim's own record or in the sources of its lines, in words."""
    if id_ not in before.claims or id_ not in after.claims:
        return ["new claim" if id_ in after.claims else "claim removed"]
    old, new = before.claims[id_], after.claims[id_]
    found = [f"{verb} line {line}" for verb, line in _line_changes(old, new)]
    for source in dict.fromkeys(line.source for line in new.lines):
        found.extend(_source_changes(before.sources.get(source), after.sources[source]))
    for name in ("kind", "quantifier", "chain", "about", "inferences", "gaps", "incompatible_with"):
        if getattr(old, name) != getattr(new, name):
            found.append(f"{name.replace('_', ' ')} changed")
    if before.modality(old) != after.modality(new):
        found.append("modality of the treatment changed")
    return found


def _line_changes(old: Claim, new: Claim) -> list[tuple[str, str]]:
    key = "{0.source} ({0.direction})".format
    was, now = {key(line): line for line in old.lines}, {key(line): line for line in new.lines}
    return [
        *(("added", name) for name in now if name not in was),
        *(("removed", name) for name in was if name not in now),
        *(("regraded", name) for name in now if name in was and now[name] != was[name]),
    ]


def _source_changes(old: Source | None, new: Source) -> list[str]:
    if old is None or old == new:
        return []
    if old.state != new.state:
        return [f"{new.id} is now {new.state.replace('-', ' ')}"]
    fields = [name for name in type(new).model_fields if getattr(old, name) != getattr(new, name)]
    return [f"{new.id} changed ({', '.join(fields)})"]


def _path(came_from: Mapping[str, str | None], id_: str) -> tuple[str, ...]:
    path: list[str] = []
    at: str | None = id_
    while at is not None:
        path.append(at)
        at = came_from[at]
    return tuple(reversed(path))
