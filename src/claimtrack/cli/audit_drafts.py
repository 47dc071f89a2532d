"""`claimtrack claims new --from-audit`: files of the claims a site makes and the library does not hold."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from claimtrack.cli import options, output

if TYPE_CHECKING:
    from claimtrack.audit.unregistered import Unregistered
    from claimtrack.evidence.library import Library

_GENERAL = "general"
_MOST_LISTED = 50


def run(arguments: Namespace) -> int:
    """List them, most frequent first; with --top N write drafts of the first N."""
    from claimtrack.audit.store import Runs
    from claimtrack.audit.unregistered import unregistered

    library = options.library(arguments)
    with Runs.open(arguments.from_audit) as runs:
        found = list(_named(unregistered(runs, runs.find("last")), library))
    if arguments.top is None:
        output.write("".join(f"{line}\n" for line in _listed(found)), None)
        return 0
    for claim, one in islice(found, arguments.top):
        output.write(f"{_write(claim, one, options.own_folder(arguments), library).as_posix()}\n", None)
    return 0


def _named(found: Iterator[Unregistered], library: Library) -> Iterator[tuple[str, Unregistered]]:
    """Each with an id that the library does not hold, of topics and treatments that it does."""
    taken = set(library.claims)
    for one in found:
        known = one.treatment in library.records.treatments
        if one.topic not in library.records.topics or (one.treatment and not known):
            continue
        stem = f"{one.treatment or _GENERAL}/{one.topic}"
        claim = next(name for name in _names(stem, one.effect) if name not in taken)
        taken.add(claim)
        yield claim, one


def _names(stem: str, effect: str) -> Iterator[str]:
    """'lamp/hair', 'lamp/hair-increase', 'lamp/hair-increase-2' ..."""
    yield stem
    yield f"{stem}-{effect}"
    number = 2
    while True:
        yield f"{stem}-{effect}-{number}"
        number += 1


def _listed(found: list[tuple[str, Unregistered]]) -> Iterator[str]:
    if not found:
        yield "The last audit found no claim that the library does not hold."
        return
    yield "pages  mentions  claim"
    for claim, one in found[:_MOST_LISTED]:
        yield f"{one.pages:5,}  {one.mentions:8,}  {claim} ({one.effect})"
        yield f'                 "{one.sentence}" at {one.place}'
    if len(found) > _MOST_LISTED:
        yield f"and {len(found) - _MOST_LISTED:,} more"
    yield "Nothing was written; --top N drafts the first N."


def _write(claim: str, one: Unregistered, folder: Path, library: Library) -> Path:
    from claimtrack.knowledge.drafting import Draft, text_of, usual_kind
    from claimtrack.knowledge.writing import write

    path = folder / f"{claim}.yaml"
    kind = usual_kind(one.topic, library.claims)
    path.parent.mkdir(exist_ok=True)
    write(path, text_of(Draft(claim, one.treatment, one.effect, one.topic, kind, one.sentence, one.place)))
    return path
