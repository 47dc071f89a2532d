"""Names, numbers and addresses taken out of copy by simple rules; a person looks before anything is written.

A word is a name where the page writes it with a capital in the middle of a sentence, or in a line in which every word
has one, never without, and no word list of the library knows it: names of treatments that the library holds stay. Rules
that simple take out too much rather than too little.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import partial

from claimtrack.detect.folding import fold, normal
from claimtrack.detect.sentences import split
from claimtrack.documents.model import Document
from claimtrack.knowledge.library import Records

_WORD = re.compile(r"[^\W\d_](?:[\w&]|['\u2019](?=[A-Z]))*")
_PATTERNS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("[email]", re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")),
    (
        "[link]",
        re.compile(r"(?:https?://|www\.)\S*[\w/]|\b[\w-]+(?:\.[\w-]+)*\.(?:com|net|org|co|uk|ie|au|ca|eu|de)\b\S*"),
    ),
    ("[handle]", re.compile(r"(?<!\w)@\w[\w.]+")),
    (
        "[phone]",
        re.compile(r"(?<![\w\u00a3$\u20ac])(?!(?:19|20)\d\d\D(?:19|20)\d\d\b)\+?\(?\d(?:[ ()./-]{0,2}\d){6,}(?![\w%])"),
    ),
    ("[name]", re.compile(r"(?<=\bDr |\bMr |\bMs )(?:[A-Z][\w'\u2019-]+ ?)+(?<! )")),
    ("[name]", re.compile(r"(?<=\bDr\. |\bMr\. |\bMs\. |\bMrs )(?:[A-Z][\w'\u2019-]+ ?)+(?<! )")),
    ("[name]", re.compile(r"(?<=\bMrs\. |\bMiss |\bProf |\bsays |\bsaid )(?:[A-Z][\w'\u2019-]+ ?)+(?<! )")),
    ("[name]", re.compile(r"\b[A-Z][a-z]+ [A-Z]\.(?=\W|$)|\b[A-Z][a-z]+(?=, (?:aged )?\d\d\b)")),
    ("[name]", re.compile(r"\b\w+(?: \w+)?(?=[\u2122\u00ae])")),
)
_REPEATED = re.compile(r"\[name\](?:(?: (?:&|and) |[ -])\[name\])+")
_ORDINARY = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december about our us your you we the a an and or of to for in on at with from how "
    "what why who when where which is are can do does it its this that these book now free price prices contact call "
    "home welcome menu more read learn faq faqs question questions answer answers before after results only new get "
    "today first offer offers per session sessions minutes hour week weeks month months year years not no yes all dr "
    "mr mrs ms miss prof".split()
)


class Redactor:
    """What one page calls by a name, and how to say its sentences without."""

    def __init__(self, document: Document, records: Records) -> None:
        known = frozenset(_library_words(records)) | _ORDINARY
        texts = [block.text for block in document.blocks]
        plain = {match.group() for text in texts for match in _WORD.finditer(text) if match.group()[0].islower()}
        self._keep = known
        self._names = frozenset(
            word
            for text in texts
            for word in _capitalised(text)
            if fold(word) not in plain and not set(normal(word)) <= known
        )

    def redact(self, text: str) -> str:
        """The text with what names somebody replaced by what it was: '[name]', '[phone]' ..."""
        for placeholder, pattern in _PATTERNS:
            text = pattern.sub(partial(self._unless_known, placeholder), text)
        text = _WORD.sub(self._named, text)
        return _REPEATED.sub("[name]", text)

    def _named(self, match: re.Match[str]) -> str:
        return "[name]" if match.group() in self._names else match.group()

    def _unless_known(self, placeholder: str, match: re.Match[str]) -> str:
        """What the library names itself stays: a product it judges by a treatment is no secret."""
        found = match.group()
        return found if placeholder == "[name]" and set(normal(found)) <= self._keep else placeholder


def _capitalised(text: str) -> Iterator[str]:
    """Words whose capital tells: not the first of a sentence, unless every longer word of the text has one."""
    words = list(_WORD.finditer(text))
    longer = [match for match in words if len(match.group()) > 3]
    capitals = sum(match.group()[0].isupper() for match in longer)
    titled = capitals > 0.6 * len(longer) and len(words) > 1 and not text.endswith((".", "!", "?"))
    first = {next((word.start() for word in words if word.start() >= span.start), -1) for span in split(text)}
    for match in words:
        word = match.group()
        inner = re.search(r"[a-z][A-Z]", word)
        if len(word) > 1 and word[0].isupper() and (inner or titled or match.start() not in first):
            yield word


def _library_words(records: Records) -> Iterator[str]:
    for term in _terms(records):
        yield from normal(term)


def _terms(records: Records) -> Iterable[str]:
    words = records.lexicon
    for treatment in records.treatments.values():
        yield from (treatment.name, *treatment.aliases, *treatment.brands)
    for effect in words.effects:
        yield from (effect.verb, *effect.forms, *effect.nouns)
    for cue in words.cues:
        yield from (cue.term, *cue.forms)
    for noun in words.nouns:
        yield from (noun.term, *noun.forms)
    for topic in words.topics:
        for target in topic.targets:
            yield from (target.term, *target.forms)
        for phrase in topic.phrases:
            yield from (phrase.term, *phrase.forms)
        for verb in topic.verbs:
            yield from (verb.verb, *verb.forms, *verb.nouns)
