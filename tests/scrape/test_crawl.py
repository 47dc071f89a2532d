"""Whole crawls of a clinic on this machine, with everything such sites do to crawlers."""

from __future__ import annotations

import gzip
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from claimtrack.errors import UsageError
from claimtrack.scrape import CrawlSummary, PageRecord, Store, Unfetched, scrape
from claimtrack.scrape.crawl import Crawl, Progress
from tests.scrape import clinic
from tests.scrape.clinic import PAGES, Answer, Asked, Clinic, Route, bomb, page, redirect, site, sitemap, text

ALIKE = 30


def kept(folder: Path, server: Clinic) -> list[str]:
    """Paths of the kept pages, in order."""
    with Store(folder) as store:
        return [record.url.removeprefix(server.url("")) for record in store.pages()]


def unread(folder: Path, server: Clinic) -> dict[str, str]:
    """Path -> why it was not read."""
    with Store(folder) as store:
        return {one.url.removeprefix(server.url("")): one.reason for one in store.failures()}


def record(folder: Path, url: str) -> PageRecord:
    with Store(folder) as store:
        found = store.page(url)
    assert found is not None
    return found


def calendar(asked: Asked) -> Answer | None:
    """Days without end: each leads to the next, by path and by query."""
    parts = urlsplit(asked.path)
    if parts.path.startswith("/events/"):
        day = int(parts.path.split("/")[-2]) + 1
        return page(f"Day {day}", f"/events/2026/{day}/")
    if parts.path == "/diary":
        day = int(parse_qs(parts.query)["day"][0]) + 1
        return page(f"Diary {day}", f"/diary?day={day}", "/diary?day=0")
    if parts.path.startswith("/loop"):
        return page("Loop", f"{parts.path}again/", f"{parts.path}?PHPSESSID={len(parts.path)}{id(asked)}")
    return None


def everything(server: Clinic) -> dict[str, Route]:
    """A clinic of 300 pages and every trap there is."""
    traps: dict[str, Route] = {
        "/robots.txt": text(f"User-agent: *\nDisallow: /private/\nSitemap: {server.url('/map.xml')}\n"),
        "/map.xml": sitemap(map(server.url, ("/map.xml", "/posts.xml.gz", "/bomb.xml.gz")), "sitemap"),
        "/posts.xml.gz": Answer(gzip.compress(sitemap([server.url("/listed")]).body), "application/gzip"),
        "/bomb.xml.gz": Answer(gzip.compress(b" " * 3_000_000), "application/gzip"),
        "/listed": page("Listed", "/traps"),
        "/traps": page(
            "Traps", "/private/x", "/slow", "/bomb", "/round", "/inward", "/cut", "/lying", "/big", "/gone", "/broken",
            "/events/2026/1/", "/diary?day=1", "/loop/", "/copy?utm_source=mail", "/copy?sort=up", "/latin", "/old",
            "/leaflet.pdf", "/photo.jpg", "/members", "mailto:x@y.example", "javascript:x()", "http://other.invalid/",
        ),
        "/slow": clinic.drip,
        "/bomb": bomb(3_000_000),
        "/round": redirect("/round2"),
        "/round2": redirect("/round"),
        "/inward": redirect("http://169.254.169.254/latest/meta-data/"),
        "/cut": clinic.cut_off,
        "/lying": Answer(b"\x89PNG\r\n", "text/html"),
        "/big": Answer(b"<p>" + b"x" * 1_999_000),
        "/broken": Answer(status=500),
        "/members": Answer(status=401),
        "/copy": page("Copy", head='<link rel="canonical" href="/copy">'),
        "/latin": Answer("<h1>Le caf\u00e9 \u201cglow\u201d</h1>".encode("cp1252"), "text/html"),
        "/old": redirect("/treatments/facials/", 301),
        "/leaflet.pdf": Answer(b"%PDF-1.4 x", "application/pdf"),
    }  # fmt: skip
    return {**site(PAGES), **traps}


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Clinic, CrawlSummary]:
    folder = tmp_path_factory.mktemp("whole")
    with Clinic({}, calendar) as server:
        server.routes = everything(server)
        summary = clinic.crawl(
            server, folder, deadline=0.5, most_bytes=2_000_000, most_sitemap_bytes=2_000_000, depth=40, alike=ALIKE
        )
    return folder, server, summary


def test_every_page_is_kept_once(whole: tuple[Path, Clinic, CrawlSummary]) -> None:
    folder, server, summary = whole
    paths = kept(folder, server)
    assert not [path for path, times in Counter(paths).items() if times > 1]
    assert set(site(PAGES)) <= set(paths)
    assert {"/listed", "/traps", "/big", "/latin", "/leaflet.pdf"} <= set(paths)
    assert summary.complete
    assert summary.fetched == len(paths)


