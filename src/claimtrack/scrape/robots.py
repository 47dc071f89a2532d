"""robots.txt, by RFC 9309: missing means free, broken means closed; kept for a day."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

from protego import Protego

from claimtrack.scrape.answers import Want
from claimtrack.scrape.failures import FetchError
from claimtrack.scrape.fetching import AGENT, Fetcher
from claimtrack.scrape.urls import origin

if TYPE_CHECKING:
    from claimtrack.scrape.folder import Folder

_MOST_BYTES = 512_000
"""RFC 9309, 2.5: at least 500 KiB; what is beyond is not read."""
_MOST_REDIRECTS = 5
_KEPT = timedelta(hours=24)


class RobotsFile(NamedTuple):
    """What a host answered when asked for its robots.txt."""

    fetched_at: datetime
    status: int
    """0 where there was no answer."""
    reason: str
    """Why it could not be read; empty where it was, or where there is none."""
    body: bytes


@dataclass(frozen=True, slots=True)
class _Rules:
    fetched_at: datetime
    parsed: Protego | None
    """None where nothing may be fetched."""
    reason: str
    is_unreachable: bool = False


class Robots:
    """The rules of every host a crawl meets."""

    def __init__(self, fetcher: Fetcher, folder: Folder | None, note: Callable[[str], None]) -> None:
        """`folder` keeps the files from run to run; `note` takes what people should know."""
        self._fetcher = fetcher
        self._folder = folder
        self._note = note
        self._rules: dict[str, _Rules] = {}

    def check(self, url: str) -> None:
        """Raises FetchError where the host's robots.txt keeps us out."""
        rules = self._of(url)
        if rules.parsed is None:
            raise FetchError(rules.reason, "host" if rules.is_unreachable else "refused")
        if not rules.parsed.can_fetch(url, AGENT):
            raise FetchError(f"robots.txt keeps {AGENT} out", "refused")

    def sitemaps(self, url: str) -> tuple[str, ...]:
        """The sitemaps that the robots.txt of a host lists."""
        parsed = self._of(url).parsed
        return tuple(parsed.sitemaps) if parsed else ()

    def delay(self, url: str) -> float | None:
        """Seconds between two requests that the host asks for, uncapped; None where it asks for nothing."""
        parsed = self._of(url).parsed
        if parsed is None:
            return None
        rate = parsed.request_rate(AGENT)
        asked = [parsed.crawl_delay(AGENT), rate.seconds / rate.requests if rate and rate.requests else None]
        return max((float(one) for one in asked if one), default=None)

    def _of(self, url: str) -> _Rules:
        host = origin(url)
        known = self._rules.get(host)
        if known is None or datetime.now(UTC) - known.fetched_at > _KEPT:
            known = self._rules[host] = _parsed(self._kept(host) or self._fetched(host))
            self._tell_delay(url)
        return known

    def _kept(self, host: str) -> RobotsFile | None:
        file = self._folder.robots(host) if self._folder else None
        return file if file and datetime.now(UTC) - file.fetched_at <= _KEPT else None

    def _fetched(self, host: str) -> RobotsFile:
        want = Want((), _MOST_BYTES, _MOST_REDIRECTS, cut=True)
        try:
            page = self._fetcher.get(f"{host}/robots.txt", want)
            file = RobotsFile(page.fetched_at, page.status, "", page.body)
        except FetchError as error:
            file = RobotsFile(datetime.now(UTC), error.status, str(error), b"")
        if self._folder and (not file.reason or _is_missing(file.status)):
            self._folder.keep_robots(host, file)
        return file

    def _tell_delay(self, url: str) -> None:
        asked = self.delay(url)
        if asked is None:
            return
        pace, host = self._fetcher.pace, url.split("/")[2]
        pace.ask(host, asked)
        if asked > pace.most_delay:
            self._note(f"{host} asks for {asked:g} s between requests; {pace.most_delay:g} s were kept")
        elif asked > pace.delay:
            self._note(f"{host} asks for {asked:g} s between requests; they were kept")


def _parsed(file: RobotsFile) -> _Rules:
    """RFC 9309, 2.3.1: 4xx is no rules; anything else that is no answer closes the host. 429 asks us to go away."""
    if not file.reason:
        return _Rules(file.fetched_at, Protego.parse(file.body.decode("utf-8", "replace").removeprefix("\ufeff")), "")
    if _is_missing(file.status):
        return _Rules(file.fetched_at, Protego.parse(""), "")
    if file.status == 0:
        return _Rules(file.fetched_at, None, file.reason, is_unreachable=True)
    return _Rules(file.fetched_at, None, f"its robots.txt cannot be read ({file.reason}), which closes the host")


def _is_missing(status: int) -> bool:
    return 400 <= status < 500 and status != 429
