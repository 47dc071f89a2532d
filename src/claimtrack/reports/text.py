"""The report for people: passage by passage, carets under every mention, one `try:` for each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from textwrap import wrap as wrap_prose

from claimtrack.checker import Report
from claimtrack.evidence.assessment import Assessment
from claimtrack.policy.finding import Finding, Occurrence, Passage, Suggestion
from claimtrack.policy.market_wording import NAMES, cited
from claimtrack.reports import unregistered
from claimtrack.reports.columns import Mark, cut, shown, underline, wrap
from claimtrack.reports.ending import ending
from claimtrack.reports.style import Paint, Style

_INDENT = "  "
_NARROWEST = 40
_MOST_EVIDENCE = 250
_MOST_POLICIES = 3


@dataclass(frozen=True, slots=True)
class _Remark:
    """What is said once about one or more mentions of a sentence."""

    paint: Paint
    text: str
    evidence: str
    """What decided it, shortened; empty where no claim was judged."""


@dataclass(frozen=True, slots=True)
class _Sentence:
    """One sentence to print: what is remarked, on which stretches, and what to write instead."""

    place: str
    text: str
    remarks: Sequence[tuple[_Remark, Sequence[Mark]]]
    graded_by: Sequence[str]
    policies: Sequence[str]
    """One line for each market: the policies that the sentence breaks there."""
    suggestion: Suggestion | None


def render(report: Report, style: Style) -> str:
    """The whole report, each line ended by a line feed."""
    lines: list[str] = []
    by_id = {passage.id: passage for passage in report.passages}
    for _, page in groupby(report.mentions, key=lambda one: one.place.path):
        occurrences = list(page)
        for sentence in _sentences(occurrences, by_id, report, style):
            lines.extend((*_print(sentence, style), ""))
        missing = [one.finding for one in occurrences if one.finding and one.finding.rule == unregistered.RULE]
        if missing:
            path = style.paint(missing[0].place.path, "place")
            lines.extend((f"{path}: {style.paint('info', 'info')} {unregistered.line(missing)}", ""))
    lines.extend(ending(report, whole=style.list_skipped))
    return "\n".join(lines) + "\n"


def _sentences(
    occurrences: Iterable[Occurrence], passages: dict[str, Passage], report: Report, style: Style
) -> Iterator[_Sentence]:
    for place, group in groupby(occurrences, key=lambda one: one.sentence_place):
        in_sentence = list(group)
        remarks = _remarks(in_sentence, report, style)
        if not remarks:
            continue
        ids = [one.finding.passage for one in in_sentence if one.finding]
        suggestion = passages[ids[0]].suggestion if ids else None
        first = next((one.place for one in in_sentence if one.finding), in_sentence[0].place)
        policies = list(_policies(in_sentence, report))
        graders = _graders(in_sentence, report) if any(remark.evidence for remark, _ in remarks) else []
        yield _Sentence(str(first if ids else place), in_sentence[0].sentence, remarks, graders, policies, suggestion)


def _graders(occurrences: Iterable[Occurrence], report: Report) -> list[str]:
    claims = (one.mention.claim for one in occurrences if one.mention.claimed)
    names = (report.assessments[claim].graded_by for claim in claims if claim)
    return list(dict.fromkeys(filter(None, names)))


def _policies(occurrences: Iterable[Occurrence], report: Report) -> Iterator[str]:
    names = dict.fromkeys(name for one in occurrences if one.finding for name in one.finding.policies)
    broken = [report.policies[name] for name in names if name in report.policies]
    for market in report.markets:
        citations = list(dict.fromkeys(cited(policy) for policy in broken if policy.market == market))
        if citations:
            more = f"; and {len(citations) - _MOST_POLICIES} more" if len(citations) > _MOST_POLICIES else ""
            yield f"{NAMES[market]}: {'; '.join(citations[:_MOST_POLICIES])}{more}"


def _remarks(
    occurrences: Sequence[Occurrence], report: Report, style: Style
) -> Sequence[tuple[_Remark, Sequence[Mark]]]:
    """Remarks of a sentence in its order; equal ones are said once with all their stretches."""
    spans: dict[_Remark, list[Occurrence]] = {}
    for one in occurrences:
        if one.finding and one.finding.rule != unregistered.RULE:
            remark = _objection(one.finding, report.assessments.get(one.finding.claim or ""))
        elif style.show_ok and one.mention.claimed and one.status == "supported" and one.mention.claim:
            remark = _approval(report.assessments[one.mention.claim])
        else:
            continue
        spans.setdefault(remark, []).append(one)
    several = len(spans) > 1
    return [
        (remark, [Mark(one.within, str(number) if several else "", remark.paint) for one in marked])
        for number, (remark, marked) in enumerate(spans.items(), 1)
    ]


def _objection(finding: Finding, assessment: Assessment | None) -> _Remark:
    status = f" ({finding.status})" if finding.status else ""
    text = f"{finding.severity} {finding.rule}: {finding.message}{status}"
    return _Remark(finding.severity, text, _evidence(assessment))


def _approval(assessment: Assessment) -> _Remark:
    return _Remark("ok", f"ok supported: {assessment.claim}", _evidence(assessment))


def _evidence(assessment: Assessment | None) -> str:
    if assessment is None or not assessment.because:
        return ""
    deciding = assessment.because[0]
    source = f" [{deciding.source}]" if deciding.source else ""
    return f"evidence: {cut(deciding.text, _MOST_EVIDENCE)}{source}"


def _print(sentence: _Sentence, style: Style) -> Iterator[str]:
    yield style.paint(sentence.place, "place")
    text = shown(sentence.text)
    room = _room(style)
    every = [mark for _, marks in sentence.remarks for mark in marks]
    for line in wrap(text, room - 4):
        yield _INDENT + text[line.start : line.end]
        for row in underline(text, line, every, style):
            yield _INDENT + row
    for number, (remark, _) in enumerate(sentence.remarks, 1):
        label = f"{number} " if len(sentence.remarks) > 1 else ""
        yield from _prose(label + remark.text, style, remark.paint, hang=len(label))
        if remark.evidence:
            yield from _prose(remark.evidence, style, "faint", lead=len(label) + 2, hang=len(label) + 4)
    for policies in sentence.policies:
        yield from _prose(policies, style, "faint", hang=4)
    if sentence.graded_by:
        yield from _prose(f"graded by {'; '.join(sentence.graded_by)}", style, "faint", hang=2)
    if sentence.suggestion:
        advice = sentence.suggestion.text or "leave this sentence out"
        yield from _prose(f"try: {advice}", style, "ok", hang=5)


def _room(style: Style) -> int:
    return max(_NARROWEST, style.width - len(_INDENT))


def _prose(text: str, style: Style, paint: Paint, *, lead: int = 0, hang: int) -> Iterator[str]:
    lines = wrap_prose(
        shown(text),
        _room(style),
        initial_indent=" " * lead,
        subsequent_indent=" " * hang,
        break_long_words=False,
        break_on_hyphens=False,
    )
    for index, line in enumerate(lines):
        yield _INDENT + (_first(line, style, paint) if index == 0 else line)


def _first(line: str, style: Style, paint: Paint) -> str:
    """The first line with its leading words painted: severity and rule, 'try:', 'evidence:'."""
    head, colon, rest = line.partition(":")
    return style.paint(head + colon, paint) + rest if colon else line
