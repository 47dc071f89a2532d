"""What a page says of itself and of other pages."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimtrack.scrape import discovery
from claimtrack.scrape.discovery import Facts, facts
from claimtrack.scrape.duplicates import digests
from claimtrack.scrape.urls import normalise
from tests.scrape.clinic import fetched

URL = "https://clinic.example/treatments/"


def said(html: str, *headers: tuple[str, str], content_type: str = "text/html") -> Facts:
    return facts(fetched(html.encode(), URL, *headers, content_type=content_type))


@pytest.mark.parametrize(
    ("html", "links"),
    [
        ('<a href="a">', ["treatments/a"]),
        ("<A HREF=/a?x=1&amp;y=2#z>", ["a?x=1&y=2"]),
        ('<area href="/a"><iframe src="/b"></iframe><frame src="/c">', ["a", "b", "c"]),
        ('<base href="https://clinic.example/x/"><a href="a">', ["x/a"]),
        ('<a href="/a"><a href="/a#2"><a href="/a?utm_source=x">', ["a"]),
        ('<a rel="nofollow sponsored" href="/a"><a href="mailto:x@y.example"><a>', []),
        ('<!-- <a href="/a"> --><script>"<a href=/b>"</script><style><a href=/c></style><textarea><a href=/d>', []),
        ('<link rel="next" href="/2"><link rel="stylesheet" href="/s.css">', ["2"]),
        ('<meta http-equiv="Refresh" content="0; URL=\'/new\'">', ["new"]),
        ('<meta http-equiv="refresh" content="30">', []),
        ('<a href="/a" title="> <a href=/not>">', ["a"]),
        ('<a href="/unclosed', []),
        ('<a href="/&#xD800;"><a href="http://[::1"><a href="https://x:y/">', ["%EF%BF%BD"]),
    ],
)
def test_links(html: str, links: list[str]) -> None:
    assert [url.removeprefix("https://clinic.example/") for url in said(html).links] == links


@pytest.mark.parametrize(
    ("html", "headers", "noindex", "follows"),
    [
        ("", [], False, True),
        ('<meta name="robots" content="noindex">', [], True, True),
        ('<meta name="ROBOTS" content="NoFollow, noarchive">', [], False, False),
        ('<meta name="robots" content="none">', [], True, False),
        ('<meta name="claimtrack" content="nofollow">', [], False, False),
        ('<meta name="googlebot" content="nofollow">', [], False, True),
        ("", [("X-Robots-Tag", "noindex, nofollow")], True, False),
        ("", [("X-Robots-Tag", "otherbot: nofollow"), ("X-Robots-Tag", "claimtrack: noindex")], True, True),
        ("", [("X-Robots-Tag", "unavailable_after: 25 Jun 2030 15:00:00 PST")], False, True),
    ],
)
def test_what_robots_may_do(html: str, headers: list[tuple[str, str]], noindex: bool, follows: bool) -> None:
    found = said(html + '<a href="/a">', *headers)
    assert (found.noindex, bool(found.links)) == (noindex, follows)


def test_canonical_and_languages() -> None:
    found = said(
        '<link rel="canonical" href="/treatments"><link rel="alternate" hreflang="EN-au" href="/au/">'
        '<link rel="alternate" hreflang="de" href="https://clinic.example/de/"><link rel="alternate" href="/feed">'
    )
    assert found.canonical == "https://clinic.example/treatments"
    assert found.hreflang == (("en-au", "https://clinic.example/au/"), ("de", "https://clinic.example/de/"))
    assert len(found.links) == 3


def test_what_is_said_is_what_is_judged() -> None:
    found = said("<title>Care</title><p>Boosts <b>ATP</b>.</p><script>not this</script>")
    assert found.said == digests(["Care", "Boosts ATP."])
    assert found.words == 3


APP = '<div id="root"></div><script src="/app.js"></script>'
WORDS = "<p>" + "word " * 60


@pytest.mark.parametrize(
    ("html", "thin"),
    [
        (APP, True),
        (APP + WORDS, True),
        (APP + WORDS * 4, False),
        ("<p>Hello<script></script>", True),
        (f"{WORDS}<script></script>", False),
        ("<p>Hello", False),
        ("<app-root></app-root><script></script>" + WORDS, True),
    ],
)
def test_pages_that_scripts_write_are_told(html: str, thin: bool) -> None:
    assert said(html).is_thin == thin


@pytest.mark.parametrize("unit", ["<a ", '<a b="', "<!--", "<a href='", "</", "<?", "<![CDATA[", "&", "<div>"])
def test_megabytes_of_broken_markup_are_read(unit: str) -> None:
    """html.parser needs 44 s of processor for 80 KB of the first on Python 3.11; a test of minutes would be stopped."""
    assert said(unit * (500_000 // len(unit))).links == ()


PIECES = """<a href=|<base href=|<link |<meta |<iframe src=| rel="canonical" | href=| content=|'|"|>|<!--|-->|<script>|
</script>|/a?b=1#c|//x|http://|[|%|&#xD800;|&amp;|\0|\ud7ff| """.split("|")


@given(st.lists(st.sampled_from(PIECES), max_size=20).map("".join))
def test_whatever_a_page_holds_its_links_are_addresses_written_one_way(html: str) -> None:
    for url in said(html).links:
        assert normalise(url) == url


def test_a_page_no_reader_can_read_leads_on_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*arguments: object) -> None:
        raise RecursionError

    monkeypatch.setattr(discovery, "read_text", broken)
    assert said('<p>x<a href="/a">') == Facts(links=("https://clinic.example/a",))


def test_other_kinds_of_pages_lead_nowhere() -> None:
    assert said('<a href="/a">', ("X-Robots-Tag", "noindex"), content_type="application/pdf") == Facts(noindex=True)
