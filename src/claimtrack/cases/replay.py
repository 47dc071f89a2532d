"""A case read again: its block under its headings and leads, and whether it comes out as expected."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from claimtrack.detect import find_mentions
from claimtrack.detect.mention import Mention
from claimtrack.documents.model import Block, BlockKind, Document, SourceMap, Span
from claimtrack.knowledge.cases import Case
from claimtrack.knowledge.library import Records


@dataclass(frozen=True, slots=True)
class Failure:
    """A case that is read otherwise than it says."""

    case: Case
    read_as: tuple[str, ...]

    def __str__(self) -> str:
        expected = f"treatment={self.case.treatment}" if self.case.treatment else self.case.expect
        topic = f" of {self.case.topic}" if self.case.topic else ""
        read = ", ".join(self.read_as) or "no claim"
        return f'cases/{self.case.id}: {expected}{topic}: "{self.case.sentence or self.case.text}" is read as {read}'


def run(records: Records) -> Iterator[Failure]:
    """Every case of a library that is read otherwise than it says, in order of id."""
    for _, case in sorted(records.cases.items()):
        mentions = [mention for mention in mentions_of(case, records) if counts(mention, case.topic)]
        if not as_expected(case, mentions):
            yield Failure(case, readings(mentions))


def as_expected(case: Case, mentions: Sequence[Mention]) -> bool:
    """Whether the mentions that count are what the case expects."""
    if case.expect == "quiet":
        return not mentions
    return bool(mentions) and (case.expect == "flag" or all(one.treatment == case.treatment for one in mentions))


def counts(mention: Mention, topic: str | None) -> bool:
    """What a check reports by default: claimed, and surer than the doubtful readings that only reviewers see."""
    return mention.claimed and mention.confidence != "low" and topic in (None, mention.topic)


def readings(mentions: Iterable[Mention]) -> tuple[str, ...]:
    """Topic, treatment and frame of each mention, in words."""
    return tuple(
        dict.fromkeys(f"{one.topic} about {one.treatment or 'no treatment'} ({one.frame})" for one in mentions)
    )


def mentions_of(case: Case, records: Records) -> list[Mention]:
    """Every mention in what the case means, claimed or not."""
    document = document_of(case, records)
    block = document.blocks[-1]
    start = block.text.find(case.sentence) if case.sentence else 0
    meant = Span(start, start + len(case.sentence or block.text))
    return within(find_mentions(document, records), block, meant)


def within(mentions: Iterable[Mention], block: Block, meant: Span) -> list[Mention]:
    """The mentions of a part of one block."""
    return [
        one
        for one in mentions
        if one.block == block.index and one.span.start < meant.end and meant.start < one.span.end
    ]


def document_of(case: Case, records: Records) -> Document:
    """The case as a page: its title, headings and leads, and last the block itself."""
    titles: list[tuple[BlockKind, str]] = [("title", records.treatments[case.page].name)] if case.page else []
    headings: list[tuple[BlockKind, str]] = [("heading", text) for text in case.headings]
    leads: list[tuple[BlockKind, str]] = [(lead.kind, lead.text) for lead in case.lead]
    parts = [*titles, *headings, *leads, (case.kind, case.text)]
    above = tuple(range(len(titles), len(titles) + len(headings)))
    carried = tuple(range(len(titles) + len(headings), len(parts) - 1))
    starts = accumulate((len(text) + 1 for _, text in parts), initial=0)
    blocks = tuple(
        Block(
            index=index,
            kind=kind,
            text=text,
            map=SourceMap([0], [start], [start + len(text)], len(text)),
            level=min(6, 1 + len([at for at in above if at < index])) if kind == "heading" else 0,
            headings=tuple(at for at in above if at < index),
            lead=tuple(at for at in carried if at < index),
        )
        for index, ((kind, text), start) in enumerate(zip(parts, starts, strict=False))
    )
    return Document(f"cases/{case.id}", "text", "\n".join(text for _, text in parts), blocks)
