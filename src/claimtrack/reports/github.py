"""Annotations for GitHub Actions: one workflow command a finding, as many as GitHub shows, the worst first.

Syntax and escapes are those of the runner's toolkit (actions/toolkit, packages/core/src/command.ts); it shows at most
ten errors, ten warnings and ten notices of a step (docs/problem-matchers.md there).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from claimtrack.checker import Report
from claimtrack.policy.finding import Finding, Place, Severity
from claimtrack.reports import unregistered
from claimtrack.reports.ending import ending
from claimtrack.reports.prose import plural
from claimtrack.reports.remark import advice, by_page, passages, remark
from claimtrack.reports.style import Style

MOST = 10
"""Annotations of one severity that GitHub shows of a step."""
_COMMANDS: Mapping[Severity, str] = {"error": "error", "warning": "warning", "info": "notice"}


def render(report: Report, style: Style) -> str:
    """The commands, then in plain text what was found and how much had no room among the annotations."""
    commands = list(_commands(report))
    by_severity = {name: [text for severity, text in commands if severity == name] for name in _COMMANDS}
    shown = [text for group in by_severity.values() for text in group[:MOST]]
    over = {name: len(group) - MOST for name, group in by_severity.items() if len(group) > MOST}
    return "".join(f"{line}\n" for line in (*shown, next(ending(report)), *_left_out(over)))


def _commands(report: Report) -> Iterator[tuple[Severity, str]]:
    """Severity and command of each annotation in the order of the copy; what the library does not hold, once a page."""
    found = passages(report)
    for finding in report.findings:
        if finding.rule != unregistered.RULE:
            message = "\n".join(filter(None, (remark(finding), advice(found.get(finding.fingerprint)))))
            yield finding.severity, _command(finding, message)
    for missing in by_page(finding for finding in report.findings if finding.rule == unregistered.RULE):
        yield missing[0].severity, _command(missing[0], unregistered.line(missing))


def _command(finding: Finding, message: str) -> str:
    properties = {"title": finding.rule, "file": finding.place.path, **_columns(finding.place)}
    written = ",".join(f"{name}={_property(str(value))}" for name, value in properties.items())
    return f"::{_COMMANDS[finding.severity]} {written}::{_data(message)}"


def _columns(place: Place) -> dict[str, int]:
    """Lines, and columns where both ends are on one line: GitHub takes them on no others."""
    start, end = place.start, place.end
    if start is None or end is None:
        return {}
    if start.line != end.line:
        return {"line": start.line, "endLine": end.line}
    return {"line": start.line, "col": start.column, "endLine": end.line, "endColumn": end.column}


def _left_out(over: Mapping[Severity, int]) -> Sequence[str]:
    if not over:
        return ()
    parts = [f"{number:,} info" if name == "info" else plural(number, name) for name, number in over.items()]
    return (f"GitHub shows {MOST} annotations of a kind; the summary of the step has {', '.join(parts)} more.",)


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
