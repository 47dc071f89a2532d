"""How far a crawl goes: which of the addresses it meets are asked for, and what is said of the others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from pathlib import PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from claimtrack.scrape import urls
from claimtrack.scrape.options import Options
from claimtrack.scrape.urls import Site

if TYPE_CHECKING:
    from claimtrack.scrape.frontier import Frontier

_NO_COPY = frozenset(
    ".jpg .jpeg .png .gif .webp .avif .svg .ico .bmp .tif .tiff .heic .mp4 .webm .mov .avi .mp3 .wav .ogg .m4a .css .js"
    " .mjs .map .woff .woff2 .ttf .otf .eot .zip .gz .rar .7z .exe .dmg .apk .ics .vcf".split()
)
"""Suffixes of files that hold no text: they are not asked for."""


@dataclass(slots=True)
class Sorted:
    """Addresses one page named: to be fetched, and by reason those that are listed as skipped."""

    wanted: list[str] = field(default_factory=list)
    unfit: dict[str, list[str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Extent:
    """The site, and the options that say how far to go in it."""

    site: Site
    options: Options
    frontier: Frontier | None
    """What the crawl has met so far."""
    note: Callable[[str], None]

    def sort(self, found: Iterable[str], depth: int, *, listed: bool = False) -> Sorted:
        """What a page names, or a sitemap (`listed`). Of other sites nothing is kept, of endless patterns a note."""
        result = Sorted()
        met: Counter[str] = Counter()
        for url in found:
            if not self.is_ours(url):
                continue
            too_deep = f"deeper than {self.options.depth} links" if depth > self.options.depth else None
            if reason := urls.trap(url) or too_deep:
                result.unfit.setdefault(reason, []).append(url)
            elif listed or not self._is_endless(url, met):
                result.wanted.append(url)
        return result

    def is_ours(self, url: str) -> bool:
        """Whether an address is one of the site's that may hold copy and was not left out by the user."""
        path = urlsplit(url).path
        if not self.site.holds(url) or PurePosixPath(path.lower()).suffix in _NO_COPY:
            return False
        included = not self.options.include or any(fnmatchcase(path, glob) for glob in self.options.include)
        return included and not any(fnmatchcase(path, glob) for glob in self.options.exclude)

    def _is_endless(self, url: str, met: Counter[str]) -> bool:
        most = urls.patience(url) * self.options.alike
        if not most or self.frontier is None or self.frontier.state(url):
            return False
        pattern = urls.pattern(url)
        if pattern not in met:
            met[pattern] = self.frontier.alike(pattern)
        met[pattern] += 1
        if met[pattern] <= most:
            return False
        self.note(f"more than {most} pages like {pattern}: the rest is taken for a trap (--alike)")
        return True
