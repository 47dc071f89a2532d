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
    r"\W*(?:oh |but |why )?(?:yes|yep|yeah|yup|aye|absolutely|definitely|of course|certainly|sure|you bet|indeed|"
    r"completely|"
    r"totally|entirely|without a doubt|in a word,? yes|it (?:does|can|is|will)\b(?! not)|they (?:do|can|are|"
    r"will)\b(?! not| different)|"
    r"you (?:can|will)\b(?! not)|(?:most|many|lots)(?: of)?(?: our)?(?: (?:people|clients|men|women|patients))? "
    r"(?:do|can|will|find so|think so|say so|say yes)\b)"
)
_YES_LAST = re.compile(
    r"(?:,|\bwe say|\bcases|\bpeople) (?:yes|absolutely|definitely|of course|certainly|it does|it is|it can)\W*$"
)
"""A short answer that keeps its yes for the end: "With the right settings, absolutely."."""
_NO = re.compile(
    r"\W*(?:oh |but )?(?:no|none|nil|nope|nah|not at all|never|not in the slightest|not in the least|not remotely|"
    r"not one|"
    r"not a|not any|not really|not usually|not normally|far from it|on the contrary|quite the opposite|"
    r"quite the reverse|"
    r"the opposite|the reverse|zero|nothing|there is no|there's no|there are no|very little|hardly|barely|minimal|"
    r"myth\b|"
    r"(?:it|they|you|we) (?:(?:is|are|do|does|will|can) not|isn't|aren't|don't|doesn't|won't|can't|cannot)\b)"
    r"\b(?! (?:one|two|evidence|trial|study|matter|good|chance|everyone|for|yet|always|on)\b)"
)
_GONE = re.compile(
    r"\W*(?:consider (?:it|them) )?(?:gone|sorted|fixed|banished|vanished|history|handled|zapped|erased|done with|"
    r"no more|not any ?more|no longer|a thing of the past)\b"
)
"""What follows a problem named with a question mark: "Dark circles? Gone."."""
_UNSURE = re.compile(
    r"\b(?:no|not|never|n't|depends?|if|unless|however|but|although|though|risks?|side effects?|complications?|"
    r"cautions?|"
    r"avoid|unsuitable|suitable|ask|speak|talk|check|consult\w*|assess\w*|read|see|book|call|evidence|research|"
    r"stud(?:y|ies)|"
    r"may|might|could|should|some|nobody|no ?one|different|varies|contra\w*|"
    r"pregnan\w+|unknown|unclear|regulat\w+|trials?)\b|n't\b|\?"
)
"""Words after which an answer that is neither yes nor no does not reassure."""
_PLAIN_QUESTION = re.compile(r"\W*(?:but |so |and )?(?:is|are)\b")
_SHORT = 12
_PROPS = frozenset({"question", "string", "label"})
"""Kinds of block that hold a component's question; its answer is what comes next."""


class Answer(NamedTuple):
    """The first sentence that follows a question."""

    block: int
    span: Span
    yes: bool
    no: bool
    gone: bool
    """Says that what was asked about has gone."""
    reassures: bool
    """Answers "is it ...?" with neither yes nor no, and with nothing that takes away from a yes."""


def answer_to(document: Document, block: Block, question: Span) -> Answer | None:
    """What follows a question: the next sentence of its block, else the first of the block that answers it."""
    later = [span for span in split(block.text) if span.start >= question.end]
    if later:
        return _read(block, later[0], _asks_plainly(block, question))
    for following in document.blocks[block.index + 1 : block.index + 3]:
        answers = block.index in following.lead or block.index in following.headings[-1:]
        if answers or (block.kind in _PROPS and following.index == block.index + 1):
            first = split(following.text)[:1]
            return _read(following, first[0], _asks_plainly(block, question)) if first else None
    return None


def denies(text: str) -> bool:
    """Whether a text says no: the 'None' of a table row headed 'Downtime'."""
    return bool(_NO.match(fold(text)))


def _asks_plainly(block: Block, question: Span) -> bool:
    return bool(_PLAIN_QUESTION.match(fold(block.text), *question))


def _read(block: Block, span: Span, asked_plainly: bool) -> Answer:
    folded = fold(block.text)
    sentence = folded[slice(*span)]
    yes = bool(_YES.match(sentence) or (len(sentence.split()) < _SHORT and _YES_LAST.search(sentence)))
    no = bool(_NO.match(sentence)) and not yes
    return Answer(
        block.index,
        span,
        yes,
        no,
        gone=bool(_GONE.match(sentence)),
        reassures=asked_plainly and not yes and not no and not _UNSURE.search(folded, span.start),
    )
