"""Sitemaps: what a file lists, pages or more sitemaps (https://www.sitemaps.org/protocol.html; RSS and Atom as well).

XML is read by expat with document types refused, so no entity is ever expanded; gzip is undone within a limit.
"""

from __future__ import annotations

import zlib
from dataclasses import dataclass, field
from xml.parsers import expat

from claimtrack.scrape.charset import charset_of, decoded
from claimtrack.scrape.urls import normalise

MOST_URLS = 50_000
"""In one file, as the protocol says."""
_GZIP = b"\x1f\x8b"
_CHUNK = 65_536


class SitemapError(ValueError):
    """A file that is no sitemap; the message is the reason shown to people."""


@dataclass(slots=True)
class Listing:
    """What a sitemap lists, in its order; addresses are normalised."""

    pages: dict[str, None] = field(default_factory=dict)
    sitemaps: dict[str, None] = field(default_factory=dict)


def read(data: bytes, url: str, most_bytes: int) -> Listing:
    """What a sitemap lists: XML, RSS, Atom or one address a line, gzipped or not. Raises SitemapError."""
    if data.startswith(_GZIP):
        data = _unzipped(data, most_bytes)
    lead = data[:100].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if lead.startswith((b"<!doctype html", b"<html")):
        raise SitemapError("it is a web page")
    if not lead.startswith(b"<"):
        return _lines(data, url)
    listing = Listing()
    reader = _Reader(url, listing)
    try:
        reader.parse(data)
    except expat.ExpatError as error:
        if not listing.pages and not listing.sitemaps:
            raise SitemapError(f"broken XML: {expat.errors.messages[error.code]} in line {error.lineno}") from error
    return listing


def _unzipped(data: bytes, most: int) -> bytes:
    inflater = zlib.decompressobj(wbits=31)
    try:
        text = inflater.decompress(data, most + 1)
    except zlib.error as error:
        raise SitemapError("broken gzip") from error
    if len(text) > most:
        raise SitemapError(f"larger than {most:,} bytes")
    return text


def _lines(data: bytes, url: str) -> Listing:
    listing = Listing()
    for line in decoded(data, charset_of(data, is_html=False)).splitlines()[:MOST_URLS]:
        if line.strip().startswith(("http://", "https://")) and (page := normalise(line, url)):
            listing.pages[page] = None
    if not listing.pages:
        raise SitemapError("lists no addresses")
    return listing


class _Reader:
    """Collects <url><loc>, <sitemap><loc>, <item><link>, <entry><link href> and hreflang alternatives."""

    def __init__(self, url: str, listing: Listing) -> None:
        self._url = url
        self._listing = listing
        self._open: list[str] = []
        self._text: list[str] | None = None

    def parse(self, data: bytes) -> None:
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._characters
        parser.StartDoctypeDeclHandler = self._doctype
        parser.buffer_text = True
        for at in range(0, len(data), _CHUNK):
            parser.Parse(data[at : at + _CHUNK], False)
        parser.Parse(b"", True)

    def _doctype(self, name: str, *rest: object) -> None:
        raise SitemapError("XML with a document type is not read")

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        local = name.rpartition(" ")[2]
        parent = self._open[-1] if self._open else ""
        self._open.append(local)
        if local == "link" and attributes.get("rel", "alternate") == "alternate" and "href" in attributes:
            self._add(parent, attributes["href"])
        elif (local == "loc" and parent in ("url", "sitemap")) or (local == "link" and parent == "item"):
            self._text = []

    def _characters(self, text: str) -> None:
        if self._text is not None:
            self._text.append(text)

    def _end(self, name: str) -> None:
        self._open.pop()
        if self._text is not None:
            self._add(self._open[-1], "".join(self._text))
            self._text = None

    def _add(self, parent: str, address: str) -> None:
        url = normalise(address, self._url) if parent in ("url", "sitemap", "item", "entry") else None
        chosen = self._listing.sitemaps if parent == "sitemap" else self._listing.pages
        if url and len(chosen) < MOST_URLS:
            chosen[url] = None
