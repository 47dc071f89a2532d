"""The runs of a folder in the order of their days: findings, pages and the library they were judged by."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from claimtrack.audit.store import Run, Runs
from claimtrack.audit.survey import numbers, statuses


@dataclass(frozen=True, slots=True)
class Point:
    """One run of a trend."""

    run: Run
    read: int
    not_read: int
    by_severity: Mapping[str, int]
    by_status: Mapping[str, int]


def trend(runs: Runs, upto: Run | None = None) -> list[Point]:
    """Every run that is whole, oldest first, up to one of them."""
    return [_point(runs, run) for run in runs.runs() if upto is None or run.id <= upto.id]


def _point(runs: Runs, run: Run) -> Point:
    found = numbers(runs, run)
    return Point(run, found.read, found.not_read, found.by_severity, statuses(runs, run))
