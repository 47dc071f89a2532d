"""Which pages say nothing of their own, so that what they claim is reported once, under the page that stands for them.

Many sites name the wrong canonical page (the home page, on every page): a page is a duplicate only where the canonical
one says all that it says, or where both have the same bytes.
"""

from __future__ import annotations

import zlib

from claimtrack.audit.store import Runs

_NAMED = """
SELECT page.url, judged.canonical, judged.text, other.text AS whole FROM page JOIN judged ON judged.id = page.judged
JOIN page AS own ON own.run = page.run AND own.url = judged.canonical JOIN judged AS other ON other.id = own.judged
WHERE page.run = :run AND other.canonical = ''
"""
_MARK = """
UPDATE page SET duplicate_of = (
  SELECT first.url FROM page AS first
  WHERE first.run = page.run AND first.sha256 = page.sha256 AND first.judged IS NOT NULL AND first.duplicate_of = ''
  ORDER BY first.number LIMIT 1)
WHERE run = :run AND judged IS NOT NULL AND duplicate_of = '' AND EXISTS (
  SELECT 1 FROM page AS first
  WHERE first.run = page.run AND first.sha256 = page.sha256 AND first.judged IS NOT NULL AND first.duplicate_of = ''
  AND first.number < page.number)
"""


def settle(runs: Runs, run: int) -> None:
    """Note for every page of a run which page stands for it; inside a transaction."""
    found = [
        (row["canonical"], run, row["url"])
        for row in runs.rows(_NAMED, {"run": run})
        if _lines(row["text"]) <= _lines(row["whole"])
    ]
    runs.database.executemany("UPDATE page SET duplicate_of = ? WHERE run = ? AND url = ?", found)
    # A page that stands for others is marked by none of these: it has the lowest number of its bytes.
    runs.database.execute(_MARK, {"run": run})


def _lines(text: bytes) -> frozenset[bytes]:
    return frozenset(zlib.decompress(text).split(b"\n"))
