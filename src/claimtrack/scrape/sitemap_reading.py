"""Reads the sitemaps of a site into the frontier, within limits of depth and number."""

from __future__ import annotations

from claimtrack.scrape import sitemaps, urls
from claimtrack.scrape.answers import Want
from claimtrack.scrape.extent import Extent
from claimtrack.scrape.failures import FetchError
from claimtrack.scrape.fetching import Fetcher
from claimtrack.scrape.folder import Folder
from claimtrack.scrape.frontier import Entry, Frontier
from claimtrack.scrape.robots import Robots
from claimtrack.scrape.sitemaps import Listing, SitemapError

_MOST = 500
_DEEPEST = 5
_MOST_PAGES = 100_000


def named(seed: str, robots: Robots) -> list[str]:
    """The sitemaps of a seed's host: those its robots.txt lists, else the usual place."""
    listed = [urls.normalise(one, seed) for one in robots.sitemaps(seed)]
    return list(filter(None, listed)) or [f"{urls.origin(seed)}/sitemap.xml"]


def fetch(url: str, fetcher: Fetcher, robots: Robots) -> Listing | None:
    """What a sitemap lists; None where a robots.txt did not name it and there is none.

    Raises FetchError or SitemapError where it is named and cannot be read.
    """
    options = fetcher.options
    is_named = url in (urls.normalise(one, url) for one in robots.sitemaps(url))
    try:
        if not is_named:
            robots.check(url)
        page = fetcher.get(url, Want((), options.most_sitemap_bytes, options.most_redirects))
        return sitemaps.read(page.body, page.url, options.most_sitemap_bytes)
    except (FetchError, SitemapError):
        if is_named or not url.endswith("/sitemap.xml"):
            raise
        return None


class SitemapReader:
    """Sitemaps of the site only, each once: one that lists itself, or its own index, ends there."""

    def __init__(self, fetcher: Fetcher, robots: Robots, extent: Extent, frontier: Frontier, folder: Folder) -> None:
        self._fetcher = fetcher
        self._robots = robots
        self._extent = extent
        self._frontier = frontier
        self._folder = folder

    def read(self, entry: Entry) -> None:
        """Add what one sitemap lists; one that cannot be read is listed as such."""
        try:
            if not self._extent.site.holds(entry.url):
                raise SitemapError("on another site")
            listing = fetch(entry.url, self._fetcher, self._robots)
        except (FetchError, SitemapError) as error:
            self._frontier.settle([entry], "failed", f"sitemap not read: {error}")
            return
        with self._folder.transaction():
            self._frontier.settle([entry], "fetched")
            if listing:
                self._add(entry, listing)

    def _add(self, entry: Entry, listing: Listing) -> None:
        if listing.sitemaps and (entry.depth >= _DEEPEST or self._frontier.sitemaps() >= _MOST):
            self._folder.note(f"{entry.url}: more sitemaps than are read ({_DEEPEST} deep, {_MOST} in all)")
        else:
            self._frontier.add(listing.sitemaps, "sitemap", entry.depth + 1, entry.url)
        found = self._extent.sort(listing.pages, 1, listed=True)
        room = max(0, _MOST_PAGES - sum(self._frontier.counts().values()))
        if len(found.wanted) > room:
            self._folder.note(f"sitemaps list more than {_MOST_PAGES:,} pages; the rest was left out")
        self._frontier.add(found.wanted[:room], "listed", 1, entry.url)
        for reason, unfit in found.unfit.items():
            self._frontier.add(unfit[:room], "listed", 1, entry.url, unfit=reason)
