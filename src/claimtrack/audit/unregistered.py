"""Claims that a run's pages make and the library does not hold, most frequent first: what to draft next."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from claimtrack.audit.store import Run, Runs


@dataclass(frozen=True, slots=True)
class Unregistered:
    """A claim nobody has catalogued."""

    treatment: str | None
    topic: str
    effect: str
    mentions: int
    pages: int
    sentence: str
    """The first that makes it."""
    place: str


def unregistered(runs: Runs, run: Run) -> Iterator[Unregistered]:
    """By pages, then by mentions."""
    rows = runs.rows(
        "SELECT tally.treatment, tally.topic, tally.effect, sum(tally.mentions) AS mentions,"
        " count(DISTINCT page.url) AS pages, min(page.number), tally.sentence, tally.place FROM page"
        " JOIN tally ON tally.judged = page.judged WHERE page.run = ? AND page.duplicate_of = ''"
        " AND tally.status = 'unregistered' GROUP BY 1, 2, 3 ORDER BY pages DESC, mentions DESC, 1, 2, 3",
        (run.id,),
    )
    for row in rows:
        yield Unregistered(
            row["treatment"] or None, row["topic"], row["effect"], row["mentions"], row["pages"], row["sentence"],
            row["place"],
        )  # fmt: skip
