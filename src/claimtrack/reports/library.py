"""What the library holds, for people: claims with their status, what is missing, what moves when a source falls."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import fields

from claimtrack.evidence.assessment import Assessment
from claimtrack.evidence.impact import Impact, Move
from claimtrack.knowledge.diff import Diff, TableDiff
from claimtrack.knowledge.models import Claim, EvidenceGap
from claimtrack.reports.prose import folded, plural


def listing(claims: Iterable[tuple[Claim, Assessment]]) -> str:
    """One line a claim: status, id, what it says; then how many there are of each status."""
    rows = list(claims)
    status_width = max((len(assessment.status) for _, assessment in rows), default=0)
    id_width = max((len(claim.id) for claim, _ in rows), default=0)
    lines = [f"{found.status:{status_width}}  {claim.id:{id_width}}  {claim.text}" for claim, found in rows]
    counts = Counter(assessment.status for _, assessment in rows)
    total = ", ".join(f"{number} {status}" for status, number in sorted(counts.items()))
    return _lines((*lines, f"{plural(len(rows), 'claim')}: {total}" if rows else "No claims."))


def gaps(claims: Iterable[Claim]) -> str:
    """What evidence each claim needs and has not, with the searches that were made."""
    return _lines(line for claim in claims if claim.gaps for line in _gaps(claim)) or "No gaps recorded.\n"


def impact(found: Impact) -> str:
    """Which claims change status if a source is retracted."""
    cited = ", ".join(found.cited_by) or "no claim"
    head = f"{found.source} is cited by {cited}."
    if not found.moves:
        return _lines((head, f"No status changes if it is retracted (as of {found.as_of.isoformat()})."))
    change = "changes" if len(found.moves) == 1 else "change"
    title = (
        f"If it is retracted, {plural(len(found.moves), 'claim')} {change} status (as of {found.as_of.isoformat()}):"
    )
    return _lines((head, title, *map(_move, found.moves)))


def difference(records: Diff, moves: Iterable[Move]) -> str:
    """Which records differ between two libraries, then which statuses, and why."""
    changed = [line for field in fields(records) for line in _table(field.name, getattr(records, field.name))]
    statuses = [f"status of {_move(move).strip()}: {move.why}" for move in moves]
    return _lines((*changed, *(statuses or ["No status differs."])))


def describe_gap(gap: EvidenceGap) -> Iterator[str]:
    """A gap and its searches, one line each."""
    yield f"{gap.question} ({gap.kind})"
    for search in gap.searched:
        query = f", for {search.query}" if search.query else ""
        hits = f", {plural(search.hits, 'hit')}" if search.hits is not None else ""
        yield f"  searched {search.on.isoformat()}, {search.where}{query}{hits}"


def _table(name: str, table: TableDiff) -> Iterator[str]:
    for verb, ids in (("added", table.added), ("removed", table.removed), ("changed", table.changed)):
        yield from (f"{name}: {verb} {id_}" for id_ in ids)


def _gaps(claim: Claim) -> Iterator[str]:
    yield claim.id
    for gap in claim.gaps:
        for line in describe_gap(gap):
            yield folded(line, "  ", "    ")


def _move(move: Move) -> str:
    through = f", through {' -> '.join(move.path[:-1])}" if len(move.path) > 1 else ""
    return f"  {move.claim}: {move.before or 'new'} -> {move.after or 'gone'}{through}"


def _lines(lines: Iterable[str]) -> str:
    return "".join(f"{line}\n" for line in lines)
