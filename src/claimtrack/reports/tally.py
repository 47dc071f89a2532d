"""Findings in numbers, for `--statistics`: by rule, status, treatment and page, each by severity."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence

from claimtrack.checker import Report
from claimtrack.policy.finding import Finding, Severity
from claimtrack.policy.severity import SEVERITIES
from claimtrack.reports.columns import shown, width
from claimtrack.reports.prose import plural
from claimtrack.reports.style import Paint, Style

_MOST_PAGES = 10
_CELL = 9
"""Cells of a column of numbers."""
_NARROWEST = 12

Rows = Mapping[str, Counter[Severity]]


def tally(report: Report, style: Style) -> str:
    """The tables, each line ended by a line feed; rows with the most and most severe findings first."""
    by_page = _counted(report, lambda one: one.place.path)
    tables: tuple[tuple[str, Rows], ...] = (
        ("Findings by rule", _counted(report, lambda one: one.rule)),
        ("Findings by status", _counted(report, lambda one: one.status or "no status")),
        ("Findings by treatment", _counted(report, lambda one: one.treatment or "no treatment")),
        (_pages(by_page), dict(list(by_page.items())[:_MOST_PAGES])),
    )
    room = max(_NARROWEST, style.width - _CELL * (len(SEVERITIES) + 1) - 2)
    names = [*(_fitting(shown(name), room) for _, rows in tables for name in rows), *(title for title, _ in tables)]
    first = max(map(width, names))
    lines = [line for title, rows in tables if rows for line in (*_table(title, rows, first, style), "")]
    if not report.findings:
        lines = ["No findings to count."]
    return "".join(f"{line}\n" for line in (*lines, *_suppressed(report)))


def _counted(report: Report, name: Callable[[Finding], str]) -> Rows:
    """Name -> findings by severity: most errors first, then most warnings; equal ones by name."""
    counts: dict[str, Counter[Severity]] = {}
    for finding in report.findings:
        counts.setdefault(name(finding), Counter())[finding.severity] += 1
    ordered = sorted(counts, key=lambda one: ([-counts[one][severity] for severity in SEVERITIES], one))
    return {one: counts[one] for one in ordered}


def _pages(rows: Rows) -> str:
    more = f" (first {_MOST_PAGES} of {len(rows):,})" if len(rows) > _MOST_PAGES else ""
    return f"Findings by page{more}"


def _table(title: str, rows: Rows, first: int, style: Style) -> Iterator[str]:
    """A title with its columns, then the rows; `first` cells for the names, all tables alike."""
    heads = "".join(_painted(f"{head:>{_CELL}}", head, style) for head in (*SEVERITIES, "all"))
    yield f"{style.paint(title, 'place')}{' ' * (first + 2 - width(title))}{heads}"
    for row, counts in rows.items():
        name = _fitting(shown(row), first)
        numbers = [*(counts[severity] for severity in SEVERITIES), counts.total()]
        yield f"  {name}{' ' * (first - width(name))}{''.join(_cells(numbers))}"


def _cells(numbers: Sequence[int]) -> Iterator[str]:
    yield from (f"{number:>{_CELL},}" if number else f"{'-':>{_CELL}}" for number in numbers)


def _painted(text: str, head: str, style: Style) -> str:
    paints: Mapping[str, Paint] = {"error": "error", "warning": "warning", "info": "info"}
    return style.paint(text, paints[head]) if head in paints else text


def _fitting(name: str, room: int) -> str:
    """The name, or the end of it, which tells paths apart, behind an ellipsis."""
    if width(name) <= room:
        return name
    while width(name) >= room:
        name = name[1:]
    return f"…{name}"


def _suppressed(report: Report) -> Iterator[str]:
    """How many do not count, and by whose word."""
    by = Counter(one.by for one in report.suppressed)
    if by:
        parts = ", ".join(f"{number:,} {name}" for name, number in sorted(by.items()))
        yield f"{plural(by.total(), 'finding')} beside these {'does' if by.total() == 1 else 'do'} not count: {parts}."
