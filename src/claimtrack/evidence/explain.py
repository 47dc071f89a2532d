"""Everything a reviewer asks of one claim: for, against, neither, missing, and what may be written instead."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from claimtrack.evidence.assess import chain_in_words
from claimtrack.evidence.assessment import Assessment
from claimtrack.evidence.flags import in_date
from claimtrack.evidence.levels import NAMES
from claimtrack.evidence.library import Library
from claimtrack.evidence.wording import citation, describe, in_words, search_made, verification, weigh
from claimtrack.knowledge.models import Acceptance, Claim, ClaimId, Level, Market, Rewording, Source

_HEDGED = re.compile(r"\b(?:may|might|could|can sometimes|some people|look of|appearance of|temporar(?:y|ily))\b", re.I)


@dataclass(frozen=True, slots=True)
class LineView:
    """One evidence line, ready to print."""

    source: str | None
    """Id of the source; null where it may not be cited."""
    text: str
    """What was done, in whom, and what came out."""
    weight: str
    """Why it counts as it does."""
    level: Level
    rationale: str | None
    locator: str | None
    accepted: Acceptance
    graded_by: str | None
    signed_by: str | None


@dataclass(frozen=True, slots=True)
class SourceView:
    """One source, as it may be cited, with how it was checked."""

    id: str
    citation: str
    url: str | None
    verified: str
    notes: str | None
    """What whoever checked it noted."""
    limitations: str | None
    state: str


@dataclass(frozen=True, slots=True)
class GapView:
    """Evidence the claim needs and has not."""

    question: str
    text: str
    """The search and its result, or that nobody has searched."""
    searched: bool
    in_date: bool

    @property
    def stale(self) -> bool:
        """Somebody searched, and too long ago."""
        return self.searched and not self.in_date


@dataclass(frozen=True, slots=True)
class Explanation:
    """A claim with its evidence and what it allows, as of the date of the assessment."""

    claim: Claim
    assessment: Assessment
    supporting: tuple[LineView, ...]
    disputing: tuple[LineView, ...]
    neutral: tuple[LineView, ...]
    inferences: tuple[str, ...]
    incompatible: tuple[ClaimId, ...]
    gaps: tuple[GapView, ...]
    allowed: tuple[Rewording, ...]
    """The rungs of the ladder that may stand in its place, in the order of the record."""
    sources: tuple[SourceView, ...]
    """The citable sources of its lines, in order of first use."""


def explain_claim(
    library: Library, claim_id: str, as_of: date | None = None, markets: Iterable[Market] = ()
) -> Explanation:
    """Explain one claim; UsageError for an unknown id. `markets` narrows the allowed wording."""
    when = as_of or date.today()
    id_ = library.claim_id(claim_id)
    claim, standing = library.claims[id_], library.standings(when)[id_]
    views = {direction: _lines(library, claim, direction, when) for direction in ("supports", "disputes", "neutral")}
    return Explanation(
        claim=claim,
        assessment=library.assess(id_, when),
        supporting=views["supports"],
        disputing=views["disputes"],
        neutral=views["neutral"],
        inferences=tuple(
            f"{chain_in_words(inference, library.standings(when))}; lends {in_words(level)}"
            for inference, level in zip(claim.inferences, standing.inferred, strict=True)
        ),
        incompatible=tuple(sorted(library.world.rivals[id_])),
        gaps=tuple(
            GapView(gap.question, search_made(gap), bool(gap.searched), in_date(gap, when)) for gap in claim.gaps
        ),
        allowed=offered(library, id_, when, markets),
        sources=tuple(_source(source) for source in _cited(library, claim) if source.citable),
    )


def offered(
    library: Library, claim_id: str, as_of: date | None = None, markets: Iterable[Market] = ()
) -> tuple[Rewording, ...]:
    """The rewordings of a claim that its evidence lets stand in all of the markets.

    A rung is offered where the claim it asserts is supported, or limited and the rung is hedged; a rung that asserts
    none (a study quoted with its limits, a price, a caution) always is.
    """
    wanted = set(markets)
    return tuple(
        rung
        for rung in library.claims[library.claim_id(claim_id)].rewordings
        if (not rung.markets or wanted <= set(rung.markets)) and _stands(library, rung, as_of)
    )


def _stands(library: Library, rung: Rewording, as_of: date | None) -> bool:
    if rung.asserts is None:
        return True
    status = library.assess(rung.asserts, as_of).status
    hedged = rung.kind in ("study", "appearance") or bool(_HEDGED.search(rung.text))
    return status == "supported" or (status == "limited" and hedged)


def _lines(library: Library, claim: Claim, direction: str, as_of: date) -> tuple[LineView, ...]:
    """The lines of one direction, those that count most first."""
    grades = library.standings(as_of)[claim.id].grades
    views = []
    for line, grade in zip(claim.lines, grades, strict=True):
        if line.direction != direction:
            continue
        source = library.records.sources[line.source]
        view = LineView(
            source=source.id if source.citable else None,
            text=describe(source),
            weight=weigh(claim, line, source, grade),
            level=NAMES[grade.level],
            rationale=line.rationale,
            locator=line.locator,
            accepted=line.accepted,
            graded_by=line.graded_by,
            signed_by=line.accepted_by.name if line.accepted_by else None,
        )
        views.append((-grade.level, view))
    return tuple(view for _, view in sorted(views, key=lambda pair: pair[0]))


def _cited(library: Library, claim: Claim) -> list[Source]:
    return [library.records.sources[id_] for id_ in dict.fromkeys(line.source for line in claim.lines)]


def _source(source: Source) -> SourceView:
    return SourceView(
        id=source.id,
        citation=citation(source),
        url=source.url,
        verified=verification(source),
        notes=source.verified.notes,
        limitations=source.limitations,
        state=source.state,
    )
