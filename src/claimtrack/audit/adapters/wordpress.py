"""WordPress: posts and pages by its REST API, and the number of the post a page was made from.

https://developer.wordpress.org/rest-api/using-the-rest-api/discovery/ and .../pagination/: the head of every page
links the root of the API with rel="https://api.w.org/"; a listing gives at most 100 entries a page.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from claimtrack.audit.adapters.entry import Entry, json_of, page_of
from claimtrack.audit.model import Origin

NAME = "wordpress"
_AT_ONCE = 100
_ROOT = re.compile(r"""<link\b(?=[^>]*rel\s*=\s*["']?https://api\.w\.org/)[^>]*href\s*=\s*["']?([^"'\s>]+)""", re.I)
_BODY = re.compile(r"""<body\b[^>]*class\s*=\s*["'][^"']*\b(?:postid|page-id)-(\d{1,12})\b""", re.I)
_SHORT = re.compile(
    r"""<link\b(?=[^>]*rel\s*=\s*["']?shortlink)[^>]*href\s*=\s*["']?[^"'\s>]*[?&](?:p|page_id)=(\d{1,12})""", re.I
)
_LISTING = re.compile(r"(?P<site>.*?)/(?:wp-json|\?rest_route=)/wp/v2/(?:posts|pages)\b(?P<query>.*)")
_PAGE = re.compile(r"(?<=[?&]page=)\d+")


def listings(url: str, html: str) -> Sequence[str]:
    """The first address of the listing of posts and of pages."""
    root = _ROOT.search(html)
    if root is None:
        return ()
    begin = root[1].replace("&amp;", "&")
    join = "&" if "?" in begin else "?"
    return tuple(f"{begin.rstrip('/')}/wp/v2/{kind}{join}per_page={_AT_ONCE}&page=1" for kind in ("pages", "posts"))


def entries(url: str, body: bytes) -> Sequence[Entry] | None:
    """Posts or pages."""
    listing = _LISTING.match(url)
    data = json_of(body) if listing else None
    if listing is None or not isinstance(data, list):
        return None
    return [_entry(item, listing["site"]) for item in data if isinstance(item, dict) and item.get("link")]


def following(url: str, body: bytes) -> str | None:
    """The next hundred, where this hundred is full."""
    found = entries(url, body)
    if found is None or len(found) < _AT_ONCE:
        return None
    return _PAGE.sub(lambda number: str(int(number[0]) + 1), url)


def origin(url: str, html: str) -> Origin | None:
    """By the class of the body, else by the short link."""
    found = _BODY.search(html) or _SHORT.search(html)
    root = _ROOT.search(html)
    if found is None or root is None:
        return None
    site = re.split(r"/wp-json|/\?rest_route=|/index\.php", root[1], maxsplit=1)[0]
    return _origin(site, found[1])


def _entry(item: dict[str, Any], site: str) -> Entry:
    rendered = [
        part.get("rendered", "") if isinstance(part, dict) else "" for part in map(item.get, ("title", "content"))
    ]
    return Entry(str(item["link"]), page_of(*rendered), _origin(site, str(item.get("id", ""))))


def _origin(site: str, id_: str) -> Origin:
    return Origin(NAME, id_, f"{site}/wp-admin/post.php?post={id_}&action=edit" if id_ else "")
