"""Pictures of passages on pages that a browser showed: the worst of a run, each outlined, made once and kept.

A sentence has one, on the first page that says it. The picture is of the page as it was judged: while that says the
same in the same places, it stands.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from claimtrack.audit.edits import place_of
from claimtrack.audit.model import digest_of
from claimtrack.audit.store import Run, Runs
from claimtrack.audit.survey import FOUND, PICTURE, UNREGISTERED, WEIGHT, WEIGHTS, of
from claimtrack.audit.warc import body_at
from claimtrack.errors import ClaimtrackError, ReadError, UsageError
from claimtrack.reports.prose import plural

if TYPE_CHECKING:
    from claimtrack.scrape import Options
    from claimtrack.scrape.browser import Browser

FOLDER = "shots"
_MOST = 30
"""Pictures a run may want."""
_MOST_ON_PAGE = 3
_WORST = f"""
WITH found AS (
  SELECT page.url, page.number, page.file, page.offset, page.sha256, page.judged, finding.passage,
  finding.fingerprint, sentence.words, max({WEIGHT}) AS weight
  FROM {FOUND} AND page.rendered AND page.offset IS NOT NULL AND verdict.rule != '{UNREGISTERED}'
  GROUP BY page.url, finding.passage),
once AS (
  SELECT *, row_number() OVER (PARTITION BY words ORDER BY weight DESC, number, passage) AS coming FROM found
  WHERE weight >= {WEIGHTS["warning"]}),
ranked AS (
  SELECT *, row_number() OVER (PARTITION BY url ORDER BY weight DESC, passage) AS turn FROM once WHERE coming = 1)
SELECT ranked.*, judged.copy, passage.place, sentence.text, picture.file AS picture FROM ranked
JOIN passage ON passage.judged = ranked.judged AND passage.number = ranked.passage
JOIN sentence ON sentence.id = passage.sentence JOIN judged ON judged.id = ranked.judged {PICTURE}
WHERE turn <= {_MOST_ON_PAGE} ORDER BY weight DESC, ranked.number, ranked.passage LIMIT {_MOST}
"""


class Wanted(NamedTuple):
    """A passage that has no picture yet."""

    url: str
    warc: Path
    offset: int
    sha256: str
    copy: str
    place: str
    text: str
    name: str
    """Of the picture, within the folder of the audits."""


def lacking(runs: Runs, run: Run) -> list[Wanted]:
    """The passages of a run that are to have a picture and have none, the worst first."""
    return [
        Wanted(
            url=row["url"],
            warc=Path(row["file"]),
            offset=row["offset"],
            sha256=row["sha256"],
            copy=row["copy"],
            place=row["place"],
            text=row["text"],
            name=f"{FOLDER}/{row['fingerprint']}-{row['copy'][:8]}.png",
        )
        for row in list(runs.rows(_WORST, of(run)))
        if row["picture"] is None or (row["picture"] and not (runs.folder / row["picture"]).is_file())
    ]


def outline(runs: Runs, run: Run, options: Options, progress: Callable[[int, int], None]) -> str:
    """Make the pictures that a run lacks; the network is asked for the parts of the pages as `options` have it.

    Returns why some could not be made, in one line; empty where all were. No fault of theirs ends an audit.
    """
    wanted = lacking(runs, run)
    failed: list[str] = []
    if not wanted:
        return ""
    try:
        from claimtrack.scrape.browser import Browser
        from claimtrack.scrape.urls import entrusted, seed

        with Browser(options, entrusted([seed(source) for source in run.sources])) as browser:
            for number, one in enumerate(wanted, 1):
                failed += _made(runs, one, browser)
                progress(number, len(wanted))
    except (UsageError, OSError) as error:
        return f"pictures of {plural(len(lacking(runs, run)), 'passage')} were not made: {error}"
    return f"pictures of {plural(len(failed), 'passage')} were not made: {failed[0]}" if failed else ""


def _made(runs: Runs, one: Wanted, browser: Browser) -> list[str]:
    """Keep the picture of a passage, or that it is not to be seen; what went wrong, if anything did."""
    try:
        picture = _taken(one, browser)
    except UsageError:
        raise
    except ClaimtrackError as error:
        return [f"{one.url}: {error}"]
    if picture:
        _write(runs.folder / one.name, picture)
    with runs.writing():
        runs.database.execute(
            "INSERT OR REPLACE INTO picture VALUES (?, ?, ?)", (one.copy, one.place, one.name if picture else "")
        )
    return []


def _taken(one: Wanted, browser: Browser) -> bytes | None:
    """By its words; where they are not to be seen as they are, what they stand in."""
    body = body_at(one.warc, one.offset)
    if digest_of(body) != one.sha256:
        raise ReadError("its WARC file has changed")
    html = body.decode(errors="replace")
    selector = place_of(one.place).locator or ""
    return browser.screenshot(one.url, html, quote=one.text) or (
        browser.screenshot(one.url, html, selector=selector) if selector else None
    )


def _write(file: Path, data: bytes) -> None:
    """The whole file or none."""
    file.parent.mkdir(exist_ok=True)
    beside = file.with_name(f".{file.name}.{os.getpid()}")
    try:
        beside.write_bytes(data)
        beside.replace(file)
    finally:
        beside.unlink(missing_ok=True)
