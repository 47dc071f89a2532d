"""Which pages say nothing of their own. A page is a duplicate only where another page of the crawl says all it says.

Many sites name the wrong canonical page (the home page, on every page); believing them would leave pages unread.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from hashlib import blake2b

_WIDTH = 8  # bytes of a digest


def digests(texts: Iterable[str]) -> bytes:
    """The set of texts a page shows, each as 8 bytes, sorted."""
    return b"".join(sorted({blake2b(text.encode(errors="replace"), digest_size=_WIDTH).digest() for text in texts}))


def duplicate_of(database: sqlite3.Connection, page: sqlite3.Row) -> str | None:
    """The address of the page that stands for this one; None where it stands for itself.

    Whoever stands for others calls itself canonical or says nothing of it, so there are no circles.
    """
    return _canonical(database, page) or _same_bytes(database, page)


def _canonical(database: sqlite3.Connection, page: sqlite3.Row) -> str | None:
    key = page["canonical_key"]
    if key is None or key == page["key"]:
        return None
    other = database.execute("SELECT * FROM pages WHERE crawl = ? AND key = ?", (page["crawl"], key)).fetchone()
    if other is None or not _is_own(other) or not _says_all(other["said"], page["said"]):
        return None
    return str(other["url"])


def _same_bytes(database: sqlite3.Connection, page: sqlite3.Row) -> str | None:
    same = database.execute(
        "SELECT * FROM pages WHERE sha256 = ? AND crawl = ? ORDER BY frontier", (page["sha256"], page["crawl"])
    ).fetchall()
    first = next(filter(_is_own, same), same[0])
    return None if first["id"] == page["id"] else str(first["url"])


def _is_own(page: sqlite3.Row) -> bool:
    return page["canonical_key"] in (None, page["key"])


def _says_all(whole: bytes, part: bytes) -> bool:
    return bool(part) and _split(part) <= _split(whole)


def _split(said: bytes) -> set[bytes]:
    return {said[at : at + _WIDTH] for at in range(0, len(said), _WIDTH)}
