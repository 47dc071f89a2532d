"""The records an assessment reads, with the indexes it needs, each built once in one pass."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from claimtrack.knowledge.models import Claim, EvidenceLine, Inference, Source, Treatment

Suspect = Callable[[Claim, EvidenceLine | Inference], bool]
"""Tells whether a line or inference changed since a person signed it off."""


def never(_claim: Claim, _link: EvidenceLine | Inference) -> bool:
    """No link is suspect."""
    return False


@dataclass(frozen=True)
class World:
    """Claims, sources and treatments by id; every id they name is in them, as the loader has checked."""

    claims: Mapping[str, Claim]
    sources: Mapping[str, Source]
    treatments: Mapping[str, Treatment]
    suspect: Suspect = never
    require_signoff: bool = False
    """True: lines that no person has signed off are inert."""

    @cached_property
    def rivals(self) -> Mapping[str, frozenset[str]]:
        """Claims that cannot both be true, in both directions, whichever of the two says so."""
        pairs: dict[str, set[str]] = {id_: set() for id_ in self.claims}
        for id_, claim in self.claims.items():
            for other in claim.incompatible_with:
                pairs[id_].add(other)
                pairs[other].add(id_)
        return {id_: frozenset(others - {id_}) for id_, others in pairs.items()}

    @cached_property
    def conclusions(self) -> Mapping[str, tuple[str, ...]]:
        """Premise -> the claims inferred from it."""
        found: dict[str, list[str]] = {id_: [] for id_ in self.claims}
        for id_, claim in self.claims.items():
            for premise in dict.fromkeys(p for inference in claim.inferences for p in inference.premises):
                found[premise].append(id_)
        return {premise: tuple(ids) for premise, ids in found.items()}

    @cached_property
    def cited_by(self) -> Mapping[str, tuple[str, ...]]:
        """Source -> the claims that hold a line on it."""
        found: dict[str, list[str]] = {}
        for id_, claim in self.claims.items():
            for source in dict.fromkeys(line.source for line in claim.lines):
                found.setdefault(source, []).append(id_)
        return {source: tuple(ids) for source, ids in found.items()}

    @cached_property
    def modalities(self) -> Mapping[str, str | None]:
        """Treatment -> its modality, or its nearest ancestor's."""
        return {id_: self._modality(id_) for id_ in self.treatments}

    def modality(self, claim: Claim) -> str | None:
        """What evidence for this claim must have applied; null where that does not matter."""
        treatment = claim.about.treatment
        return None if treatment is None else self.modalities.get(treatment)

    def downstream(self, start: Iterable[str]) -> dict[str, str | None]:
        """Every claim whose levels may depend on those of `start`, each with the claim it was reached from."""
        reached: dict[str, str | None] = dict.fromkeys(start)
        waiting = list(reached)
        for id_ in waiting:
            for other in (*self.conclusions[id_], *sorted(self.rivals[id_])):
                if other not in reached:
                    reached[other] = id_
                    waiting.append(other)
        return reached

    def with_source(self, source: Source) -> World:
        """The same world with one source replaced; what was indexed of its claims is kept."""
        other = replace(self, sources={**self.sources, source.id: source})
        indexes = ("rivals", "conclusions", "cited_by", "modalities")
        other.__dict__.update({name: self.__dict__[name] for name in indexes if name in self.__dict__})
        return other

    def _modality(self, treatment: str) -> str | None:
        seen: set[str] = set()
        at: str | None = treatment
        while at is not None and at in self.treatments and at not in seen:
            seen.add(at)
            if self.treatments[at].modality is not None:
                return self.treatments[at].modality
            at = self.treatments[at].parent
        return None
