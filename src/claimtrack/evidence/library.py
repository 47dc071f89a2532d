"""A library of claims with the verdicts computed from it: the records, and what follows from them as of a date."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from difflib import get_close_matches
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from claimtrack.errors import UsageError
from claimtrack.evidence.assess import assess
from claimtrack.evidence.assessment import Assessment
from claimtrack.evidence.impact import Impact, impact_of
from claimtrack.evidence.propagation import Standing, solve
from claimtrack.evidence.world import World
from claimtrack.knowledge.library import Records
from claimtrack.knowledge.models import Claim, EvidenceLine, Inference, Layer
from claimtrack.knowledge.stamps import suspect

if TYPE_CHECKING:
    from claimtrack.evidence.graph import EvidenceGraph


class Library:
    """Records and their assessments; results are kept for each date asked about, for as long as the object lives."""

    def __init__(self, records: Records, *, require_signoff: bool = False) -> None:
        """`require_signoff` makes every line inert that no person has signed off."""
        self.records = records
        self.require_signoff = require_signoff
        self._standings: dict[date, dict[str, Standing]] = {}
        self._assessments: dict[tuple[str, date], Assessment] = {}

    @classmethod
    def load(cls, claims: Path | None = None, near: Path | None = None, *, require_signoff: bool = False) -> Library:
        """Load the library in `claims`, else the one found upward from `near`, else the packaged one.

        Raises LibraryError with every problem found.
        """
        return cls(Records.load(claims=claims, near=near), require_signoff=require_signoff)

    @property
    def claims(self) -> Mapping[str, Claim]:
        """Claims by id."""
        return self.records.claims

    @property
    def layers(self) -> tuple[Layer, ...]:
        """The folders the library was merged from."""
        return self.records.layers

    @property
    def digest(self) -> str:
        """Changes with any record of any layer."""
        return self.records.digest

    @property
    def pin(self) -> str:
        """The digests of all layers as one word, as a configuration pins them and reports name them."""
        return "+".join(layer.digest for layer in self.layers)

    @cached_property
    def world(self) -> World:
        """The records with the indexes assessments need."""
        return World(
            dict(self.records.claims),
            dict(self.records.sources),
            dict(self.records.treatments),
            suspect=self.is_suspect,
            require_signoff=self.require_signoff,
        )

    def claim_id(self, name: str) -> str:
        """The id of the claim called `name`, which may be an alias; UsageError where there is none."""
        if name in self.claims:
            return name
        if name in self._aliases:
            return self._aliases[name]
        near = _nearest(name, (*self.claims, *self._aliases)) or "; 'claimtrack claims list' prints the ids"
        raise UsageError(f"no claim '{name}' in the library{near}")

    def standings(self, as_of: date) -> Mapping[str, Standing]:
        """The levels of every claim as of a date."""
        if as_of not in self._standings:
            self._standings[as_of] = solve(self.world, as_of)
        return self._standings[as_of]

    def assess(self, claim_id: str, as_of: date | None = None) -> Assessment:
        """The assessment of one claim, today unless `as_of` says otherwise; UsageError for an unknown id."""
        key = (self.claim_id(claim_id), as_of or date.today())
        if key not in self._assessments:
            self._assessments[key] = assess(self.world, self.standings(key[1]), *key)
        return self._assessments[key]

    def assess_all(self, as_of: date | None = None) -> dict[str, Assessment]:
        """The assessments of all claims, by id."""
        when = as_of or date.today()
        return {id_: self.assess(id_, when) for id_ in self.claims}

    def impact(self, source_id: str, as_of: date | None = None) -> Impact:
        """What changes if this source is retracted; UsageError for an unknown id."""
        if source_id not in self.records.sources:
            raise UsageError(f"no source '{source_id}' in the library{_nearest(source_id, self.records.sources)}")
        when = as_of or date.today()
        return impact_of(self.world, self.standings(when), source_id, when)

    def graph(self, as_of: date | None = None) -> EvidenceGraph:
        """The evidence graph, with each claim's status as of a date."""
        from claimtrack.evidence.graph import EvidenceGraph

        when = as_of or date.today()
        return EvidenceGraph.build(self.records, self.assess_all(when), self.standings(when))

    def is_suspect(self, claim: Claim, link: EvidenceLine | Inference) -> bool:
        """Whether a line was signed off, and its claim or source changed since."""
        # A stamp covers a claim and a source, so an inference cannot bear one that could be checked.
        return isinstance(link, EvidenceLine) and suspect(link, claim, self.records.sources[link.source])

    @cached_property
    def _aliases(self) -> dict[str, str]:
        return {alias: id_ for id_, claim in self.claims.items() for alias in claim.aliases}


def _nearest(name: str, known: Iterable[str]) -> str:
    close = get_close_matches(name, list(known), n=1)
    return f"; did you mean '{close[0]}'?" if close else ""