def test_no_address_was_asked_for_twice_but_where_it_failed_or_led_back(
    whole: tuple[Path, Clinic, CrawlSummary],
) -> None:
    _, server, _ = whole
    again = {path for path, times in Counter(server.paths).items() if times > 1}
    assert again == {"/cut", "/broken", "/round", "/round2"}


def test_what_was_not_read_says_why(whole: tuple[Path, Clinic, CrawlSummary]) -> None:
    folder, server, _ = whole
    reasons = unread(folder, server)
    loop = next(path for path in reasons if path.startswith("/loop/"))
    assert "again" in reasons.pop(loop)
    assert reasons == {
        "/bomb.xml.gz": "sitemap not read: larger than 2,000,000 bytes",
        "/private/x": "robots.txt keeps claimtrack out",
        "/slow": "took longer than 0.5 seconds",
        "/bomb": "larger than 2,000,000 bytes",
        "/round": "redirects in a circle or more than 10 times",
        "/inward": "redirects to http://169.254.169.254/latest/meta-data/, another site; name it or add --also"
        " 169.254.169.254",
        "/cut": "cut off after 13 bytes",
        "/lying": "says text/html, holds image/png: not read",
        "/gone": "404 Not Found",
        "/broken": "500 Internal Server Error",
        "/members": "401 Unauthorized: it needs --auth USER",
    }


def test_endless_pages_end_and_it_is_said(whole: tuple[Path, Clinic, CrawlSummary]) -> None:
    folder, server, summary = whole
    paths = kept(folder, server)
    assert sum(path.startswith("/events/") for path in paths) == ALIKE
    assert sum(path.startswith("/diary") for path in paths) == ALIKE
    host = server.url("").removeprefix("http://")
    for pattern in ("/events/#/#/", "/diary?day"):
        assert f"more than {ALIKE} pages like {host}{pattern}: the rest is taken for a trap (--alike)" in summary.notes


def test_images_and_other_sites_are_not_asked_for(whole: tuple[Path, Clinic, CrawlSummary]) -> None:
    _, server, _ = whole
    assert "/photo.jpg" not in server.paths


def test_one_page_with_many_addresses_is_reported_once(whole: tuple[Path, Clinic, CrawlSummary]) -> None:
    folder, server, summary = whole
    copies = [path for path in kept(folder, server) if path.startswith("/copy")]
    assert copies == ["/copy", "/copy?sort=up"]
    assert record(folder, server.url("/copy")).duplicate_of is None
    assert record(folder, server.url("/copy?sort=up")).duplicate_of == server.url("/copy")
    assert summary.duplicates == 1


def test_an_address_that_redirects_to_a_known_page_is_no_page(whole: tuple[Path, Clinic, CrawlSummary]) -> None:
    folder, server, _ = whole
    assert "/old" not in kept(folder, server)
    with Store(folder) as store:
        found = store.outcome(server.url("/old"))
    assert isinstance(found, PageRecord)
    assert found.url == server.url("/treatments/facials/")


def test_charsets_survive_the_archive(whole: tuple[Path, Clinic, CrawlSummary]) -> None:
    folder, server, _ = whole
    latin = record(folder, server.url("/latin"))
    with Store(folder) as store:
        assert store.body(latin).decode(latin.charset or "") == "<h1>Le caf\u00e9 \u201cglow\u201d</h1>"


def test_progress_is_told_page_by_page(tmp_path: Path) -> None:
    told: list[Progress] = []
    with Clinic({"/": page("Home", "/a"), "/a": page("A")}) as server:
        scrape([server.url()], clinic.options(server, use_sitemaps=False), tmp_path, told.append)
        assert [(one.fetched, one.queued, one.url) for one in told] == [(0, 1, server.url()), (1, 1, server.url("/a"))]


# Limits


def test_the_number_of_pages_is_a_limit_and_the_rest_is_listed(tmp_path: Path) -> None:
    with Clinic(site(40)) as server:
        summary = clinic.crawl(server, tmp_path, most_pages=5)
        assert (summary.fetched, summary.complete) == (5, True)
        assert "more than 5 pages (--max-pages)" in summary.notes
        assert set(unread(tmp_path, server).values()) == {"not fetched: more than 5 pages (--max-pages)"}


def test_time_is_a_limit_and_the_next_run_goes_on(tmp_path: Path) -> None:
    with Clinic(site(20)) as server:
        stopped = clinic.crawl(server, tmp_path, most_time=0.0)
        assert (stopped.fetched, stopped.complete, stopped.queued > 0) == (0, False, True)
        assert clinic.crawl(server, tmp_path).fetched == 20
        assert max(Counter(server.paths).values()) == 1


