"""A piece of source with its escapes undone, every character still traced: strings in code and data files.

Readers of strings build a `Decoded`; the HTML or Markdown reader may then run over its text, and `relocated` carries
the places that reader found back to the source.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from claimtrack.documents.model import SourceMap
from claimtrack.documents.pieces import Piece, source_map_runs, view


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text and its map to the source; unlike `Block.text` it keeps its white space."""

    text: str
    map: SourceMap

    @property
    def start(self) -> int:
        """Source offset of the first character; 0 for an empty text, which has no place."""
        return self.map.source_starts[0] if self.map.source_starts else 0

    @property
    def end(self) -> int:
        """Source offset after the last character."""
        return self.map.source_ends[-1] if self.map.source_ends else 0

    def pieces(self, start: int = 0, end: int | None = None) -> Iterator[Piece]:
        """(text, source start, source end) for every run of text [start, end)."""
        stop = len(self.text) if end is None else end
        for text_start, text_end, source_start, source_end in source_map_runs(self.map, start, stop):
            yield self.text[text_start:text_end], source_start, source_end

    def cut(self, start: int, end: int) -> Decoded:
        """The part [start, end) of the text."""
        return assemble(self.pieces(start, end))


def assemble(pieces: Iterable[Piece]) -> Decoded:
    """A Decoded of pieces in source order; empty texts are left out."""
    return Decoded(*view(pieces))


def verbatim(source: str, start: int, end: int) -> Decoded:
    """Source [start, end) as it stands."""
    return assemble([(source[start:end], start, end)])


def unescape(
    source: str, start: int, end: int, escapes: re.Pattern[str], meaning: Callable[[re.Match[str]], str]
) -> Decoded:
    """Source [start, end) with every match of `escapes` replaced by what it means."""
    if start >= end:
        return assemble([])
    pieces: list[Piece] = []
    at = start
    for match in escapes.finditer(source, start, end):
        if match.start() > at:
            pieces.append((source[at : match.start()], at, match.start()))
        pieces.append((meaning(match), match.start(), match.end()))
        at = match.end()
    pieces.append((source[at:end], at, end))
    return assemble(pieces)


def join(parts: list[Decoded], between: str = "") -> Decoded:
    """The parts one after another; `between` stands for the source that separates them."""
    pieces: list[Piece] = []
    for part in parts:
        if pieces and between:
            pieces.append((between, pieces[-1][2], max(part.start, pieces[-1][2])))
        pieces.extend(part.pieces())
    return assemble(pieces)


def relocated(inner: SourceMap, outer: SourceMap) -> SourceMap:
    """text -> decoded text (`inner`), decoded text -> source (`outer`): text -> source."""
    text_starts: list[int] = []
    source_starts: list[int] = []
    source_ends: list[int] = []
    starts = [*inner.text_starts, inner.text_length]
    for run, start in enumerate(inner.text_starts):
        begin, finish = inner.source_starts[run], inner.source_ends[run]
        # An insertion of the inner reader covers nothing; it is placed at the character it stands before.
        covered = list(source_map_runs(outer, begin, max(finish, min(begin + 1, outer.text_length))))
        if finish - begin != starts[run + 1] - start:
            covered = [(begin, begin, covered[0][2], covered[-1][3])] if covered else []
        for decoded_start, _, source_start, source_end in covered:
            text_starts.append(start + decoded_start - begin)
            source_starts.append(source_start)
            source_ends.append(source_end)
    return SourceMap(text_starts, source_starts, source_ends, inner.text_length)
