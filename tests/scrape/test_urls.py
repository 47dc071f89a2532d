"""Addresses: one spelling for one page, the site's own, traps."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimtrack.errors import UsageError
from claimtrack.scrape import urls
from claimtrack.scrape.urls import Site

BASE = "https://clinic.example/a/b?c=1"


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("HTTPS://Clinic.EXAMPLE:443", "https://clinic.example/"),
        ("http://clinic.example:80/x", "http://clinic.example/x"),
        ("http://clinic.example:8080/x", "http://clinic.example:8080/x"),
        ("/x#part", "https://clinic.example/x"),
        ("../x/./y/../z", "https://clinic.example/x/z"),
        ("?page=2", "https://clinic.example/a/b?page=2"),
        ("/caf\u00e9 bar", "https://clinic.example/caf%C3%A9%20bar"),
        ("/%7euser/%e2%82%ac", "https://clinic.example/~user/%E2%82%AC"),
        ("/50%off", "https://clinic.example/50%25off"),
        ("/x?utm_source=a&b=2&gclid=3&PHPSESSID=4&sid=5&fbclid=6", "https://clinic.example/x?b=2"),
        ("/x;jsessionid=AB12?y=1", "https://clinic.example/x?y=1"),
        ("/x?", "https://clinic.example/x"),
        ("//other.example/x", "https://other.example/x"),
        ("https://me:secret@clinic.example/x", "https://clinic.example/x"),
        ("https://clinic.example./x", "https://clinic.example/x"),
        ("https://b\u00fccher.example/", "https://xn--bcher-kva.example/"),
        ("http://[::1]:8000/", "http://[::1]:8000/"),
    ],
)
def test_an_address_is_written_one_way(written: str, meant: str) -> None:
    assert urls.normalise(written, BASE) == meant


@pytest.mark.parametrize(
    "text", ["mailto:a@b.example", "javascript:void(0)", "tel:1", "data:,x", "ftp://x/", "http://", "http://[::1", "http://a:99999/"]
)  # fmt: skip
def test_what_is_no_web_address_is_none(text: str) -> None:
    assert urls.normalise(text, BASE) is None


PIECES = st.text(st.sampled_from("abcXYZ019-._~%/?&=;+,: \u00e9\u20ac#@"), max_size=30)


@given(PIECES)
def test_normalising_twice_changes_nothing(text: str) -> None:
    once = urls.normalise("/" + text, BASE)
    assert once is None or urls.normalise(once) == once


@given(
    st.lists(st.tuples(st.sampled_from("abcdef"), st.text("xyz01", max_size=3)), max_size=5),
    st.randoms(use_true_random=False),
    st.sampled_from(["utm_campaign=x", "gclid=1", "PHPSESSID=a", "_ga=2"]),
)
def test_order_and_tracking_do_not_make_another_page(query: list[tuple[str, str]], random: object, noise: str) -> None:
    parts = [f"{name}={value}" for name, value in query]
    shuffled = [*parts, noise]
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    one = urls.normalise("/x?" + "&".join(parts), BASE)
    other = urls.normalise("/x?" + "&".join(shuffled) + "#here", BASE)
    assert one is not None
    assert other is not None
    assert urls.key(one) == urls.key(other)


def test_a_site_is_its_hosts_with_and_without_www() -> None:
    site = Site.of(["https://www.clinic.example/"], also=["shop.clinic.example"])
    for url in ("http://clinic.example/x", "https://www.clinic.example/", "https://shop.clinic.example/y"):
        assert site.holds(url)
    for url in ("https://blog.clinic.example/", "https://clinic.example.evil.example/", "https://clinic.example:8443/"):
        assert not site.holds(url)


def test_secrets_go_to_the_named_site_and_not_unencrypted_where_it_was() -> None:
    may = urls.entrusted(["https://clinic.example/"])
    assert may("https://www.clinic.example/x")
    assert not may("http://clinic.example/x")
    assert not may("https://other.example/")
    assert urls.entrusted(["http://staging.example/"])("http://staging.example/x")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("clinic.example", "clinic.example: no http or https address; write it as https://clinic.example/"),
        ("ftp://x/", "ftp://x/: no http or https address; write it as https://clinic.example/"),
        ("https://me:secret@x.example/", "x.example/: no user name in an address; write --auth USER"),
        ("http://[::1/", "http://[::1/: no address; write it as https://clinic.example/"),
    ],
)
def test_a_bad_seed_gets_one_line_and_no_password_in_it(text: str, said: str) -> None:
    with pytest.raises(UsageError) as caught:
        urls.seed(text)
    assert str(caught.value) == said


@pytest.mark.parametrize(
    ("path", "endless"),
    [
        ("/treatments/microcurrent/", False),
        ("/a/b/a/b/a/b/a/b/", True),
        ("/x" * 13, True),
        ("/" + "x" * 2_000, True),
        ("/blog/2026/11/what-is-microcurrent/", False),
    ],
)
def test_endless_addresses_are_told(path: str, endless: bool) -> None:
    assert (urls.trap(f"https://clinic.example{path}") is not None) == endless


def test_days_of_a_calendar_are_alike_and_posts_are_not() -> None:
    days = {urls.pattern(f"https://c.example/events/2026/{month}/?view={day}") for month in (1, 11) for day in (2, 30)}
    assert days == {"c.example/events/#/#/?view"}
    assert urls.pattern("https://c.example/blog/a") != urls.pattern("https://c.example/blog/b")
    assert [urls.patience(f"https://c.example{path}") for path in ("/x?day=1", "/x/12/", "/post-7", "/post")] == [
        1,
        1,
        10,
        0,
    ]
