"""Claims that would support themselves through their own inferences."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from claimtrack.knowledge.models import Claim


def circles(claims: Mapping[str, Claim]) -> list[tuple[str, ...]]:
    """Circles of premises in which no claim has support from outside; each once, from its first id on.

    A claim stands if it has a supporting line of its own, or an inference all of whose premises stand (least fixpoint).
    """
    inferred = {name: claim for name, claim in claims.items() if claim.inferences}
    standing = _standing(claims, inferred)
    floating = {
        name: sorted({premise for inference in claim.inferences for premise in inference.premises})
        for name, claim in inferred.items()
        if name not in standing
    }
    found: list[tuple[str, ...]] = []
    taken: set[str] = set()
    for start in sorted(floating):
        if start not in taken and (circle := _circle(start, floating)):
            found.append(circle)
            taken.update(circle)
    return found


def _standing(claims: Mapping[str, Claim], inferred: Iterable[str]) -> set[str]:
    pending = {name: claims[name].inferences for name in inferred}
    standing = {
        name
        for name, claim in claims.items()
        if any(line.direction == "supports" and line.accepted != "rejected" for line in claim.lines)
    }
    while True:
        new = {
            name
            for name, inferences in pending.items()
            if name not in standing and any(standing.issuperset(inference.premises) for inference in inferences)
        }
        if not new:
            return standing
        standing |= new


def _circle(start: str, premises: Mapping[str, list[str]]) -> tuple[str, ...]:
    """A shortest way from `start` back to itself, or ()."""
    came_from: dict[str, str] = {}
    level = [start]
    while level:
        following: list[str] = []
        for name in level:
            for premise in premises.get(name, ()):
                if premise == start:
                    return _way(name, start, came_from)
                if premise not in came_from:
                    came_from[premise] = name
                    following.append(premise)
        level = following
    return ()


def _way(last: str, start: str, came_from: Mapping[str, str]) -> tuple[str, ...]:
    way = [last]
    while way[-1] != start:
        way.append(came_from[way[-1]])
    return tuple(reversed(way))
