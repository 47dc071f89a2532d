"""A summary in GitHub-flavoured Markdown, for a pull request or the summary of a step: counts, the worst passages,
what is ignored, what was not read.

Copy and rewordings stand in code spans, where nothing is markup, a link or a mention of somebody; everything else is
escaped.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from claimtrack.checker import Report
from claimtrack.policy.finding import Finding, Passage
from claimtrack.policy.severity import SEVERITIES
from claimtrack.reports import unregistered
from claimtrack.reports.columns import cut, shown
from claimtrack.reports.ending import ending
from claimtrack.reports.prose import layers, plural
from claimtrack.reports.remark import by_page, worst_first
from claimtrack.reports.style import Style

MOST_BYTES = 1_000_000
"""GitHub takes 1 MiB of a step's summary (its documentation of workflow commands) and nothing of a longer one."""
_MOST_LISTED = 20
_MOST_QUOTED = 200
_HEAD = "| | Place | Copy | What is wrong | Try |\n|---|---|---|---|---|\n"
_SPECIAL = re.compile(r"([\\`*_\[\]<>|~#])")
_BY: Mapping[str, str] = {
    "inline": "a directive in the copy",
    "sidecar": "a file beside the copy",
    "baseline": "the baseline",
}


def render(report: Report, style: Style) -> str:
    """The summary: at most MOST_BYTES of UTF-8, with the passages that had no room counted."""
    before = f"## Claims in the copy\n\n{_escaped(next(ending(report)))}\n\n"
    after = "".join(_after(report))
    rows = list(_rows(report))
    room = MOST_BYTES - _size(before) - _size(after) - _size(_HEAD) - 200
    kept = list(_fitting(rows, room))
    table = f"{_HEAD}{''.join(kept)}\n" if kept else ""
    if over := len(rows) - len(kept):
        table += f"{plural(over, 'more passage')} had no room here.\n\n"
    return before + table + after


def _rows(report: Report) -> Iterator[str]:
    """One a passage, the worst first, without what the library does not hold."""
    ranked = []
    for passage in report.passages:
        findings = worst_first(one for one in passage.findings if one.rule != unregistered.RULE)
        if findings:
            ranked.append((SEVERITIES.index(findings[0].severity), findings, passage))
    for _, findings, passage in sorted(ranked, key=lambda row: row[0]):
        yield _row(findings, passage)


def _row(findings: Sequence[Finding], passage: Passage) -> str:
    wrong = "<br>".join(dict.fromkeys(map(_wrong, findings)))
    suggestion = passage.suggestion
    tried = "" if suggestion is None else _code(suggestion.text) if suggestion.text else "leave this sentence out"
    cells = (findings[0].severity, _code(str(findings[0].place)), _code(passage.text), wrong, tried)
    return f"| {' | '.join(cells)} |\n"


def _wrong(finding: Finding) -> str:
    status = f" ({finding.status})" if finding.status else ""
    return f"**{finding.rule}**{status}: {_escaped(finding.message)}"


def _fitting(rows: Iterable[str], room: int) -> Iterator[str]:
    for row in rows:
        room -= _size(row)
        if room < 0:
            return
        yield row


def _after(report: Report) -> Iterator[str]:
    missing = by_page(one for one in report.findings if one.rule == unregistered.RULE)
    lines = (f"{_code(page[0].place.path)}: {_escaped(unregistered.line(page))}" for page in missing)
    yield _listed("Not in the library", lines)
    ignored = Counter(one.by for one in report.suppressed)
    yield _listed("Ignored", (f"{plural(number, 'finding')} by {_BY[by]}" for by, number in ignored.items()))
    states = Counter(report.states.get(one.fingerprint, "new") for one in report.findings) if report.states else {}
    yield _listed("Against the baseline", (f"{plural(number, 'finding')} {state}" for state, number in states.items()))
    yield _listed("No more in the copy", (f"{_code(one.path)}: {one.rule}: {_code(one.text)}" for one in report.absent))
    unread = ((one, f":{one.position.line}" if one.position else "") for one in report.unread)
    yield _listed("Not read", (f"{_code(one.path + line)}: {_escaped(one.what)}" for one, line in unread))
    yield _listed("Skipped", (f"{_code(one.path)}: {_escaped(one.reason)}" for one in report.skipped))
    markets = f"; markets {', '.join(report.markets)}" if report.markets else ""
    yield f"Library {_escaped(layers(report.layers))}; evidence as of {report.as_of.isoformat()}{markets}.\n"


def _listed(title: str, lines: Iterable[str]) -> str:
    items = [f"- {line}\n" for line in lines]
    if len(items) > _MOST_LISTED:
        items[_MOST_LISTED:] = [f"- and {len(items) - _MOST_LISTED:,} more\n"]
    return f"**{title}**\n\n{''.join(items)}\n" if items else ""


def _code(text: str) -> str:
    """A code span of one line in a cell: fenced by more backticks than the text has in a row.

    A bar is escaped for the table, which would take a backslash before it for an escaped one.
    """
    line = cut(" ".join(shown(text).split()), _MOST_QUOTED).replace("\\|", "\\ |").replace("|", "\\|")
    fence = "`" * (1 + max(map(len, re.findall("`+", line)), default=0))
    return f"{fence} {line} {fence}" if "`" in line else f"{fence}{line}{fence}"


def _escaped(text: str) -> str:
    """Text in which nothing is markup; an at sign names nobody."""
    return _SPECIAL.sub(r"\\\1", " ".join(shown(text).split())).replace("&", "&amp;").replace("@", "@\u200b")


def _size(text: str) -> int:
    return len(text.encode(errors="backslashreplace"))
