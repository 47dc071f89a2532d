"""Which reader reads which suffix. Another format is another row in each table."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from importlib import import_module
from typing import Any

from claimtrack.documents.model import Document

Reader = Callable[[str, str], Document]
"""(source, path) -> Document."""
BinaryReader = Callable[[bytes, str], Document]
"""(data, path) -> Document."""


def _late(module: str, function: str) -> Callable[[Any, str], Document]:
    """The reader `function` of a module of this package that is imported when it is first needed."""

    def read(copy: Any, path: str) -> Document:
        document: Document = getattr(import_module(f"claimtrack.documents.{module}"), function)(copy, path)
        return document

    return read


def _read_html(source: str, path: str) -> Document:
    """HTML; with front matter at its top it is the template of a site generator."""
    if source.startswith(("---\n", "---\r", "+++\n", "+++\r")):
        return replace(_late("templates", "read_template")(source, path), format="html")
    return _late("html", "read_html")(source, path)


READERS: dict[str, Reader] = {
    "html": _read_html,
    "markdown": _late("markdown", "read_markdown"),
    "mdx": _late("mdx", "read_mdx"),
    "text": _late("plain", "read_plain"),
    "json": _late("data_json", "read_json"),
    "yaml": _late("data_yaml", "read_yaml"),
    "csv": _late("tabular", "read_csv"),
    "tsv": _late("tabular", "read_tsv"),
    "javascript": _late("javascript", "read_javascript"),
    "typescript": _late("javascript", "read_typescript"),
    "php": _late("php", "read_php"),
    "blade": _late("php", "read_blade"),
    "template": _late("templates", "read_template"),
    "vue": _late("components", "read_vue"),
    "svelte": _late("components", "read_svelte"),
    "astro": _late("components", "read_astro"),
}
"""Format name -> reader of text."""

BINARY_READERS: dict[str, BinaryReader] = {
    "docx": _late("word", "read_word"),
    "pdf": _late("pdf", "read_pdf"),
}
"""Format name -> reader of bytes, for formats that are not text."""

SUFFIXES: dict[str, str] = {
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".md": "markdown",
    ".markdown": "markdown",
    ".mdx": "mdx",
    ".txt": "text",
    ".text": "text",
    ".json": "json",
    ".jsonc": "json",
    ".webmanifest": "json",
    ".yaml": "yaml",
    ".yml": "yaml",
    ".csv": "csv",
    ".tsv": "tsv",
    ".js": "javascript",
    ".mjs": "javascript",
    ".cjs": "javascript",
    ".jsx": "javascript",
    ".tsx": "javascript",
    ".ts": "typescript",
    ".mts": "typescript",
    ".cts": "typescript",
    ".php": "php",
    ".phtml": "php",
    ".inc": "php",
    ".blade.php": "blade",
    **dict.fromkeys(
        (".liquid", ".j2", ".jinja", ".jinja2", ".twig", ".njk", ".hbs", ".handlebars", ".ejs", ".erb"), "template"
    ),
    ".vue": "vue",
    ".svelte": "svelte",
    ".astro": "astro",
    ".docx": "docx",
    ".pdf": "pdf",
}
"""Suffix of a file, in lower case -> format name."""
