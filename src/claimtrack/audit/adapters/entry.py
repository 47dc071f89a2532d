"""One entry of a listing, and what adapters need to read one."""

from __future__ import annotations

import json
from typing import Any, NamedTuple

from claimtrack.audit.model import Origin


class Entry(NamedTuple):
    """A post, a page or a product, as its system lists it."""

    url: str
    """Where it is published."""
    html: str
    """Title and body, as a page of their own."""
    origin: Origin


def json_of(body: bytes) -> Any:
    """The JSON value; null where it is none."""
    try:
        return json.loads(body)
    except (ValueError, RecursionError):
        return None


def page_of(title: str, body: str) -> str:
    """Title and body, both HTML, as a page."""
    return f"<title>{title}</title>\n<h1>{title}</h1>\n{body}\n"


def root_of(url: str) -> str:
    """'https://clinic.example/a/b' -> 'https://clinic.example'."""
    return "/".join(url.split("/")[:3])
