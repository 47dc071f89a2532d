"""Findings, what is ignored and what is gone as SARIF results.

Evidence is no file. It stands in related locations that all point to the passage it decides on: GitHub takes none
without a file, and refuses an upload in which one is an address on the web.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from claimtrack.checker import Report
from claimtrack.documents.model import Document
from claimtrack.evidence.assessment import Reason
from claimtrack.policy.finding import Absent, Finding, Passage, Suppressed
from claimtrack.policy.market_wording import NAMES, cited
from claimtrack.policy.severity import SEVERITIES
from claimtrack.reports.columns import shown
from claimtrack.reports.remark import advice, passages, remark
from claimtrack.reports.sarif.places import artifact, location, page, region, written
from claimtrack.reports.sarif.rules import LEVELS, TAXONOMY

_MOST_POLICIES = 3
_KINDS: Mapping[str, str] = {"inline": "inSource", "sidecar": "external", "baseline": "external"}


class Ranked(NamedTuple):
    """A result, and how soon it is left out of a file that would be too large: the highest rank first."""

    rank: int
    result: dict[str, Any]


def results(report: Report) -> list[Ranked]:
    """What counts in the order of the copy, then what is ignored, then what the baseline holds and is gone."""
    found = passages(report)
    made = [
        Ranked(SEVERITIES.index(one.severity), _result(one, found.get(one.fingerprint), report))
        for one in report.findings
    ]
    made += [Ranked(len(SEVERITIES), _suppressed(one, report)) for one in report.suppressed]
    made += [Ranked(len(SEVERITIES) + 1, _absent(one)) for one in report.absent]
    if report.suppressed:  # Said of all results of a run or of none (section 3.27.23).
        for one in made:
            one.result.setdefault("suppressions", [])
    return made


def _result(finding: Finding, passage: Passage | None, report: Report) -> dict[str, Any]:
    document = report.documents.get(finding.place.path)
    because = _because(finding, report)
    result = {
        "ruleId": finding.rule,
        "level": LEVELS[finding.severity],
        "message": {"text": _message(finding, passage, because, report)},
        "locations": [location(finding.place, document, snippet=finding.quote)],
        "partialFingerprints": _fingerprints(finding),
        "properties": _properties(finding),
    }
    if because:
        where = location(passage.place if passage else finding.place, document)
        result["relatedLocations"] = [
            {"id": number, **where, "message": {"text": _plain(_cited(reason))}}
            for number, reason in enumerate(because, 1)
        ]
    if taxa := [name for name in finding.policies if name in report.policies]:
        result["taxa"] = [{"id": name, "toolComponent": {"name": TAXONOMY, "index": 0}} for name in taxa]
    if passage and document and finding.fingerprint in (passage.suggestion.clears if passage.suggestion else ()):
        result |= _fixes(passage, document)
    if report.states or report.absent:  # Said of all results of a run or of none, too (section 3.27.24).
        result["baselineState"] = report.states.get(finding.fingerprint, "new")
    return result


def _suppressed(one: Suppressed, report: Report) -> dict[str, Any]:
    suppression: dict[str, Any] = {"kind": _KINDS[one.by], "status": "accepted", "justification": one.reason}
    if one.place:
        suppression["location"] = written(one.place)
    told = {"by": one.by, "owner": one.owner, "until": one.until.isoformat() if one.until else ""}
    suppression["properties"] = {name: text for name, text in told.items() if text}
    return {**_result(one.finding, None, report), "suppressions": [suppression]}


def _absent(one: Absent) -> dict[str, Any]:
    return {
        "ruleId": one.rule,
        "level": LEVELS[one.severity],
        "message": {"text": _plain(f'"{one.text}" is in the baseline and no more in the copy.')},
        "locations": [page(one.path)],
        "partialFingerprints": {"claimtrackFingerprint/v1": one.fingerprint},
        "baselineState": "absent",
    }


def _because(finding: Finding, report: Report) -> Sequence[Reason]:
    """What decided the status of its claim, the deciding reason first."""
    assessment = report.assessments.get(finding.claim or "")
    return assessment.because if assessment else ()


def _message(finding: Finding, passage: Passage | None, because: Sequence[Reason], report: Report) -> str:
    """Paragraphs: what is wrong, what to try, the deciding evidence with a link to where it is told, the policies."""
    paragraphs = [f"{_plain(remark(finding))}.", _plain(advice(passage))]
    if because:
        paragraphs.append(f"[evidence](1): {_plain(_cited(because[0]))}")
    paragraphs += map(_plain, _policies(finding, report))
    return "\n\n".join(filter(None, paragraphs))


def _cited(reason: Reason) -> str:
    return f"{reason.text} [{reason.source}]" if reason.source else reason.text


def _policies(finding: Finding, report: Report) -> Iterator[str]:
    broken = [report.policies[name] for name in finding.policies if name in report.policies]
    yield from (f"{NAMES[policy.market]}: {cited(policy)} ({policy.id})" for policy in broken[:_MOST_POLICIES])
    if len(broken) > _MOST_POLICIES:
        yield f"and {len(broken) - _MOST_POLICIES} more"


def _fingerprints(finding: Finding) -> dict[str, str]:
    """Ours. GitHub compares a hash of the line alone, which its action adds where there is a line, and only there."""
    ours = {"claimtrackFingerprint/v1": finding.fingerprint}
    return ours if finding.place.start else ours | {"primaryLocationLineHash": finding.fingerprint}


def _properties(finding: Finding) -> dict[str, Any]:
    """What decided it, for programs."""
    return {
        "claim": finding.claim,
        "status": finding.status,
        "topic": finding.topic,
        "treatment": finding.treatment,
        "stance": finding.stance,
        "attribution": finding.attribution,
        "confidence": finding.confidence,
        "why": list(finding.why),
        "sources": list(finding.sources),
    }


def _fixes(passage: Passage, document: Document) -> dict[str, Any]:
    """The rewording, for a viewer that offers it; nothing where no range can be replaced as it stands."""
    suggestion = passage.suggestion
    if suggestion is None or suggestion.span is None or not document.has_lines:
        return {}
    replacement = {"deletedRegion": region(document, suggestion.span), "insertedContent": {"text": suggestion.text}}
    change = {"artifactLocation": artifact(passage.place.path), "replacements": [replacement]}
    return {"fixes": [{"description": {"text": _plain(advice(passage))}, "artifactChanges": [change]}]}


def _plain(text: str) -> str:
    """Text in which nothing is a placeholder or a link (section 3.11.5 and 3.11.6)."""
    return shown(text).replace("{", "{{").replace("}", "}}").replace("](", "] (")
