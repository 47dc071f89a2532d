"""One piece of copy as a reader sees it, every character of it traced to its place in the source.

Offsets count code points of the decoded source: a byte order mark and both characters of CRLF count. Lines end at LF,
CRLF or CR only. Nothing here knows of claims.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal, NamedTuple, get_args

BlockKind = Literal[
    "title",  # <title>, a front-matter title
    "meta",  # meta description, Open Graph and Twitter text, front-matter descriptions
    "heading",
    "paragraph",
    "list-item",
    "cell",  # a table cell that is not a header
    "header-cell",  # <th>, the header row of a Markdown table
    "caption",
    "button",  # buttons and calls to action
    "label",  # aria-label, title and placeholder attributes, summary, legend, form labels
    "alt",
    "quote",  # blockquote, q, cite: somebody's words
    "question",  # dt, summary, FAQ question
    "structured",  # a JSON-LD string
    "string",  # a value in JSON, YAML, front matter or code that readers are shown
]
BLOCK_KINDS: frozenset[str] = frozenset(get_args(BlockKind))

OBJECT = "\ufffc"
"""Stands in `Block.text` for something a reader sees that is not text: inline code, a template expression, an icon."""


class Span(NamedTuple):
    """[start, end) in code points."""

    start: int
    end: int


class Position(NamedTuple):
    """A place for people: 1-based line and 1-based column in code points."""

    line: int
    column: int


class SourceMap:
    """Text offset -> place in the source, as runs.

    Run i covers text [text_starts[i], text_starts[i + 1]) and source [source_starts[i], source_ends[i]). Where both
    lengths agree the run is linear, character by character; else (an entity, an escape, folded white space, a composed
    accent) every character of the run maps to the whole source range. Source ranges never go backwards within a block.
    """

    __slots__ = ("source_ends", "source_starts", "text_length", "text_starts")

    def __init__(
        self, text_starts: list[int], source_starts: list[int], source_ends: list[int], text_length: int
    ) -> None:
        self.text_starts = text_starts
        self.source_starts = source_starts
        self.source_ends = source_ends
        self.text_length = text_length

    def span(self, start: int, end: int) -> Span:
        """The source range of text [start, end); `start < end`, both within the text."""
        return Span(self._place(start)[0], self._place(end - 1)[1])

    def _place(self, offset: int) -> tuple[int, int]:
        run = bisect_right(self.text_starts, offset) - 1
        begin, finish = self.source_starts[run], self.source_ends[run]
        text_begin = self.text_starts[run]
        text_end = self.text_starts[run + 1] if run + 1 < len(self.text_starts) else self.text_length
        if finish - begin == text_end - text_begin:
            begin += offset - text_begin
            return begin, begin + 1
        return begin, finish


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, paragraph, list item, cell or attribute: text that is read as one piece."""

    index: int
    """Place in `Document.blocks`."""
    kind: BlockKind
    text: str
    """What a reader sees: NFC, every run of white space (line ends and NBSP too) as one space, none at either end;
    soft hyphens, zero-width characters and byte order marks dropped; OBJECT where something other than text stands."""
    map: SourceMap
    level: int = 0
    """1-6 for headings, 0 otherwise."""
    headings: tuple[int, ...] = ()
    """Indexes of the heading blocks this block stands under, outermost first."""
    lead: tuple[int, ...] = ()
    """Indexes of the blocks this one continues, nearest last: the paragraph that leads into a list, the outer item of a
    nested one, the column and row header of a cell, the question of an answer, the key's label of a value."""
    path: tuple[str, ...] = ()
    """Key path for copy in data files and component props, e.g. ('faq', '0', 'answer'); empty elsewhere."""
    locator: str | None = None
    """Where the source has no lines (docx, PDF): e.g. 'paragraph 12' or 'page 3'."""

    def span(self, start: int, end: int) -> Span:
        """The source range of `text[start:end]`."""
        return self.map.span(start, end)


@dataclass(frozen=True, slots=True)
class Unread:
    """Something on the page that could not be read: an image without alt text, a video, an iframe, a widget."""

    what: str
    offset: int


@dataclass(frozen=True, slots=True)
class Skipped:
    """A named input that was not read at all, and why."""

    path: str
    reason: str


@dataclass(frozen=True)
class Document:
    """One piece of copy: its source, its blocks in reading order, and what could not be read."""

    path: str
    """POSIX path relative to the working directory, a URL, or '<stdin>'."""
    format: str
    """'html', 'markdown', 'text' ...: decided once, by suffix or content type."""
    source: str
    blocks: tuple[Block, ...]
    unread: tuple[Unread, ...] = ()
    has_lines: bool = True
    """False where the source has no lines of its own; findings then carry `Block.locator` instead."""
    metadata: dict[str, str] = field(default_factory=dict, compare=False)
    """Front-matter keys and values a reader is not shown but that name the subject (slug, category, layout, lang)."""

    @cached_property
    def _line_starts(self) -> list[int]:
        source, at = self.source, 0
        starts = [1 if source.startswith("\ufeff") else 0]
        if "\r" not in source:
            while (at := source.find("\n", at) + 1) > 0:
                starts.append(at)
            return starts
        length = len(source)
        while at < length:
            character = source[at]
            at += 1
            if character == "\n" or (character == "\r" and source[at : at + 1] != "\n"):
                starts.append(at)
        return starts

    def position(self, offset: int) -> Position:
        """Line and column of a source offset; the end of the source is a valid place.

        A byte order mark has an offset but no column: editors do not show it.
        """
        offset = max(offset, self._line_starts[0])
        line = bisect_right(self._line_starts, offset) - 1
        return Position(line + 1, offset - self._line_starts[line] + 1)
