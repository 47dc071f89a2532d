"""A fetched page into the folder: its WARC records first, then one transaction with all that follows from it."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import datetime
from hashlib import sha256

from claimtrack.scrape import urls
from claimtrack.scrape.discovery import Facts
from claimtrack.scrape.folder import Folder, disk
from claimtrack.scrape.frontier import Entry, Frontier
from claimtrack.scrape.model import Archived, Fetched, PageRecord
from claimtrack.scrape.store import REDIRECTS, moment

_SCREENSHOTS = "screenshots"


class Keeper:
    """Writes pages of the folder's current crawl."""

    def __init__(self, folder: Folder, frontier: Frontier) -> None:
        self._folder = folder
        self._frontier = frontier

    def keep(self, entry: Entry, page: Fetched, facts: Facts, then: Callable[[], None]) -> PageRecord:
        """Keep a page; `then` adds what it leads to in the same transaction. Raises DiskError and keeps nothing."""
        archive = self._folder.archive
        earlier = self.earlier(page.url) if page.from_cache else None
        digest = earlier.sha256 if earlier else sha256(page.body).hexdigest()
        same = self._same_body(digest) if page.render == "static" else None
        with disk(self._folder.folder):
            screenshot = self._screenshot(page, digest)
            body, response = archive.write(page, same)
        row = _page(page, earlier, digest) | _said(facts) | _places(body, response)
        row |= {"crawl": self._folder.crawl, "frontier": entry.id, "screenshot": screenshot}
        with self._folder.transaction() as database:
            database.execute("INSERT OR REPLACE INTO archives VALUES (?, ?)", (archive.file, archive.size))
            names = ", ".join(f":{name}" for name in row)
            database.execute(f"INSERT INTO pages ({', '.join(row)}) VALUES ({names})", row)
            self._frontier.settle([entry], "fetched", f"{REDIRECTS}{page.url}" if page.redirects else "")
            self._frontier.redirected((hop.location for hop in page.redirects), entry, page.url)
            then()
        kept = self._folder.page(page.url)
        assert kept is not None, "it was just inserted"
        return kept

    def earlier(self, url: str) -> PageRecord | None:
        """The page as an earlier crawl kept it, by the address it was asked for or was at."""
        row = self._folder.database.execute(
            "SELECT crawl, url FROM (SELECT crawl, url FROM pages WHERE key = ? UNION"
            " SELECT crawl, url FROM pages WHERE requested_url = ?) WHERE crawl < ? ORDER BY crawl DESC LIMIT 1",
            (urls.key(url), url, self._folder.crawl),
        ).fetchone()
        return self._folder.page(row["url"], row["crawl"]) if row else None

    def _same_body(self, digest: str) -> tuple[Archived, str, datetime] | None:
        """A record that holds the same body: the first there was, if it is still there."""
        row = self._folder.database.execute(
            "SELECT * FROM pages WHERE sha256 = ? AND render = 'static' ORDER BY id LIMIT 1", (digest,)
        ).fetchone()
        if row is None:
            return None
        place = Archived(row["file"], row["offset"], row["record_id"])
        return (place, row["url"], moment(row["fetched_at"])) if self._folder.has(place) else None

    def _screenshot(self, page: Fetched, digest: str) -> str | None:
        if page.screenshot is None:
            return None
        name = f"{_SCREENSHOTS}/{digest[:16]}.png"
        (self._folder.folder / _SCREENSHOTS).mkdir(exist_ok=True)
        (self._folder.folder / name).write_bytes(page.screenshot)
        return name


def _page(page: Fetched, earlier: PageRecord | None, digest: str) -> dict[str, object]:
    """Columns that say what came; where the server said it is as it was, what came last time."""
    body: PageRecord | Fetched = earlier or page
    return {
        "key": urls.key(page.url),
        "url": page.url,
        "requested_url": page.requested_url,
        "status": 200 if page.from_cache else page.status,
        "content_type": body.content_type,
        "charset": body.charset,
        "fetched_at": page.fetched_at.isoformat(),
        "sha256": digest,
        "size": earlier.size if earlier else len(page.body),
        "render": page.render,
        "from_cache": page.from_cache,
        "etag": page.header("etag") or (earlier.etag if earlier else None),
        "last_modified": page.header("last-modified") or (earlier.last_modified if earlier else None),
        "x_robots": page.header("x-robots-tag") or (earlier.x_robots if earlier else None),
        "redirects": json.dumps(page.redirects),
    }


def _said(facts: Facts) -> dict[str, object]:
    return {
        "canonical": facts.canonical,
        "canonical_key": urls.key(facts.canonical) if facts.canonical else None,
        "noindex": facts.noindex,
        "hreflang": json.dumps(facts.hreflang),
        "said": facts.said,
    }


def _places(body: Archived, response: Archived) -> dict[str, object]:
    answered = {f"response_{name}": value for name, value in response._asdict().items()}
    return {**body._asdict(), **answered}