def test_depth_is_a_limit_and_what_is_deeper_is_listed(tmp_path: Path) -> None:
    with Clinic({"/": page("0", "/1"), "/1": page("1", "/2"), "/2": page("2", "/3")}) as server:
        clinic.crawl(server, tmp_path, depth=1)
        assert kept(tmp_path, server) == ["/", "/1"]
        assert unread(tmp_path, server) == {"/2": "deeper than 1 links"}


@pytest.mark.parametrize(
    ("more", "paths"),
    [
        ({"include": ("/blog/*",)}, ["/", "/blog/a"]),
        ({"exclude": ("/blog/*", "/shop")}, ["/", "/about"]),
        ({"include": ("/blog/*",), "exclude": ("*/a",)}, ["/"]),
    ],
)
def test_paths_are_included_and_left_out(tmp_path: Path, more: Mapping[str, object], paths: list[str]) -> None:
    routes = {
        "/": page("Home", "/blog/a", "/shop", "/about"),
        "/blog/a": page("A"),
        "/shop": page("S"),
        "/about": page("B"),
    }
    with Clinic(routes) as server:
        clinic.crawl(server, tmp_path, **more)
        assert kept(tmp_path, server) == paths


def test_another_host_belongs_to_the_site_where_it_is_named(tmp_path: Path) -> None:
    with Clinic({"/": page("Shop")}) as shop, Clinic({}) as server:
        server.routes["/"] = page("Home", shop.url())
        options = clinic.options(server, shop, also=(f"127.0.0.1:{shop.port}",))
        assert scrape([server.url()], options, tmp_path / "both").fetched == 2
        assert scrape([server.url()], clinic.options(server, shop), tmp_path / "one").fetched == 1


def test_pages_that_ask_not_to_be_followed_are_read_and_not_followed(tmp_path: Path) -> None:
    routes = {
        "/": page("Home", "/hidden"),
        "/hidden": page("Hidden", "/more", head='<meta name="robots" content="noindex,nofollow">'),
        "/more": page("More"),
    }
    with Clinic(routes) as server:
        clinic.crawl(server, tmp_path)
        assert kept(tmp_path, server) == ["/", "/hidden"]
        assert record(tmp_path, server.url("/hidden")).noindex


def test_a_wrong_canonical_hides_nothing(tmp_path: Path) -> None:
    """Every page of some sites calls the home page its canonical one."""
    home = '<link rel="canonical" href="/">'
    routes = {"/": page("Home", "/a", head=home), "/a": page("A", text="Microcurrent cures acne.", head=home)}
    with Clinic(routes) as server:
        clinic.crawl(server, tmp_path)
        assert record(tmp_path, server.url("/a")).duplicate_of is None


def test_pages_that_point_at_each_other_do_not_both_vanish(tmp_path: Path) -> None:
    def one(canonical: str, *links: str) -> Answer:
        return page("Same", *links, head=f'<link rel="canonical" href="{canonical}">')

    with Clinic({"/": page("Home", "/a", "/b"), "/a": one("/b"), "/b": one("/a")}) as server:
        clinic.crawl(server, tmp_path)
        assert [record(tmp_path, server.url(path)).duplicate_of for path in ("/a", "/b")] == [None, None]


def test_the_same_bytes_are_kept_once(tmp_path: Path) -> None:
    with Clinic({"/": page("Home", "/a", "/b"), "/a": page("Same"), "/b": page("Same")}) as server:
        clinic.crawl(server, tmp_path)
        first, second = (record(tmp_path, server.url(path)) for path in ("/a", "/b"))
        assert second.duplicate_of == first.url
        assert second.archived == first.archived


# Again


def versioned(body: Answer, tag: str) -> Route:
    def answer(asked: Asked) -> Answer:
        if asked.headers.get("if-none-match") == tag:
            return Answer(status=304, headers={"ETag": tag})
        return Answer(body.body, headers={"ETag": tag})

    return answer


