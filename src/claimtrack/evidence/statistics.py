"""A library in numbers: claims by treatment and status, sources by design, gaps, how much a person has signed off."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import get_args

from claimtrack.evidence.assessment import STATUSES
from claimtrack.evidence.flags import in_date
from claimtrack.evidence.library import Library
from claimtrack.knowledge.models import Claim, Design

GENERAL = "general"
"""Stands for the treatment of claims about no one treatment."""


@dataclass(frozen=True, slots=True)
class Statistics:
    """The numbers of a library as of a date. Counts of zero are left out of the mappings."""

    as_of: date
    digest: str
    statuses: Mapping[str, int]
    """Claims by status, the worst first."""
    treatments: Mapping[str, Mapping[str, int]]
    """Treatment -> status -> claims; in order of id, 'general' last."""
    sources: Mapping[str, int]
    """By design, the strongest first."""
    own_page: int
    """Sources that were read on the publisher's, registry's or regulator's own page."""
    gaps: Mapping[str, int]
    """By kind."""
    gaps_out_of_date: int
    """Gaps whose latest search is more than 24 months old."""
    lines: int
    """Accepted evidence lines."""
    signed: int
    """Of these, signed off by a named person and unchanged since."""
    suspect: int
    """Of these, signed off, and claim or source changed since."""
    oldest_search: tuple[date, str] | None
    """The day of the search that is longest ago, counting the latest of each gap, and a claim whose gap it is."""


def statistics(library: Library, as_of: date) -> Statistics:
    """Count what the library holds."""
    claims = library.claims.values()
    statuses = {claim.id: library.assess(claim.id, as_of).status for claim in claims}
    gaps = [(claim.id, gap) for claim in claims for gap in claim.gaps]
    sources = library.records.sources.values()
    searched = [(max(search.on for search in gap.searched), id_) for id_, gap in gaps if gap.searched]
    lines, signed, suspect = _signatures(library)
    return Statistics(
        as_of=as_of,
        digest=library.digest,
        statuses=_ordered(Counter(statuses.values()), STATUSES),
        treatments=_by_treatment(library, statuses),
        sources=_ordered(Counter(source.design for source in sources), get_args(Design)),
        own_page=sum(source.verified.canonical for source in sources),
        gaps=dict(sorted(Counter(gap.kind for _, gap in gaps).items())),
        gaps_out_of_date=sum(bool(gap.searched) and not in_date(gap, as_of) for _, gap in gaps),
        lines=lines,
        signed=signed,
        suspect=suspect,
        oldest_search=min(searched, default=None),
    )


def treatment_of(claim: Claim) -> str:
    """The id of its treatment, or GENERAL."""
    return claim.about.treatment or GENERAL


def _by_treatment(library: Library, statuses: Mapping[str, str]) -> dict[str, dict[str, int]]:
    counts: dict[str, Counter[str]] = {}
    for claim in library.claims.values():
        counts.setdefault(treatment_of(claim), Counter())[statuses[claim.id]] += 1
    return {name: _ordered(counts[name], STATUSES) for name in sorted(counts, key=lambda id_: (id_ == GENERAL, id_))}


def _signatures(library: Library) -> tuple[int, int, int]:
    lines = signed = suspect = 0
    for claim in library.claims.values():
        for line in claim.lines:
            if line.accepted != "accepted":
                continue
            lines += 1
            if library.is_suspect(claim, line):
                suspect += 1
            elif line.accepted_by:
                signed += 1
    return lines, signed, suspect


def _ordered(counts: Mapping[str, int], order: tuple[str, ...]) -> dict[str, int]:
    return {name: counts[name] for name in order if counts.get(name)}
