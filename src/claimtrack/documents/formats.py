"""Which reader reads which suffix. Another format is another row."""

from __future__ import annotations

from collections.abc import Callable

from claimtrack.documents.html import read_html
from claimtrack.documents.model import Document
from claimtrack.documents.plain import read_plain

Reader = Callable[[str, str], Document]
"""(source, path) -> Document."""

READERS: dict[str, Reader] = {
    "html": read_html,
    "text": read_plain,
}
"""Format name -> reader."""

SUFFIXES: dict[str, str] = {
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".txt": "text",
    ".text": "text",
}
"""Suffix of a file, in lower case -> format name."""
