"""Polite, resumable, safe fetching of a site into a folder.

summary = scrape(["https://clinic.example/"], Options(contact="mailto:me@clinic.example"), Path("crawl"))
with Store(Path("crawl")) as store:
    for page in store.pages():
        print(page.url, page.charset, len(store.body(page)))

`Crawl` is the same for one address at a time, as adapters of shops and blogs need it:

with Crawl(options, Path("crawl"), seeds) as crawl:
    crawl.run()
    record = crawl.visit("https://clinic.example/wp-json/wp/v2/posts?page=1")   # a PageRecord, or Unfetched and why
"""

from claimtrack.scrape.model import Archived, CrawlRecord, CrawlSummary, Fetched, Hop, PageRecord, Unfetched
from claimtrack.scrape.options import Options
from claimtrack.scrape.store import Store

__all__ = ["Archived", "CrawlRecord", "CrawlSummary", "Fetched", "Hop", "Options", "PageRecord", "Store", "Unfetched"]
