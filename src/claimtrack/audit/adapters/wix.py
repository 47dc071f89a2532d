"""Wix: the server sends whole pages, so there is nothing to list; a page says by its generator that Wix made it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claimtrack.audit.adapters.entry import Entry
from claimtrack.audit.model import Origin
from claimtrack.audit.tags import Face

NAME = "wix"
_PAGE = re.compile(r'"pageId"\s*:\s*"(\w{3,20})"')


def listings(face: Face) -> Sequence[str]:
    """None."""
    return ()


def entries(url: str, body: bytes) -> Sequence[Entry] | None:
    """None."""
    return None


def following(url: str, body: bytes) -> str | None:
    """None."""
    return None


def origin(face: Face) -> Origin | None:
    """The page by the number that its script names; where it is edited no page says."""
    metas = (tag.notes for tag in face.tags if tag.name == "meta")
    if not any(n.get("name") == "generator" and n.get("content", "").startswith("Wix.com") for n in metas):
        return None
    found = _PAGE.search(face.source)
    return Origin(NAME, found[1] if found else "")
