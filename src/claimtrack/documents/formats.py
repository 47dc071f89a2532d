"""Which reader reads which suffix. Another format is another row in each table."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import cast

from claimtrack.documents.model import Document

Reader = Callable[[str, str], Document]
"""(source, path) -> Document."""


def _late(module: str, function: str) -> Reader:
    """The reader `function` of a module of this package that is imported when it is first needed."""

    def read(source: str, path: str) -> Document:
        reader = cast(Reader, getattr(import_module(f"claimtrack.documents.{module}"), function))
        return reader(source, path)

    return read


READERS: dict[str, Reader] = {
    "html": _late("html", "read_html"),
    "markdown": _late("markdown", "read_markdown"),
    "mdx": _late("mdx", "read_mdx"),
    "text": _late("plain", "read_plain"),
}
"""Format name -> reader."""

SUFFIXES: dict[str, str] = {
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".md": "markdown",
    ".markdown": "markdown",
    ".mdx": "mdx",
    ".txt": "text",
    ".text": "text",
}
"""Suffix of a file, in lower case -> format name."""
