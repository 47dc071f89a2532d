"""Reports: one module per format, imported when it is asked for."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from claimtrack.checker import Report
    from claimtrack.reports.style import Style

FORMATS = ("text", "concise", "json")
"""Names of the formats; each is the name of its module."""


def render(name: str, report: Report, style: Style) -> str:
    """A report in one of FORMATS, as the text to print or write (UTF-8, line feeds)."""
    module = import_module(f"claimtrack.reports.{name}")
    return cast("Callable[[Report, Style], str]", module.render)(report, style)
