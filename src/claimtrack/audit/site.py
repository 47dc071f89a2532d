"""A site fetched to be audited: the crawl, what the system behind it lists of itself, and the rest of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from claimtrack.audit.adapters import entries_in, following, listings_of
from claimtrack.audit.tags import Face

if TYPE_CHECKING:
    from claimtrack.scrape import Crawl, CrawlSummary, Options, Progress

_JSON = "application/json"
_MOST_PAGES = 100
"""Of one listing: 10,000 entries of WordPress."""
_MOST_LISTINGS = 200


def fetch(
    seeds: Sequence[str],
    options: Options,
    folder: Path,
    progress: Callable[[Progress], None] = lambda progress: None,
) -> CrawlSummary:
    """As `scrape`, with what adapters know of the site; listings are kept like pages. Raises what `scrape` raises."""
    from claimtrack.scrape import Crawl

    with Crawl(seeds, replace(options, types=(*options.types, _JSON)), folder) as crawl:
        summary = crawl.run(progress)
        if summary.complete and _add_listed(crawl):
            summary = crawl.run(progress)
    return summary


def _add_listed(crawl: Crawl) -> bool:
    """Whether listings name pages of the site that were not met; they are to be fetched by the next run."""
    from claimtrack.scrape.extent import Extent
    from claimtrack.scrape.urls import Site

    site = Site.of(crawl.seeds, crawl.options.also)
    extent = Extent(site, crawl.options, crawl.frontier, crawl.folder.note)
    named = [url for listing in _listings(crawl) if site.holds(listing) for url in _entries(crawl, listing)]
    wanted = [url for url in extent.sort(named, 1, listed=True).wanted if crawl.frontier.state(url) is None]
    crawl.frontier.add(wanted, "listed", 1)
    return bool(wanted)


def _listings(crawl: Crawl) -> list[str]:
    """The listings that the pages of a crawl point at."""
    from claimtrack.scrape.charset import decoded

    found: dict[str, None] = {}
    for page in crawl.folder.pages():
        if page.content_type == "text/html" and len(found) < _MOST_LISTINGS:
            source = decoded(crawl.folder.body(page), page.charset)
            found |= dict.fromkeys(listings_of(Face.of(source, page.url)))
    return list(found)


def _entries(crawl: Crawl, listing: str) -> Iterator[str]:
    """The addresses a listing names, page by page as far as it goes."""
    from claimtrack.scrape import PageRecord
    from claimtrack.scrape.urls import normalise

    address: str | None = listing
    for _ in range(_MOST_PAGES):
        page = crawl.visit(address) if address else None
        if not isinstance(page, PageRecord):
            return
        body = crawl.folder.body(page)
        for entry in entries_in(page.url, body) or ():
            if url := normalise(entry.url):
                yield url
        address = following(page.url, body)
