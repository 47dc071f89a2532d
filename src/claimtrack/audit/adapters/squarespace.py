"""Squarespace: every page answers `?format=json`, a blog or shop with its items.

https://developers.squarespace.com/templating-basics. On pages of its newer editor the JSON has no body of a
page itself, so that only the items of a collection are taken from it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape
from typing import Any

from claimtrack.audit.adapters.entry import Entry, json_of, page_of, root_of
from claimtrack.audit.model import Origin
from claimtrack.audit.tags import Face

NAME = "squarespace"
_MARK = "Static.SQUARESPACE_CONTEXT"
_COLLECTION = re.compile(r'"collection"\s*:\s*\{(?P<fields>[^{}]*)')
_LISTED = re.compile(r'"typeName"\s*:\s*"(?:blog|products?|events|portfolio)[\w-]*"', re.I)
_ID = re.compile(r'"(?:id|collectionId)"\s*:\s*"(\w{6,40})"')
_ASKED = re.compile(r"[?&]format=json\b")


def listings(face: Face) -> Sequence[str]:
    """The items of the collection that the page shows, where it shows one."""
    collection, url = _collection(face.source), face.url
    if not _LISTED.search(collection):
        return ()
    return (f"{url.split('#')[0]}{'&' if '?' in url else '?'}format=json",)


def entries(url: str, body: bytes) -> Sequence[Entry] | None:
    """The items of a collection."""
    data = json_of(body) if _ASKED.search(url) else None
    if not isinstance(data, dict) or not isinstance(data.get("items"), list):
        return None
    return [_entry(item, root_of(url)) for item in data["items"] if isinstance(item, dict) and item.get("fullUrl")]


def following(url: str, body: bytes) -> str | None:
    """Where the collection says that it goes on."""
    data = json_of(body) if _ASKED.search(url) else None
    pages = data.get("pagination") if isinstance(data, dict) else None
    address = pages.get("nextPageUrl") if isinstance(pages, dict) else None
    if not isinstance(address, str) or not address.startswith("/"):
        return None
    return f"{root_of(url)}{address}{'&' if '?' in address else '?'}format=json"


def origin(face: Face) -> Origin | None:
    """The collection that the page's script names; where it is edited no page says."""
    found = _ID.search(_collection(face.source))
    return Origin(NAME, found[1]) if found else None


def _collection(html: str) -> str:
    if _MARK not in html:
        return ""
    found = _COLLECTION.search(html, html.index(_MARK))
    return found["fields"] if found else ""


def _entry(item: dict[str, Any], root: str) -> Entry:
    parts = (str(item.get("excerpt") or ""), str(item.get("body") or ""))
    html = page_of(escape(str(item.get("title") or "")), "\n".join(parts))
    return Entry(f"{root}{item['fullUrl']}", html, Origin(NAME, str(item.get("id", ""))))
