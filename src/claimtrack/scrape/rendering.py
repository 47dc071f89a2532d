"""Pages that scripts write: opened in a browser where their own text is thin, if there is one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from types import TracebackType
from typing import TYPE_CHECKING, Self

from claimtrack.errors import UsageError
from claimtrack.scrape import contents, discovery
from claimtrack.scrape.discovery import Facts
from claimtrack.scrape.failures import FetchError
from claimtrack.scrape.model import Fetched
from claimtrack.scrape.options import Options

if TYPE_CHECKING:
    from claimtrack.scrape.browser import Browser


class Renderer:
    """One browser for a crawl, started when the first page needs it."""

    def __init__(self, options: Options, own: Callable[[str], bool], note: Callable[[str], None]) -> None:
        """Raises UsageError where every page is to be opened and there is nothing to open it with."""
        self._options = options
        self._own = own
        self._note = note
        self._left = options.most_rendered
        self._browser = self._new() if options.render == "always" else None
        self._is_missing = False

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._browser:
            self._browser.close()

    def render(self, page: Fetched, facts: Facts) -> tuple[Fetched, Facts]:
        """The page as a browser shows it, where that is wanted and can be had; else as it is, and a note."""
        browser = self._ready() if self._is_wanted(page, facts) else None
        if browser is None:
            return page, facts
        self._left -= 1
        try:
            shown = browser.render(page)
        except FetchError as error:
            self._note(f"{page.url}: {error}; read without its scripts")
            return page, facts
        rendered = replace(
            page, body=shown.dom.encode(errors="replace"), charset="utf-8", content_type="text/html",
            static_body=page.body, render="browser", screenshot=shown.screenshot,
        )  # fmt: skip
        facts = discovery.facts(rendered)
        return rendered, replace(facts, links=tuple(dict.fromkeys([*facts.links, *shown.led_to])))

    def _is_wanted(self, page: Fetched, facts: Facts) -> bool:
        if page.content_type not in contents.HTML or self._options.render == "never":
            return False
        return self._options.render == "always" or facts.is_thin

    def _ready(self) -> Browser | None:
        if self._left <= 0:
            self._note(f"more than {self._options.most_rendered} pages need a browser; the rest was read without")
            return None
        if self._browser is None and not self._is_missing:
            try:
                self._browser = self._new()
            except UsageError as error:
                self._is_missing = True
                self._note(f"some pages are hardly more than scripts, and were read without: {error}")
        return self._browser

    def _new(self) -> Browser:
        from claimtrack.scrape.browser import Browser

        return Browser(self._options, self._own)
