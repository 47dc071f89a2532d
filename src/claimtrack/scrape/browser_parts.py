"""What a browser is handed for the parts of a page: the page itself as it was fetched, the rest through the guards."""

from __future__ import annotations

import time
from contextlib import suppress
from typing import TYPE_CHECKING

from claimtrack.scrape.answers import Want
from claimtrack.scrape.failures import FetchError
from claimtrack.scrape.fetching import Fetcher
from claimtrack.scrape.urls import normalise

if TYPE_CHECKING:
    from playwright.sync_api import Route

_WANTED = frozenset({"script", "stylesheet", "fetch", "xhr", "image", "font"})
"""No films, sockets, workers, beacons, frames."""
_MOST = 150
_MOST_BYTES = 30_000_000
_LARGEST = 10_000_000
_MOST_REDIRECTS = 5
_NOT_PASSED_ON = frozenset({"content-encoding", "content-length", "transfer-encoding", "set-cookie", "connection"})


class Parts:
    """Answers the requests of one page, within a budget of number, bytes and seconds."""

    def __init__(self, fetcher: Fetcher, url: str, html: str, seconds: float) -> None:
        self._fetcher = fetcher
        self.url = url
        self._html = html
        self._until = time.monotonic() + seconds
        self._last = time.monotonic()
        self._left = _MOST
        self._bytes_left = _MOST_BYTES
        self._is_served = False
        self.led_to: list[str] = []
        """Where scripts tried to take the reader."""

    def silent_for(self) -> float:
        """Seconds since the last request was answered."""
        return time.monotonic() - self._last

    def hand_over(self, route: Route) -> None:
        """Answer one request, or refuse it."""
        from playwright.sync_api import Error

        # A page that is closed in between takes no answer.
        with suppress(Error):
            self._answer(route)
        self._last = time.monotonic()

    def _answer(self, route: Route) -> None:
        request = route.request
        if request.resource_type == "document" and not self._is_served:
            self._is_served = True
            route.fulfill(status=200, content_type="text/html; charset=utf-8", body=self._html)
            return
        url = normalise(request.url)
        if request.is_navigation_request() and request.frame.parent_frame is None:
            self.led_to += [url] if url else []
            # Of all refusals this one leaves the page that is shown in its place.
            route.abort("aborted")
            return
        is_wanted = request.method == "GET" and request.resource_type in _WANTED and url is not None
        self._left -= 1
        if not is_wanted or url is None or self._left < 0 or self._bytes_left <= 0 or time.monotonic() > self._until:
            route.abort("blockedbyclient")
            return
        self._fetch(route, url)

    def _fetch(self, route: Route, url: str) -> None:
        want = Want((), min(_LARGEST, self._bytes_left), _MOST_REDIRECTS, paced=False)
        try:
            part = self._fetcher.get(url, want)
        except FetchError:
            route.abort("failed")
            return
        self._bytes_left -= len(part.body)
        headers = {name: value for name, value in part.headers if name.lower() not in _NOT_PASSED_ON}
        route.fulfill(status=part.status, headers=headers, body=part.body)
