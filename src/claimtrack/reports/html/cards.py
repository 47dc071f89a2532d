"""Beside a passage: a card for every finding, and what may be written instead."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from xml.etree.ElementTree import Element

from claimtrack.evidence.assessment import Assessment
from claimtrack.policy.finding import Finding, Passage, Suggestion
from claimtrack.policy.market_wording import NAMES, asks, cited
from claimtrack.reports.html.elements import Node, classed, link, listed, make
from claimtrack.reports.html.numbering import Index, Numbered

LETTERS = {"error": "E", "warning": "W", "info": "i"}
UNJUDGED = "none"
"""Stands for the status of a finding that a policy or a presentation rule alone decided."""


def notes(found: Sequence[Numbered], index: Index) -> Element:
    """All that is said of the findings of a block, passage by passage."""
    passages = (_passage(passage, together, index) for passage, together in index.by_passage(found))
    return classed("div", "notes", *passages)


def _passage(passage: Passage | None, found: Sequence[Numbered], index: Index) -> Element:
    advice = _advice(passage.suggestion) if passage and passage.suggestion else None
    return classed("div", "passage", *(_card(one, index) for one in found), advice)


def _card(one: Numbered, index: Index) -> Element:
    """One finding: its verdict in a line, then the evidence, the policies and the place behind it."""
    finding = one.finding
    markets = index.markets(finding)
    facts = {
        "id": f"f{one.number}",
        "class": f"card {finding.severity}",
        "data-severity": finding.severity,
        "data-status": finding.status or UNJUDGED,
        "data-treatment": finding.treatment or UNJUDGED,
        "data-markets": " ".join(markets),
        "data-state": index.report.states.get(finding.fingerprint),
    }
    head = classed(
        "p",
        "head",
        badge(one),
        classed("strong", "severity", finding.severity),
        classed("code", "rule", finding.rule),
        classed("span", "chip", finding.status) if finding.status else None,
        *(classed("span", "chip market", NAMES[market]) for market in markets),
        classed("span", "chip state", facts["data-state"]) if facts["data-state"] else None,
    )
    words = make("p", {}, make("q", {}, finding.text), " ", finding.message)
    details = make("details", {"open": ""}, make("summary", {}, "Why, policies and place"), _facts(one, index))
    return make("article", {**facts, "aria-label": called(one)}, head, words, details)


def badge(one: Numbered) -> Element:
    """Severity as a letter, with the number: a letter and a shape, so that nothing hangs on colour."""
    return classed("span", f"badge {one.finding.severity}", f"{LETTERS[one.finding.severity]}{one.number}")


def called(one: Numbered) -> str:
    """What a screen reader says: 'Finding E12'."""
    return f"Finding {LETTERS[one.finding.severity]}{one.number}"


def _advice(suggestion: Suggestion) -> Element:
    if not suggestion.text:
        return classed("p", "try", make("b", {}, "try: "), "leave this sentence out")
    copy = make("button", {"type": "button", "data-copy": suggestion.text, "hidden": ""}, "Copy")
    return classed("p", "try", make("b", {}, "try: "), classed("span", "wording", suggestion.text), " ", copy)


def _facts(one: Numbered, index: Index) -> Element:
    finding = one.finding
    assessment = index.report.assessments.get(finding.claim or "")
    rows: list[tuple[str, Node]] = []
    if assessment:
        rows += _evidence(assessment, index.notes[finding.claim or ""])
    if others := listed(_others(finding, assessment, index)):
        rows.append(("Also", others))
    if policies := listed(_policies(finding, index), "policies"):
        rows.append(("Policies", policies))
    rows.append(("Read as", _reading(finding)))
    fingerprint = make("code", {}, finding.fingerprint)
    rows.append(("Place", make("span", {}, make("code", {}, str(finding.place)), "; fingerprint ", fingerprint)))
    return make("dl", {}, *(part for name, node in rows for part in (make("dt", {}, name), make("dd", {}, node))))


def _evidence(assessment: Assessment, number: int) -> Iterator[tuple[str, Node]]:
    """What decided the status; the whole of it stands once for every claim, further down the page."""
    deciding = assessment.because[0] if assessment.because else None
    text = deciding.text if deciding else "nothing is held of it"
    more = len(assessment.because) - 1
    rest = f", and {more} more" if more > 0 else ""
    yield "Evidence", make("span", {}, f"{text} ", link(f"#n{number}", f"[{number}{rest}]"))
    if assessment.would_need:
        yield "It would need", assessment.would_need
    yield "Certainty", levels(assessment)
    if assessment.graded_by:
        yield "Graded by", assessment.graded_by


def levels(assessment: Assessment) -> str:
    """'for it very low, against it none; required is moderate'."""
    support, dispute, required = (
        level.replace("_", " ") for level in (assessment.support, assessment.dispute, assessment.required)
    )
    return f"for it {support}, against it {dispute}; required is {required}"


def _policies(finding: Finding, index: Index) -> Iterator[Node]:
    """The policies it breaks, market by market in the order of the report."""
    held = [index.report.policies[name] for name in finding.policies if name in index.report.policies]
    for policy in sorted(held, key=lambda policy: list(NAMES).index(policy.market)):
        note = link(f"#n{index.notes[policy.id]}", f"[{index.notes[policy.id]}]")
        yield make("span", {}, f"{NAMES[policy.market]}: ", link(policy.sources[0], cited(policy)), " ", note)


def _others(finding: Finding, assessment: Assessment | None, index: Index) -> Iterator[str]:
    """The reasons that neither the evidence nor the policies give: other rules, and what a market lets be written."""
    told = {reason.text for reason in assessment.because} if assessment else set()
    asked = tuple(f"{asks(policy)} (" for policy in index.report.policies.values() if policy.id in finding.policies)
    for reason in finding.why:
        if reason not in told and not reason.startswith(("it would need: ", *asked)):
            yield reason


def _reading(finding: Finding) -> str:
    treatment = finding.treatment or "no treatment"
    source = f" (from the {finding.treatment_from})" if finding.treatment else ""
    said = finding.stance if finding.attribution == "none" else f"{finding.stance}, said by: {finding.attribution}"
    return f"{finding.topic}, about {treatment}{source}; {said}; confidence {finding.confidence}"
