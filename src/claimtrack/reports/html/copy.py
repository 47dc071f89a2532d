"""The copy of a page as a reader sees it, block by block, with every finding marked in place and its card beside it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from xml.etree.ElementTree import Element

from claimtrack.documents.model import Block, BlockKind, Document
from claimtrack.policy.market_wording import NAMES
from claimtrack.policy.severity import SEVERITIES
from claimtrack.reports.html import cards
from claimtrack.reports.html.elements import Node, classed, make
from claimtrack.reports.html.numbering import Index, Numbered, stretches, worst
from claimtrack.reports.prose import plural

_LABELS: Mapping[BlockKind, str] = {
    "title": "Page title",
    "meta": "Description for search engines",
    "cell": "Table cell",
    "header-cell": "Table header",
    "caption": "Caption",
    "button": "Button",
    "label": "Label",
    "alt": "Alternative text",
    "quote": "Quotation",
    "question": "Question",
    "structured": "Structured data",
    "string": "String",
}
"""Kinds of which a reader cannot tell by the look what they are."""


def pages(index: Index) -> Iterator[Element]:
    """A section a page, in the order of the report."""
    for number, (path, found) in enumerate(index.by_page.items(), 1):
        yield _page(number, path, found, index)


def _page(number: int, path: str, found: Sequence[Numbered], index: Index) -> Element:
    document = index.report.documents.get(path)
    blocks = document.blocks if document else ()
    by_block: dict[int | None, list[Numbered]] = {}
    for one in found:
        by_block.setdefault(one.block, []).append(one)
    rows = (_row(block, blocks, by_block.get(block.index, ()), index) for block in blocks)
    loose = _unplaced(by_block.get(None, ()), index)
    title = make("h3", {"id": f"page{number}-title"}, path)
    attributes = {"class": "page", "id": f"page{number}", "data-path": path, "aria-labelledby": f"page{number}-title"}
    return make(
        "section",
        attributes,
        title,
        classed("p", "soft", _about(path, document, found, index)),
        *_with_lists(rows),
        *loose,
    )


def _with_lists(rows: Iterable[Element]) -> Iterator[Element]:
    """The rows, those that are list items gathered into lists."""
    for tag, together in groupby(rows, key=lambda row: row.tag):
        if tag == "li":
            yield make("ul", {"class": "bullets", "role": "list"}, *together)
        else:
            yield from together


def _about(path: str, document: Document | None, found: Sequence[Numbered], index: Index) -> str:
    """'html, 210 words; judged for UK (claimtrack.toml:9:1). 3 errors, 1 info.'"""
    parts = []
    if document:
        words = sum(len(block.text.split()) for block in document.blocks)
        parts.append(f"{document.format}, {plural(words, 'word')}")
    profile = index.report.profiles.get(path)
    if profile and profile.markets:
        named = f" ({profile.named_by})" if profile.named_by else ""
        parts.append(f"judged for {', '.join(NAMES[market] for market in profile.markets)}{named}")
    return f"{'; '.join(parts)}. {counts(found)}" if parts else counts(found)


def counts(found: Sequence[Numbered]) -> str:
    """'3 errors, 1 info.'"""
    severities = [one.finding.severity for one in found]
    parts = [
        f"{number:,} info" if severity == "info" else plural(number, severity)
        for severity in SEVERITIES
        if (number := severities.count(severity))
    ]
    return f"{', '.join(parts)}." if parts else "No findings in the text read."


def _row(block: Block, blocks: Sequence[Block], found: Sequence[Numbered], index: Index) -> Element:
    """A block and, beside it, the cards of its passages."""
    words = _words(block, _marked(block.text, found))
    copy = classed("div", "copy", _label(block, blocks), words)
    return _beside("li" if block.kind == "list-item" else "div", copy, found, index)


def _beside(tag: str, copy: Element, found: Sequence[Numbered], index: Index) -> Element:
    if not found:
        return classed(tag, "row quiet", copy)
    return classed(tag, "row", copy, cards.notes(found, index))


def _words(block: Block, marked: Iterable[Node]) -> Element:
    if block.kind == "heading":
        return make(f"h{min(block.level + 3, 6)}", {"class": f"level{block.level}"}, *marked)
    return classed("blockquote" if block.kind == "quote" else "p", f"kind-{block.kind}", *marked)


def _label(block: Block, blocks: Sequence[Block]) -> Element | None:
    label = _LABELS.get(block.kind)
    if label and block.kind == "cell" and block.lead:
        label += f" under {', '.join(blocks[lead].text for lead in block.lead)}"
    if block.path and block.kind not in ("title", "meta"):
        label = f"{label or 'Value'} of {'.'.join(block.path)}"
    return classed("span", "label", label) if label else None


def _marked(text: str, found: Sequence[Numbered]) -> Iterator[Node]:
    """The text with every finding marked; its number, behind its last word, leads to its card."""
    if not found:
        yield text
        return
    for stretch in stretches(len(text), found):
        piece = text[slice(*stretch.span)]
        if stretch.covering:
            numbers = " ".join(str(one.number) for one in stretch.covering)
            yield make("mark", {"class": worst(stretch.covering), "data-f": numbers}, piece)
        else:
            yield piece
        for one in stretch.ending:
            attributes = {"class": "ref", "href": f"#f{one.number}", "data-f": str(one.number)}
            yield make("a", {**attributes, "aria-label": cards.called(one)}, cards.badge(one))


def _unplaced(found: Sequence[Numbered], index: Index) -> Iterator[Element]:
    """Findings that stand in no block the report holds, each passage with its own text."""
    for passage, together in index.by_passage(found):
        place = classed("span", "label", f"At {together[0].finding.place}")
        words = _marked(passage.text, together) if passage else [together[0].finding.text]
        yield _beside("div", classed("div", "copy", place, make("p", {}, *words)), together, index)
