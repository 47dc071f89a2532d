"""Findings and problems as the editor's marks."""

from __future__ import annotations

from collections.abc import Mapping

from lsprotocol.types import Diagnostic, DiagnosticSeverity, Position, Range

from claimtrack.documents.model import Span
from claimtrack.errors import Problem
from claimtrack.lsp.checking import Checked, Unchecked
from claimtrack.lsp.positions import Lines
from claimtrack.policy.finding import Finding, Passage, Severity

SOURCE = "claimtrack"
NOT_CHECKED = "not-checked"
_SEVERITIES: Mapping[Severity, DiagnosticSeverity] = {
    "error": DiagnosticSeverity.Error,
    "warning": DiagnosticSeverity.Warning,
    "info": DiagnosticSeverity.Information,
}
_TOP = Range(Position(0, 0), Position(0, 1))


def of_copy(checked: Checked | Unchecked) -> list[Diagnostic]:
    """A mark for every finding; one at the top of a text that was not judged, since no marks would look like none."""
    if isinstance(checked, Unchecked):
        severity = DiagnosticSeverity.Warning if checked.wrong else DiagnosticSeverity.Hint
        return [Diagnostic(_TOP, checked.reason, severity, NOT_CHECKED, source=SOURCE)] if checked.reason else []
    lines = checked.buffer.lines
    return [
        Diagnostic(
            lines.range(finding.place.span),
            message(finding, passage),
            _SEVERITIES[finding.severity],
            finding.rule,
            source=SOURCE,
            data=finding.fingerprint,
        )
        for passage in checked.judged.page.passages
        for finding in passage.findings
    ]


def message(finding: Finding, passage: Passage) -> str:
    """What is wrong, the status of the claim, what to write instead."""
    status = f" ({finding.status})" if finding.status else ""
    suggestion = passage.suggestion
    if suggestion is None or finding.fingerprint not in suggestion.clears:
        return f"{finding.message}{status}"
    return f"{finding.message}{status}\ntry: {suggestion.text or 'leave this sentence out'}"


def of_problem(problem: Problem, text: str, encoding: str) -> Diagnostic:
    """A fault of a library or configuration, marked to the end of its line; `text` is the file."""
    lines = Lines(text, encoding)
    start = _offset(text, problem)
    line = lines.position(start).line
    end = max(lines.offset(Position(line + 1, 0)), start)
    stop = start + len(text[start:end].rstrip()) if end > start else start
    told = f"{problem.message}; {problem.instead}" if problem.instead else problem.message
    return Diagnostic(lines.range(Span(start, stop)), told, DiagnosticSeverity.Error, "invalid", source=SOURCE)


def _offset(text: str, problem: Problem) -> int:
    """Where a problem stands; its columns count code points and no byte order mark."""
    start = Lines(text, "utf-32").offset(Position(problem.line - 1, problem.column - 1))
    return start + (problem.line == 1 and text.startswith("\ufeff"))
