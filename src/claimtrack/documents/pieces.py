"""Pieces of source text, and how they become the text of a block with its source map."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from unicodedata import combining, is_normalized, normalize

from claimtrack.documents.model import OBJECT, SourceMap

Piece = tuple[str, int, int]
"""Text and the source range [start, end) it stands for. Where the lengths agree it maps character by character;
otherwise (a character reference, an escape) every character maps to the whole range."""

_DROPPED = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
FILLER = "\u2060"
"""A dropped character, used to blank out source that is not text without moving any offset."""
_GAP = re.compile(rf"[\s{_DROPPED}][\s{_DROPPED}]+|[{_DROPPED}]")
_ASCII_GAP = re.compile(r"[ \t-\r\x1c-\x1f][ \t-\r\x1c-\x1f]+")
_ADDRESS = re.compile(
    r"(?:https?://|(?<![\w.])www\.)[^\s<>\"'`()\[\]{}]+[^\s<>\"'`()\[\]{}.,;:!?]"
    r"|(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}"
)
_WHITE = re.compile(r"[^\S ]")


def compose(pieces: Sequence[Piece]) -> tuple[str, SourceMap] | None:
    """The text of a block as `Block.text` defines it, with its map; None where nothing is left to read."""
    if len(pieces) == 1:
        text, start, end = pieces[0]
        if len(text) == end - start:
            trimmed = text.strip()
            if not trimmed or trimmed == OBJECT:
                return None
            if _is_simple(trimmed) and not _holds_address(trimmed):
                return _one_stretch(trimmed, start + text.index(trimmed[0]))
    composed = _many_stretches(_without_addresses(pieces))
    if composed is None or not composed[0].strip(OBJECT + " "):
        return None
    return composed


def _holds_address(text: str) -> bool:
    return "://" in text or "www." in text or "@" in text


def _without_addresses(pieces: Sequence[Piece]) -> Sequence[Piece]:
    """Pieces with an OBJECT for every URL and e-mail address: a reader is shown them, but not as copy."""
    if not any(_holds_address(text) for text, _, _ in pieces):
        return pieces
    cut: list[Piece] = []
    for text, start, end in pieces:
        if len(text) != end - start:
            cut.append((text, start, end))
            continue
        at = 0
        for address in _ADDRESS.finditer(text):
            if address.start() > at:
                cut.append((text[at : address.start()], start + at, start + address.start()))
            cut.append((OBJECT, start + address.start(), start + address.end()))
            at = address.end()
        if at < len(text):
            cut.append((text[at:], start + at, end))
    return cut


def _is_simple(text: str) -> bool:
    """Nothing to fold but single white space, nothing to drop, nothing to compose.

    Every dropped character, and all white space but " ", is unprintable: the quick test for most text.
    """
    if text.isprintable():
        return "  " not in text and (text.isascii() or is_normalized("NFC", text))
    if text.isascii():
        return not _ASCII_GAP.search(text)
    return not _GAP.search(text) and is_normalized("NFC", text)


def _one_stretch(text: str, start: int) -> tuple[str, SourceMap]:
    length = len(text)
    if not text.isprintable():
        text = _WHITE.sub(" ", text)
    return text, SourceMap([0], [start], [start + length], length)


def _many_stretches(pieces: Sequence[Piece]) -> tuple[str, SourceMap] | None:
    texts: list[str] = []
    text_starts: list[int] = []
    starts: list[int] = []
    ends: list[int] = []
    length, spaced = 0, True
    for text, start, end in pieces:
        linear = len(text) == end - start
        for begin, finish in _stretches(text):
            if spaced and text[begin].isspace():
                begin += 1
                if begin == finish:
                    continue
            texts.append(text[begin:finish])
            text_starts.append(length)
            starts.append(start + begin if linear else start)
            ends.append(start + finish if linear else end)
            length += finish - begin
            spaced = text[finish - 1].isspace()
    if spaced and texts:
        _trim_last(texts, text_starts, starts, ends)
        length -= 1
    if not texts:
        return None
    joined = "".join(texts)
    if not joined.isprintable():
        joined = _WHITE.sub(" ", joined)
    source_map = SourceMap(text_starts, starts, ends, length)
    if not joined.isascii() and not is_normalized("NFC", joined):
        return _composed(joined, source_map)
    return joined, source_map


def _stretches(text: str) -> Sequence[tuple[int, int]]:
    """[begin, end) of what stays: a run of white space keeps its first character, dropped characters go."""
    if text.isprintable() and "  " not in text:
        return ((0, len(text)),) if text else ()
    gaps = _ASCII_GAP if text.isascii() else _GAP
    if not gaps.search(text):
        return ((0, len(text)),) if text else ()
    kept: list[tuple[int, int]] = []
    at = 0
    for gap in gaps.finditer(text):
        start, end = gap.span()
        white = next((i for i in range(start, end) if text[i].isspace()), None)
        if white == start:
            kept.append((at, start + 1))
        else:
            if start > at:
                kept.append((at, start))
            if white is not None:
                kept.append((white, white + 1))
        at = end
    if at < len(text):
        kept.append((at, len(text)))
    return kept


def _trim_last(texts: list[str], text_starts: list[int], starts: list[int], ends: list[int]) -> None:
    """Take the white space off the end; at most one character, since runs of it are folded already."""
    last = texts[-1]
    if len(last) == 1:
        for column in (texts, text_starts, starts, ends):
            column.pop()
        return
    if len(last) == ends[-1] - starts[-1]:
        ends[-1] -= 1
    texts[-1] = last[:-1]


def _composed(text: str, source_map: SourceMap) -> tuple[str, SourceMap]:
    """NFC cluster by cluster; a cluster that changes maps as a whole."""
    pieces: list[Piece] = []
    plain = 0
    for begin, end in _clusters(text):
        cluster = text[begin:end]
        canonical = normalize("NFC", cluster)
        if canonical == cluster:
            continue
        if begin > plain:
            pieces.extend(_slices(text, plain, begin, source_map))
        span = source_map.span(begin, end)
        pieces.append((canonical, span.start, span.end))
        plain = end
    pieces.extend(_slices(text, plain, len(text), source_map))
    return view(pieces)


def _clusters(text: str) -> Iterator[tuple[int, int]]:
    """Ranges of two or more characters that NFC may join, and single ones that it may replace."""
    begin, size = 0, len(text)
    while begin < size:
        end = begin + 1
        if text[begin] >= "\u00c0" or (end < size and text[end] >= "\u0300"):
            while end < size and (combining(text[end]) or not is_normalized("NFC", text[end - 1 : end + 1])):
                end += 1
            yield begin, end
        begin = end


def _slices(text: str, begin: int, end: int, source_map: SourceMap) -> Iterator[Piece]:
    """The pieces of `text[begin:end]`, one for each run of the map it touches."""
    for start, finish, source_start, source_end in source_map_runs(source_map, begin, end):
        yield text[start:finish], source_start, source_end


def source_map_runs(source_map: SourceMap, begin: int, end: int) -> Iterator[tuple[int, int, int, int]]:
    """(text start, text end, source start, source end) of every run within text [begin, end), cut to it."""
    starts = source_map.text_starts
    run = bisect_right(starts, begin) - 1
    while begin < end:
        run_end = starts[run + 1] if run + 1 < len(starts) else source_map.text_length
        finish = min(end, run_end)
        source_start, source_end = source_map.source_starts[run], source_map.source_ends[run]
        if source_end - source_start == run_end - starts[run]:
            source_start += begin - starts[run]
            source_end = source_start + finish - begin
        yield begin, finish, source_start, source_end
        begin, run = finish, run + 1


def view(pieces: Iterable[Piece]) -> tuple[str, SourceMap]:
    """Pieces joined as they are, nothing folded: a decoded text to read further, with its map to the source."""
    texts: list[str] = []
    text_starts: list[int] = []
    starts: list[int] = []
    ends: list[int] = []
    length = 0
    for text, start, end in pieces:
        if text:
            texts.append(text)
            text_starts.append(length)
            starts.append(start)
            ends.append(end)
            length += len(text)
    return "".join(texts), SourceMap(text_starts, starts, ends, length)


def relocate(pieces: Iterable[Piece], source_map: SourceMap) -> list[Piece]:
    """Pieces found in a decoded text, moved to the source it was decoded from."""
    moved: list[Piece] = []
    for text, start, end in pieces:
        if len(text) == end - start:
            for begin, finish, source_start, source_end in source_map_runs(source_map, start, end):
                moved.append((text[begin - start : finish - start], source_start, source_end))
        else:
            span = source_map.span(start, end)
            moved.append((text, span.start, span.end))
    return moved
