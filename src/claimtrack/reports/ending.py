"""How a report for people ends: what was found, read, not read and skipped, by which library, as of when."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from claimtrack.checker import Report
from claimtrack.reports.figures import Disagreement, disagreements
from claimtrack.reports.prose import layers, plural

_MOST_LISTED = 20


def ending(report: Report, *, whole: bool = False) -> Iterator[str]:
    """The closing lines. A page is never called clean: there are "no findings in the text read". `whole` lists all
    that was not read."""
    summary = report.summary
    yield _found(report)
    yield from _known(report)
    read = f"Read {plural(summary.files, 'file')}: {plural(summary.blocks, 'block')}, {plural(summary.words, 'word')}, "
    yield read + f"{plural(summary.mentions, 'mention')}."
    yield from _listed("Markets by page", list(_by_page(report)))
    yield from _listed("Figures that disagree", list(map(_disagreement, disagreements(report.mentions))))
    yield from _listed("Not read", [_unread(report, index) for index in range(len(report.unread))], whole=whole)
    yield from _listed("Skipped", [f"{one.path}: {one.reason}" for one in report.skipped], whole=whole)
    yield f"Library {layers(report.layers)}; evidence as of {report.as_of.isoformat()}{_markets(report)}."
    if report.markets:
        yield "Policies are told in our words; `claimtrack explain POLICY` gives addresses. This is no legal advice."
    elif summary.files:
        yield "No market is set: judged by the evidence alone. --market us,uk adds what regulators restrict."
    if any("unreviewed" in assessment.flags for assessment in report.assessments.values()):
        yield "Some evidence is graded but not yet signed off. A report is no legal or medical advice."


def _found(report: Report) -> str:
    summary = report.summary
    if not summary.findings:
        return "No findings in the text read." if summary.files else "Nothing was read."
    parts = [
        f"{number:,} info" if severity == "info" else plural(number, severity)
        for severity, number in summary.by_severity.items()
        if number
    ]
    return f"{plural(summary.findings, 'finding')} in {plural(summary.passages, 'passage')}: {', '.join(parts)}."


def _known(report: Report) -> Iterator[str]:
    """What does not count because somebody said so, and how the rest stands to the baseline."""
    by = Counter("baseline" if one.by == "baseline" else "ignored" for one in report.suppressed)
    if by["ignored"]:
        yield f"{plural(by['ignored'], 'finding')} ignored in the copy; --no-ignores reports them."
    if not report.states:
        return
    updated = sum(state == "updated" for state in report.states.values())
    yield (
        f"Baseline: {by['baseline']:,} accepted, {sum(state == 'new' for state in report.states.values()):,} new,"
        f" {updated:,} judged otherwise since, {len(report.absent):,} gone."
    )


def _markets(report: Report) -> str:
    return f"; markets {', '.join(report.markets)}" if report.markets else ""


def _by_page(report: Report) -> Iterator[str]:
    """What each page was judged for, where a configuration said so or pages differ."""
    for path, profile in report.profiles.items():
        if profile.named_by:
            yield f"{path}: {', '.join(profile.markets) or 'none'} ({profile.named_by})"


def _disagreement(found: Disagreement) -> str:
    figures = dict.fromkeys(f"{figure.text} at {figure.place}" for figure in found.figures)
    return f"{found.topic} of {found.treatment}: {', '.join(figures)}"


def _unread(report: Report, index: int) -> str:
    item = report.unread[index]
    place = f"{item.path}:{item.position.line}" if item.position else item.path
    return f"{place}: {item.what}"


def _listed(title: str, lines: list[str], *, whole: bool = False) -> Iterator[str]:
    if not lines:
        return
    yield f"{title}:"
    most = len(lines) if whole else _MOST_LISTED
    yield from (f"  {line}" for line in lines[:most])
    if len(lines) > most:
        yield f"  and {len(lines) - most} more; --show-skipped lists them all"
