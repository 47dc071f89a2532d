"""A line of a page -> the case that keeps it, with nothing else of the page."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from claimtrack.cases import replay
from claimtrack.cases.redaction import Redactor
from claimtrack.detect import find_mentions
from claimtrack.detect.mention import Mention
from claimtrack.detect.sentences import split
from claimtrack.documents.model import Block, Document, Span
from claimtrack.errors import UsageError
from claimtrack.knowledge.cases import Case, Expectation, Lead
from claimtrack.knowledge.library import Records

_ELSEWHERE = ("title", "file", "previous", "heading")
"""Where a treatment is named that the case may not carry with it."""
Reading = list[tuple[str, bool, str, str | None]]


@dataclass(frozen=True, slots=True)
class Place:
    """A line of a page, and the column where several things stand on it."""

    line: int
    column: int | None = None


@dataclass(frozen=True, slots=True)
class Wanted:
    """How the line should be read."""

    expect: Expectation
    treatment: str | None = None
    topic: str | None = None


@dataclass(frozen=True, slots=True)
class Drawn:
    """A case, and what a person should know before it is written."""

    case: Case
    taken_out: tuple[str, ...]
    """Texts of the page as they were, wherever redaction changed them."""
    same: bool
    """Whether the case alone is read as the page is."""


def draw(document: Document, records: Records, place: Place, wanted: Wanted) -> Drawn:
    """The case of one line; raises UsageError where nothing, or more than one thing, stands there."""
    if not document.has_lines:
        raise UsageError(f"{document.path} has no lines; save the sentence as a text file and name that")
    mentions = find_mentions(document, records)
    block = _block(document, place, mentions, wanted.topic)
    meant = _meant(document, block, place)
    here = replay.within(mentions, block, meant)
    redact = Redactor(document, records).redact
    bare = _case(document, block, meant, wanted, redact, None)
    case = bare
    if _reading(replay.mentions_of(bare, records)) != _reading(here):
        page = _subject(here, mentions)
        case = _case(document, block, meant, wanted, redact, page) if page else bare
    shown = [document.blocks[index].text for index in (*block.headings, *block.lead, block.index)]
    return Drawn(
        case=case,
        taken_out=tuple(text for text in shown if redact(text) != text),
        same=_reading(replay.mentions_of(case, records)) == _reading(here),
    )


def _case(
    document: Document, block: Block, meant: Span, wanted: Wanted, redact: Callable[[str], str], page: str | None
) -> Case:
    text, sentence = redact(block.text), redact(block.text[meant.start : meant.end])
    leads = [document.blocks[index] for index in block.lead]
    case = Case(
        id="drawn",
        expect=wanted.expect,
        topic=wanted.topic,
        treatment=wanted.treatment,
        page=page,
        headings=tuple(redact(document.blocks[index].text) for index in block.headings),
        lead=tuple(Lead(kind=lead.kind, text=redact(lead.text)) for lead in leads),
        kind=block.kind,
        text=text,
        sentence=sentence if sentence != text and sentence in text else None,
    )
    digest = hashlib.sha256(case.model_dump_json().encode()).hexdigest()[:8]
    name = "-".join(filter(None, (wanted.expect, wanted.treatment, wanted.topic, digest)))
    return case.model_copy(update={"id": name})


def _block(document: Document, place: Place, mentions: Sequence[Mention], topic: str | None) -> Block:
    """The block that is meant: the only one there, else the only one with a mention there."""
    there = [block for block in document.blocks if block.text and _covers(document, block, place)]
    where = f"{document.path}:{place.line}" + (f":{place.column}" if place.column else "")
    if not there:
        raise UsageError(f"{where}: nothing that readers see stands here")
    speaking = {one.block for one in mentions if topic in (None, one.topic)}
    found = there if len(there) == 1 else [block for block in there if block.index in speaking]
    if len(found) != 1:
        raise UsageError(
            f"{where}: several things stand here; name one by its column:\n{_list(document, found or there)}"
        )
    return found[0]


def _list(document: Document, blocks: Iterable[Block]) -> str:
    starts = [(document.position(block.span(0, len(block.text)).start), block.text) for block in blocks]
    return "\n".join(f"  {document.path}:{line}:{column}  {text[:60]}" for (line, column), text in starts)


def _covers(document: Document, block: Block, place: Place, part: Span | None = None) -> bool:
    """Whether a block, or a part of its text, stands at a place."""
    start, end = block.span(*(part or Span(0, len(block.text))))
    first, last = document.position(start), document.position(end - 1)
    if place.column is None:
        return first.line <= place.line <= last.line
    return first <= (place.line, place.column) <= last


def _meant(document: Document, block: Block, place: Place) -> Span:
    """The sentences of a block that stand at a place; all of them where none does."""
    spans = split(block.text)
    touched = [span for span in spans if _covers(document, block, place, span)] or spans
    return Span(touched[0].start, touched[-1].end)


def _subject(here: Iterable[Mention], every: Iterable[Mention]) -> str | None:
    """The treatment that the page is about, as its mentions were resolved: those of the line first."""
    named = (one.treatment for one in (*here, *every) if one.treatment and one.treatment_from in _ELSEWHERE)
    return next(named, None)


def _reading(mentions: Iterable[Mention]) -> Reading:
    return [(one.topic, one.claimed, one.confidence, one.treatment) for one in mentions]
