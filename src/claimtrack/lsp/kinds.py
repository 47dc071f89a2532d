"""What an open text is: copy in some format, a file of a library, a configuration or baseline, or none of ours."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from claimtrack.baseline import NAME as BASELINE
from claimtrack.config import NAME
from claimtrack.documents.formats import READERS
from claimtrack.documents.reading import format_of
from claimtrack.errors import ReadError
from claimtrack.ignores import SUFFIX
from claimtrack.knowledge.layout import MANIFEST
from claimtrack.lsp.buffers import Buffer

Kind = Literal["copy", "library", "config", "other"]
_CONFIGS = (NAME, "pyproject.toml", BASELINE)
_DEEPEST = 3
"""Folders between a file of a library and its library.yaml: policies/uk/<id>.yaml lies deepest."""
_TEMPLATES = tuple("liquid jinja jinja-html django-html htmldjango twig handlebars ejs erb eruby".split())
_BY_LANGUAGE = {
    "html": "html",
    "markdown": "markdown",
    "mdx": "mdx",
    "plaintext": "text",
    "text": "text",
    "json": "json",
    "jsonc": "json",
    "yaml": "yaml",
    "javascript": "javascript",
    "javascriptreact": "javascript",
    "typescript": "typescript",
    "typescriptreact": "javascript",
    "php": "php",
    "blade": "blade",
    "vue": "vue",
    "svelte": "svelte",
    "astro": "astro",
    **dict.fromkeys(_TEMPLATES, "template"),
}
"""What clients call a language -> the format it is read as."""


def kind_of(buffer: Buffer) -> Kind:
    """What to do with a text."""
    if buffer.file is not None and buffer.file.name in _CONFIGS:
        return "config"
    if library_of(buffer.file) is not None:
        return "library"
    if buffer.path.endswith(SUFFIX):
        return "other"
    return "copy" if copy_format(buffer) else "other"


def library_of(file: Path | None) -> Path | None:
    """The folder of the library that a YAML file belongs to; null for any other file."""
    if file is None or file.suffix not in (".yaml", ".yml"):
        return None
    above = list(file.parents)[:_DEEPEST]
    return next((folder for folder in above if (folder / MANIFEST).is_file()), None)


def copy_format(buffer: Buffer) -> str | None:
    """The name of the format: by suffix, else by what the client calls the language; null where nothing reads it."""
    try:
        form = format_of(buffer.path)
    except ReadError:
        return _BY_LANGUAGE.get(buffer.language)
    return form if form in READERS else None
