"""The folder of a crawl: its pages in the order in which they were first named, then what was not read and why."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from claimtrack.audit.model import Kept, Provenance
from claimtrack.errors import ReadError, UsageError

if TYPE_CHECKING:
    from claimtrack.scrape import PageRecord, Store

FILE = "crawl.sqlite"


def pages(folder: Path) -> Iterator[Kept]:
    """The pages of the latest crawl; raises UsageError for a folder that holds none."""
    from claimtrack.scrape import Store

    with Store(folder) as store:
        for page in store.pages():
            yield _kept(store, page)
        for missed in store.failures():
            yield Kept(missed.url, reason=missed.reason or f"not fetched: {missed.state}")


def _kept(store: Store, page: PageRecord) -> Kept:
    archived = page.archived
    return Kept(
        url=page.url,
        content_type=page.content_type,
        charset=page.charset or "",
        reason="" if page.status in (200, 304) else str(page.status),
        load=partial(_body, store, page),
        provenance=Provenance(
            file=(store.folder / archived.file).as_posix(),
            record=archived.record_id,
            offset=archived.offset,
            fetched_at=page.fetched_at.strftime("%Y-%m-%dT%H:%M:%SZ"),
        ),
        rendered=page.render == "browser",
        screenshot=(store.folder / page.screenshot).as_posix() if page.screenshot else "",
    )


def _body(store: Store, page: PageRecord) -> bytes:
    try:
        return store.body(page)
    except (UsageError, OSError) as error:
        raise ReadError(str(error)) from error
