"""Reports made by hand for the machine formats: what is ignored, a baseline, hard and hostile source, far too much."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from claimtrack.checker import Report
from claimtrack.documents.model import Block, Document, SourceMap
from claimtrack.policy.finding import Absent, Severity, Suppressed
from tests.policy.world import found
from tests.reports.made import ATP, COLLAGEN, full, report

HOSTILE = 'a]]>\x00\x1b[2J<script>"|`@team`|` [x](javascript:1) 100%0A {0}\u2028 \ud83d 💡 e\u0301'
"""What breaks a format that does not escape: XML, a terminal, HTML, a table, Markdown, a workflow command, SARIF."""


def ruled() -> Report:
    """The full report with one of its findings ignored in the copy, one in the baseline, and one gone from it."""
    made = full()
    first, second, *rest = made.findings
    return replace(
        made,
        findings=tuple(rest),
        suppressed=(
            Suppressed(first, "inline", "signed off", "A. Person", date(2027, 1, 31), "a.html:1:1"),
            Suppressed(second, "baseline", "known since the relaunch"),
        ),
        states={second.fingerprint: "unchanged", rest[0].fingerprint: "updated"},
        absent=(Absent("b.md", "0" * 20, "refuted-claim", "error", "It cures."),),
    )


def hard(*, path: str = "ärger/50%2C, a:b\n.html", form: str = "html") -> Report:
    """One page with a byte order mark, CRLF, an emoji and combining marks before and in its findings, on one line."""
    lines = ("\ufeffOne.\r\n", "💡 e\u0301 It builds collagen 💡 and lifts your ATP.\r\n")
    source = "".join(lines)
    start, text = len(lines[0]), lines[1].strip()
    block = Block(0, "paragraph", text, SourceMap([0], [start], [start + len(text)], len(text)))
    document = Document(path, form, source, (block,))
    return report((document, [found(document, *COLLAGEN), found(document, *ATP)]))


def hostile() -> Report:
    """Every text of a finding that copy or configuration can reach holds what is hostile."""
    made = full()
    findings = tuple(
        replace(one, text=HOSTILE, quote=HOSTILE, message=f"says {HOSTILE}", why=(HOSTILE,)) for one in made.findings
    )
    passages = tuple(
        replace(
            passage,
            text=HOSTILE,
            findings=tuple(one for one in findings if one.passage == passage.id),
            suggestion=passage.suggestion and replace(passage.suggestion, text=HOSTILE),
        )
        for passage in made.passages
    )
    ignored = Suppressed(findings[0], "inline", HOSTILE, HOSTILE, None, HOSTILE)
    return replace(made, findings=findings, passages=passages, suppressed=(ignored,))


def without_lines() -> Report:
    """A leaflet whose places are pages."""
    text = "It lifts your ATP."
    block = Block(0, "paragraph", text, SourceMap([0], [0], [18], 18), locator="page 3")
    document = Document("leaflet.pdf", "pdf", text, (block,), has_lines=False)
    return report((document, [found(document, *ATP)]))


def many(number: int) -> Report:
    """So many findings, one a page: info first, then warnings, then errors, a third of each."""
    made = full()
    severities: tuple[Severity, ...] = ("info", "warning", "error")
    findings = tuple(
        replace(
            made.findings[0],
            severity=severities[index * 3 // number],
            place=replace(made.findings[0].place, path=f"p{index:05}.html"),
            fingerprint=f"{index:020x}",
            passage=f"p{index + 1}",
        )
        for index in range(number)
    )
    passages = tuple(
        replace(
            made.passages[0],
            id=one.passage,
            place=replace(made.passages[0].place, path=one.place.path),
            findings=(one,),
        )
        for one in findings
    )
    counts = {name: sum(one.severity == name for one in findings) for name in ("error", "warning", "info")}
    summary = replace(made.summary, findings=number, passages=number, by_severity=counts)
    return replace(made, findings=findings, passages=passages, mentions=(), documents={}, summary=summary)
