"""What a page says of itself and of other pages: links, canonical, languages, what robots may do, how much text it has.

Tags are found by the scanner that reads the copy, not by html.parser: on CPython 3.11 that one takes 44 s of 80 KB of
'<a ' (its time grows with the square of what is left open), and a server may send 10 MB of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from claimtrack.documents.markup import ATTRIBUTES, CLOSE, CUT, MARKUP, NAME, RAW, attributes, raw_end
from claimtrack.documents.reading import read_text
from claimtrack.scrape import contents, duplicates
from claimtrack.scrape.charset import decoded
from claimtrack.scrape.fetching import AGENT
from claimtrack.scrape.model import Fetched
from claimtrack.scrape.urls import normalise

_NAMING = frozenset({"a", "area", "link", "meta", "base", "iframe", "frame", "script"})
_APP_ROOT = re.compile(
    r"""<(?:div|main|section|body)[^>]{0,200}\bid\s*=\s*["']?
      (?:root|app|main-app|__next|__nuxt|___gatsby|q-app|svelte|ember\d*)["'\s>]
      | <app-root | \bng-app\b | data-reactroot
    """,
    re.IGNORECASE | re.VERBOSE,
)
_WITH_VALUE = frozenset({"unavailable_after", "max-snippet", "max-image-preview", "max-video-preview"})
_TAGGED = re.compile(r"\s*([\w-]+)\s*:(.*)", re.DOTALL)
_REFRESH = re.compile(r"""\s*[\d.]*\s*[;,]?\s*(?:url\s*=\s*)?["']?([^"']+)["']?\s*""", re.IGNORECASE)
_FEW_WORDS = 200
_HARDLY_ANY = 50
_MOST_LINKS = 5_000

Tag = tuple[str, dict[str, str]]
"""Name of the element in lower case, attributes by name."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What was found on one page; addresses are normalised and absolute."""

    links: tuple[str, ...] = ()
    canonical: str | None = None
    hreflang: tuple[tuple[str, str], ...] = ()
    noindex: bool = False
    said: bytes = b""
    """Digests of the blocks of text, as `duplicates.digests` makes them."""
    words: int = 0
    is_thin: bool = False
    """Its text is short and scripts write the page: a browser would show more."""


def facts(page: Fetched) -> Facts:
    """What a fetched page says; nothing where it is not HTML."""
    robots = _directives(value for name, value in page.headers if name.lower() == "x-robots-tag")
    if page.content_type not in contents.HTML:
        return Facts(noindex="noindex" in robots)
    source = decoded(page.body, page.charset)
    tags = list(_tags(source))
    base = _base(tags, page.url)
    robots |= _meta_robots(tags)
    blocks = _blocks(source, page.url)
    words = sum(len(text.split()) for text in blocks)
    links = () if "nofollow" in robots else _links(tags, base)
    return Facts(
        links=links,
        canonical=_canonical(tags, base),
        hreflang=_hreflang(tags, base),
        noindex="noindex" in robots,
        said=duplicates.digests(blocks),
        words=words,
        is_thin=_is_thin(source, words, any(name == "script" for name, _ in tags)),
    )


def _tags(source: str) -> Iterator[Tag]:
    """The start tags that name other pages; none from within comments, scripts and the like."""
    at = 0
    while match := MARKUP.search(source, at):
        at = match.end()
        if match[CUT] is not None:
            return
        if match[NAME] is None or match[CLOSE]:
            continue
        name = match[NAME].lower()
        if name in _NAMING:
            found = attributes(source, match.start(ATTRIBUTES), match.end(ATTRIBUTES))
            yield name, {key: value.text for key, value in found.items()}
        if name in RAW:
            at = raw_end(name, source, at)


def _base(tags: Iterable[Tag], url: str) -> str:
    href = next((notes["href"] for name, notes in tags if name == "base" and notes.get("href")), "")
    return normalise(href, url) or url


def _links(tags: Iterable[Tag], base: str) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for name, notes in tags:
        target = _target(name, notes)
        url = normalise(target, base) if target else None
        if url and len(found) < _MOST_LINKS:
            found[url] = None
    return tuple(found)


def _target(name: str, notes: dict[str, str]) -> str:
    """Where a tag leads that may be followed; empty where nowhere."""
    rel = notes.get("rel", "").lower().split()
    if name in ("a", "area"):
        return "" if "nofollow" in rel else notes.get("href", "")
    if name in ("iframe", "frame"):
        return notes.get("src", "")
    if name == "link":
        follows = "next" in rel or "prev" in rel or "canonical" in rel or ("alternate" in rel and "hreflang" in notes)
        return notes.get("href", "") if follows else ""
    if name == "meta" and notes.get("http-equiv", "").lower() == "refresh":
        refresh = _REFRESH.fullmatch(notes.get("content", ""))
        return refresh[1].strip() if refresh and "url" in refresh[0].lower() else ""
    return ""


def _canonical(tags: Iterable[Tag], base: str) -> str | None:
    href = next((notes.get("href", "") for name, notes in tags if _is_link(name, notes, "canonical")), "")
    return normalise(href, base) if href.strip() else None


def _hreflang(tags: Iterable[Tag], base: str) -> tuple[tuple[str, str], ...]:
    named = (
        (notes["hreflang"].strip().lower(), normalise(notes.get("href", ""), base))
        for name, notes in tags
        if _is_link(name, notes, "alternate") and notes.get("hreflang")
    )
    return tuple((language, url) for language, url in named if url)


def _is_link(name: str, notes: dict[str, str], rel: str) -> bool:
    return name == "link" and rel in notes.get("rel", "").lower().split()


def _meta_robots(tags: Iterable[Tag]) -> set[str]:
    return _directives(
        notes.get("content", "")
        for name, notes in tags
        if name == "meta" and notes.get("name", "").strip().lower() in ("robots", AGENT)
    )


def _directives(values: Iterable[str]) -> set[str]:
    """What X-Robots-Tag or meta robots ask of everybody or of us; 'none' is noindex and nofollow."""
    asked: set[str] = set()
    for value in values:
        tagged = _TAGGED.fullmatch(value)
        if tagged and tagged[1].lower() not in _WITH_VALUE:
            if tagged[1].lower() != AGENT:
                continue
            value = tagged[2]
        asked |= {part.strip().lower() for part in value.split(",")}
    return asked | ({"noindex", "nofollow"} if "none" in asked else set())


def _blocks(source: str, url: str) -> list[str]:
    """The blocks of text as they are judged; none where they cannot be read, which whoever judges the page will say.

    Nothing a page holds may end a crawl: the next run would end at the same page.
    """
    try:
        return [block.text for block in read_text(source, url, "html").blocks]
    except Exception:
        return []


def _is_thin(source: str, words: int, has_scripts: bool) -> bool:
    if not has_scripts or words >= _FEW_WORDS:
        return False
    return words < _HARDLY_ANY or _APP_ROOT.search(source) is not None
