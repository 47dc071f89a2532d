"""Polite, resumable, safe fetching of a site into a folder.

summary = scrape(["https://clinic.example/"], Options(contact="mailto:me@clinic.example"), Path("crawl"))
with Store(Path("crawl")) as store:
    for page in store.pages():
        print(page.url, page.charset, len(store.body(page)))

`Crawl` is the same for one address at a time, as adapters of shops and blogs need it:

with Crawl(seeds, options, Path("crawl")) as crawl:
    crawl.run()
    record = crawl.visit("https://clinic.example/wp-json/wp/v2/posts?page=1")   # a PageRecord, or Unfetched and why
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from claimtrack.errors import UsageError
from claimtrack.scrape.addresses import AddressPolicy
from claimtrack.scrape.model import Archived, CrawlRecord, CrawlSummary, Fetched, Hop, PageRecord, Unfetched
from claimtrack.scrape.options import Options
from claimtrack.scrape.store import Store

if TYPE_CHECKING:
    from claimtrack.scrape.crawl import Crawl, Progress, scrape
    from claimtrack.scrape.folder import DiskError
    from claimtrack.scrape.planning import Plan, plan

__all__ = [
    "AddressPolicy",
    "Archived",
    "Crawl",
    "CrawlRecord",
    "CrawlSummary",
    "DiskError",
    "Fetched",
    "Hop",
    "Options",
    "PageRecord",
    "Plan",
    "Progress",
    "Store",
    "Unfetched",
    "plan",
    "scrape",
]

_HOMES = {
    "Crawl": "crawl",
    "DiskError": "folder",
    "Plan": "planning",
    "Progress": "crawl",
    "plan": "planning",
    "scrape": "crawl",
}
"""What needs the extra, and the module it is in."""


def __getattr__(name: str) -> Any:
    """Import what needs requests when it is first used; a kept crawl is read without."""
    if name not in _HOMES:
        raise AttributeError(f"module 'claimtrack.scrape' has no attribute '{name}'")
    try:
        return getattr(import_module(f"claimtrack.scrape.{_HOMES[name]}"), name)
    except ModuleNotFoundError as error:
        if error.name and error.name.startswith("claimtrack"):
            raise
        raise UsageError("fetching pages needs claimtrack[scrape]: pip install 'claimtrack[scrape]'") from error
