"""What the comments of a reviewed Word file say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from claimtrack.checker import Report
from claimtrack.evidence.assessment import Assessment
from claimtrack.policy.finding import Finding, Passage
from claimtrack.policy.market_wording import NAMES, cited
from claimtrack.reports.columns import cut, shown
from claimtrack.reports.ending import ending
from claimtrack.reports.remark import advice

_MOST_EVIDENCE = 250
_MOST_POLICIES = 3


def whole(report: Report, *, again: bool) -> str:
    """The comment at the top of the text: what was found and read, by which library, and that it is no legal advice;
    `again` where the file has comments of an earlier check, which stay and may be out of date."""
    earlier = ["Comments of an earlier check are still in this file; this one is the newest."] if again else []
    return _paragraphs(("claimtrack read this file.", *earlier, *ending(report)))


def told(finding: Finding, report: Report, passage: Passage | None, *, exact: bool) -> str:
    """One finding: its verdict, the evidence in a sentence, the policies, and what to write for a passage. Where the
    comment does not hang at the words themselves it quotes them."""
    status = f" ({finding.status})" if finding.status else ""
    lines = [] if exact else [f"At {finding.place}: “{finding.text}”"]
    lines.append(f"{finding.severity} {finding.rule}: {finding.message}{status}")
    lines += _evidence(report.assessments.get(finding.claim or ""))
    lines += _policies(finding, report)
    return _paragraphs((*lines, *filter(None, [advice(passage)])))


def _evidence(assessment: Assessment | None) -> Iterator[str]:
    if assessment is None:
        return
    for deciding in assessment.because[:1]:
        source = f" [{deciding.source}]" if deciding.source else ""
        yield f"evidence: {cut(deciding.text, _MOST_EVIDENCE)}{source}"
    if assessment.graded_by:
        yield f"graded by {assessment.graded_by}"


def _policies(finding: Finding, report: Report) -> Iterator[str]:
    """One line a market."""
    broken = [report.policies[name] for name in finding.policies if name in report.policies]
    for market in report.markets:
        citations = list(dict.fromkeys(cited(policy) for policy in broken if policy.market == market))
        if citations:
            more = f"; and {len(citations) - _MOST_POLICIES} more" if len(citations) > _MOST_POLICIES else ""
            yield f"{NAMES[market]}: {'; '.join(citations[:_MOST_POLICIES])}{more}"


def _paragraphs(lines: Iterable[str]) -> str:
    """A paragraph a line, without the control characters that no XML can hold."""
    return "\n".join(map(shown, lines))
