"""Markdown: the events of pulldown-cmark, driving the same machine as HTML tags, with raw HTML read in place."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pyromark

from claimtrack.documents.entities import references
from claimtrack.documents.front_matter import page_with_front_matter
from claimtrack.documents.html import HtmlReader
from claimtrack.documents.masking import mask_attribute_lists, mask_templates
from claimtrack.documents.model import OBJECT, Document
from claimtrack.documents.pieces import Piece

_O = pyromark.Options
_OPTIONS = (
    _O.ENABLE_TABLES
    | _O.ENABLE_FOOTNOTES
    | _O.ENABLE_STRIKETHROUGH
    | _O.ENABLE_TASKLISTS
    | _O.ENABLE_HEADING_ATTRIBUTES
    | _O.ENABLE_DEFINITION_LIST
)
_ELEMENTS: dict[str, tuple[str, ...]] = {
    "BlockQuote": ("blockquote",),
    "List": ("ul",),
    "Item": ("li",),
    "Table": ("table",),
    "TableHead": ("thead", "tr"),
    "TableRow": ("tr",),
    "TableCell": ("td",),
    "FootnoteDefinition": ("aside",),
    "DefinitionList": ("dl",),
    "DefinitionListTitle": ("dt",),
    "DefinitionListDefinition": ("dd",),
}
_LINK_TITLE = re.compile(
    r"""\s(?:"((?:[^"\\]|\\.)*+)"|'((?:[^'\\]|\\.)*+)'|\(((?:[^()\\]|\\.)*+)\))\s*\)\Z""", re.DOTALL
)
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_RAW_TAG = re.compile(r"<(script|style|iframe|xmp)(?=[\s>])", re.IGNORECASE)
_SURROGATES = re.compile("[\ud800-\udfff]")


def read_markdown(source: str, path: str) -> Document:
    """A Markdown page; front matter at its top and raw HTML in it are read too."""
    page, start = page_with_front_matter(source, path, "markdown")
    text = mask_attribute_lists(mask_templates(source))
    MarkdownReader(HtmlReader(page, text), text).read(start)
    return page.document()


@dataclass(frozen=True, slots=True)
class Inset:
    """Copy that stands in the text without being part of it: a string prop of a component."""

    offset: int
    """In the text; the inset comes before the first block that starts there or later."""
    pieces: tuple[Piece, ...]
    """In the source."""
    path: tuple[str, ...]


