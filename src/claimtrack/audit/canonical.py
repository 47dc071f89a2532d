"""The address a page calls its own: `<link rel="canonical">`."""

from __future__ import annotations

import re

_COMMENT = re.compile(r"<!--.*?-->|<script\b.*?</script>", re.DOTALL | re.IGNORECASE)
_LINK = re.compile(r"<link\b[^>]*\bcanonical\b[^>]*>", re.IGNORECASE)
_HEAD = 100_000
"""Characters: a canonical link stands in the head."""


def canonical_of(source: str, url: str) -> str:
    """The absolute address; empty where the page names none, or itself."""
    if "canonical" not in source[:_HEAD] or not url.startswith(("http://", "https://")):
        return ""
    for tag in _LINK.findall(_COMMENT.sub("", source[:_HEAD])):
        if named := _named(tag, url):
            return "" if named == url else named
    return ""


def _named(tag: str, url: str) -> str:
    # Only the one tag is parsed: a whole page would cost more than judging it.
    from bs4 import BeautifulSoup

    from claimtrack.scrape.urls import normalise

    link = BeautifulSoup(tag, "html.parser").select_one('link[rel~="canonical" i][href]')
    return normalise(str(link["href"]), url) or "" if link else ""
