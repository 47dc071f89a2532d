"""The lexicon compiled for scanning: every surface form to what it may mean."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple

import ahocorasick

from claimtrack.detect.folding import spellings

if TYPE_CHECKING:
    from claimtrack.knowledge.lexicon import Lexicon, TopicLexicon, Want
    from claimtrack.knowledge.models import Treatment

Form = Literal["finite", "ing", "past", "noun", "adjective"]


@dataclass(frozen=True, slots=True)
class TargetWord:
    """A noun phrase of one topic."""

    topic: str
    term: str
    want: Want
    near: frozenset[str]
    weak: bool


@dataclass(frozen=True, slots=True)
class TopicVerbWord:
    """A verb that makes a topic's claim of certain objects."""

    topic: str
    term: str
    effect: str
    form: Form
    on: frozenset[str]
    intransitive: bool


@dataclass(frozen=True, slots=True)
class PhraseWord:
    """Wording that makes the claim as it stands."""

    topic: str
    term: str
    effect: str
    frame: str
    near: frozenset[str]
    absolute: bool


@dataclass(frozen=True, slots=True)
class UnlessWord:
    """A longer phrase in which a topic's word means something else."""

    topic: str
    term: str


@dataclass(frozen=True, slots=True)
class AskedWord:
    """A word of a question that claims a topic when it is answered with no."""

    topic: str
    term: str


@dataclass(frozen=True, slots=True)
class EffectWord:
    """One form of a verb of change."""

    term: str
    effect: str
    form: Form
    middle: bool
    weak: bool


@dataclass(frozen=True, slots=True)
class NounWord:
    """A noun that anchors other words."""

    term: str
    classes: frozenset[str]


@dataclass(frozen=True, slots=True)
class CueWord:
    """A word that changes how a claim is meant."""

    term: str
    kind: str
    scope: str


@dataclass(frozen=True, slots=True)
class TreatmentWord:
    """A name of a treatment; `cased` names count only as they are written."""

    id: str
    term: str
    cased: bool


Word = (
    TargetWord | TopicVerbWord | PhraseWord | UnlessWord | AskedWord | EffectWord | NounWord | CueWord | TreatmentWord
)


class Hit(NamedTuple):
    """A word found at [start, end) of the scanned text."""

    start: int
    end: int
    word: Word


class Matcher:
    """All forms of a set of words as one Aho-Corasick automaton; overlapping matches, whole words only."""

    def __init__(self, forms: Iterable[tuple[str, Word]]) -> None:
        by_form: dict[str, list[Word]] = {}
        for form, word in forms:
            words = by_form.setdefault(form, [])
            if word not in words:
                words.append(word)
        self._automaton = ahocorasick.Automaton()
        for form, words in by_form.items():
            self._automaton.add_word(form, (len(form), tuple(words)))
        self._empty = not by_form
        if by_form:
            self._automaton.make_automaton()

    def hits(self, text: str) -> Iterator[Hit]:
        """Every word in `text` (already folded and spaced), by where it ends."""
        if self._empty:
            return
        length = len(text)
        for last, (size, words) in self._automaton.iter(text):
            end = last + 1
            start = end - size
            if (end < length and text[end].isalnum()) or (start and text[start - 1].isalnum()):
                continue
            for word in words:
                yield Hit(start, end, word)


_IRREGULAR = frozenset(
    """built rebuilt grew grown made remade gave given left brought kept lost shrunk shrank shrunken woke woken
    awoke awoken rose risen fed fought beat beaten drove driven held upheld put cut shed spun thrown threw taken
    took undone undid redone redid burnt lit sped fell fallen froze frozen hid hidden melted molten struck swept
    wept won worn wrung sunk sank strung stuck sent set reset broke broken begun began drawn drew withdrawn
    found felt flung got gotten gone went let said shone shot slid smelt spent split spread sprung sprang stood
    sung sworn taught tore torn told understood overcome overcame become became done did knit woven wove""".split()
)


def form_of(form: str, verb: str) -> Form:
    """The grammatical form of one inflection, from its ending; irregular pasts are listed."""
    word = form.split()[0] if " " in verb else form
    if word.endswith("ing") and word != verb:
        return "ing"
    return "past" if word.endswith("ed") or word in _IRREGULAR else "finite"


def topical_forms(lexicon: Lexicon) -> Iterator[tuple[str, Word]]:
    """Targets, topic verbs, phrases and the phrases that rule them out."""
    for topic in lexicon.topics:
        yield from _targets(topic)
        yield from _verbs(topic)
        for phrase in topic.phrases:
            word = PhraseWord(
                topic.topic, phrase.term, phrase.effect, phrase.frame, frozenset(phrase.near), phrase.absolute
            )
            yield from _spelled((phrase.term, *phrase.forms), word)
        for term in topic.unless:
            yield from _spelled((term,), UnlessWord(topic.topic, term))
        for term in topic.asked:
            yield from _spelled((term,), AskedWord(topic.topic, term))


def _targets(topic: TopicLexicon) -> Iterator[tuple[str, Word]]:
    for target in topic.targets:
        word = TargetWord(topic.topic, target.term, target.want, frozenset(target.near), target.weak)
        yield from _spelled((target.term, *target.forms), word)


def _verbs(topic: TopicLexicon) -> Iterator[tuple[str, Word]]:
    for verb in topic.verbs:
        on = frozenset(verb.on)
        forms: list[tuple[str, Form]] = [(form, form_of(form, verb.verb)) for form in (verb.verb, *verb.forms)]
        forms += [(noun, "noun") for noun in verb.nouns]
        for form, kind in dict(forms).items():
            yield from _spelled(
                (form,), TopicVerbWord(topic.topic, verb.verb, verb.effect, kind, on, verb.intransitive)
            )


def framing_forms(lexicon: Lexicon) -> Iterator[tuple[str, Word]]:
    """Effects, anchoring nouns and cues: looked for only where a topical word stands."""
    for effect in lexicon.effects:
        forms: list[tuple[str, Form]] = [(form, form_of(form, effect.verb)) for form in (effect.verb, *effect.forms)]
        forms += [(noun, "noun") for noun in effect.nouns]
        forms += [(adjective, "adjective") for adjective in effect.adjectives]
        for form, kind in forms:
            yield from _spelled(
                (form,), EffectWord(effect.verb, effect.effect, kind, effect.middle, effect.weak), joined=" " in form
            )
    for noun in lexicon.nouns:
        yield from _spelled((noun.term, *noun.forms), NounWord(noun.term, frozenset(noun.classes)))
    for cue in lexicon.cues:
        for form in (cue.term, *cue.forms):
            yield from _spelled((form,), CueWord(cue.term, cue.kind, cue.scope), joined=False)


def treatment_forms(treatments: Iterable[Treatment]) -> Iterator[tuple[str, Word]]:
    """Names, aliases and brands of treatments."""
    for treatment in treatments:
        for alias in (treatment.name, treatment.id.replace("-", " "), *treatment.aliases):
            yield from _spelled((alias,), TreatmentWord(treatment.id, alias, cased=False))
        for brand in treatment.brands:
            yield from _spelled((brand,), TreatmentWord(treatment.id, brand, cased=True))


def _spelled(terms: Iterable[str], word: Word, *, joined: bool = True) -> Iterator[tuple[str, Word]]:
    for term in terms:
        for form in spellings(term, joined=joined):
            yield form, word
