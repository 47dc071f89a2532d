"""What one crawl may do: how fast, how far, as whom."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from claimtrack.scrape.addresses import AddressPolicy

Rendering = Literal["auto", "never", "always"]
READ = (
    "text/html",
    "application/xhtml+xml",
    "text/plain",
    "text/markdown",
    "application/pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
)


@dataclass(frozen=True, slots=True)
class Options:
    """The defaults are polite: one request at a time, one second between two of the same host."""

    contact: str | None = None
    """Address or mail of whoever crawls, for the people who run the site."""
    delay: float = 1.0
    """Seconds between two requests to a host, from the end of one to the beginning of the next."""
    most_delay: float = 30.0
    """Seconds: the most that Crawl-delay, Retry-After or a pressed server can make of it."""
    connect_timeout: float = 10.0
    read_timeout: float = 20.0
    """Seconds without a byte."""
    deadline: float = 60.0
    """Seconds for one answer from the connection to its last byte."""
    tries: int = 3
    """How often a page is asked for, where it fails in a way that may pass."""
    most_bytes: int = 10_000_000
    """Of one page, content coding undone."""
    most_sitemap_bytes: int = 50_000_000
    most_redirects: int = 10
    most_pages: int = 2_000
    most_time: float | None = None
    """Seconds; the next run goes on where this one stopped."""
    depth: int = 20
    """Links from a seed; what a sitemap lists counts as one."""
    alike: int = 100
    """Pages whose addresses differ in a number or a query value only; what a sitemap lists is not counted."""
    include: tuple[str, ...] = ()
    """Globs of paths, '/treatments/*': only these are fetched, beside the seeds."""
    exclude: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    """More hosts that belong to the site."""
    use_sitemaps: bool = True
    types: tuple[str, ...] = READ
    """Content types that are kept; the rest is listed as not read."""
    render: Rendering = "auto"
    """Whether pages are opened in a browser: where their own text is thin, never, or always."""
    most_rendered: int = 200
    auth: tuple[str, str] | None = field(default=None, repr=False)
    """User and password, for the site of the seeds only."""
    headers: tuple[tuple[str, str], ...] = field(default=(), repr=False)
    """For the site of the seeds only, as cookies are."""
    cookies: tuple[tuple[str, str], ...] = field(default=(), repr=False)
    addresses: AddressPolicy = field(default_factory=AddressPolicy)
    """Which addresses may be connected to."""
    ca_bundle: str | None = None
    """A file of certificates to trust instead of the usual ones: a staging site's own authority."""
