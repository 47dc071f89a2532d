"""Shopify: the products of a shop by /products.json, which every shop gives without a key, 250 at a time."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape
from typing import Any

from claimtrack.audit.adapters.entry import Entry, json_of, page_of, root_of
from claimtrack.audit.model import Origin
from claimtrack.audit.tags import Face

NAME = "shopify"
_AT_ONCE = 250
_MARKS = ("cdn.shopify.com", "Shopify.shop", "/cdn/shop/")
_LISTING = re.compile(r"(?P<root>https?://[^/]+)/products\.json\b")
_PAGE = re.compile(r"(?<=[?&]page=)\d+")
_PRODUCT = re.compile(r'"(?:product_?id|rid)"\s*:\s*"?(\d{6,20})', re.I)


def listings(face: Face) -> Sequence[str]:
    """The first 250 products of the shop."""
    return (f"{root_of(face.url)}/products.json?limit={_AT_ONCE}&page=1",) if _is_shop(face) else ()


def entries(url: str, body: bytes) -> Sequence[Entry] | None:
    """Products."""
    listing = _LISTING.match(url)
    data = json_of(body) if listing else None
    if listing is None or not isinstance(data, dict) or not isinstance(data.get("products"), list):
        return None
    return [_entry(item, listing["root"]) for item in data["products"] if isinstance(item, dict) and item.get("handle")]


def following(url: str, body: bytes) -> str | None:
    """The next 250, where these are full."""
    found = entries(url, body)
    if found is None or len(found) < _AT_ONCE:
        return None
    return _PAGE.sub(lambda number: str(int(number[0]) + 1), url)


def origin(face: Face) -> Origin | None:
    """A product by the number that its page's script names."""
    found = _PRODUCT.search(face.source) if "/products/" in face.url and _is_shop(face) else None
    return _origin(root_of(face.url), found[1]) if found else None


def _is_shop(face: Face) -> bool:
    return any(mark in face.source for mark in _MARKS)


def _entry(item: dict[str, Any], root: str) -> Entry:
    title, body = str(item.get("title") or ""), str(item.get("body_html") or "")
    url = f"{root}/products/{item['handle']}"
    return Entry(url, page_of(escape(title), body), _origin(root, str(item.get("id", ""))))


def _origin(root: str, id_: str) -> Origin:
    return Origin(NAME, id_, f"{root}/admin/products/{id_}" if id_ else "")
