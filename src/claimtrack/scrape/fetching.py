"""One page over the network, with every guard: address, time, size, type, redirects, pace, retries.

Each guard answers to something requests does by itself: it follows redirects anywhere, decodes without end, and lets a
server hold a connection for ever.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import count
from types import TracebackType
from typing import Self
from urllib.parse import urlsplit

import requests
from urllib3 import Retry
from urllib3.exceptions import HTTPError, InvalidHeader

from claimtrack.scrape import urls
from claimtrack.scrape.addresses import RefusedAddressError
from claimtrack.scrape.answers import PRESSED, Answer, Want, fetched, headed, read_body
from claimtrack.scrape.connecting import GuardedAdapter, Lines
from claimtrack.scrape.failures import FetchError, failure
from claimtrack.scrape.model import Fetched, Hop
from claimtrack.scrape.options import Options
from claimtrack.scrape.pacing import Pace
from claimtrack.version import __version__

AGENT = "claimtrack"
_REDIRECTS = frozenset({301, 302, 303, 307, 308})


class Fetcher:
    """A session with one site. The user's password, headers and cookies go to `own` addresses only."""

    def __init__(self, options: Options, own: Callable[[str], bool], pace: Pace | None = None) -> None:
        self.options = options
        self.pace = pace or Pace(options.delay, options.most_delay)
        self.agent = agent(options.contact)
        self._own = own
        self._lines = Lines()
        self._retry = Retry(retry_after_max=int(options.most_delay))
        self._session = requests.Session()
        self._session.trust_env = False
        self._session.verify = options.ca_bundle or True
        self._session.headers.update(
            {"User-Agent": self.agent, "Accept-Encoding": "gzip, deflate", "Accept": _accept(options)}
        )
        for scheme in ("http://", "https://"):
            self._session.mount(scheme, GuardedAdapter(options.addresses, self._lines))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close every connection."""
        self._session.close()
        self._lines.close()

    def get(self, url: str, want: Want) -> Fetched:
        """The page at an address, redirects followed. Raises FetchError where it is not had."""
        hops: list[Hop] = []
        at = url
        while True:
            answer = self._patiently(at, want)
            if answer.status not in _REDIRECTS or "Location" not in answer.headers:
                return fetched(url, at, answer, tuple(hops), want)
            target = urls.normalise(_as_utf8(answer.headers["Location"]), at)
            if target is None:
                raise FetchError("redirects to something that is no web address")
            hops.append(Hop(at, answer.status, target))
            # Once back to where we were is well: some sites set a cookie that way.
            if len(hops) > want.most_redirects or sum(hop.url == target for hop in hops) > 1:
                raise FetchError(f"redirects in a circle or more than {want.most_redirects} times")
            want.check(target)
            at = target

    def _patiently(self, url: str, want: Want) -> Answer:
        """One answer; asked for again after a pause where the failure may pass."""
        host = urlsplit(url).netloc
        for tried in count(1):
            if want.paced:
                self.pace.wait(host)
            try:
                answer = self._once(url, want)
            except FetchError as error:
                self.pace.pressed(host, 0) if error.passing else self.pace.well(host)
                if not error.passing or tried >= self.options.tries:
                    raise
                continue
            if answer.status not in PRESSED:
                self.pace.well(host)
                return answer
            self.pace.pressed(host, _retry_after(self._retry, answer))
            if tried >= self.options.tries:
                return answer
        raise AssertionError("the loop ends by returning or raising")

    def _once(self, url: str, want: Want) -> Answer:
        own = self._own(url)
        options = self.options
        headers = {**want.if_changed, **(dict(options.headers) if own else {})}
        with self._lines.deadline(options.deadline) as overdue:
            try:
                response = self._session.get(
                    url,
                    headers=headers,
                    cookies=dict(options.cookies) if own else None,
                    auth=options.auth if own else None,
                    stream=True,
                    allow_redirects=False,
                    timeout=(options.connect_timeout, options.read_timeout),
                )
                try:
                    answer = headed(response)
                    return replace(answer, body=read_body(response, answer, want, overdue))
                finally:
                    response.close()
            except RefusedAddressError as error:
                raise FetchError(str(error), "refused") from error
            except (requests.RequestException, HTTPError, OSError, ValueError) as error:
                if overdue.is_set():
                    raise _too_slow(options.deadline) from error
                raise failure(error) from error


def agent(contact: str | None) -> str:
    """What we call ourselves, and who answers for it."""
    return f"{AGENT}/{__version__} (+{contact})" if contact else f"{AGENT}/{__version__}"


def _accept(options: Options) -> str:
    return ", ".join([*options.types[:3], "*/*;q=0.1"])


def _as_utf8(header: str) -> str:
    """Headers arrive as Latin-1; an address with other letters was meant as UTF-8."""
    try:
        return header.encode("latin-1").decode()
    except UnicodeError:
        return header


def _retry_after(retries: Retry, answer: Answer) -> float:
    """Seconds the server asks for, within the cap; 0 where it says nothing that can be read."""
    said = answer.headers.get("Retry-After")
    try:
        return retries.parse_retry_after(said) if said else 0.0
    except InvalidHeader:
        return 0.0


def _too_slow(deadline: float) -> FetchError:
    return FetchError(f"took longer than {deadline:g} seconds", "host")
