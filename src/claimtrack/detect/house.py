"""Words of a list in a document, folded and read for stance as those of the library are: those that a house does not
print, the names that a policy bars and other words that it looks for.

They stay as they are printed: nothing is inflected. A word that is denied, negated or put in quotation marks of its own
is not used but spoken of.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from claimtrack.detect.detector import find_words
from claimtrack.detect.folding import fold, normal
from claimtrack.detect.mention import Evidence, Mention, QuietReason
from claimtrack.detect.reading import Worded
from claimtrack.detect.vocabulary import Compounds, Matcher, PhraseWord, index

if TYPE_CHECKING:
    from claimtrack.documents.model import Document
    from claimtrack.knowledge.lexicon import HouseWord
    from claimtrack.knowledge.library import Records

HOUSE_WORD = "house-word"
BARRED_NAME = "barred-name"
LISTED_WORD = "listed-words"
_QUIET: dict[str, frozenset[QuietReason]] = {
    HOUSE_WORD: frozenset({"negated", "denied", "quoted"}),
    BARRED_NAME: frozenset({"negated", "denied", "asked"}),
    LISTED_WORD: frozenset({"negated", "denied", "quoted"}),
}
"""By topic: what makes a word no use of it. A house prints its words in questions too; a name in quotation marks still
names the product."""


def find_house_words(document: Document, records: Records, rows: Sequence[HouseWord]) -> tuple[Mention, ...]:
    """Every place where the words of the rows stand, in reading order; of each, `evidence` names the row's `never`."""
    return _find(document, records, tuple(dict.fromkeys(row.never for row in rows)), HOUSE_WORD)


def find_barred_names(document: Document, records: Records, names: tuple[str, ...]) -> tuple[Mention, ...]:
    """Every place where one of the names stands, in reading order; of each, `evidence` holds the name."""
    return _find(document, records, names, BARRED_NAME)


def find_listed_words(document: Document, records: Records, words: tuple[str, ...]) -> tuple[Mention, ...]:
    """Every place where some of the words stand, in reading order; of each, `evidence` holds them."""
    return _find(document, records, words, LISTED_WORD)


def _find(document: Document, records: Records, terms: tuple[str, ...], topic: str) -> tuple[Mention, ...]:
    if not terms:
        return ()
    return tuple(_mention(document, one, topic) for one in find_words(document, records, _matcher(terms, topic)))


@lru_cache(maxsize=8)
def _matcher(terms: tuple[str, ...], topic: str) -> Matcher:
    words = [PhraseWord(topic, term, "state", "house", frozenset(), absolute=False) for term in terms]
    forms = [(form, number) for number, term in enumerate(terms) if (form := normal(term))]
    compounds = Compounds.of(form for form, _ in forms)
    return Matcher(index(forms, compounds), compounds, lambda number: words[int(number)])


def _mention(document: Document, worded: Worded, topic: str) -> Mention:
    text, (start, end) = fold(document.blocks[worded.block].text), worded.span
    in_marks = text[max(0, start - 1) : start] == text[end : end + 1] and text[end : end + 1] in ('"', "'")
    reason: QuietReason | None = "quoted" if in_marks else worded.reading.quiet
    quiet = reason if reason in _QUIET[topic] else None
    return Mention(
        block=worded.block,
        span=worded.span,
        sentence=worded.sentence,
        topic=topic,
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
