"""What a crawl would fetch, without fetching a page: only robots.txt and sitemaps are asked for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from claimtrack.scrape import sitemap_reading, urls
from claimtrack.scrape.extent import Extent
from claimtrack.scrape.failures import FetchError
from claimtrack.scrape.fetching import Fetcher
from claimtrack.scrape.options import Options
from claimtrack.scrape.pacing import Pace
from claimtrack.scrape.robots import Robots
from claimtrack.scrape.sitemaps import SitemapError
from claimtrack.scrape.urls import Site

_MOST_SITEMAPS = 50


class Planned(NamedTuple):
    """An address the crawl would meet first."""

    url: str
    discovered_from: str | None
    """The sitemap that lists it; None for a seed."""
    refused: str
    """Why it would not be fetched; empty where it would."""


@dataclass(frozen=True, slots=True)
class Plan:
    """Seeds and what sitemaps list, in the order in which they would be fetched; links are followed from there."""

    pages: tuple[Planned, ...]
    notes: tuple[str, ...]
    delay: float
    """Seconds between two requests to the first seed's host."""


def plan(seeds: Sequence[str], options: Options, pace: Pace | None = None) -> Plan:
    """Raises UsageError for a bad address."""
    chosen = tuple(dict.fromkeys(map(urls.seed, seeds)))
    notes: dict[str, None] = {}

    def note(text: str) -> None:
        notes[text] = None

    with Fetcher(options, urls.entrusted(chosen), pace) as fetcher:
        robots = Robots(fetcher, None, note)
        extent = Extent(Site.of(chosen, options.also), options, None, note)
        pages = [Planned(seed, None, _refused(seed, robots)) for seed in chosen]
        for sitemap, listed in _listed(chosen, fetcher, robots, extent, notes):
            known = {urls.key(page.url) for page in pages}
            pages += [Planned(url, sitemap, _refused(url, robots)) for url in listed if urls.key(url) not in known]
        delay = robots.delay(chosen[0]) or 0.0
    return Plan(tuple(pages), tuple(notes), max(options.delay, min(delay, options.most_delay)))


def _listed(
    seeds: Sequence[str], fetcher: Fetcher, robots: Robots, extent: Extent, notes: dict[str, None]
) -> list[tuple[str, list[str]]]:
    """(sitemap, pages of the site that it lists), breadth first, each sitemap once."""
    found: list[tuple[str, list[str]]] = []
    if not fetcher.options.use_sitemaps:
        return found
    waiting = dict.fromkeys(url for seed in seeds for url in sitemap_reading.named(seed, robots))
    seen = set(waiting)
    for _ in range(_MOST_SITEMAPS):
        if not waiting:
            break
        sitemap = next(iter(waiting))
        del waiting[sitemap]
        try:
            listing = sitemap_reading.fetch(sitemap, fetcher, robots)
        except (FetchError, SitemapError) as error:
            notes[f"{sitemap}: sitemap not read: {error}"] = None
            continue
        if listing:
            found.append((sitemap, extent.sort(listing.pages, 1, listed=True).wanted))
            waiting |= {one: None for one in listing.sitemaps if one not in seen and extent.site.holds(one)}
            seen |= set(listing.sitemaps)
    return found


def _refused(url: str, robots: Robots) -> str:
    try:
        robots.check(url)
    except FetchError as error:
        return str(error)
    return ""
