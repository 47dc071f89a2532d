"""What stands behind the findings, each once: evidence by claim, policies; and what does not count or was not read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element

from claimtrack.evidence.assessment import Assessment, Reason
from claimtrack.policy.finding import Absent, Suppressed
from claimtrack.policy.market_wording import NAMES, asks, cited
from claimtrack.policy.wording import STATUS_WORDS
from claimtrack.reports.figures import Disagreement, disagreements
from claimtrack.reports.html.cards import badge, levels
from claimtrack.reports.html.elements import Node, classed, link, listed, make
from claimtrack.reports.html.numbering import Index, Numbered

if TYPE_CHECKING:
    from claimtrack.checker import UnreadPlace
    from claimtrack.knowledge.policies import Policy

_WORDS = {"inline": "ignored in the copy", "sidecar": "ignored in the file beside it", "baseline": "in the baseline"}


def appendix(index: Index) -> Iterator[Element]:
    """The sections that have something in them."""
    report = index.report
    sections: tuple[tuple[str, str, Sequence[Node]], ...] = (
        ("figures", "Figures that disagree", [_figures(found) for found in disagreements(report.mentions)]),
        ("suppressed", "Findings that do not count", [_suppressed(one) for one in report.suppressed]),
        ("absent", "In the baseline, gone from the copy", [_absent(one) for one in report.absent]),
        ("unread", "Not read", [_unread(item) for item in report.unread]),
        ("skipped", "Skipped", [f"{one.path}: {one.reason}" for one in report.skipped]),
        ("evidence", "Evidence", [_evidence(claim, index) for claim in index.claims]),
        ("policies", "Policies", [_policy(report.policies[name], index) for name in index.policies]),
    )
    for name, title, items in sections:
        if items:
            heading = make("h2", {"id": f"{name}-title"}, title)
            attributes = {"id": name, "class": "appendix", "aria-labelledby": f"{name}-title"}
            yield make("section", attributes, heading, listed(items))


def _evidence(claim: str, index: Index) -> Element:
    assessment = index.report.assessments[claim]
    number = index.notes[claim]
    reasons = {way: [one for one in assessment.because if one.direction == way] for way in ("supports", "disputes")}
    rest = [one for one in assessment.because if one.direction == "neutral"]
    title = make("h3", {"id": f"n{number}"}, f"[{number}] {claim} ", classed("span", "chip", assessment.status))
    return make(
        "div",
        {},
        title,
        make("p", {}, f"{STATUS_WORDS[assessment.status]}; certainty {levels(assessment)}."),
        *_told("For", reasons["supports"], index),
        *_told("Against", reasons["disputes"], index),
        *_told("Missing, or neither for nor against", rest, index),
        make("p", {}, f"It would need: {assessment.would_need}.") if assessment.would_need else None,
        classed("p", "soft", _grading(assessment)),
        _cited_by(index.claims[claim]),
    )


def _told(title: str, reasons: Sequence[Reason], index: Index) -> Iterator[Node]:
    if reasons:
        yield make("h4", {}, title)
        yield listed(make("span", {}, one.text, *_cited(one.source, index)) for one in reasons)


def _cited(name: str | None, index: Index) -> Iterator[Node]:
    """A source by its id and, where it may be cited, its title and year, with the page it can be read at."""
    if name is None:
        return
    yield classed("code", "source", f" [{name}]")
    source = index.report.sources.get(name)
    if source is None or not source.citable or source.title is None:
        return
    titled = f"{source.title} ({source.year})" if source.year else source.title
    yield " "
    yield link(source.address, titled) if source.address else titled
    if source.limitations:
        yield classed("span", "soft", f" Limitations: {source.limitations}")


def _grading(assessment: Assessment) -> str:
    graded = f"Graded by {assessment.graded_by}. " if assessment.graded_by else ""
    flags = f" Flags: {', '.join(assessment.flags)}." if assessment.flags else ""
    return f"{graded}As of {assessment.as_of.isoformat()}.{flags}"


def _policy(policy: Policy, index: Index) -> Element:
    number, asked = index.notes[policy.id], asks(policy)
    part = f", {policy.territory} only" if policy.territory else ""
    since = f" since {policy.since.isoformat()}" if policy.since else ""
    unseen = "; own citation or content not seen in a source" if policy.own_content_unverified else ""
    read = f", last read {policy.verified_on.isoformat()}" if policy.verified_on else ""
    return make(
        "div",
        {},
        make("h3", {"id": f"n{number}"}, f"[{number}] {NAMES[policy.market]}{part}: {cited(policy)}"),
        make("p", {}, policy.says),
        make("p", {}, f"{asked[:1].upper()}{asked[1:]}: {policy.discharge.need}."),
        make("p", {}, f"Write instead: {policy.rewrite.text}"),
        classed("p", "soft", f"{policy.id}; {policy.status}{since}; source seen: {policy.source_seen}{read}{unseen}."),
        listed((link(address, address) for address in policy.sources), "addresses"),
        _cited_by(index.policies[policy.id]),
    )


def _cited_by(found: Sequence[Numbered]) -> Element:
    links = (part for one in found for part in (link(f"#f{one.number}", badge(one)), " "))
    return classed("p", "cited", "Findings: ", *links)


def _figures(found: Disagreement) -> str:
    figures = dict.fromkeys(f"{figure.text} at {figure.place}" for figure in found.figures)
    return f"{found.topic} of {found.treatment}: {', '.join(figures)}"


def _suppressed(one: Suppressed) -> Element:
    finding = one.finding
    owner = f" by {one.owner}" if one.owner else ""
    until = f" until {one.until.isoformat()}" if one.until else ""
    place = f" ({one.place})" if one.place else ""
    word = f"{_WORDS[one.by]}{owner}{until}{place}: {one.reason or 'no reason is written'}"
    return make(
        "div",
        {},
        make(
            "p",
            {},
            make("code", {}, str(finding.place)),
            f" {finding.severity} {finding.rule}: ",
            make("q", {}, finding.text),
            f" {finding.message}",
        ),
        classed("p", "soft", word),
    )


def _absent(one: Absent) -> Element:
    return make("span", {}, make("code", {}, one.path), f" {one.severity} {one.rule}: ", make("q", {}, one.text))


def _unread(item: UnreadPlace) -> str:
    return f"{item.path}:{item.position.line}: {item.what}" if item.position else f"{item.path}: {item.what}"
