"""A library in numbers, for people and for programs."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

from claimtrack.evidence.assessment import STATUSES
from claimtrack.evidence.library import Library
from claimtrack.evidence.statistics import Statistics
from claimtrack.reports.prose import layers, plural


def as_text(found: Statistics, library: Library) -> str:
    """Tables of claims, sources and gaps, then how much of it a person has signed off."""
    sections = (
        _claims(found),
        _counts(f"{plural(sum(found.sources.values()), 'source')}, {_own_page(found)}", found.sources),
        _counts(plural(sum(found.gaps.values()), "gap"), found.gaps),
        _review(found),
        [f"Library {layers(library.layers)}; digest {found.digest}; evidence as of {found.as_of.isoformat()}."],
    )
    return "\n".join("".join(f"{line}\n" for line in section) for section in sections)


def as_json(found: Statistics, library: Library) -> str:
    """The same numbers as one JSON object."""
    claims, sources, gaps = (sum(counts.values()) for counts in (found.statuses, found.sources, found.gaps))
    data = {
        "library": [layer.model_dump() for layer in library.layers],
        "digest": found.digest,
        "as_of": found.as_of.isoformat(),
        "claims": {
            "total": claims,
            "by_status": found.statuses,
            "by_treatment": found.treatments,
        },
        "sources": {
            "total": sources,
            "by_design": found.sources,
            "read_on_own_page": found.own_page,
        },
        "gaps": {"total": gaps, "by_kind": found.gaps, "out_of_date": found.gaps_out_of_date},
        "review": {"lines": found.lines, "signed": found.signed, "suspect": found.suspect},
        "oldest_search": found.oldest_search[0].isoformat() if found.oldest_search else None,
    }
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def signed_share(found: Statistics) -> str:
    """'0 of 412 accepted evidence lines (0 %) are signed off by a named person'."""
    share = f" ({round(100 * found.signed / found.lines)} %)" if found.lines else ""
    return f"{found.signed:,} of {found.lines:,} accepted evidence lines{share} are signed off by a named person"


def oldest(found: Statistics) -> str:
    """'the oldest search was made on 2026-11-01 (microcurrent/atp-boost)'."""
    if found.oldest_search is None:
        return "no search is recorded"
    on, claim = found.oldest_search
    return f"the oldest search was made on {on.isoformat()} ({claim})"


def _claims(found: Statistics) -> Iterator[str]:
    """One row a treatment, one column a status that occurs."""
    total = sum(found.statuses.values())
    treatments = plural(len(found.treatments), "treatment")
    yield f"{plural(total, 'claim')} of {treatments}" if total else "No claims."
    if not total:
        return
    columns = [status for status in STATUSES if status in found.statuses]
    first = max(len(name) for name in (*found.treatments, "all"))
    yield "  " + " " * first + "".join(f"  {name}" for name in (*columns, "all"))
    for name, counts in (*found.treatments.items(), ("all", found.statuses)):
        cells = (*(counts.get(status, 0) for status in columns), sum(counts.values()))
        shown = (f"  {cell or '-':>{len(column)}}" for cell, column in zip(cells, (*columns, "all"), strict=True))
        yield f"  {name:{first}}" + "".join(shown)


def _counts(title: str, counts: Mapping[str, int]) -> Iterator[str]:
    yield title
    width = max((len(f"{number:,}") for number in counts.values()), default=0)
    yield from (f"  {number:>{width},}  {name}" for name, number in counts.items())


def _own_page(found: Statistics) -> str:
    return f"{found.own_page:,} of them read on the publisher's, registry's or regulator's own page"


def _review(found: Statistics) -> Iterator[str]:
    yield f"{signed_share(found)}."
    if found.suspect:
        yield f"{plural(found.suspect, 'line')} changed after the sign-off: claimtrack claims list --suspect"
    stale = f"; {plural(found.gaps_out_of_date, 'gap')} to be searched again" if found.gaps_out_of_date else ""
    words = oldest(found)
    yield f"{words[0].upper()}{words[1:]}{stale}."
