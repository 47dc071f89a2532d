"""robots.txt by RFC 9309, against a real server."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from claimtrack.scrape.failures import FetchError
from claimtrack.scrape.fetching import Fetcher
from claimtrack.scrape.folder import Folder
from claimtrack.scrape.pacing import Pace
from claimtrack.scrape.robots import Robots
from tests.scrape import clinic
from tests.scrape.clinic import Answer, Clinic, Route, redirect, text


def refusal(route: Route | None, path: str = "/x", **more: object) -> str | None:
    """Why a path may not be fetched, with this robots.txt; None where it may."""
    with Clinic({"/robots.txt": route} if route else {}) as server:
        options = clinic.options(server, tries=1, deadline=0.4, **more)
        with Fetcher(options, lambda url: False) as fetcher:
            try:
                Robots(fetcher, None, lambda note: None).check(server.url(path))
            except FetchError as error:
                return str(error)
    return None


OUT = "robots.txt keeps claimtrack out"


@pytest.mark.parametrize(
    ("robots", "path", "said"),
    [
        ("User-agent: *\nDisallow: /x", "/x/y", OUT),
        ("User-agent: *\nDisallow: /x\nAllow: /x/y", "/x/y", None),
        ("User-agent: *\nDisallow: /x\nAllow: /x", "/x", None),
        ("User-agent: *\nDisallow: /*.pdf$", "/a.pdf", OUT),
        ("User-agent: *\nDisallow: /*.pdf$", "/a.pdf?x", None),
        ("User-agent: *\nDisallow:", "/x", None),
        ("User-agent: ClaimTrack\nDisallow: /x\n\nUser-agent: *\nAllow: /", "/x", OUT),
        ("User-agent: *\nDisallow: /\n\nUser-agent: claimtrack\nAllow: /", "/x", None),
        ("User-agent: claimtrack\nDisallow: /a\n\nUser-agent: claimtrack\nDisallow: /x", "/x", OUT),
        ("User-agent: *\nDisallow: /\n\nUser-agent: otherbot\nAllow: /", "/x", OUT),
        ("\ufeffUser-agent: *\nDisallow: /x", "/x", OUT),
        ("<!doctype html><p>Not found</p>", "/x", None),
        ("User-agent: *\nDisallow: /", "/robots.txt", None),
    ],
)
def test_the_rules_are_kept(robots: str, path: str, said: str | None) -> None:
    assert refusal(text(robots), path) == said


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410])
def test_without_a_file_everything_may_be_fetched(status: int) -> None:
    assert refusal(Answer(status=status)) is None


@pytest.mark.parametrize(
    ("route", "said"),
    [
        (Answer(status=500), "its robots.txt cannot be read (500 Internal Server Error), which closes the host"),
        (Answer(status=503), "its robots.txt cannot be read (503 Service Unavailable), which closes the host"),
        (Answer(status=429), "its robots.txt cannot be read (429 Too Many Requests), which closes the host"),
        (clinic.drip, "took longer than 0.4 seconds"),
        (clinic.hang_up, "the connection broke off"),
        (redirect("/robots.txt"), "redirects in a circle or more than 5 times"),
    ],
)
def test_a_file_that_cannot_be_read_closes_the_host(route: Route, said: str) -> None:
    assert refusal(route) == said


def test_redirects_are_followed_across_hosts() -> None:
    other = Clinic({"/r": text("User-agent: *\nDisallow: /x")})
    with other, Clinic({"/robots.txt": redirect(other.url("/r"))}) as server:
        options = clinic.options(server, other)
        with Fetcher(options, lambda url: False) as fetcher, pytest.raises(FetchError, match=OUT):
            Robots(fetcher, None, lambda note: None).check(server.url("/x"))


def test_the_first_half_megabyte_counts() -> None:
    rules = "User-agent: *\nDisallow: /x\n"
    long = rules + "# filler\n" * 100_000 + "Disallow: /y\n"
    assert refusal(text(long), "/x") == OUT
    assert refusal(text(long), "/y") is None


@pytest.mark.parametrize(
    ("robots", "asked", "note"),
    [
        ("User-agent: *\nCrawl-delay: 5", 5.0, "asks for 5 s between requests; they were kept"),
        ("User-agent: *\nCrawl-delay: 600", 600.0, "asks for 600 s between requests; 30 s were kept"),
        ("User-agent: *\nRequest-rate: 1/10s", 10.0, "asks for 10 s between requests; they were kept"),
        ("User-agent: *\nCrawl-delay: 0.1", 0.1, ""),
        ("User-agent: *\nCrawl-delay: soon", None, ""),
    ],
)
def test_a_crawl_delay_is_kept_within_a_cap_and_said(robots: str, asked: float | None, note: str) -> None:
    notes: list[str] = []
    with Clinic({"/robots.txt": text(robots)}) as server:
        pace = Pace(1.0, 30.0, sleep=lambda seconds: None)
        with Fetcher(clinic.options(server), lambda url: False, pace) as fetcher:
            rules = Robots(fetcher, None, notes.append)
            rules.check(server.url("/x"))
            assert rules.delay(server.url("/x")) == asked
    assert [one.partition(" ")[2] for one in notes] == ([note] if note else [])


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Folder]:
    with Folder(tmp_path) as opened:
        yield opened


def test_the_file_is_kept_for_a_day_and_not_longer(folder: Folder) -> None:
    rules = Clinic({"/robots.txt": text("User-agent: *\nDisallow: /x")})
    with rules as server, Fetcher(clinic.options(server), lambda url: False) as fetcher:
        for _ in range(2):
            with pytest.raises(FetchError, match=OUT):
                Robots(fetcher, folder, lambda note: None).check(server.url("/x"))
        assert server.times("/robots.txt") == 1
        kept = folder.robots(server.url(""))
        assert kept is not None
        folder.keep_robots(server.url(""), kept._replace(fetched_at=datetime.now(UTC) - timedelta(hours=25)))
        with pytest.raises(FetchError, match=OUT):
            Robots(fetcher, folder, lambda note: None).check(server.url("/x"))
        assert server.times("/robots.txt") == 2


def test_a_failure_is_not_kept(folder: Folder) -> None:
    broken = Clinic({"/robots.txt": Answer(status=500)})
    with broken as server, Fetcher(clinic.options(server, tries=1), lambda url: False) as fetcher:
        with pytest.raises(FetchError):
            Robots(fetcher, folder, lambda note: None).check(server.url("/x"))
        server.routes["/robots.txt"] = text("")
        Robots(fetcher, folder, lambda note: None).check(server.url("/x"))
