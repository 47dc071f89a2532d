"""Shopify: the products of a shop by /products.json, which every shop gives without a key, 250 at a time."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape
from typing import Any

from claimtrack.audit.adapters.entry import Entry, json_of, page_of, root_of
from claimtrack.audit.model import Origin

NAME = "shopify"
_AT_ONCE = 250
_MARKS = ("cdn.shopify.com", "Shopify.shop", "/cdn/shop/")
_LISTING = re.compile(r"(?P<root>https?://[^/]+)/products\.json\b")
_PAGE = re.compile(r"(?<=[?&]page=)\d+")
_PRODUCT = re.compile(r'"(?:product_?id|rid)"\s*:\s*"?(\d{6,20})', re.I)


def listings(url: str, html: str) -> Sequence[str]:
    """The first 250 products of the shop."""
    return (f"{root_of(url)}/products.json?limit={_AT_ONCE}&page=1",) if _is_shop(html) else ()


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


def origin(url: str, html: str) -> Origin | None:
    """A product by the number that its page's script names."""
    found = _PRODUCT.search(html) if "/products/" in url and _is_shop(html) else None
    return _origin(root_of(url), found[1]) if found else None


def _is_shop(html: str) -> bool:
    return any(mark in html for mark in _MARKS)


def _entry(item: dict[str, Any], root: str) -> Entry:
    title, body = str(item.get("title") or ""), str(item.get("body_html") or "")
    url = f"{root}/products/{item['handle']}"
    return Entry(url, page_of(escape(title), body), _origin(root, str(item.get("id", ""))))


def _origin(root: str, id_: str) -> Origin:
    return Origin(NAME, id_, f"{root}/admin/products/{id_}" if id_ else "")
