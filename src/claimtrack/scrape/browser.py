"""Pages in a real browser that never reaches the network itself.

Chromium asks for its parts here and is handed what the guarded fetcher gets; its own way out is a proxy that does not
exist and names that do not resolve. So every guard of fetching holds for what scripts ask for, too. Only GET is sent.
"""

from __future__ import annotations

import os
import shutil
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from threading import Timer
from types import TracebackType
from typing import TYPE_CHECKING, NamedTuple, Self

from claimtrack.errors import UsageError
from claimtrack.scrape.browser_parts import Parts
from claimtrack.scrape.charset import decoded
from claimtrack.scrape.failures import FetchError
from claimtrack.scrape.fetching import Fetcher
from claimtrack.scrape.model import Fetched
from claimtrack.scrape.options import Options

if TYPE_CHECKING:
    from playwright.sync_api import Browser as Chromium
    from playwright.sync_api import BrowserContext, Page, Playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "microsoft-edge", "msedge")
_SECONDS = 30.0
"""For one page, from opening to its picture."""
_SETTLING = 12.0
"""Of those: the most that is waited until the page has loaded and its scripts have fallen silent."""
_SILENCE = 0.5  # seconds without a request
_PART_SECONDS = 10.0
_WIDTH, _HEIGHT, _TALLEST = 1280, 900, 6_000  # pixels
_ARGUMENTS = (
    "--disable-gpu --disable-quic --disable-dev-shm-usage --no-first-run --disable-background-networking"
    " --disable-component-update --disable-sync --disable-extensions"
    " --webrtc-ip-handling-policy=disable_non_proxied_udp"
).split()
_NO_NAMES = "--host-resolver-rules=MAP * ~NOTFOUND"
_NOWHERE = "http://127.0.0.1:9"
"""A proxy on the discard port, where nothing listens."""
# Outlines the first place where the text stands, white space aside, and brings it into view; whether there is one.
_OUTLINE = """([quote, selector]) => {
  const squeeze = text => text.replace(/\\s+/g, " ");
  const range = document.createRange();
  if (selector) {
    const found = document.querySelector(selector);
    if (!found) return false;
    range.selectNodeContents(found);
  } else {
    const places = [];
    let text = "";
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (/^(SCRIPT|STYLE|NOSCRIPT|TEMPLATE)$/.test(node.parentElement?.tagName)) continue;
      for (let at = 0; at < node.data.length; at++) {
        const space = /\\s/.test(node.data[at]);
        if (space && text.endsWith(" ")) continue;
        text += space ? " " : node.data[at];
        places.push([node, at]);
      }
    }
    const wanted = squeeze(quote).trim();
    const begin = wanted ? text.indexOf(wanted) : -1;
    if (begin < 0) return false;
    const [first, from] = places[begin], [last, to] = places[begin + wanted.length - 1];
    range.setStart(first, from);
    range.setEnd(last, to + 1);
  }
  range.startContainer.parentElement?.scrollIntoView({block: "center"});
  for (const box of range.getClientRects()) {
    const frame = document.createElement("div");
    frame.style.cssText = `position:absolute;z-index:2147483647;pointer-events:none;outline:3px solid #d00;` +
      `background:rgba(255,220,0,.25);left:${box.left + scrollX}px;top:${box.top + scrollY}px;` +
      `width:${box.width}px;height:${box.height}px`;
    document.documentElement.append(frame);
  }
  return range.getClientRects().length > 0;
}"""


class Shown(NamedTuple):
    """What a browser made of a page."""

    dom: str
    screenshot: bytes
    """PNG of the page from its top, cut where it is very tall."""
    led_to: tuple[str, ...]
    """Addresses that its scripts tried to go to; normalised."""


