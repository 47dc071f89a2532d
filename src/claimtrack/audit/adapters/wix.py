"""Wix: the server sends whole pages, so there is nothing to list; a page says by its generator that Wix made it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claimtrack.audit.adapters.entry import Entry
from claimtrack.audit.model import Origin

NAME = "wix"
_GENERATOR = re.compile(r"""<meta\b(?=[^>]*name\s*=\s*["']generator)[^>]*content\s*=\s*["']Wix\.com""", re.I)
_PAGE = re.compile(r'"pageId"\s*:\s*"(\w{3,20})"')


def listings(url: str, html: str) -> Sequence[str]:
    """None."""
    return ()


def entries(url: str, body: bytes) -> Sequence[Entry] | None:
    """None."""
    return None


def following(url: str, body: bytes) -> str | None:
    """None."""
    return None


def origin(url: str, html: str) -> Origin | None:
    """The page by the number that its script names; where it is edited no page says."""
    if not _GENERATOR.search(html):
        return None
    found = _PAGE.search(html)
    return Origin(NAME, found[1] if found else "")
