"""What a content management system lists of itself: where each page is edited, and pages that no link leads to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

from claimtrack.audit.adapters import Entry, entries_in
from claimtrack.audit.model import Kept, Origin, Provenance
from claimtrack.audit.store import Runs
from claimtrack.errors import ReadError


class Entries:
    """The entries of the listings among the pages of one run."""

    def __init__(self) -> None:
        self._listed: dict[str, tuple[Kept, Origin]] = {}
        """Address of an entry, without a slash at its end -> the listing it stands in, and what it is there."""

    def among(self, pages: Iterable[Kept]) -> Iterator[Kept]:
        """The pages that are no listing; then, of the entries listed, those that are no page among them."""
        seen: set[str] = set()
        for kept in pages:
            if kept.content_type == "application/json" and self._took(kept):
                continue
            seen.add(kept.url.rstrip("/"))
            yield kept
        for url, (listing, origin) in self._listed.items():
            if url not in seen:
                yield _as_page(url, listing, origin)

    def name(self, runs: Runs, run: int) -> None:
        """Note for every page of a run the entry it was made from, where one is listed."""
        runs.database.executemany(
            "UPDATE page SET system = ?, entry = ?, edit = ? WHERE run = ? AND url IN (?, ?)",
            [(one.system, one.id, one.edit, run, url, f"{url}/") for url, (_, one) in self._listed.items()],
        )

    def _took(self, listing: Kept) -> bool:
        """Whether it is a listing; its entries are remembered then."""
        try:
            found = entries_in(listing.url, listing.load())
        except ReadError:
            return False
        if found is None:
            return False
        self._listed |= {entry.url.rstrip("/"): (listing, entry.origin) for entry in found}
        return True


def _as_page(url: str, listing: Kept, origin: Origin) -> Kept:
    one = listing.provenance
    return Kept(
        url=url,
        content_type="text/html",
        charset="utf-8",
        load=partial(_body, url, listing),
        provenance=Provenance(one.file, one.record, one.offset, fetched_at=one.fetched_at),
        origin=origin,
    )


def _body(url: str, listing: Kept) -> bytes:
    found: Iterable[Entry] = entries_in(listing.url, listing.load()) or ()
    return next((entry.html for entry in found if entry.url.rstrip("/") == url), "").encode(errors="replace")
