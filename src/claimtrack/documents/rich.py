"""Strings in data and code: plain text, or HTML or Markdown kept in a value."""

from __future__ import annotations

import re
from collections.abc import Iterator

from claimtrack.documents.decoded import Decoded, assemble
from claimtrack.documents.drafts import Draft, adopt
from claimtrack.documents.html import HtmlReader
from claimtrack.documents.model import OBJECT, BlockKind
from claimtrack.documents.page import Page
from claimtrack.documents.pieces import Piece, compose

_HTML = re.compile(r"</?[a-zA-Z][\w-]*(?:\s[^<>]*+)?/?>|<!--|&(?:[a-zA-Z]\w*|#\d+|#[xX][0-9a-fA-F]+)")
_PLACEHOLDER = re.compile(
    r"\$?\{\{?[^{}\n]{0,80}\}\}?|(?<![\w%])%(?:\d\$)?[sd](?!\w)|(?<![\w:]):[a-z_]{2,30}(?=[\s.,;!?]|\Z)|__[A-Z_]{2,30}__|%%"
)
_BREAK = re.compile(r"[ \t]*(?:\r\n|\r|\n)(?:[ \t]*(?:\r\n|\r|\n))+")
_BULLET = re.compile(r"[ \t]*(?:[-*+•·–]|\d{1,2}[.)])[ \t]+(?=\S)")
_LINE = re.compile(r"[^\r\n]+")
_HASHES = re.compile(r"[ \t]*(#{1,6})[ \t]+")
_STRONG = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1|(?<![\w*])([*])(?=[^\s*])([^*\n]+?)(?<=[^\s*])\3(?![\w*])")
_LINK = re.compile(r"!?\[([^\[\]\n]{1,300})\]\([^()\s]{0,500}\)")


def rich_text(text: Decoded, kind: BlockKind) -> list[Draft]:
    """The blocks of one string; `kind` is theirs unless its own markup says otherwise."""
    if _HTML.search(text.text):
        page = Page("", "", "html")
        masked = assemble(_without_placeholders(text))
        HtmlReader(page, masked.text, place=masked.map, kind=kind).read()
        return adopt(page.blocks)
    drafts: list[Draft] = []
    for start, end in _paragraphs(text.text):
        drafts += _paragraph(text.cut(start, end), kind)
    return drafts


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    at = 0
    for gap in _BREAK.finditer(text):
        yield at, gap.start()
        at = gap.end()
    yield at, len(text)


def _paragraph(text: Decoded, kind: BlockKind) -> list[Draft]:
    """One paragraph, or the bullets and heading lines of Markdown in it with the line that leads into them."""
    if "\n" not in text.text and "\r" not in text.text:
        return _block(text, kind) if not _BULLET.match(text.text) else _line(text, kind, [])
    if not _BULLET.search(text.text) and "#" not in text.text:
        return _block(text, kind)
    drafts: list[Draft] = []
    pending = (0, 0)
    for line in _LINE.finditer(text.text):
        if _BULLET.match(line[0]) or _HASHES.match(line[0]):
            drafts += _line(text.cut(*pending), kind, drafts)
            pending = line.span()
        else:
            pending = (pending[0] if pending[1] else line.start(), line.end())
    return drafts + _line(text.cut(*pending), kind, drafts)


def _line(text: Decoded, kind: BlockKind, before: list[Draft]) -> list[Draft]:
    if bullet := _BULLET.match(text.text):
        drafts = _block(text.cut(bullet.end(), len(text.text)), "list-item" if kind == "string" else kind)
        leads = [draft for draft in before if draft.kind != "list-item"][-1:]
        for draft in drafts:
            draft.lead = tuple(leads)
        return drafts
    if hashes := _HASHES.match(text.text):
        drafts = _block(text.cut(hashes.end(), len(text.text)), "heading")
        for draft in drafts:
            draft.level = len(hashes[1])
        return drafts
    return _block(text, kind)


def _block(text: Decoded, kind: BlockKind) -> list[Draft]:
    composed = compose(list(_without_placeholders(_without_marks(text))))
    if composed is None or not any(map(str.isalnum, composed[0])):
        return []
    return [Draft(kind, *composed)]


def _without_marks(text: Decoded) -> Decoded:
    """Emphasis and links of Markdown as their text."""
    if "*" not in text.text and "](" not in text.text and "__" not in text.text:
        return text
    kept: list[tuple[int, int]] = []
    marks = sorted([*_STRONG.finditer(text.text), *_LINK.finditer(text.text)], key=re.Match.start)
    at = 0
    for mark in marks:
        inner = next(group for group in (2, 4, 1) if group <= (mark.re.groups) and mark[group] is not None)
        if mark.start() >= at:
            kept += [(at, mark.start()), mark.span(inner)]
            at = mark.end()
    kept.append((at, len(text.text)))
    return assemble(piece for start, end in kept for piece in text.pieces(start, end))


def _without_placeholders(text: Decoded) -> Iterator[Piece]:
    """What a program fills in stands as OBJECT."""
    at = 0
    if "{" in text.text or "%" in text.text or ":" in text.text or "__" in text.text:
        for match in _PLACEHOLDER.finditer(text.text):
            yield from text.pieces(at, match.start())
            pieces = list(text.pieces(*match.span()))
            yield "%" if match[0] == "%%" else OBJECT, pieces[0][1], pieces[-1][2]
            at = match.end()
    yield from text.pieces(at)
