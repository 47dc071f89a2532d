"""The sentences of a site to edit, by severity x reach, each with the first pages it stands on."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from claimtrack.audit.store import Run, Runs
from claimtrack.audit.survey import FOUND, OWN, PICTURE, UNREGISTERED, WEIGHT, of

# SQLite joins in this order where CROSS JOIN says so: from the sentence, and not from all pages of the run.
_STANDS = """
sentence CROSS JOIN finding ON finding.sentence = sentence.id
CROSS JOIN page INDEXED BY page_by_judged ON page.judged = finding.judged
"""
_HERE = f"sentence.words = :words AND {OWN}"


class Place(NamedTuple):
    """Where in a page; in the order in which it is kept."""

    line: int | None
    column: int | None
    end_line: int | None
    end_column: int | None
    offset: int
    end_offset: int
    locator: str | None

    def __str__(self) -> str:
        return f"{self.line}:{self.column}" if self.line is not None else f"({self.locator})"


class Spot(NamedTuple):
    """One page on which a passage stands."""

    url: str
    place: Place
    edit: str
    screenshot: str
    """Of the whole page; empty where there is none, as below."""
    outlined: str
    """Name, within the folder of the audits, of a picture with the passage outlined."""


@dataclass(frozen=True, slots=True)
class Edit:
    """A sentence to edit, wherever it stands."""

    words: str
    text: str
    severity: str
    reach: int
    """Pages it stands on."""
    rank: int
    said: tuple[Mapping[str, Any], ...]
    """What is said of it, once each, worst first: the findings of the JSON report without their places."""
    spots: tuple[Spot, ...]
    """The first few, one that has a picture before the others."""
    suggestion: str | None
    """What to write instead; empty: leave it out."""


def edits(runs: Runs, run: Run, most: int | None = None, examples: int = 3) -> Iterator[Edit]:
    """The sentences to edit by severity x reach, the heaviest first."""
    ranked = runs.rows(
        f"SELECT sentence.words, count(DISTINCT page.url) AS reach, max({WEIGHT}) AS weight,"
        f" min(page.number) AS first FROM {FOUND} AND verdict.rule != '{UNREGISTERED}' GROUP BY sentence.words"
        " ORDER BY reach * weight DESC, weight DESC, first, sentence.words LIMIT :most",
        of(run) | {"most": -1 if most is None else most},
    )
    for row in ranked:
        yield _edit(runs, run, row, examples)


def place_of(text: str) -> Place:
    """A place as it is kept."""
    return Place(*json.loads(text))


def _edit(runs: Runs, run: Run, ranked: sqlite3.Row, examples: int) -> Edit:
    about = of(run) | {"words": ranked["words"], "examples": examples}
    verdicts = runs.rows(
        f"SELECT verdict.record, max({WEIGHT}) AS weight, min(page.number) AS first FROM {_STANDS}"
        f" CROSS JOIN verdict ON verdict.id = finding.verdict WHERE {_HERE} AND verdict.rule != '{UNREGISTERED}'"
        " GROUP BY verdict.id ORDER BY weight DESC, first, verdict.id",
        about,
    )
    said = tuple(json.loads(row["record"]) for row in verdicts)
    spots = list(
        runs.rows(
            "SELECT DISTINCT page.url, page.edit, page.screenshot, passage.place, passage.suggestion, sentence.text,"
            " coalesce(picture.file, '') AS outlined"
            f" FROM {_STANDS} CROSS JOIN passage ON passage.judged = page.judged AND passage.number = finding.passage"
            f" CROSS JOIN judged ON judged.id = page.judged {PICTURE}"
            f" WHERE {_HERE} ORDER BY outlined = '', page.number, passage.number LIMIT :examples",
            about,
        )
    )
    return Edit(
        words=ranked["words"],
        text=spots[0]["text"],
        severity=said[0]["severity"],
        reach=ranked["reach"],
        rank=ranked["reach"] * ranked["weight"],
        said=said,
        spots=tuple(
            Spot(row["url"], place_of(row["place"]), row["edit"], row["screenshot"], row["outlined"]) for row in spots
        ),
        suggestion=next((row["suggestion"] for row in spots if row["suggestion"] is not None), None),
    )
