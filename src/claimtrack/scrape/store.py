"""A crawl's folder: what is still to be fetched, what was fetched, and the WARC files that hold it.

Every page is one transaction: its WARC records are on the disk before the row that names them is. A run that is killed
at any moment loses at most the page it was fetching; the next run cuts off what that page left in the WARC file.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from claimtrack.scrape import archive, duplicates, schema, urls
from claimtrack.scrape.model import Archived, CrawlRecord, Hop, PageRecord, Unfetched

REDIRECTS = "redirects to "
"""Begins the reason of a fetched address that has no page of its own."""
_AT_ONCE = 200
"""Rows read at a time, so that others can write in between."""


class Store:
    """A folder to read: `with Store(folder) as store: for page in store.pages(): store.body(page)`."""

    def __init__(self, folder: Path) -> None:
        """Raises UsageError where the folder holds no crawl, or one of another version."""
        self.folder = folder
        self.database = schema.connect(folder)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the folder."""
        self.database.close()

    def crawls(self) -> tuple[CrawlRecord, ...]:
        """All crawls of the folder, oldest first."""
        return tuple(map(_crawl, self.database.execute("SELECT * FROM crawls ORDER BY id")))

    def pages(self, crawl: int | None = None) -> Iterator[PageRecord]:
        """The pages of a crawl, of the latest by default, in the order in which they were first named."""
        chosen = self._latest() if crawl is None else crawl
        query = f"{_PAGES} WHERE p.crawl = ? AND p.frontier > ? ORDER BY p.frontier LIMIT {_AT_ONCE}"
        last = 0
        while rows := self.database.execute(query, (chosen, last)).fetchall():
            last = rows[-1]["frontier"]
            yield from (self._page(row) for row in rows)

    def page(self, url: str, crawl: int | None = None) -> PageRecord | None:
        """The page that was at a normalised address in the end."""
        chosen = self._latest() if crawl is None else crawl
        row = self.database.execute(f"{_PAGES} WHERE p.crawl = ? AND p.key = ?", (chosen, urls.key(url))).fetchone()
        return self._page(row) if row else None

    def outcome(self, url: str) -> PageRecord | Unfetched:
        """What became of a normalised address in the latest crawl: its page, if need be where it redirects, or why not.

        Raises KeyError for an address that the crawl has not met.
        """
        crawl = self._latest()
        row = self.database.execute(
            "SELECT * FROM frontier WHERE crawl = ? AND key = ?", (crawl, urls.key(url))
        ).fetchone()
        if row is None:
            raise KeyError(url)
        return (
            self.page(row["reason"].removeprefix(REDIRECTS), crawl) or self.page(row["url"], crawl) or _unfetched(row)
        )

    def failures(self, crawl: int | None = None) -> Iterator[Unfetched]:
        """What was not read and why, as it was first named; addresses that redirect are not listed."""
        chosen = self._latest() if crawl is None else crawl
        rows = self.database.execute(
            "SELECT * FROM frontier WHERE crawl = ? AND state != 'fetched' ORDER BY id", (chosen,)
        ).fetchall()
        yield from map(_unfetched, rows)

    def notes(self, crawl: int | None = None) -> tuple[str, ...]:
        """What people should know of a crawl."""
        chosen = self._latest() if crawl is None else crawl
        rows = self.database.execute("SELECT text FROM notes WHERE crawl = ? ORDER BY id", (chosen,))
        return tuple(row["text"] for row in rows)

    def body(self, page: PageRecord) -> bytes:
        """The server's bytes with their content coding undone, or the DOM in UTF-8 where rendered."""
        return archive.read(self.folder, page.archived)

    def count(self) -> int:
        """How many pages the latest crawl has kept."""
        (number,) = self.database.execute("SELECT count(*) FROM pages WHERE crawl = ?", (self._latest(),)).fetchone()
        return int(number)

    def has(self, place: Archived) -> bool:
        """Whether the WARC file of a record is still there."""
        return (self.folder / place.file).is_file()

    def _latest(self) -> int:
        (crawl,) = self.database.execute("SELECT coalesce(max(id), 0) FROM crawls").fetchone()
        return int(crawl)

    def _page(self, row: sqlite3.Row) -> PageRecord:
        return _record(row, duplicates.duplicate_of(self.database, row))


_PAGES = "SELECT p.*, f.depth, f.discovered_from FROM pages p JOIN frontier f ON f.id = p.frontier"


def moment(text: str) -> datetime:
    """A time as the tables hold it."""
    return datetime.fromisoformat(text).astimezone(UTC)


def _crawl(row: sqlite3.Row) -> CrawlRecord:
    finished = moment(row["finished"]) if row["finished"] else None
    return CrawlRecord(row["id"], tuple(json.loads(row["seeds"])), moment(row["started"]), finished)


def _unfetched(row: sqlite3.Row) -> Unfetched:
    return Unfetched(row["url"], row["state"], row["reason"], row["depth"], row["discovered_from"])


def _record(row: sqlite3.Row, duplicate_of: str | None) -> PageRecord:
    return PageRecord(
        id=row["id"],
        crawl=row["crawl"],
        url=row["url"],
        requested_url=row["requested_url"],
        status=row["status"],
        content_type=row["content_type"],
        charset=row["charset"],
        fetched_at=moment(row["fetched_at"]),
        sha256=row["sha256"],
        size=row["size"],
        archived=Archived(row["file"], row["offset"], row["record_id"]),
        response=Archived(row["response_file"], row["response_offset"], row["response_record_id"]),
        render=row["render"],
        from_cache=bool(row["from_cache"]),
        screenshot=row["screenshot"],
        etag=row["etag"],
        last_modified=row["last_modified"],
        x_robots=row["x_robots"],
        redirects=tuple(Hop(*hop) for hop in json.loads(row["redirects"])),
        canonical=row["canonical"],
        duplicate_of=duplicate_of,
        noindex=bool(row["noindex"]),
        hreflang=tuple((language, url) for language, url in json.loads(row["hreflang"])),
        depth=row["depth"],
        discovered_from=row["discovered_from"],
    )
