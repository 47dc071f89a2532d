"""Directives held against the findings of a page: which of these do not count, and which directives are at fault."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from claimtrack.documents.model import Block, Document, Span
from claimtrack.ignores.directives import Directive, directives_in
from claimtrack.ignores.faults import report
from claimtrack.ignores.sidecar import beside
from claimtrack.policy.finality import is_final
from claimtrack.policy.finding import Finding, Occurrence, Passage, Severity, Suppressed
from claimtrack.policy.fingerprint import Fingerprints
from claimtrack.policy.page import Page, revised

if TYPE_CHECKING:
    from claimtrack.knowledge.policies import Policy

_ATTRIBUTES = frozenset({"alt", "label", "meta"})


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
    markets: bool
    """Whether the page is judged for any market: without one, what only a market objects to cannot be told."""
    allow: Collection[str] = ()
    """Rules whose findings may be ignored though they are refuted or prohibited."""
    scheduled: bool = False
    """Whether dates that have passed count."""


def apply(document: Document, page: Page, terms: Terms) -> Applied:
    """The page under the directives in it and beside it. A finding is ignored by the first directive that covers it."""
    directives = (*directives_in(document), *beside(document))
    if not directives:
        return Applied(page)
    suppressed: dict[str, Suppressed] = {}
    about: list[tuple[Occurrence, Passage]] = []
    prints = Fingerprints(document.path)
    for directive in directives:
        reached = list(_reached(document, page.occurrences, directive))
        findings = [one.finding for one in reached if one.finding and directive.is_for(one.finding.rule)]
        kept = [one for one in findings if is_final(one, terms.policies) and one.rule not in terms.allow]
        expired = directive.until is not None and directive.until < terms.as_of
        if not directive.fault and not (expired and terms.scheduled):
            for finding in findings:
                if finding not in kept:
                    suppressed.setdefault(finding.fingerprint, _suppressed(finding, directive))
        idle = not findings and (terms.markets or not any(one.mention.claimed for one in reached))
        about += [
            report(document, directive, *fault, prints)
            for fault in _faults(directive, idle=idle, forbidden=kept, expired=expired, scheduled=terms.scheduled)
        ]
    return Applied(_with(revised(page, dict.fromkeys(suppressed)), about), tuple(suppressed.values()))


def _faults(
    directive: Directive, *, idle: bool, forbidden: Sequence[Finding], expired: bool, scheduled: bool
) -> Iterator[tuple[str, Severity, str]]:
    """Rule, severity and message of what is wrong with a directive; at most one thing is told."""
    if directive.fault:
        yield "invalid-ignore", "warning", directive.fault
    elif forbidden:
        rules = ", ".join(dict.fromkeys(finding.rule for finding in forbidden))
        yield "forbidden-ignore", "warning", f"{rules}: refuted or prohibited, so it is not ignored; change the copy"
    elif idle:
        yield "unused-ignore", "warning", "nothing to ignore here; delete the directive"
    elif expired:
        day = directive.until.isoformat() if directive.until else ""
        message = f"ran out on {day}; change the copy, or write a later date and why it still holds"
        yield "expired-ignore", "error" if scheduled else "warning", message


def _suppressed(finding: Finding, directive: Directive) -> Suppressed:
    by = "inline" if directive.inline else "sidecar"
    return Suppressed(finding, by, directive.reason, directive.owner, directive.until, directive.place)  # type: ignore[arg-type]


def _reached(document: Document, occurrences: Sequence[Occurrence], directive: Directive) -> Iterator[Occurrence]:
    """What stands in a directive's reach."""
    if directive.reach == "file":
        yield from occurrences
    elif directive.reach == "passage":
        words = _plain(directive.words)
        yield from (one for one in occurrences if words in _plain(one.sentence))
    elif directive.reach == "line":
        first = document.position(directive.span.start).line
        last = document.position(directive.span.end - 1).line
        yield from (one for one in occurrences if _on_lines(one, first, last))
    elif span := _stretch(document, directive):
        yield from (one for one in occurrences if span.start <= one.place.span.start < span.end)


def _stretch(document: Document, directive: Directive) -> Span | None:
    """Of the source: a block up to its end; next, the rest of the block it stands in, else the next block."""
    if directive.reach == "block" and directive.end is not None:
        return Span(directive.span.end, directive.end)
    if directive.reach != "next":
        return None
    extents = [(_extent(block), block) for block in document.blocks]
    at = directive.span
    if within := [extent for extent, _ in extents if extent.start < at.start and at.end < extent.end]:
        return Span(at.end, min(extent.end for extent in within))
    following = sorted(
        ((extent, block.kind) for extent, block in extents if extent.start >= at.end), key=lambda pair: pair[0]
    )
    if not following:
        return None
    # The attributes of an element stand before its text and belong to it.
    ends = next((number for number, (_, kind) in enumerate(following) if kind not in _ATTRIBUTES), 0)
    return Span(at.end, max(extent.end for extent, _ in following[: ends + 1]))


def _extent(block: Block) -> Span:
    return block.span(0, len(block.text))


def _on_lines(one: Occurrence, first: int, last: int) -> bool:
    start, end = one.place.start, one.place.end
    return start is not None and end is not None and start.line <= last and end.line >= first


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()


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
