"""How far a directive reaches: which mentions of a page it speaks for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from claimtrack.documents.model import Block, Document, Span
from claimtrack.ignores.directives import Directive
from claimtrack.policy.finding import Occurrence

_ATTRIBUTES = frozenset({"alt", "label", "meta"})
_TAG = re.compile(r"""<(?P<close>/?)(?P<name>[A-Za-z][\w:.-]*)(?P<rest>(?:"[^"]*"|'[^']*'|=>|[^'">])*)>""")
_VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
_BLANK_LINE = re.compile(r"\n[ \t]*\r?\n")


def reached(document: Document, occurrences: Sequence[Occurrence], directive: Directive) -> Iterator[Occurrence]:
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
    elif directive.reach == "block" and directive.end is not None:
        yield from _within(Span(directive.span.end, directive.end), occurrences)
    elif directive.reach == "next" and (span := _next(document, directive.span)):
        yield from _within(span, occurrences)


def _within(span: Span, occurrences: Sequence[Occurrence]) -> Iterator[Occurrence]:
    return (one for one in occurrences if span.start <= one.place.span.start < span.end)


def _next(document: Document, at: Span) -> Span | None:
    """Of the source: the rest of the block that a comment stands in, else the next block."""
    extents = [(block.span(0, len(block.text)), block) for block in document.blocks]
    if within := [extent.end for extent, _ in extents if extent.start < at.start and at.end < extent.end]:
        return Span(at.end, min(within))
    following = sorted((pair for pair in extents if pair[0].start >= at.end), key=lambda pair: pair[0])
    return Span(at.end, _end(document, at, following)) if following else None


def _end(document: Document, at: Span, following: Sequence[tuple[Span, Block]]) -> int:
    """Where the next block ends. The attributes of an element stand before its text and belong to it."""
    first, block = following[0]
    if block.kind not in ("alt", "label") or block.path:
        return first.end
    text = next((number for number, (_, one) in enumerate(following) if one.kind not in _ATTRIBUTES), 0)
    together = [extent for extent, _ in following[: text + 1]]
    stop = _element_end(document, at.end, first.end, together[-1].start)
    return max((extent.end for extent in together if extent.start < stop), default=first.end)


def _element_end(document: Document, start: int, least: int, most: int) -> int:
    """Where the element that follows `start` ends; beyond `most` where it does not before."""
    if document.format in ("markdown", "mdx") and (blank := _BLANK_LINE.search(document.source, least, most)):
        most = blank.start() - 1
    depth = 0
    for tag in _TAG.finditer(document.source, start, most):
        if tag["close"]:
            depth -= 1
        elif tag["name"].lower() not in _VOID and not tag["rest"].endswith("/"):
            depth += 1
        if depth <= 0:
            return tag.end()
    return most + 1


def _on_lines(one: Occurrence, first: int, last: int) -> bool:
    start, end = one.place.start, one.place.end
    return start is not None and end is not None and start.line <= last and end.line >= first


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()
