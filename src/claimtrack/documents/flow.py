"""Open elements and the text inside them: where a block ends, of what kind it is and what it continues.

HTML tags and Markdown events drive the same machine, by the names of HTML elements. The stack of open elements follows
the WHATWG tree construction rules as far as they decide which element a text stands in.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict

from claimtrack.documents.elements import (
    BESIDE,
    CLOSED_BY,
    CLOSES_PARAGRAPH,
    FORMATTING,
    HEADINGS,
    KINDS,
    LISTS,
    ORDINARY,
    SCOPE,
    TABLE_TAGS,
)
from claimtrack.documents.model import BlockKind, SourceMap
from claimtrack.documents.page import Page
from claimtrack.documents.pieces import Piece, compose, relocate
from claimtrack.documents.tables import Cell, Table

_DEEPEST = 250  # elements nested deeper break text but are not tracked: time stays linear on hostile input
_MOST_TERMS = 4
_FAQ_HEADING = re.compile(r"\b(?:faqs?|questions|q\s*&\s*a)\b", re.IGNORECASE)
_MAY_ASK: frozenset[BlockKind] = frozenset({"heading", "paragraph", "button", "label", "list-item"})
_ANSWERS: frozenset[BlockKind] = frozenset({"paragraph", "list-item", "quote", "cell"})


class Frame:
    """An open element, with what the text in it inherits."""

    __slots__ = ("asks", "before", "cell", "faq", "first", "item", "kind", "lead", "level", "name", "parent", "table")

    def __init__(self, name: str, parent: Frame | None, kind: BlockKind | None) -> None:
        self.name = name
        self.parent = parent
        own = kind or KINDS.get(name)
        above: BlockKind = parent.kind if parent else "paragraph"
        self.asks: str = name if name in ("dt", "summary") else parent.asks if parent else ""
        """'dt' or 'summary' within those elements, else empty."""
        self.kind: BlockKind = "question" if self.asks else own or above
        self.level: int = HEADINGS.get(name, 0) if own else parent.level if parent else 0
        self.first: int | None = None
        self.before: list[tuple[int, int]] | None = None
        self.lead: tuple[int, ...] = parent.lead if parent else ()
        self.faq: bool = parent.faq if parent else False
        self.item: Frame | None = parent.item if parent else None
        self.cell: Cell | None = parent.cell if parent else None
        self.table: Table | None = parent.table if parent else None


class Flow:
    """Turns opened and closed elements and the text between them into blocks of a page."""

    def __init__(
        self,
        page: Page,
        *,
        place: SourceMap | None = None,
        kind: BlockKind = "paragraph",
        fixed: bool = False,
        path: tuple[str, ...] = (),
        lead: tuple[int, ...] = (),
    ) -> None:
        """`place` maps to the source where the text read is a decoded value; `fixed` keeps `kind` for every block."""
        self.page = page
        self.pieces: list[Piece] = []
        self.silent = False
        """Inside an element that is not shown, or is code."""
        self.last: int | None = None
        """The block added last, attributes aside."""
        self._place = place
        self._fixed = fixed
        self._path = path
        self._asides: list[tuple[BlockKind, list[Piece]]] = []
        self._root = Frame("", None, kind)
        self._root.lead = lead
        self._stack = [self._root]
        self._open: defaultdict[str, int] = defaultdict(int)
        self._too_deep = 0
        self._hidden_from = 0
        self._hidden_inline = ""
        self._within: Counter[str] = Counter()
        self._formatting: Counter[str] = Counter()
        self._last_frame = self._root
        self._question: int | None = None
        self._faq_level = 0
        """The level of a heading such as "Frequently asked questions" that is still in force."""
        self._terms: tuple[int, ...] = ()
        self._quote = (-1, -1)

    def flush(self) -> None:
        """End the current block."""
        pieces = self.pieces
        if pieces:
            self.pieces = []
            composed = compose(relocate(pieces, self._place) if self._place else pieces)
            if composed:
                self._add(self._stack[-1], *composed, quoted=self._quote == (0, len(pieces)))
            self._quote = (-1, -1)
        if self._asides:
            asides, self._asides = self._asides, []
            for kind, aside in asides:
                self.page.add(kind, aside, path=self._path)

    def aside(self, kind: BlockKind, pieces: list[Piece]) -> None:
        """An attribute that readers are shown: a block of its own, after the text it stands in."""
        self._asides.append((kind, relocate(pieces, self._place) if self._place else pieces))

    def quote_mark(self, opens: bool) -> None:
        """A `<q>` opens or closes here; a block that is nothing else is a quote."""
        self._quote = (len(self.pieces), -1) if opens else (self._quote[0], len(self.pieces))

    def _add(self, frame: Frame, text: str, source_map: SourceMap, *, quoted: bool) -> None:
        kind: BlockKind = "quote" if quoted and frame.kind == "paragraph" else frame.kind
        asks = text.endswith("?")
        if asks and kind in _MAY_ASK and (frame.faq or (self._faq_level and frame.level > self._faq_level)):
            kind = "question"
        elif frame.level and (not self._faq_level or frame.level <= self._faq_level):
            self._faq_level = frame.level if _FAQ_HEADING.search(text) else 0
        lead = frame.lead
        if self._question is not None:
            if kind in _ANSWERS and self._question not in lead:
                lead = (*lead, self._question)
            self._question = None
        if self._fixed:
            kind = self._root.kind
        index = self.page.put(
            kind, text, source_map, level=0 if self._fixed else frame.level, lead=lead, path=self._path
        )
        self._note(frame, index, text, asks=asks and (kind == "question" or frame.level > 0))

    def _note(self, frame: Frame, index: int, text: str, *, asks: bool) -> None:
        """Remember what later blocks may continue."""
        self.last, self._last_frame = index, frame
        if asks:
            self._question = index
        if frame.asks == "dt":
            self._terms = (*self._terms[-_MOST_TERMS:], index)
        elif frame.asks:
            details = _outside(frame)
            details.lead = (*details.lead[-_MOST_TERMS:], index)
        if frame.item and frame.item.first is None:
            frame.item.first = index
        if frame.cell:
            frame.cell.note(index, text)

    def open(self, name: str, *, kind: BlockKind | None = None, faq: bool = False, columns: int = 1) -> Frame | None:
        """A block element opens; None where it is nested too deep to be tracked."""
        if self.pieces or self._asides:
            self.flush()
        self._close_implied(name)
        if len(self._stack) >= _DEEPEST:
            self._too_deep += 1
            return None
        parent = self._stack[-1]
        frame = Frame(name, parent, kind)
        frame.faq = faq or parent.faq
        if name in LISTS:
            frame.lead = self._list_lead(parent)
        elif name == "li":
            frame.item = frame
        elif name == "dd":
            frame.lead = parent.lead + self._terms
        elif name == "dl" or (name == "dt" and self._last_frame.asks != "dt"):
            self._terms = ()
        elif name in TABLE_TAGS:
            _open_in_table(frame, columns)
        elif name in BESIDE and parent.kind != "quote":
            frame.before = self.page.step_aside()
        self._stack.append(frame)
        self._open[name] += 1
        return frame

    def _list_lead(self, parent: Frame) -> tuple[int, ...]:
        """What a list continues: the text of the item it stands in, else the text right before it."""
        item = parent.item
        if item and item.first is not None:
            return (*item.lead, item.first)
        if self.last is None or self.last in parent.lead:
            return parent.lead
        before = self._last_frame
        beside = parent is before or parent is before.parent
        if beside or self.page.blocks[self.last].text.endswith(":"):
            self._question = None
            return (*parent.lead, self.last)
        return parent.lead

    def _close_implied(self, name: str) -> None:
        """Close what cannot stay open around a new `name`."""
        top = self._stack[-1]
        if self._open["p"] and name in CLOSES_PARAGRAPH:
            depth = len(self._stack) - 1
            while self._stack[depth].name in ORDINARY or self._stack[depth].name == "noscript":
                depth -= 1
            if self._stack[depth].name == "p":
                self._pop(depth)
        elif top.name in HEADINGS and name in HEADINGS and not self._hidden_inline:
            self._pop(len(self._stack) - 1)
        rule = CLOSED_BY.get(name)
        if rule is None or self._too_deep:
            return
        closes, stops = rule
        outermost = 0
        for depth in range(len(self._stack) - 1, 0, -1):
            open_name = self._stack[depth].name
            if open_name in stops:
                break
            if open_name in closes:
                outermost = depth
        if outermost:
            self._pop(outermost)

    def close(self, name: str) -> None:
        """A block element ends; an end tag without its start tag only breaks the text."""
        if self.pieces or self._asides:
            self.flush()
        if self._too_deep:
            self._too_deep -= 1
            return
        if name in HEADINGS and not self._open[name]:
            name = next((heading for heading in HEADINGS if self._open[heading]), name)
        if not self._open[name]:
            return
        if self._stack[-1].name == name:
            self._pop(len(self._stack) - 1)
            return
        for depth in range(len(self._stack) - 1, 0, -1):
            open_name = self._stack[depth].name
            if open_name == name:
                self._pop(depth)
                return
            if open_name in SCOPE and name not in TABLE_TAGS and name not in SCOPE:
                return
            if open_name not in ORDINARY and (name in ORDINARY or name == "noscript"):
                return

    def _pop(self, depth: int) -> None:
        """Close the element at `depth` of the stack and all within it."""
        for frame in reversed(self._stack[depth:]):
            self._open[frame.name] -= 1
            if frame.before is not None:
                self.page.step_back(frame.before)
            if frame.table:
                if frame.name == "tr":
                    frame.table.end_row()
                elif frame.name == "thead":
                    frame.table.in_head = False
        del self._stack[depth:]
        if self.silent and depth <= self._hidden_from:
            self._show()

    def is_open(self, name: str) -> bool:
        """Whether an element of this name is open, however far out."""
        return self._open[name] > 0

    def hide(self) -> None:
        """The element opened last is not shown."""
        if not self.silent:
            self.silent, self._hidden_from = True, len(self._stack) - 1

    def hide_inline(self, name: str) -> None:
        """Inline element `name` is not shown, up to its end tag or the end of what it stands in."""
        if not self.silent:
            self.silent, self._hidden_from, self._hidden_inline = True, len(self._stack) - 1, name
            self._within = Counter({name: 1})

    def inline(self, name: str, *, opens: bool) -> None:
        """An inline element opens or ends; only what decides where hidden text ends is kept count of."""
        if not self._hidden_inline:
            if name in FORMATTING and (opens or self._formatting[name]):
                self._formatting[name] += 1 if opens else -1
            return
        if self._hidden_from != len(self._stack) - 1:
            return
        if opens:
            self._within[name] += 1
            if name != "a" or not self._formatting["a"]:
                return
        elif self._within[name]:
            self._within[name] -= 1
            if name == self._hidden_inline and not self._within[name]:
                self._show()
            return
        if self._formatting[name]:
            self._formatting[name] -= not opens
            self._show()

    def _show(self) -> None:
        self.silent, self._hidden_from, self._hidden_inline = False, 0, ""


def _outside(frame: Frame) -> Frame:
    """The element around the `<summary>` that `frame` is or stands in."""
    while frame.asks and frame.parent:
        frame = frame.parent
    return frame


def _open_in_table(frame: Frame, columns: int) -> None:
    if frame.name == "table":
        frame.table, frame.cell, frame.item = Table(), None, None
        return
    table = frame.table
    if table is None:
        return
    if frame.name == "tr":
        table.start_row()
    elif frame.name == "thead":
        table.in_head = True
    elif frame.name in ("td", "th"):
        header = table.in_head or frame.name == "th"
        if header:
            frame.kind = "header-cell"
        else:
            table.plain = True
        frame.cell = Cell(table, table.column, table.column + columns, header)
        frame.lead = frame.lead + frame.cell.lead
        table.column += columns
