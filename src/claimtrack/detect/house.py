"""The words of a house's own list in a document, folded and read for stance as those of the library are.

They stay as they are printed: nothing is inflected. A word that is denied, negated or put in quotation marks of its own
is not used but spoken of.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from claimtrack.detect.detector import Worded, find_words
from claimtrack.detect.folding import fold, normal
from claimtrack.detect.mention import Evidence, Mention, QuietReason
from claimtrack.detect.vocabulary import Compounds, Matcher, PhraseWord, index

if TYPE_CHECKING:
    from claimtrack.documents.model import Document
    from claimtrack.knowledge.lexicon import HouseWord
    from claimtrack.knowledge.library import Records

TOPIC = "house-word"
_QUIET: frozenset[QuietReason] = frozenset({"negated", "denied", "quoted"})


def find_house_words(document: Document, records: Records, rows: Sequence[HouseWord]) -> tuple[Mention, ...]:
    """Every place where the words of the rows stand, in reading order; of each, `evidence` names the row's `never`."""
    if not rows:
        return ()
    matcher = _matcher(tuple(dict.fromkeys(row.never for row in rows)))
    return tuple(_mention(document, worded) for worded in find_words(document, records, matcher))


@lru_cache(maxsize=8)
def _matcher(terms: tuple[str, ...]) -> Matcher:
    words = [PhraseWord(TOPIC, term, "state", "house", frozenset(), absolute=False) for term in terms]
    forms = [(form, number) for number, term in enumerate(terms) if (form := normal(term))]
    compounds = Compounds.of(form for form, _ in forms)
    return Matcher(index(forms, compounds), compounds, lambda number: words[int(number)])


def _mention(document: Document, worded: Worded) -> Mention:
    text, (start, end) = fold(document.blocks[worded.block].text), worded.span
    in_marks = text[max(0, start - 1) : start] == text[end : end + 1] and text[end : end + 1] in ('"', "'")
    reason: QuietReason | None = "quoted" if in_marks else worded.reading.quiet
    quiet = reason if reason in _QUIET else None
    return Mention(
        block=worded.block,
        span=worded.span,
        sentence=worded.sentence,
        topic=TOPIC,
        effect="state",
        treatment=None,
        treatment_from="none",
        claim=None,
        stance=worded.reading.stance,
        attribution=worded.reading.attribution,
        frame="house",
        claimed=quiet is None,
        quiet_reason=quiet,
        confidence="high",
        evidence=(Evidence("house", worded.span, worded.term),),
    )