class Browser:
    """One Chromium, started when first needed and again after a page has brought it down."""

    def __init__(self, options: Options, own: Callable[[str], bool] = lambda url: False) -> None:
        """`own` says where the user's password, headers and cookies may go. UsageError without extra or Chromium."""
        self.executable = installed()
        quick = replace(options, tries=1, deadline=_PART_SECONDS, connect_timeout=_PART_SECONDS)
        self._fetcher = Fetcher(quick, own)
        self._playwright: Playwright | None = None
        self._chromium: Chromium | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the browser."""
        self._fetcher.close()
        for part in (self._chromium and self._chromium.close, self._playwright and self._playwright.stop):
            with suppress(Exception):
                part and part()
        self._chromium = self._playwright = None

    def render(self, page: Fetched) -> Shown:
        """A fetched page after its scripts have run. Raises FetchError where that fails or takes too long."""
        parts = Parts(self._fetcher, page.url, decoded(page.body, page.charset), _SECONDS)
        with self._tab(parts, scripts=True) as tab:
            if tab.evaluate("document.documentElement.outerHTML.length") > self._fetcher.options.most_bytes:
                raise FetchError(f"grows larger than {self._fetcher.options.most_bytes:,} characters in a browser")
            height = min(_TALLEST, max(_HEIGHT, int(tab.evaluate("document.documentElement.scrollHeight"))))
            picture = tab.screenshot(
                full_page=True, clip={"x": 0, "y": 0, "width": _WIDTH, "height": height}, animations="disabled"
            )
            return Shown(tab.content(), picture, tuple(parts.led_to))

    def screenshot(self, url: str, html: str, *, quote: str = "", selector: str = "") -> bytes | None:
        """PNG of a kept page with a passage outlined, by its text or by a CSS selector; None where it is not shown.

        The page is shown as it was kept: its scripts do not run. Raises FetchError where it cannot be shown.
        """
        with self._tab(Parts(self._fetcher, url, html, _SECONDS), scripts=False) as tab:
            found = tab.evaluate(_OUTLINE, [quote, selector])
            return tab.screenshot(animations="disabled") if found else None

    @contextmanager
    def _tab(self, parts: Parts, *, scripts: bool) -> Iterator[Page]:
        """The page loaded in a context of its own; whatever hangs is ended with its browser."""
        from playwright.sync_api import Error

        chromium = self._started()
        process = _process(chromium)
        watchdog = Timer(_SECONDS, _end, [process])
        watchdog.daemon = True
        watchdog.start()
        try:
            context = self._context(chromium, scripts=scripts)
            try:
                yield _opened(context, parts)
            finally:
                with suppress(Error):
                    context.close()
        except Error as error:
            self._chromium = None
            _end(process)
            raise FetchError(f"not shown by the browser: {error.message.splitlines()[0]}") from error
        finally:
            watchdog.cancel()

    def _context(self, chromium: Chromium, *, scripts: bool) -> BrowserContext:
        return chromium.new_context(
            service_workers="block",
            accept_downloads=False,
            java_script_enabled=scripts,
            viewport={"width": _WIDTH, "height": _HEIGHT},
            user_agent=self._fetcher.agent,
        )

    def _started(self) -> Chromium:
        from playwright.sync_api import Error, sync_playwright

        if self._playwright is None:
            self._playwright = sync_playwright().start()
        if self._chromium is None or not self._chromium.is_connected():
            is_root = hasattr(os, "geteuid") and os.geteuid() == 0
            try:
                self._chromium = self._playwright.chromium.launch(
                    executable_path=self.executable,
                    args=[*_ARGUMENTS, _NO_NAMES],
                    proxy={"server": _NOWHERE, "bypass": "<-loopback>"},
                    chromium_sandbox=not is_root,
                )
            except Error as error:
                raise UsageError(f"{self.executable} does not start: {error.message.splitlines()[0]}") from error
        return self._chromium


def _opened(context: BrowserContext, parts: Parts) -> Page:
    context.route("**/*", parts.hand_over)
    tab = context.new_page()
    tab.goto(parts.url, wait_until="commit", timeout=_SECONDS * 1_000)
    _settle(tab, parts)
    return tab


def _settle(tab: Page, parts: Parts) -> None:
    """Wait until the page has loaded and asks for nothing more.

    Playwright's own waits do not end where a script has tried to leave the page and was kept from it.
    """
    step = _SILENCE / 5
    for _ in range(int(_SETTLING / step)):
        tab.wait_for_timeout(step * 1_000)
        if parts.silent_for() >= _SILENCE and tab.evaluate("document.readyState") == "complete":
            return


def installed() -> str:
    """The path of an installed Chromium. Raises UsageError where the extra or the browser is missing."""
    try:
        import playwright.sync_api  # noqa: F401
    except ImportError:
        raise UsageError(
            "opening pages in a browser needs claimtrack[browser]: pip install 'claimtrack[browser]'"
        ) from None
    found = next(filter(None, map(shutil.which, NAMES)), None)
    if found is None:
        raise UsageError("opening pages in a browser needs Chromium or Chrome; install one, or write --render never")
    return found


def _process(chromium: Chromium) -> int:
    """The id of the browser's own process."""
    session = chromium.new_browser_cdp_session()
    processes = session.send("SystemInfo.getProcessInfo")["processInfo"]
    session.detach()
    return int(next(one["id"] for one in processes if one["type"] == "browser"))


def _end(process: int) -> None:
    with suppress(OSError):
        os.kill(process, getattr(signal, "SIGKILL", signal.SIGTERM))
