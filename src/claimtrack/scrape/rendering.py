"""Pages that scripts write: opened in a browser where their own text is thin, if there is one."""

from __future__ import annotations

from collections.abc import Callable
from types import TracebackType
from typing import Self

from claimtrack.scrape.discovery import Facts
from claimtrack.scrape.fetching import Fetcher
from claimtrack.scrape.model import Fetched
from claimtrack.scrape.options import Options


class Renderer:
    """One browser for a crawl, started when the first page needs it."""

    def __init__(self, options: Options, fetcher: Fetcher, note: Callable[[str], None]) -> None:
        self._options = options
        self._fetcher = fetcher
        self._note = note

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        pass

    def render(self, page: Fetched, facts: Facts) -> tuple[Fetched, Facts]:
        """The page as a browser shows it, where that is wanted and can be had; else as it is."""
        return page, facts
