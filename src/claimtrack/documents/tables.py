"""Which header a cell stands under: the columns and rows of one table as they are read."""

from __future__ import annotations

from dataclasses import dataclass, field

_LONGEST_ROW_HEADER = 80  # a longer first cell is text, not the name of its row


@dataclass(slots=True)
class Table:
    """The headers met so far in one table, by column."""

    heads: dict[int, int] = field(default_factory=dict)
    row_heads: dict[int, int] = field(default_factory=dict)
    row_header: int | None = None
    column: int = 0
    in_head: bool = False
    plain: bool = False

    def start_row(self) -> None:
        self.row_heads, self.row_header, self.column, self.plain = {}, None, 0, False

    def end_row(self) -> None:
        if self.row_heads and not self.plain:
            self.heads = self.row_heads
        self.row_heads = {}


@dataclass(slots=True)
class Cell:
    """One cell of a table: its columns [start, end), and whether it has text yet."""

    table: Table
    start: int
    end: int
    header: bool
    read: bool = False

    @property
    def lead(self) -> tuple[int, ...]:
        column = self.table.heads.get(self.start)
        leads = (column, self.table.row_header)
        return () if self.header else tuple(index for index in leads if index is not None)

    def note(self, index: int, text: str) -> None:
        """The block `index` is text of this cell."""
        if self.read:
            return
        self.read = True
        if self.header:
            self.table.row_heads.update(dict.fromkeys(range(self.start, self.end), index))
        if self.start == 0 and len(text) <= _LONGEST_ROW_HEADER:
            self.table.row_header = index
