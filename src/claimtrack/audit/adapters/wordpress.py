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
from claimtrack.audit.tags import Face

NAME = "wordpress"
_AT_ONCE = 100
_API = "https://api.w.org/"
_BODY = re.compile(r"\b(?:postid|page-id)-(\d{1,12})\b")
_SHORT = re.compile(r"[?&](?:p|page_id)=(\d{1,12})\b")
_LISTING = re.compile(r"(?P<site>.*?)/(?:wp-json|\?rest_route=)/wp/v2/(?:posts|pages)\b(?P<query>.*)")
_PAGE = re.compile(r"(?<=[?&]page=)\d+")


def listings(face: Face) -> Sequence[str]:
    """The first address of the listing of posts and of pages."""
    begin = face.link(_API)
    if not begin:
        return ()
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


def origin(face: Face) -> Origin | None:
    """By the class of the body, else by the short link."""
    root = face.link(_API)
    body = next((tag.notes.get("class", "") for tag in face.tags if tag.name == "body"), "")
    found = _BODY.search(body) or _SHORT.search(face.link("shortlink"))
    if not root or found is None:
        return None
    site = re.split(r"/wp-json|/\?rest_route=|/index\.php", root, maxsplit=1)[0]
    return _origin(site, found[1])


def _entry(item: dict[str, Any], site: str) -> Entry:
    rendered = [
        part.get("rendered", "") if isinstance(part, dict) else "" for part in map(item.get, ("title", "content"))
    ]
    return Entry(str(item["link"]), page_of(*rendered), _origin(site, str(item.get("id", ""))))


def _origin(site: str, id_: str) -> Origin:
    return Origin(NAME, id_, f"{site}/wp-admin/post.php?post={id_}&action=edit" if id_ else "")
