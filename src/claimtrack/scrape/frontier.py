"""What is to be fetched and what became of it, address by address; the order is breadth first."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from typing import Literal, NamedTuple

from claimtrack.scrape import urls
from claimtrack.scrape.folder import Folder, now
from claimtrack.scrape.model import State
from claimtrack.scrape.store import REDIRECTS

Source = Literal["seed", "link", "listed", "asked", "sitemap"]
"""Who named an address: somebody, a page, a sitemap, an adapter; 'sitemap' is a sitemap itself."""
_COLUMNS = "id, url, key, source, depth"
_INSERT = """INSERT OR IGNORE INTO frontier
    (crawl, url, key, source, pattern, depth, discovered_from, discovered_at, state, reason)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"""


class Entry(NamedTuple):
    """An address of the frontier."""

    id: int
    url: str
    key: str
    source: Source
    depth: int


class Frontier:
    """The addresses of the folder's current crawl."""

    def __init__(self, folder: Folder) -> None:
        self._folder = folder

    def add(
        self, found: Iterable[str], source: Source, depth: int, discovered_from: str | None = None, *, unfit: str = ""
    ) -> None:
        """Addresses to be fetched, or to be listed as skipped because `unfit`; known ones stay as they are."""
        state = "skipped" if unfit else "queued"
        crawl, time = self._folder.crawl, now()
        rows = (
            (crawl, url, _key(url, source), source, _pattern(url, source), depth, discovered_from, time, state, unfit)
            for url in found
        )
        with self._folder.transaction() as database:
            database.executemany(_INSERT, rows)

    def next(self) -> Entry | None:
        """What to fetch now: sitemaps first, then what is nearest to a seed."""
        order = "state = 'queued' ORDER BY depth, id LIMIT 1"
        return self._entry(f"source = 'sitemap' AND {order}") or self._entry(order)

    def entry(self, url: str) -> Entry | None:
        """The entry of a page's address, fetched or not."""
        return self._entry("key = ?", urls.key(url))

    def state(self, url: str) -> State | None:
        """What became of a page's address; None where it is not known."""
        row = self._one("SELECT state FROM frontier WHERE crawl = ? AND key = ?", urls.key(url))
        return row["state"] if row else None

    def alike(self, pattern: str) -> int:
        """How many addresses that pages named have this pattern."""
        row = self._one("SELECT count(*) AS number FROM frontier WHERE crawl = ? AND pattern = ?", pattern)
        return int(row["number"]) if row else 0

    def sitemaps(self) -> int:
        """How many sitemaps are known."""
        row = self._one("SELECT count(*) AS number FROM frontier WHERE crawl = ? AND source = 'sitemap'")
        return int(row["number"]) if row else 0

    def settle(self, entries: Iterable[Entry], state: State, reason: str = "") -> None:
        """What became of addresses; each time counts as an attempt."""
        rows = [(state, reason, now(), entry.id) for entry in entries]
        with self._folder.transaction() as database:
            database.executemany(
                "UPDATE frontier SET state = ?, reason = ?, done_at = ?, attempts = attempts + 1 WHERE id = ?", rows
            )

    def redirected(self, hops: Iterable[str], entry: Entry, final: str) -> None:
        """Addresses on the way from an entry to where its page was: they need not be asked again."""
        for url in hops:
            self.add([url], "link", entry.depth, entry.url)
            known = self.entry(url)
            if known and known.id != entry.id:
                self.settle([known], "fetched", f"{REDIRECTS}{final}" if url != final else "")

    def give_up(self, reason: str) -> None:
        """List all that is queued as not fetched."""
        with self._folder.transaction() as database:
            database.execute(
                "UPDATE frontier SET state = 'skipped', reason = ?, done_at = ? WHERE crawl = ? AND state = 'queued'",
                (reason, now(), self._folder.crawl),
            )

    def counts(self) -> dict[str, int]:
        """State -> how many addresses of pages."""
        rows = self._folder.database.execute(
            "SELECT state, count(*) AS number FROM frontier WHERE crawl = ? AND source != 'sitemap' GROUP BY state",
            (self._folder.crawl,),
        )
        return {row["state"]: row["number"] for row in rows}

    def _entry(self, where: str, *values: str) -> Entry | None:
        row = self._one(f"SELECT {_COLUMNS} FROM frontier WHERE crawl = ? AND {where}", *values)
        return Entry(*row) if row else None

    def _one(self, query: str, *values: str) -> sqlite3.Row | None:
        row: sqlite3.Row | None = self._folder.database.execute(query, (self._folder.crawl, *values)).fetchone()
        return row


def _key(url: str, source: Source) -> str:
    return f"sitemap {urls.key(url)}" if source == "sitemap" else urls.key(url)


def _pattern(url: str, source: Source) -> str:
    return urls.pattern(url) if source == "link" else ""
