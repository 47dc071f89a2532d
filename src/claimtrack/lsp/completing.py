"""Approved wording where a sentence is begun: for the treatment that is spoken of there, and what was typed so far.

The text is read with a mark at the cursor: the reader of the format says itself whether that is copy, in which block,
and what stands before it in the sentence.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from lsprotocol import types

from claimtrack.checker import Judge
from claimtrack.detect.compiled import vocabulary
from claimtrack.detect.names import Names
from claimtrack.detect.subjects import SubjectFinder
from claimtrack.detect.vocabulary import TreatmentWord
from claimtrack.documents import read_text
from claimtrack.documents.model import Block, Document, Span
from claimtrack.knowledge.library import Records
from claimtrack.lsp.buffers import Buffer
from claimtrack.lsp.checking import Checked
from claimtrack.lsp.kinds import copy_format
from claimtrack.lsp.wordings import Wording, about
from claimtrack.policy.placement import place

_MARK = "Qzxcursorqz."
"""A sentence by itself: plain text takes a line without a full stop for a heading."""
_SHORT = frozenset({"title", "heading", "button", "label", "alt", "header-cell"})
_NAMES_REMEMBERED = 4096


class Cursor(NamedTuple):
    """Where wording is asked for."""

    document: Document
    """The text with the mark in it."""
    block: Block
    sentence: Span
    """In the block's text, the mark included."""
    typed: str
    """What stands of the sentence before the mark."""


def completions(checked: Checked, offset: int) -> list[types.CompletionItem]:
    """The approved wordings that go on from what was typed of the sentence at an offset."""
    cursor = cursor_at(checked.buffer, offset)
    if cursor is None or not checked.buffer.text[:offset].endswith(cursor.typed):
        return []
    treatment = _treatment(checked.judge, cursor)
    if treatment is None:
        return []
    span = Span(offset - len(cursor.typed), offset)
    found = _fitting(about(checked.judge, treatment, checked.judged.profile), cursor)
    return [_item(checked, span, text, one, number) for number, (text, one) in enumerate(found)]


def cursor_at(buffer: Buffer, offset: int) -> Cursor | None:
    """The sentence at an offset; null where readers of the page are shown nothing."""
    marked = buffer.text[:offset] + _MARK + buffer.text[offset:]
    document = read_text(marked, buffer.path, copy_format(buffer))
    for block in document.blocks:
        at = block.text.find(_MARK)
        if at >= 0 and block.span(at, at + len(_MARK)) == (offset, offset + len(_MARK)):
            before = block.text[:at]
            start = _sentence_start(before)
            return Cursor(document, block, Span(start, at + len(_MARK)), before[start:])
    return None


def _sentence_start(before: str) -> int:
    """Where the sentence begins that goes on after this text."""
    ends = [before.rfind(stop) for stop in (". ", "! ", "? ")]
    return max(ends) + 2 if max(ends) >= 0 else 0


def _treatment(judge: Judge, cursor: Cursor) -> str | None:
    """The treatment that is spoken of there, as a claim's would be found; else the one that was last named."""
    finder = SubjectFinder(cursor.document, _names(judge.library.records))
    at = Span(cursor.sentence.end - len(_MARK), cursor.sentence.end)
    if treatment := finder.of(cursor.block.index, cursor.sentence, at).treatment:
        return treatment
    above = (finder.named(index) for index in range(cursor.block.index, -1, -1))
    last = next((hits[-1].word for hits in above if hits), None)
    return last.id if isinstance(last, TreatmentWord) else None


@lru_cache(maxsize=4)
def _names(records: Records) -> Names:
    return Names(vocabulary(records).names, records.treatments, _NAMES_REMEMBERED)


def _fitting(wordings: tuple[Wording, ...], cursor: Cursor) -> Iterator[tuple[str, Wording]]:
    """Wordings that begin as was typed and can stand there as they are."""
    document, block = cursor.document, cursor.block
    typed = cursor.typed.casefold()
    at = block.span(cursor.sentence.end - len(_MARK), cursor.sentence.end)
    for one in wordings:
        text = one.short if block.kind in _SHORT else one.text
        if text and text.casefold().startswith(typed) and place(document, block.kind, at, text):
            yield text, one


def _item(checked: Checked, span: Span, text: str, one: Wording, number: int) -> types.CompletionItem:
    return types.CompletionItem(
        label=text,
        label_details=types.CompletionItemLabelDetails(description=one.kind),
        kind=types.CompletionItemKind.Text,
        sort_text=f"{number:04}",
        filter_text=text,
        text_edit=types.TextEdit(checked.buffer.lines.range(span), text),
        data={"uri": checked.buffer.uri, "claim": one.claim},
    )
