"""What clinics' sites are made with: one module a system, each telling where it lists its pages and what it lists.

Another system is another module and another row in ADAPTERS.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from claimtrack.audit.adapters import shopify, squarespace, wix, wordpress
from claimtrack.audit.adapters.entry import Entry
from claimtrack.audit.model import Origin
from claimtrack.audit.tags import Face

__all__ = ["ADAPTERS", "Adapter", "Entry", "entries_in", "listings_of", "origin_of"]


class Adapter(NamedTuple):
    """What is known of one system. None of it reaches the network."""

    name: str
    listings: Callable[[Face], Sequence[str]]
    """A page -> the first address of each listing; none where another system made the page."""
    entries: Callable[[str, bytes], Sequence[Entry] | None]
    """(address of a listing, what it says) -> its entries; null where it is no listing of this system."""
    following: Callable[[str, bytes], str | None]
    """(address of a listing, what it says) -> the address where it goes on; null where it ends."""
    origin: Callable[[Face], Origin | None]
    """A page -> the entry it was made from, as far as the page says."""


ADAPTERS: tuple[Adapter, ...] = tuple(
    Adapter(module.NAME, module.listings, module.entries, module.following, module.origin)
    for module in (wordpress, shopify, squarespace, wix)
)


def listings_of(face: Face) -> tuple[str, ...]:
    """Where the system that made a page lists what it holds."""
    return tuple(found for adapter in ADAPTERS for found in adapter.listings(face))


def entries_in(url: str, body: bytes) -> Sequence[Entry] | None:
    """The entries of a listing; null where no system knows it."""
    return next((found for one in ADAPTERS if (found := one.entries(url, body)) is not None), None)


def following(url: str, body: bytes) -> str | None:
    """Where a listing goes on; null where it ends."""
    return next((found for one in ADAPTERS if (found := one.following(url, body))), None)


def origin_of(face: Face) -> Origin | None:
    """The entry that a page was made from, as far as the page itself says."""
    return next((found for one in ADAPTERS if (found := one.origin(face))), None)
