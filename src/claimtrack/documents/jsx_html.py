"""HTML written piece by piece, each piece with the source it stands for."""

from __future__ import annotations

from collections.abc import Iterable

from claimtrack.documents.decoded import Decoded, assemble
from claimtrack.documents.pieces import Piece

_ESCAPED = {"<": "&lt;", "&": "&amp;"}
_QUOTED = {**_ESCAPED, '"': "&quot;"}


class Html:
    """Collects pieces in source order; tags stand for no source at all."""

    def __init__(self) -> None:
        self.pieces: list[Piece] = []

    def tag(self, text: str, at: int) -> None:
        """Markup that the source does not hold."""
        self.pieces.append((text, at, at))

    def raw(self, source: str, start: int, end: int) -> None:
        """Source that is HTML text as it stands."""
        if start < end:
            self.pieces.append((source[start:end], start, end))

    def text(self, text: Decoded) -> None:
        """Decoded text between tags."""
        self.pieces += _escape(text.pieces(), _ESCAPED)

    def attribute(self, text: Decoded) -> None:
        """Decoded text between double quotes."""
        self.pieces += _escape(text.pieces(), _QUOTED)

    @property
    def in_text(self) -> bool:
        """Whether text of the current line was written last."""
        for text, start, end in reversed(self.pieces[-3:]):
            if start == end:
                return False
            if not text.isspace():
                return True
        return False

    def __len__(self) -> int:
        return len(self.pieces)

    def decoded(self) -> Decoded:
        """All of it, to be read by the HTML reader."""
        return assemble(self.pieces)


def _escape(pieces: Iterable[Piece], escaped: dict[str, str]) -> Iterable[Piece]:
    for text, start, end in pieces:
        if not any(mark in text for mark in escaped):
            yield text, start, end
            continue
        linear = len(text) == end - start
        for index, character in enumerate(text):
            place = (start + index, start + index + 1) if linear else (start, end)
            yield escaped.get(character, character), *place
