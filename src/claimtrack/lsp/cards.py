"""The evidence card, in Markdown: what was said, what speaks for it, against it and is missing, what may be said."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from claimtrack.checker import Judge
from claimtrack.evidence.explain import Explanation, GapView, LineView, explain_claim
from claimtrack.knowledge.models import Source
from claimtrack.lsp.wordings import allowed
from claimtrack.policy.finding import Finding, Occurrence
from claimtrack.policy.market_wording import NAMES, asks, cited
from claimtrack.policy.profile import Profile
from claimtrack.policy.wording import STATUS_WORDS
from claimtrack.reports.explanation import explanation

_MARKS = re.compile(r"[\\`*_\[\]<>#|~]")
_DISCLAIMER = "_No legal and no medical advice._"


def of_occurrence(one: Occurrence, judge: Judge, profile: Profile) -> str:
    """The card of one mention in copy."""
    sections = [_finding(one.finding, judge)] if one.finding else []
    if one.mention.claim:
        sections.append(of_claim(one.mention.claim, judge, profile))
    elif not sections:
        sections.append(f"Nothing to object to: {_plain(one.text)}")
    return "\n\n".join(sections)


def of_occurrence_plain(one: Occurrence, judge: Judge, profile: Profile) -> str:
    """The same for a client that shows no Markdown."""
    told = [f"{one.finding.severity} {one.finding.rule}: {one.finding.message}"] if one.finding else []
    if claim := one.mention.claim:
        told.append(explanation(explain_claim(judge.library, claim, judge.as_of, profile.markets)))
    return "\n\n".join(told) or f"Nothing to object to: {one.text}"


def of_claim(claim: str, judge: Judge, profile: Profile) -> str:
    """The card of one claim, in the markets of a profile."""
    found = explain_claim(judge.library, claim, judge.as_of, profile.markets)
    sources = judge.library.records.sources
    sections = (
        _head(found),
        _section("For", [_line(view, sources.get(view.source or "")) for view in found.supporting]),
        _section("Against", [_line(view, sources.get(view.source or "")) for view in found.disputing]),
        _section("Neither", [_line(view, sources.get(view.source or "")) for view in found.neutral]),
        _section("Missing", [_gap(gap) for gap in found.gaps]),
        _section("May be written", [f"{_plain(rung.text)} ({rung.kind})" for rung in allowed(judge, claim, profile)]),
        _DISCLAIMER,
    )
    return "\n\n".join(filter(None, sections))


def _finding(finding: Finding, judge: Judge) -> str:
    policies = judge.library.records.policies
    broken = (policies[name] for name in finding.policies if name in policies)
    told = [
        f"{NAMES[one.market]}: {_plain(cited(one))}; {_plain(asks(one))}: {_plain(one.discharge.need)}"
        for one in broken
    ]
    head = f"**{finding.severity}** `{finding.rule}`: {_plain(finding.message)}"
    return "\n\n".join(filter(None, (head, _section("Policies", told))))


def _head(found: Explanation) -> str:
    claim, assessment = found.claim, found.assessment
    levels = (assessment.support, assessment.dispute, assessment.required)
    support, dispute, required = (level.replace("_", " ") for level in levels)
    lines = [
        f"`{claim.id}` {_plain(claim.text)}",
        f"**{assessment.status}**: {STATUS_WORDS[assessment.status]}",
        f"certainty for it {support}, against it {dispute}; required is {required} ({claim.kind})",
        f"it would need: {_plain(assessment.would_need)}" if assessment.would_need else "",
        f"graded by {_plain(assessment.graded_by)}" if assessment.graded_by else "",
        f"flags: {', '.join(assessment.flags)}" if assessment.flags else "",
        f"as of {assessment.as_of.isoformat()}",
    ]
    return "  \n".join(filter(None, lines))


def _line(view: LineView, source: Source | None) -> str:
    parts = [_plain(view.text), _plain(view.weight)]
    if view.rationale:
        parts.append(f"grade: {_plain(view.rationale)}")
    if source is not None and source.citable:
        parts.append(_cited(source))
    state = "" if view.accepted == "accepted" else f"{view.accepted}, "
    signed = f"signed off by {view.signed_by}" if view.signed_by else "not yet signed off"
    parts.append(f"_{state}graded by {_plain(view.graded_by or 'nobody')}, {_plain(signed)}_")
    return "  \n  ".join(parts)


def _cited(source: Source) -> str:
    """'[Title](address) (2020, rct)'."""
    title = _plain(source.title or source.id)
    about = ", ".join(filter(None, (str(source.year) if source.year else "", source.design)))
    return f"[{title}]({source.url}) ({about})" if source.url else f"{title} ({about})"


def _gap(gap: GapView) -> str:
    stale = " (out of date: search again)" if gap.stale else ""
    return f"{_plain(gap.question)}  \n  {_plain(gap.text)}{stale}"


def _section(title: str, items: Sequence[str]) -> str:
    return "\n".join((f"**{title}**\n", *_listed(items))) if items else ""


def _listed(items: Iterable[str]) -> Iterator[str]:
    return (f"- {item}" for item in items)


def _plain(text: str) -> str:
    """Text that is shown as it is written, on one line."""
    return _MARKS.sub(r"\\\g<0>", " ".join(text.split()))
