"""What fetching gives: a page as it came, a page as it is kept, what was not read and why."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal, NamedTuple

Render = Literal["static", "browser"]
State = Literal["queued", "fetched", "failed", "skipped"]
Headers = tuple[tuple[str, str], ...]


class Hop(NamedTuple):
    """One redirect: the address that answered with it, its HTTP status, and where it pointed."""

    url: str
    status: int
    location: str


class Archived(NamedTuple):
    """A record of a WARC file: what a finding cites."""

    file: str
    """Name of the file within the crawl's folder: 'pages-00001.warc.gz'."""
    offset: int
    """Byte at which the gzip member of the record begins."""
    record_id: str
    """'<urn:uuid:...>', as in its WARC-Record-ID."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """One page as it came over the network, or as the kept copy that the server said is still good."""

    url: str
    """Where it was in the end, after redirects; never with user name or password."""
    requested_url: str
    status: int
    reason: str
    """The server's word for the status: 'OK'."""
    content_type: str
    """What the bytes are, in lower case and without parameters: 'text/html'."""
    charset: str | None
    """Name of the Python codec that reads the body; None where it is not text."""
    body: bytes
    """Content coding undone; of a rendered page the DOM as UTF-8; empty where `from_cache`."""
    headers: Headers
    """As the server sent them, in their order."""
    request_headers: Headers
    """As we sent them, without anything secret."""
    fetched_at: datetime
    """UTC."""
    redirects: tuple[Hop, ...] = ()
    from_cache: bool = False
    """The server answered 304: the body of the last crawl is still good."""
    render: Render = "static"
    static_body: bytes = b""
    """Of a rendered page: what the server had sent."""
    screenshot: bytes | None = None
    """Of a rendered page: PNG."""

    def header(self, name: str) -> str | None:
        """The value of a header, several joined by a comma; None where it was not sent."""
        values = [value for one, value in self.headers if one.lower() == name]
        return ", ".join(values) if values else None


@dataclass(frozen=True, slots=True)
class PageRecord:
    """A page that is kept in a crawl's folder; `Store.body` reads what it said."""

    id: int
    crawl: int
    url: str
    requested_url: str
    status: int
    content_type: str
    charset: str | None
    fetched_at: datetime
    sha256: str
    """Hex digest of the body that is judged: of the DOM, where rendered."""
    size: int
    """Bytes of that body."""
    archived: Archived
    """Where that body is kept: a `response` record, or a `conversion` record where rendered."""
    response: Archived
    """Where the server's answer is kept; the same record unless rendered."""
    render: Render
    from_cache: bool
    """Not sent again: the body is the one of an earlier crawl."""
    screenshot: str | None
    """POSIX path of a PNG within the crawl's folder, for rendered pages."""
    etag: str | None
    last_modified: str | None
    x_robots: str | None
    redirects: tuple[Hop, ...]
    canonical: str | None
    """The address the page calls its own, where it names one on the same site."""
    duplicate_of: str | None
    """Another page of this crawl that says all this one says: the canonical one, or the first with the same bytes."""
    noindex: bool
    """Search engines are asked to leave it out; it is public copy all the same, and judged."""
    hreflang: tuple[tuple[str, str], ...]
    """(language, address) of the versions it names."""
    depth: int
    """Links from a seed; 0 for a seed."""
    discovered_from: str | None
    """The page or sitemap that named it first; None for a seed."""


@dataclass(frozen=True, slots=True)
class Unfetched:
    """An address of the site that holds copy nobody has read, and why."""

    url: str
    state: State
    """'failed': asked for in vain; 'skipped': not asked for, or nothing that is read; 'queued': not yet."""
    reason: str
    depth: int
    discovered_from: str | None


@dataclass(frozen=True, slots=True)
class CrawlRecord:
    """One crawl of a folder; a folder holds many, one after another."""

    id: int
    seeds: tuple[str, ...]
    started: datetime
    finished: datetime | None
    """None while it runs, or where it was stopped before its end: the next run goes on with it."""


@dataclass(frozen=True, slots=True)
class CrawlSummary:
    """What one run of a crawl came to, all runs of the same crawl counted."""

    crawl: int
    fetched: int
    unchanged: int
    """Of the fetched: those the server said are as they were."""
    rendered: int
    duplicates: int
    failed: int
    skipped: int
    queued: int
    """Not fetched yet: the crawl was stopped."""
    unread_seeds: tuple[Unfetched, ...]
    """What was asked for by name and could not be had."""
    notes: tuple[str, ...]
    """What people should know: a crawl-delay that was honoured, a sitemap that could not be read, why it stopped."""
    complete: bool
    """Nothing is left to fetch; else the next run goes on."""
    silent: bool = False
    """It is not complete because the site stopped answering."""
