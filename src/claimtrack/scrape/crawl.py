"""A crawl: seeds, robots.txt and sitemaps first, then page by page until nothing is left or a limit is reached."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import NamedTuple, Self

from claimtrack.scrape import discovery, sitemap_reading, urls
from claimtrack.scrape.answers import Want
from claimtrack.scrape.extent import Extent
from claimtrack.scrape.failures import FetchError, Kind
from claimtrack.scrape.fetching import Fetcher
from claimtrack.scrape.folder import Folder
from claimtrack.scrape.frontier import Entry, Frontier
from claimtrack.scrape.keeping import Keeper
from claimtrack.scrape.model import CrawlSummary, Fetched, PageRecord, State, Unfetched
from claimtrack.scrape.options import Options
from claimtrack.scrape.pacing import Pace
from claimtrack.scrape.rendering import Renderer
from claimtrack.scrape.robots import Robots
from claimtrack.scrape.sitemap_reading import SitemapReader
from claimtrack.scrape.store import REDIRECTS
from claimtrack.scrape.urls import Site

_STATES: dict[Kind, State] = {"host": "failed", "page": "failed", "refused": "skipped", "known": "fetched"}
_SILENT_IN_A_ROW = 10
"""Addresses in a row that got no answer, after which the crawl stops and waits for another run."""


class Progress(NamedTuple):
    """How far a crawl is."""

    fetched: int
    queued: int
    failed: int
    url: str
    """The address that is asked for now."""


def scrape(
    seeds: Sequence[str],
    options: Options,
    folder: Path,
    progress: Callable[[Progress], None] = lambda progress: None,
) -> CrawlSummary:
    """Fetch a site into a folder, or go on with it, or fetch again what has changed.

    A crawl that was stopped (killed, interrupted, out of time) goes on; one that was finished is made anew, and pages
    the server says are as they were are not sent again. A seed that cannot be fetched is in `unread_seeds` of the
    summary. Raises UsageError for a bad address or a folder in use, DiskError where nothing can be written; what was
    fetched is kept.
    """
    with Crawl(seeds, options, folder) as crawl:
        return crawl.run(progress)


class Crawl:
    """One run of a crawl, with everything it needs open."""

    def __init__(self, seeds: Sequence[str], options: Options, folder: Path, pace: Pace | None = None) -> None:
        self.options = options
        self.seeds = tuple(dict.fromkeys(map(urls.seed, seeds)))
        own = urls.entrusted(self.seeds)
        with ExitStack() as stack:
            self.folder = stack.enter_context(Folder(folder))
            self.folder.begin(self.seeds)
            self.frontier = Frontier(self.folder)
            self.fetcher = stack.enter_context(Fetcher(options, own, pace))
            self.robots = Robots(self.fetcher, self.folder, self.folder.note)
            self._keeper = Keeper(self.folder, self.frontier)
            site = Site.of(self.seeds, options.also)
            self._extent = Extent(site, options, self.frontier, self.folder.note)
            self._sitemaps = SitemapReader(self.fetcher, self.robots, self._extent, self.frontier, self.folder)
            self._renderer = stack.enter_context(Renderer(options, own, self.folder.note))
            self._open = stack.pop_all()
        self._silent: list[Entry] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._open.close()

    def run(self, progress: Callable[[Progress], None] = lambda progress: None) -> CrawlSummary:
        """Fetch until nothing is left or a limit is reached; what this run came to, with those before it."""
        self._start()
        began = time.monotonic()
        most_time = self.options.most_time
        while entry := self.frontier.next():
            counts, fetched = self.frontier.counts(), self.folder.count()
            if fetched >= self.options.most_pages:
                reason = f"more than {self.options.most_pages:,} pages (--max-pages)"
                self.frontier.give_up(f"not fetched: {reason}")
                self.folder.note(reason)
                break
            if most_time is not None and time.monotonic() - began > most_time:
                return self._stopped(f"stopped after {most_time:g} s (--max-time); run it again to go on")
            progress(Progress(fetched, counts.get("queued", 0), counts.get("failed", 0), entry.url))
            self._do(entry)
            if len(self._silent) >= _SILENT_IN_A_ROW:
                self.frontier.settle(self._silent, "queued")
                return self._stopped(f"the last {_SILENT_IN_A_ROW} addresses got no answer; run it again to go on")
        self.folder.finish()
        return self._summary(complete=True)

    def visit(self, url: str) -> PageRecord | Unfetched:
        """One page more, by the same rules and into the same crawl; one that is kept already is not fetched again."""
        target = urls.seed(url)
        self.frontier.add([target], "asked", 0)
        entry = self.frontier.entry(target)
        assert entry is not None, "it was just added"
        if self.frontier.state(target) == "queued":
            self._do(entry)
        return self.folder.outcome(target)

    def _start(self) -> None:
        """Seeds and sitemaps; those of a crawl that goes on are known already."""
        if self.options.contact is None:
            self.folder.note("the site's owner cannot tell whom to ask about this crawl; add --contact")
        self.frontier.add(self.seeds, "seed", 0)
        if not self.options.use_sitemaps:
            return
        for seed in self.seeds:
            self.frontier.add(sitemap_reading.named(seed, self.robots), "sitemap", 0)

    def _do(self, entry: Entry) -> None:
        """Fetch what an entry names and keep it, or keep why not."""
        if entry.source == "sitemap":
            self._sitemaps.read(entry)
            return
        try:
            self._fetch(entry)
        except FetchError as error:
            self.frontier.settle([entry], _STATES[error.kind], str(error))
            self._silent = [*self._silent, entry] if error.kind == "host" else []
        else:
            self._silent = []

    def _fetch(self, entry: Entry) -> None:
        self.robots.check(entry.url)
        page, earlier = self._get(entry.url)
        facts = discovery.facts(_as_it_was(page, earlier, self.folder))
        if not page.from_cache:
            page, facts = self._renderer.render(page, facts)
        found = self._extent.sort(facts.links, entry.depth + 1)

        def lead_on() -> None:
            self.frontier.add(found.wanted, "link", entry.depth + 1, page.url)
            for reason, unfit in found.unfit.items():
                self.frontier.add(unfit, "link", entry.depth + 1, page.url, unfit=reason)

        self._keeper.keep(entry, page, facts, lead_on)

    def _get(self, url: str) -> tuple[Fetched, PageRecord | None]:
        """The page, sent again only where it has changed since the last crawl; what it was then, if it has not."""
        want = Want(self.options.types, self.options.most_bytes, self.options.most_redirects, self._check_hop)
        earlier = self._keeper.earlier(url)
        if earlier and earlier.render == "static" and self.folder.has(earlier.archived):
            asked = {"If-None-Match": earlier.etag, "If-Modified-Since": earlier.last_modified}
            page = self.fetcher.get(url, replace(want, if_changed={k: v for k, v in asked.items() if v}))
            if not page.from_cache or page.url == earlier.url:
                return page, earlier if page.from_cache else None
        return self.fetcher.get(url, want), None

    def _check_hop(self, url: str) -> None:
        """Raises FetchError for an address that a redirect must not lead to."""
        if not self._extent.site.holds(url):
            host = url.split("/")[2]
            raise FetchError(f"redirects to {url}, another site; name it or add --also {host}", "refused")
        if self.frontier.state(url) == "fetched":
            raise FetchError(f"{REDIRECTS}{url}", "known")
        if not self._extent.is_ours(url):
            raise FetchError(f"redirects to {url}, which is left out", "refused")
        self.robots.check(url)

    def _stopped(self, note: str) -> CrawlSummary:
        self.folder.note(note)
        return self._summary(complete=False)

    def _summary(self, *, complete: bool) -> CrawlSummary:
        counts = self.frontier.counts()
        pages = list(self.folder.pages())
        outcomes = [self.folder.outcome(seed) for seed in self.seeds]
        return CrawlSummary(
            crawl=self.folder.crawl,
            fetched=len(pages),
            unchanged=sum(page.from_cache for page in pages),
            rendered=sum(page.render == "browser" for page in pages),
            duplicates=sum(page.duplicate_of is not None for page in pages),
            failed=counts.get("failed", 0),
            skipped=counts.get("skipped", 0),
            queued=counts.get("queued", 0),
            unread_seeds=tuple(
                one for one in outcomes if isinstance(one, Unfetched) and one.state in ("failed", "skipped")
            ),
            notes=self.folder.notes(),
            complete=complete,
        )


def _as_it_was(page: Fetched, earlier: PageRecord | None, folder: Folder) -> Fetched:
    """The page with its body, also where the server did not send it again."""
    if earlier is None:
        return page
    return replace(page, body=folder.body(earlier), content_type=earlier.content_type, charset=earlier.charset)
