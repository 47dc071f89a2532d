"""Questions and their answers: "Is there downtime? None." claims what a bare question does not."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from claimtrack.detect.folding import fold
from claimtrack.detect.sentences import split
from claimtrack.documents.model import Span

if TYPE_CHECKING:
    from claimtrack.documents.model import Block, Document

_YES = re.compile(
    r"\W*(?:yes|yep|yeah|absolutely|definitely|of course|certainly|sure|you bet|indeed|"
    r"without a doubt|it (?:does|can|is|will)\b)"
)
_NO = re.compile(
    r"\W*(?:no|none|nil|nope|not at all|never|not in the slightest|not a bit|zero|nothing|there is no|"
    r"there's no|there are no|very little|hardly|barely|minimal)\b(?! (?:one|two|evidence|trial|study|matter))"
)
_PROPS = frozenset({"question", "string", "label"})
"""Kinds of block that hold a component's question; its answer is what comes next."""


class Answer(NamedTuple):
    """The first sentence that follows a question."""

    block: int
    span: Span
    yes: bool
    no: bool


def answer_to(document: Document, block: Block, question: Span) -> Answer | None:
    """What follows a question: the next sentence of its block, else the first of the block that answers it."""
    later = [span for span in split(block.text) if span.start >= question.end]
    if later:
        return _read(block, later[0])
    for following in document.blocks[block.index + 1 : block.index + 3]:
        answers = block.index in following.lead or block.index in following.headings[-1:]
        if answers or (block.kind in _PROPS and following.index == block.index + 1):
            first = split(following.text)[:1]
            return _read(following, first[0]) if first else None
    return None


def denies(text: str) -> bool:
    """Whether a text says no: the 'None' of a table row headed 'Downtime'."""
    return bool(_NO.match(fold(text)))


def _read(block: Block, span: Span) -> Answer:
    folded = fold(block.text)
    return Answer(
        block.index,
        span,
        bool(_YES.match(folded, *span)),
        bool(_NO.match(folded, *span)) and not _YES.match(folded, *span),
    )
