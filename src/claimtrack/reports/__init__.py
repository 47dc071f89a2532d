"""Reports: one module per format, imported when it is asked for."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from claimtrack.checker import Report
    from claimtrack.reports.style import Style

FORMATS = (
    "text",
    "concise",
    "json",
    "jsonl",
    "sarif",
    "github",
    "gitlab",
    "junit",
    "rdjson",
    "markdown",
    "html",
    "docx",
)
"""Names of the formats; each is the name of its module."""
BINARY = frozenset({"docx"})
"""Formats that are no text: `render_bytes` alone makes them."""


def render(name: str, report: Report, style: Style) -> str:
    """A report in one of FORMATS that is text, with line feeds."""
    module = import_module(f"claimtrack.reports.{name}")
    return cast("Callable[[Report, Style], str]", module.render)(report, style)


def render_bytes(name: str, report: Report, style: Style) -> bytes:
    """A report in any of FORMATS as it is written to a file; text in UTF-8, half a surrogate pair as its escape."""
    if name not in BINARY:
        return render(name, report, style).encode(errors="backslashreplace")
    module = import_module(f"claimtrack.reports.{name}")
    return cast("Callable[[Report, Style], bytes]", module.render)(report, style)
