"""Findings of built pages moved to where they stand in the source."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from claimtrack.built.sources import Sources, Spot
from claimtrack.documents.model import Document, Span
from claimtrack.policy.finding import Finding, Occurrence, Passage, Suggestion
from claimtrack.policy.fingerprint import Fingerprints
from claimtrack.policy.page import Page, place_of
from claimtrack.policy.placement import place

_MOST_NAMED = 3


def traced(built: Iterable[tuple[Document, Page]], sources: Sources) -> tuple[tuple[Document, Page], ...]:
    """The built pages with what could not be traced, then the files of the source with what was, in their order.

    What the same place of the source says on several built pages, of the same treatment and with the same verdict, is
    one finding that names these pages.
    """
    left: list[tuple[Document, Page]] = []
    moved: defaultdict[str, list[_Moved]] = defaultdict(list)
    documents: dict[str, Document] = {}
    for document, page in built:
        kept: list[Occurrence] = []
        for _, group in groupby(page.occurrences, key=lambda one: one.sentence_place):
            sentence = list(group)
            spots = _spots(document, sentence[0], sources)
            if len(spots) == 1:
                spot = spots[0]
                documents[spot.document.path] = spot.document
                suggestions = _suggestions(page, sentence)
                moved[spot.document.path] += [_Moved(one, spot, document.path, suggestions) for one in sentence]
            else:
                kept += [_with_candidates(one, spots) for one in sentence]
        left.append((document, _page(kept, page.passages)))
    return (*left, *((documents[path], _collected(documents[path], moved[path])) for path in sorted(moved)))


class _Moved:
    """One mention of a built page and where it stands in the source."""

    def __init__(self, one: Occurrence, spot: Spot, page: str, suggestions: Sequence[Suggestion]) -> None:
        block, document = spot.block, spot.document
        span = spot.span_of(one.sentence, one.within)
        here = place_of(document, block, span)
        self.spot = spot
        self.page = page
        self.suggestion = next(iter(suggestions), None)
        self.before = one.fingerprint
        self.occurrence = replace(
            one,
            mention=replace(one.mention, block=block.index, span=span, sentence=spot.sentence, evidence=()),
            place=here,
            quote=document.source[slice(*here.span)],
            text=block.text[slice(*span)],
            within=Span(span.start - spot.sentence.start, span.end - spot.sentence.start),
            block=block.kind,
            sentence=spot.text,
            sentence_place=spot.place,
        )

    @property
    def key(self) -> tuple[object, ...]:
        """What makes it the same as one of another built page."""
        one, found = self.occurrence, self.occurrence.finding
        return (
            one.sentence_place.span, one.place.span, one.mention.topic, one.mention.treatment, one.mention.claim,
            found and (found.rule, found.severity),
        )  # fmt: skip


def _spots(document: Document, one: Occurrence, sources: Sources) -> Sequence[Spot]:
    if one.mention.block < 0:
        return ()
    return sources.of(one.sentence, document.blocks[one.mention.block].text)


def _suggestions(page: Page, sentence: Sequence[Occurrence]) -> list[Suggestion]:
    ids = {one.finding.passage for one in sentence if one.finding}
    return [passage.suggestion for passage in page.passages if passage.id in ids and passage.suggestion]


def _with_candidates(one: Occurrence, spots: Sequence[Spot]) -> Occurrence:
    """The finding on the built page, with the places it may come from; one on a directive is not looked for."""
    if one.finding is None or one.mention.block < 0:
        return one
    named = ", ".join(str(spot.place) for spot in spots[:_MOST_NAMED])
    more = f" and {len(spots) - _MOST_NAMED} more" if len(spots) > _MOST_NAMED else ""
    why = f"may come from {named}{more}" if spots else "stands in no file of the source that was read"
    return replace(one, finding=replace(one.finding, why=(*one.finding.why, why)))


def _page(occurrences: Sequence[Occurrence], passages: Iterable[Passage]) -> Page:
    """What is left of a built page."""
    findings = {one.fingerprint: one.finding for one in occurrences if one.finding}
    kept = (replace(one, findings=_still(one, findings)) for one in passages)
    return Page(tuple(occurrences), tuple(passage for passage in kept if passage.findings))


def _still(passage: Passage, findings: Mapping[str, Finding]) -> tuple[Finding, ...]:
    return tuple(findings[one.fingerprint] for one in passage.findings if one.fingerprint in findings)


def _collected(document: Document, moved: Sequence[_Moved]) -> Page:
    """A file of the source with what was traced to it: equal ones once, in the order of the file."""
    equal: defaultdict[tuple[object, ...], list[_Moved]] = defaultdict(list)
    for one in moved:
        equal[one.key].append(one)
    firsts = sorted((group[0] for group in equal.values()), key=_order)
    pages = {id(group[0]): tuple(dict.fromkeys(one.page for one in group)) for group in equal.values()}
    prints = Fingerprints(document.path)
    occurrences: list[Occurrence] = []
    passages: list[Passage] = []
    for number, (_, together) in enumerate(groupby(firsts, key=lambda one: one.occurrence.sentence_place), 1):
        group = list(together)
        renamed = [_named(one, prints, f"p{number}", pages[id(one)]) for one in group]
        occurrences += renamed
        if findings := tuple(one.finding for one in renamed if one.finding):
            clears = {one.before: new.fingerprint for one, new in zip(group, renamed, strict=True)}
            passages.append(_passage(document, group, f"p{number}", findings, clears))
    return Page(tuple(occurrences), tuple(passages))


def _order(one: _Moved) -> tuple[object, ...]:
    occurrence = one.occurrence
    return (occurrence.sentence_place.span, occurrence.place.span, occurrence.mention.topic, str(one.key))


def _named(one: _Moved, prints: Fingerprints, passage: str, pages: Sequence[str]) -> Occurrence:
    """With the fingerprint of its place in the source, and the built pages it stands on."""
    found = one.occurrence
    fingerprint = prints.next(found.sentence, found.mention.topic)
    finding = found.finding and _finding(found, found.finding, fingerprint, passage, pages)
    return replace(found, fingerprint=fingerprint, finding=finding)


def _finding(found: Occurrence, finding: Finding, fingerprint: str, passage: str, pages: Sequence[str]) -> Finding:
    shown = ", ".join(pages[:_MOST_NAMED])
    more = f" and {len(pages) - _MOST_NAMED} more" if len(pages) > _MOST_NAMED else ""
    return replace(
        finding,
        place=found.place,
        quote=found.quote,
        text=found.text,
        within=found.within,
        block=found.block,
        passage=passage,
        why=(*finding.why, f"built into {shown}{more}"),
        fingerprint=fingerprint,
    )


def _passage(
    document: Document, group: Sequence[_Moved], name: str, findings: tuple[Finding, ...], clears: dict[str, str]
) -> Passage:
    spot = group[0].spot
    offered = next((one.suggestion for one in group if one.suggestion), None)
    suggestion: Suggestion | None = None
    if offered is not None:
        kept = tuple(clears[before] for before in offered.clears if before in clears)
        source = spot.block.span(*spot.sentence)
        span = place(document, spot.block.kind, source, offered.text) if document.has_lines and offered.text else None
        suggestion = replace(offered, span=span, clears=kept)
    return Passage(name, spot.place, spot.text, findings, suggestion)
