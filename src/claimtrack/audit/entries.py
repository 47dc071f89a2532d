"""What a content management system lists of itself: where each page is edited, and pages that could not be had."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from typing import NamedTuple

from claimtrack.audit.adapters import entries_in
from claimtrack.audit.model import Kept, Origin
from claimtrack.audit.store import Runs
from claimtrack.errors import ReadError


class _Listed(NamedTuple):
    """An entry, without what it says: that is read again where it is asked for."""

    url: str
    origin: Origin
    listing: Kept


class Entries:
    """The entries of the listings among the pages of one run."""

    def __init__(self) -> None:
        self._listed: dict[str, _Listed] = {}
        """By address, without a slash at its end."""

    def among(self, pages: Iterable[Kept]) -> Iterator[Kept]:
        """The pages that are no listing; then, of the entries listed, those that could not be had as pages."""
        seen: set[str] = set()
        missed: list[Kept] = []
        for kept in pages:
            if kept.reason:
                missed.append(kept)
            elif kept.content_type != "application/json" or not self._took(kept):
                seen.add(_key(kept.url))
                yield kept
        yield from (kept for kept in missed if _key(kept.url) not in self._listed)
        yield from (_as_page(one) for key, one in self._listed.items() if key not in seen)

    def name(self, runs: Runs, run: int) -> None:
        """Note for every page of a run the entry it was made from, where one is listed; inside a transaction."""
        runs.database.executemany(
            "UPDATE page SET system = ?, entry = ?, edit = ? WHERE run = ? AND url IN (?, ?)",
            [
                (one.origin.system, one.origin.id, one.origin.edit, run, key, f"{key}/")
                for key, one in self._listed.items()
            ],
        )

    def _took(self, listing: Kept) -> bool:
        """Whether it is a listing; its entries are remembered then."""
        try:
            found = entries_in(listing.url, listing.load())
        except ReadError:
            return False
        if found is None:
            return False
        self._listed |= {_key(entry.url): _Listed(entry.url, entry.origin, listing) for entry in found}
        return True


def _as_page(one: _Listed) -> Kept:
    return Kept(
        url=one.url,
        content_type="text/html",
        charset="utf-8",
        load=partial(_body, one),
        provenance=one.listing.provenance,
        origin=one.origin,
    )


def _body(one: _Listed) -> bytes:
    entries = entries_in(one.listing.url, one.listing.load()) or ()
    return next((entry.html for entry in entries if entry.url == one.url), "").encode(errors="replace")


def _key(url: str) -> str:
    return url.rstrip("/")
