"""Who stands for whom: never in a circle, and never for a page that says more."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimtrack.scrape.duplicates import digests, duplicate_of


class Page(NamedTuple):
    canonical: int | None
    """Number of the page it calls its own address; some there are not."""
    texts: frozenset[str]


PAGES = st.lists(
    st.builds(Page, st.none() | st.integers(0, 6), st.frozensets(st.sampled_from("abc"))), min_size=1, max_size=6
)


@pytest.fixture(scope="module")
def database() -> Iterator[sqlite3.Connection]:
    """The columns that decide."""
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.row_factory = sqlite3.Row
        connection.execute("CREATE TABLE pages (id INTEGER, crawl, frontier, key, url, sha256, canonical_key, said)")
        yield connection


def stands_for(database: sqlite3.Connection, pages: list[Page]) -> list[int | None]:
    """Number of the page that stands for each; None where it stands for itself. Equal pages have equal bytes."""
    database.execute("DELETE FROM pages")
    for number, page in enumerate(pages):
        canonical = None if page.canonical is None else str(page.canonical)
        same = str((page.canonical, sorted(page.texts)))
        row = (number, 1, number, str(number), str(number), same, canonical, digests(page.texts))
        database.execute("INSERT INTO pages VALUES (?, ?, ?, ?, ?, ?, ?, ?)", row)
    rows = database.execute("SELECT * FROM pages ORDER BY id").fetchall()
    return [None if (found := duplicate_of(database, row)) is None else int(found) for row in rows]


@given(PAGES)
def test_every_text_is_said_by_a_page_that_stands_for_itself(database: sqlite3.Connection, pages: list[Page]) -> None:
    found = stands_for(database, pages)
    for number, page in enumerate(pages):
        at = number
        for _ in pages:
            at = at if found[at] is None else int(found[at] or 0)
        assert found[at] is None, "a circle"
        assert page.texts <= pages[at].texts


def test_a_page_that_says_more_than_its_canonical_one_stands_for_itself(database: sqlite3.Connection) -> None:
    home, same, more = Page(0, frozenset("a")), Page(0, frozenset("a")), Page(0, frozenset("ab"))
    assert stands_for(database, [home, same, more]) == [None, 0, None]
