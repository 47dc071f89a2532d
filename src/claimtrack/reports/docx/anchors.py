"""Where in a Word file a comment hangs: runs cut so that they hold exactly the words, their formatting kept.

Word takes comments in the main text only and ignores their ranges in headers, footers and text boxes ([MS-OI29500]
2.1.315): words there are commented at the run that holds the text box, or at the top of the text.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from claimtrack.documents.model import Span
from claimtrack.documents.word import Element, Shown

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


@dataclass(frozen=True, slots=True)
class Anchor:
    """The first and the last run that a comment covers, `w:r` each."""

    first: Element
    last: Element
    exact: bool
    """They hold the words and nothing else; else the words stand near by, where no comment can."""


def cut(shown: Iterable[Shown], spans: Iterable[Span]) -> list[Shown]:
    """The same visible text, the runs of the main text cut in two wherever a span begins or ends."""
    edges = sorted({edge for span in spans for edge in span})
    parts = [part for one in shown for part in (_parts(one, edges) if _is_plain(one.element) else (one,))]
    wanted = frozenset(edges)
    for one in filter(lambda one: _is_plain(one.element), parts):
        if one.start in wanted:
            _split_before(one.element)
        if one.end in wanted:
            _split_before(one.element.getnext())
    return parts


def anchor(span: Span, shown: Sequence[Shown], top: Anchor) -> Anchor:
    """The runs that show one of the spans at which `shown` was cut; `top` where none of the main text do."""
    start = bisect_right(shown, span.start, key=lambda one: one.end)
    end = bisect_left(shown, span.end, key=lambda one: one.start)
    elements = [one.element for one in shown[start:end]]
    runs = [run for element in elements if (run := _run(element)) is not None]
    return Anchor(runs[0], runs[-1], exact=all(map(_is_plain, elements))) if runs else top


def top_of(opened: Any, shown: Iterable[Shown]) -> Anchor:
    """The first run of the main text of a `docx.document.Document`; an empty one where there is none."""
    run = next((run for one in shown if (run := _run(one.element)) is not None), None)
    if run is None:
        paragraph = opened.paragraphs[0] if opened.paragraphs else opened.add_paragraph()
        run = paragraph.add_run()._r
    return Anchor(run, run, exact=False)


def lift_reference(last: Element) -> None:
    """Move the run that refers to a comment, behind its last run and the range's end, out of links and insertions: it
    is neither linked nor anybody's change."""
    reference = outermost = last.getnext().getnext()
    while outermost.getparent().tag != f"{_W}p":
        outermost = outermost.getparent()
    if outermost is not reference:
        outermost.addnext(reference)


def _parts(one: Shown, edges: Sequence[int]) -> Iterator[Shown]:
    """One `w:t` cut at the edges within it."""
    inner = edges[bisect_right(edges, one.start) : bisect_left(edges, one.end)]
    element, text = one.element, one.element.text
    for start, end in pairwise((one.start, *inner, one.end)):
        if start > one.start:
            element.addnext(following := deepcopy(element))
            element = following
        if inner:
            element.text = text[start - one.start : end - one.start]
            element.set(_SPACE, "preserve")
        yield Shown(start, end, element)


def _split_before(element: Element | None) -> None:
    """Make an element the first of its run: what stands before it stays in a run of the same formatting."""
    if element is None or element.getprevious() is None or element.getprevious().tag == f"{_W}rPr":
        return
    run = element.getparent()
    following = run.makeelement(run.tag, run.attrib)
    if (formatting := run.find(f"{_W}rPr")) is not None:
        following.append(deepcopy(formatting))
    moved = [element, *element.itersiblings()]
    following.extend(moved)
    run.addnext(following)


def _is_plain(element: Element) -> bool:
    """Whether it stands in a run of the main text that stands in no other: not in a text box, a ruby or a header."""
    return element.getparent() is _run(element)


def _run(element: Element) -> Element | None:
    """The outermost run around an element of the main text; null elsewhere."""
    if element.getroottree().getroot().tag != f"{_W}document":
        return None
    return next((above for above in reversed(list(element.iterancestors(f"{_W}r")))), None)