def test_a_month_later_only_what_changed_is_sent(tmp_path: Path) -> None:
    routes: dict[str, Route] = {
        "/": versioned(page("Home", "/a", "/b", "/c"), '"1"'),
        "/a": versioned(page("A", "/d"), '"1"'),
        "/b": versioned(page("B"), '"1"'),
        "/c": page("C"),
        "/d": redirect("/e"),
        "/e": versioned(page("E"), '"1"'),
    }
    with Clinic(routes) as server:
        first = clinic.crawl(server, tmp_path)
        server.routes["/b"] = versioned(page("B", text="Now it boosts ATP."), '"2"')
        second = clinic.crawl(server, tmp_path)
        assert (first.fetched, first.unchanged) == (5, 0)
        assert (second.crawl, second.fetched, second.unchanged) == (2, 5, 3)
        with Store(tmp_path) as store:
            (before, after) = ({one.url: one for one in store.pages(crawl)} for crawl in (1, 2))
            assert [one.finished is not None for one in store.crawls()] == [True, True]
            assert {url for url in before if before[url].sha256 != after[url].sha256} == {server.url("/b")}
            assert all(store.body(before[url]) == store.body(after[url]) for url in before if url != server.url("/b"))
            assert b"boosts ATP" in store.body(after[server.url("/b")])
            assert store.body(before[server.url("/b")]) != store.body(after[server.url("/b")])
            assert after[server.url("/a")].from_cache


def test_a_page_whose_archive_is_gone_is_fetched_whole(tmp_path: Path) -> None:
    with Clinic({"/": versioned(page("Home"), '"1"')}) as server:
        clinic.crawl(server, tmp_path)
        (tmp_path / "pages-00001.warc.gz").rename(tmp_path / "elsewhere")
        summary = clinic.crawl(server, tmp_path)
        assert (summary.fetched, summary.unchanged) == (1, 0)
        with Store(tmp_path) as store:
            (found,) = store.pages()
            assert found.archived.file == "pages-00002.warc.gz"
            assert b"<h1>Home</h1>" in store.body(found)


def test_a_host_that_falls_silent_is_left_and_gone_on_with_later(tmp_path: Path) -> None:
    routes = site(60)
    with Clinic(dict.fromkeys(routes, clinic.hang_up) | {"/": routes["/"]}) as server:
        links = [path for path in routes if path != "/"]
        server.routes["/"] = page("Home", *links)
        server.routes |= {path: Answer(status=503) for path in links}
        stopped = clinic.crawl(server, tmp_path, tries=1)
        assert (stopped.fetched, stopped.failed, stopped.complete) == (1, 0, False)
        assert "the last 10 addresses got no answer; run it again to go on" in stopped.notes
        server.routes = {**routes, "/": server.routes["/"]}
        assert clinic.crawl(server, tmp_path).fetched == 60


# One by one


def test_one_page_more_goes_into_the_same_crawl(tmp_path: Path) -> None:
    routes = {
        "/": page("Home"),
        "/wp-json/x": text("{}", "application/json"),
        "/robots.txt": text("User-agent: *\nDisallow: /no"),
    }
    with Clinic(routes) as server:
        options = clinic.options(server, types=("text/html", "application/json"))
        with Crawl([server.url()], options, tmp_path) as crawl:
            crawl.run()
            first, again = crawl.visit(server.url("/wp-json/x")), crawl.visit(server.url("/wp-json/x#y"))
            refused = crawl.visit(server.url("/no"))
        assert isinstance(first, PageRecord)
        assert first == again
        assert server.times("/wp-json/x") == 1
        assert isinstance(refused, Unfetched)
        assert (refused.state, refused.reason) == ("skipped", "robots.txt keeps claimtrack out")
        assert kept(tmp_path, server) == ["/", "/wp-json/x"]


# What cannot be done


@pytest.mark.parametrize(
    ("routes", "said"),
    [
        ({"/robots.txt": text("User-agent: *\nDisallow: /")}, "robots.txt keeps claimtrack out"),
        (
            {"/robots.txt": Answer(status=500)},
            "its robots.txt cannot be read (500 Internal Server Error), which closes the host",
        ),
        ({"/": Answer(status=404)}, "404 Not Found"),
        ({"/": Answer(b"\x89PNG", "image/png")}, "image/png is not read"),
    ],
)
def test_a_seed_that_cannot_be_had_is_named(tmp_path: Path, routes: dict[str, Route], said: str) -> None:
    with Clinic(routes) as server:
        summary = clinic.crawl(server, tmp_path)
        assert [(one.url, one.reason) for one in summary.unread_seeds] == [(server.url(), said)]
        assert summary.fetched == 0


def test_a_seed_that_is_back_is_fetched_by_the_next_run(tmp_path: Path) -> None:
    with Clinic({"/": Answer(status=404)}) as server:
        clinic.crawl(server, tmp_path)
        server.routes["/"] = page("Home")
        assert clinic.crawl(server, tmp_path).fetched == 1


def test_two_crawls_do_not_write_to_one_folder(tmp_path: Path) -> None:
    with Clinic({"/": page("Home")}) as server:
        writing = Crawl([server.url()], clinic.options(server), tmp_path)
        with writing, pytest.raises(UsageError, match="another crawl is writing there"):
            clinic.crawl(server, tmp_path)
        assert clinic.crawl(server, tmp_path).fetched == 1
