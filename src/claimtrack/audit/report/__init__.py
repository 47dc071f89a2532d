"""Reports on a run: one module per format, each writing piece by piece, so that a large site costs no memory."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from typing import cast

from claimtrack.audit.comparing import Comparison
from claimtrack.audit.store import Run, Runs
from claimtrack.reports.style import Style

FORMATS = ("text", "html", "json", "csv", "sarif")
"""Names of the formats; each is the name of its module."""


@dataclass(frozen=True, slots=True)
class View:
    """What a report is made of."""

    runs: Runs
    run: Run
    since: Comparison | None = None
    """With the run that was asked for."""
    style: Style = field(default_factory=Style)
    beside: Path = Path()
    """The folder that the report goes to."""

    def picture(self, name: str) -> str:
        """POSIX path of a picture that is kept with the audits; empty for none."""
        return (self.runs.folder / name).as_posix() if name else ""


def pieces(name: str, view: View) -> Iterator[str]:
    """A report in one of FORMATS, with line feeds, piece by piece; equal runs give equal reports."""
    module = import_module(f"claimtrack.audit.report.{name}")
    return cast("Callable[[View], Iterator[str]]", module.pieces)(view)
