"""Directives held against the findings of a page: which of these do not count, and which directives are at fault."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from claimtrack.documents.model import Document
from claimtrack.ignores.directives import Directive, directives_in
from claimtrack.ignores.faults import report
from claimtrack.ignores.reaching import reached
from claimtrack.ignores.sidecar import beside
from claimtrack.policy.finality import is_final
from claimtrack.policy.finding import Finding, Occurrence, Passage, Severity, Suppressed
from claimtrack.policy.fingerprint import Fingerprints
from claimtrack.policy.page import Page, revised

if TYPE_CHECKING:
    from claimtrack.knowledge.models import Market
    from claimtrack.knowledge.policies import Policy


@dataclass(frozen=True, slots=True)
class Applied:
    """A page without what is ignored on it, and what that is."""

    page: Page
    suppressed: tuple[Suppressed, ...] = ()


@dataclass(frozen=True, slots=True)
class Terms:
    """How directives are held to what they say."""

    as_of: date
    policies: Mapping[str, Policy]
    markets: Sequence[Market]
    """Those the page is judged for: what only another one objects to cannot be told."""
    allow: Collection[str] = ()
    """Rules whose findings may be ignored though they are refuted or prohibited."""
    scheduled: bool = False
    """Whether dates that have passed count."""
    whole: bool = True
    """Whether all that the copy says is on the page. Where only some of it could be traced to a source, no directive
    there is told to be of no use."""


def apply(document: Document, page: Page, terms: Terms) -> Applied:
    """The page under the directives in it and beside it. A finding is ignored by the first directive that covers it."""
    directives = (*directives_in(document), *beside(document))
    if not directives:
        return Applied(page)
    suppressed: dict[str, Suppressed] = {}
    about: list[tuple[Occurrence, Passage]] = []
    prints = Fingerprints(document.path)
    for directive in directives:
        near = list(reached(document, page.occurrences, directive))
        findings = [one.finding for one in near if one.finding and directive.is_for(one.finding.rule)]
        kept = [one for one in findings if is_final(one, terms.policies) and one.rule not in terms.allow]
        expired = directive.until is not None and directive.until < terms.as_of
        if not directive.fault and not (expired and terms.scheduled):
            for finding in findings:
                if finding not in kept:
                    suppressed.setdefault(finding.fingerprint, _suppressed(finding, directive))
        idle = "" if findings or not terms.whole else _idle(near, terms.markets)
        about += [
            report(document, directive, *fault, prints)
            for fault in _faults(directive, idle=idle, forbidden=kept, expired=expired, scheduled=terms.scheduled)
        ]
    return Applied(_with(revised(page, dict.fromkeys(suppressed)), about), tuple(suppressed.values()))


def _idle(near: Sequence[Occurrence], markets: Sequence[Market]) -> str:
    """What is said of a directive in whose reach no rule objects to anything; nothing where only a market might."""
    if not any(one.mention.claimed for one in near):
        return "nothing to ignore here; delete the directive"
    if not markets:
        return ""
    return f"nothing to ignore here in {', '.join(markets)}; delete the directive, unless another market needs it"


def _faults(
    directive: Directive, *, idle: str, forbidden: Sequence[Finding], expired: bool, scheduled: bool
) -> Iterator[tuple[str, Severity, str]]:
    """Rule, severity and message of what is wrong with a directive; at most one thing is told."""
    if directive.fault:
        yield "invalid-ignore", "warning", directive.fault
    elif forbidden:
        rules = ", ".join(dict.fromkeys(finding.rule for finding in forbidden))
        yield "forbidden-ignore", "warning", f"{rules}: refuted or prohibited, so it is not ignored; change the copy"
    elif idle:
        yield "unused-ignore", "warning", idle
    elif expired:
        day = directive.until.isoformat() if directive.until else ""
        message = f"ran out on {day}; change the copy, or write a later date and why it still holds"
        yield "expired-ignore", "error" if scheduled else "warning", message


def _suppressed(finding: Finding, directive: Directive) -> Suppressed:
    by = "inline" if directive.inline else "sidecar"
    return Suppressed(finding, by, directive.reason, directive.owner, directive.until, directive.place)  # type: ignore[arg-type]


def _with(page: Page, about: Sequence[tuple[Occurrence, Passage]]) -> Page:
    """The page with findings about directives, in the order of the source."""
    if not about:
        return page
    occurrences = [*page.occurrences, *(occurrence for occurrence, _ in about)]
    passages = [*page.passages, *(passage for _, passage in about)]
    return replace(
        page,
        occurrences=tuple(sorted(occurrences, key=lambda one: one.sentence_place.span.start)),
        passages=tuple(sorted(passages, key=lambda one: one.place.span.start)),
    )