class MarkdownReader:
    """Reads one text. `html` reads the raw HTML in it and holds the open elements of both."""

    def __init__(self, html: HtmlReader, text: str, insets: Sequence[Inset] = ()) -> None:
        self._insets = deque(insets)
        self._html = html
        self._flow = html.flow
        self._text = text
        self._code = 0
        self._autolink = False
        self._images: list[tuple[list[Piece], str, int, int]] = []
        self._raw: list[tuple[int, int]] = []

    def read(self, start: int = 0) -> None:
        body = _SURROGATES.sub("\ufffd", self._text[start:] if start else self._text)
        place = _code_points(body)
        for event, extent in pyromark.events_with_range(body, options=_OPTIONS):
            self._event(event, start + place(extent["start"]), start + place(extent["end"]))
        self._flow.flush()
        self._inset(len(self._text))

    def _inset(self, offset: int) -> None:
        """Add the insets that stand before `offset`; an answer continues the question beside it."""
        question: tuple[int, ...] = ()
        while self._insets and self._insets[0].offset <= offset:
            inset = self._insets.popleft()
            lead = question if inset.path[-1] in ("answer", "a") else ()
            index = self._html.page.add("string", inset.pieces, path=inset.path, lead=lead)
            if inset.path[-1] in ("question", "q") and index is not None:
                question = (index,)

    def _event(self, event: str | Mapping[str, Any], start: int, end: int) -> None:
        if isinstance(event, str):
            if event == "Rule":
                self._flow.flush()
            else:
                self._add(" ", start, end)
            return
        ((name, value),) = event.items()
        if name == "Text":
            if not self._code and not self._autolink:
                self._add(value, start, end)
        elif name == "Start":
            self._start(value, start, end)
        elif name == "End":
            self._end(value)
        elif name == "Code":
            self._add(OBJECT, start, end)
        elif name == "Html":
            self._raw.append((start, end))
        elif name == "InlineHtml":
            self._html.feed(start, end)
            if raw := _RAW_TAG.match(self._text, start):
                # Within a line its content comes as text.
                self._flow.hide_inline(raw[1].lower())

    def _add(self, text: str, start: int, end: int) -> None:
        if not self._flow.silent:
            self._flow.pieces.append((text, start, end))

    def _start(self, tag: str | Mapping[str, Any], start: int, end: int) -> None:
        name, value = _named(tag)
        if self._insets and not self._flow.pieces:
            self._inset(start)
        if name == "Paragraph":
            self._flow.flush()
        elif name in _ELEMENTS:
            for element in _ELEMENTS[name]:
                self._flow.open(element)
        elif name == "Heading":
            self._flow.open(value["level"].lower())
        elif name == "CodeBlock":
            self._flow.flush()
            self._code += 1
        elif name == "Link" and value["link_type"] in ("Autolink", "Email"):
            self._add(OBJECT, start, end)
            self._autolink = True
        elif name == "Link" and value["title"]:
            self._link_title(start, end)
        elif name == "Image":
            self._images.append((self._flow.pieces, value["title"], start, end))
            self._flow.pieces = []

    def _end(self, tag: str | Mapping[str, Any]) -> None:
        name, value = _named(tag)
        if name == "Paragraph":
            self._flow.flush()
        elif name in _ELEMENTS:
            for element in reversed(_ELEMENTS[name]):
                self._flow.close(element)
        elif name == "Heading":
            self._flow.close(str(value).lower())
        elif name == "CodeBlock":
            self._code -= 1
        elif name == "Link":
            self._autolink = False
        elif name == "Image":
            self._image()
        elif name == "HtmlBlock":
            self._html_block()

    def _image(self) -> None:
        """An image ends: what stood in its brackets is its alt text."""
        alt = self._flow.pieces
        self._flow.pieces, title, start, end = self._images.pop()
        if self._flow.silent:
            return
        if alt:
            self._flow.aside("alt", alt)
        else:
            self._html.miss("image without alt text", start)
        if title:
            self._link_title(start, end)

    def _link_title(self, start: int, end: int) -> None:
        """The title in `[text](url "title")`; one that stands with a reference definition is not read."""
        found = _LINK_TITLE.search(self._text, start, end)
        if found and not self._flow.silent:
            group = next(number for number in (1, 2, 3) if found[number] is not None)
            self._flow.aside("label", _unescaped(self._text, *found.span(group)))

    def _html_block(self) -> None:
        """Raw lines that follow each other without a gap are one stretch; a quote's marks make gaps."""
        raw, self._raw = self._raw, []
        self._flow.flush()
        begin, finish = raw[0] if raw else (0, 0)
        for start, end in raw:
            if start != finish and start != begin:
                self._html.feed(begin, finish)
                begin = start
            finish = end
        if finish > begin:
            self._html.feed(begin, finish)
        self._flow.flush()


def _named(tag: str | Mapping[str, Any]) -> tuple[str, Any]:
    """The name of a tag and what it carries."""
    return (tag, None) if isinstance(tag, str) else next(iter(tag.items()))


def _unescaped(text: str, start: int, end: int) -> list[Piece]:
    pieces: list[Piece] = []
    at = start
    for escape in _ESCAPED.finditer(text, start, end):
        pieces.extend(references(text, at, escape.start()))
        pieces.append((escape[1], escape.start(), escape.end()))
        at = escape.end()
    pieces.extend(references(text, at, end))
    return pieces


def _code_points(text: str) -> Callable[[int], int]:
    """UTF-8 byte offset -> code point offset; for ASCII the same."""
    if text.isascii():
        return lambda offset: offset
    ends: list[int] = [0]
    surplus: list[int] = [0]
    total = 0
    for match in re.finditer(r"[^\x00-\x7f]+", text):
        total += len(match[0].encode()) - len(match[0])
        ends.append(match.end() + total)
        surplus.append(total)
    return lambda offset: offset - surplus[bisect_right(ends, offset) - 1]
