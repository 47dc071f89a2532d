"""What sitemaps list, in every format, and what they are refused for."""

from __future__ import annotations

import gzip

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimtrack.scrape import sitemaps
from claimtrack.scrape.sitemaps import SitemapError
from tests.scrape.clinic import sitemap

HOME = "https://clinic.example/"
MOST = 1_000_000


def read(data: bytes) -> tuple[list[str], list[str]]:
    listing = sitemaps.read(data, f"{HOME}sitemap.xml", MOST)
    return list(listing.pages), list(listing.sitemaps)


def test_pages_and_indexes() -> None:
    assert read(sitemap([f"{HOME}a", f"{HOME}b?x=1&amp;y=2", f"{HOME}a"]).body) == (
        [f"{HOME}a", f"{HOME}b?x=1&y=2"],
        [],
    )
    assert read(sitemap([f"{HOME}s1.xml"], "sitemap").body) == ([], [f"{HOME}s1.xml"])


def test_gzip_is_undone_whatever_the_server_calls_it() -> None:
    assert read(gzip.compress(sitemap([f"{HOME}a"]).body)) == ([f"{HOME}a"], [])


RSS = f"""<rss><channel><link>{HOME}</link><item><link> {HOME}a </link></item><item><link>{HOME}b</link></item>
</channel></rss>"""
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom"><link href="{HOME}"/>
<entry><link href="/a"/><link rel="self" href="/no"/></entry>
<entry><link rel="alternate" href="/b"/></entry></feed>"""
LANGUAGES = """<urlset xmlns:x="http://www.w3.org/1999/xhtml"><url><loc>/a</loc>
<x:link rel="alternate" hreflang="fr" href="/b"/></url></urlset>"""
CUT = f"<urlset><url><loc>{HOME}a</loc></url><url><loc>{HOME}b</loc></url><url><loc>{HOME}c"


@pytest.mark.parametrize(
    "text", [f"{HOME}a\r\n\r\n{HOME}b\n", f"\ufeff{HOME}a\nno address\n{HOME}b", RSS, ATOM, LANGUAGES, CUT]
)
def test_other_formats(text: str) -> None:
    assert read(text.encode()) == ([f"{HOME}a", f"{HOME}b"], [])


BILLION = b"""<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>
<urlset><url><loc>https://clinic.example/&b;</loc></url></urlset>"""
OUTSIDE = b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><urlset><url><loc>/&a;</loc></url></urlset>'


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (BILLION, "XML with a document type is not read"),
        (OUTSIDE, "XML with a document type is not read"),
        (b"<!doctype html><html><p>No such page", "it is a web page"),
        (b"<urlset><url><loc>", "broken XML: no element found in line 1"),
        (b"no addresses here", "lists no addresses"),
        (b"", "lists no addresses"),
        (gzip.compress(b" " * (MOST + 1)), "larger than 1,000,000 bytes"),
        (b"\x1f\x8bnot gzip", "broken gzip"),
    ],
)
def test_what_is_no_sitemap_says_why(data: bytes, said: str) -> None:
    with pytest.raises(SitemapError) as caught:
        read(data)
    assert str(caught.value) == said


def test_a_file_lists_no_more_than_the_protocol_allows() -> None:
    data = "\n".join(f"{HOME}{number}" for number in range(sitemaps.MOST_URLS + 5)).encode()
    assert len(read(data)[0]) == sitemaps.MOST_URLS


@given(st.binary(max_size=100))
def test_rubbish_behind_a_listing_costs_nothing(tail: bytes) -> None:
    assert read(b"<urlset><url><loc>/a</loc></url>" + tail)[0][0] == f"{HOME}a"
