"""A document in the making: readers add blocks in reading order and the page keeps count of headings."""

from __future__ import annotations

from collections.abc import Sequence

from claimtrack.documents.model import Block, BlockKind, Document, SourceMap, Unread
from claimtrack.documents.pieces import Piece, compose


class Page:
    """Collects what one source holds."""

    def __init__(self, source: str, path: str, format: str) -> None:  # noqa: A002 - the contract's word
        self.source = source
        self.path = path
        self.format = format
        self.blocks: list[Block] = []
        self.unread: list[Unread] = []
        self.metadata: dict[str, str] = {}
        self._open_headings: list[tuple[int, int]] = []
        self._heading_path: tuple[int, ...] = ()

    def add(
        self,
        kind: BlockKind,
        pieces: Sequence[Piece],
        *,
        level: int = 0,
        lead: tuple[int, ...] = (),
        path: tuple[str, ...] = (),
        locator: str | None = None,
    ) -> int | None:
        """Add one block and return its index; None where the pieces hold nothing to read."""
        composed = compose(pieces)
        if composed is None:
            return None
        return self.put(kind, *composed, level=level, lead=lead, path=path, locator=locator)

    def put(
        self,
        kind: BlockKind,
        text: str,
        source_map: SourceMap,
        *,
        level: int = 0,
        lead: tuple[int, ...] = (),
        path: tuple[str, ...] = (),
        locator: str | None = None,
    ) -> int:
        """Add a composed block and return its index.

        A `level` above 0 makes it a heading for what follows, whatever its kind.
        """
        index = len(self.blocks)
        if level:
            self._leave(level)
        self.blocks.append(Block(index, kind, text, source_map, level, self._heading_path, lead, path, locator))
        if level:
            self._open_headings.append((level, index))
            self._heading_path = tuple(heading for _, heading in self._open_headings)
        return index

    def _leave(self, level: int) -> None:
        while self._open_headings and self._open_headings[-1][0] >= level:
            self._open_headings.pop()
        self._heading_path = tuple(heading for _, heading in self._open_headings)

    def step_aside(self) -> list[tuple[int, int]]:
        """What follows is beside the matter: only level 1 stays open. Returns what `step_back` needs."""
        before = list(self._open_headings)
        self._leave(2)
        return before

    def step_back(self, before: list[tuple[int, int]]) -> None:
        """The headings open at `step_aside` are open again."""
        self._open_headings = before
        self._heading_path = tuple(heading for _, heading in before)

    def miss(self, what: str, offset: int) -> None:
        """Record something that cannot be read."""
        self.unread.append(Unread(what, offset))

    def document(self) -> Document:
        return Document(
            self.path, self.format, self.source, tuple(self.blocks), tuple(self.unread), metadata=self.metadata
        )
