"""The pages of a run, one by one: what was found, what was judged, what was not read."""

from __future__ import annotations

import json
import sqlite3
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from claimtrack.audit.model import Origin, Provenance
from claimtrack.audit.store import Run, Runs
from claimtrack.policy.severity import SEVERITIES


@dataclass(frozen=True, slots=True)
class PageRow:
    """One page of a run."""

    url: str
    judged: int | None
    """Number under which it is kept as judged; null where it was not read."""
    title: str
    reason: str
    """Why it was not read; empty where it was."""
    duplicate_of: str
    anew: bool
    markets: tuple[str, ...]
    severities: Mapping[str, int]
    statuses: Mapping[str, int]
    words: int
    unread: tuple[tuple[str, int | None], ...]
    """(what, line) of what is on the page and was not read."""
    text_sha256: str
    provenance: Provenance
    rendered: bool
    screenshot: str
    origin: Origin | None


def pages(runs: Runs, run: Run) -> Iterator[PageRow]:
    """Every page of the run in the order of its coming, those that were not read included."""
    rows = runs.rows(
        "SELECT page.*, judged.title, judged.words, judged.text_sha256, judged.markets FROM page"
        " LEFT JOIN judged ON judged.id = page.judged WHERE page.run = ? ORDER BY page.number",
        (run.id,),
    )
    for row in rows:
        yield _page(runs, row)


def passages_on(runs: Runs, page: PageRow) -> list[str]:
    """The words of the sentences to edit on a page, in its order; equal for equal sentences of other pages."""
    rows = runs.rows(
        "SELECT sentence.words, min(finding.number) AS first FROM finding"
        " JOIN sentence ON sentence.id = finding.sentence WHERE finding.judged = ? GROUP BY 1 ORDER BY 2",
        (page.judged,),
    )
    return [row["words"] for row in rows]


def text_of(runs: Runs, run: Run, url: str) -> str | None:
    """The text of a page as it was judged; null where it was not read."""
    for row in runs.rows(
        "SELECT judged.text FROM page JOIN judged ON judged.id = page.judged WHERE page.run = ? AND page.url = ?",
        (run.id, url),
    ):
        return zlib.decompress(row["text"]).decode()
    return None


def _page(runs: Runs, row: sqlite3.Row) -> PageRow:
    judged = row["judged"]
    severities = runs.rows(
        "SELECT verdict.severity AS name, count(*) AS number FROM finding JOIN verdict ON verdict.id = finding.verdict"
        " WHERE finding.judged = ? GROUP BY 1",
        (judged,),
    )
    by_severity = {one["name"]: one["number"] for one in severities}
    statuses = runs.rows(
        "SELECT status, sum(mentions) AS number FROM tally WHERE judged = ? GROUP BY 1 ORDER BY 1", (judged,)
    )
    missed = runs.rows("SELECT what, line FROM unread WHERE judged = ? ORDER BY rowid", (judged,))
    return PageRow(
        url=row["url"],
        judged=judged,
        title=row["title"] or "",
        reason=row["reason"],
        duplicate_of=row["duplicate_of"],
        anew=bool(row["anew"]),
        markets=tuple(json.loads(row["markets"] or "[]")),
        severities={name: by_severity.get(name, 0) for name in SEVERITIES},
        statuses={one["status"]: one["number"] for one in statuses},
        words=row["words"] or 0,
        unread=tuple((one["what"], one["line"]) for one in missed),
        text_sha256=row["text_sha256"] or "",
        provenance=Provenance(row["file"], row["record"], row["offset"], row["sha256"], row["fetched_at"]),
        rendered=bool(row["rendered"]),
        screenshot=row["screenshot"],
        origin=Origin(row["system"], row["entry"], row["edit"]) if row["system"] else None,
    )
