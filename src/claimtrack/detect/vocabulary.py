"""The lexicon compiled for scanning: every surface form to what it may mean."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Literal, NamedTuple

from claimtrack.detect.folding import normal, words

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


class Compounds:
    """Words that copy writes together and the lexicon apart: 'facelift' for 'face lift', 'nonsurgical'."""

    def __init__(self, halves: dict[str, str]) -> None:
        self.halves = halves
        """Compound -> its two halves with a space between."""

    @classmethod
    def of(cls, forms: Iterable[Sequence[str]]) -> Compounds:
        """The compounds that any two neighbouring words of the forms can make."""
        halves: dict[str, str] = {}
        for form in forms:
            for first, second in pairwise(form):
                if len(first) > 1 and len(second) > 2 and first not in _PLAIN and second not in _PLAIN:
                    halves.setdefault(first + second, f"{first} {second}")
        return cls(halves)

    def split(self, form: Sequence[str]) -> list[str]:
        """A form with every compound taken apart."""
        return " ".join(self.halves.get(word, word) for word in form).split(" ")

    def parts(self, text: str) -> Parts:
        """The words of a text, folded and spaced, with compounds taken apart."""
        found: list[str] = []
        spans: list[tuple[int, int]] = []
        cut: list[int] = []
        for match in words(text):
            word, span = match.group(), match.span()
            if pair := self.halves.get(word):
                found += pair.split()
                spans += (span, span)
                cut += (_FIRST, _SECOND)
            else:
                found.append(word)
                spans.append(span)
                cut.append(_WHOLE)
        return Parts(found, spans, cut)


Index = dict[str, str]
"""First word -> the forms that start with it, each followed by the numbers of the words it may be; forms stand as their
words joined by spaces, numbers joined by spaces, and `APART` between one and the next, as kept between runs."""
APART = "\x1f"


def index(forms: Iterable[tuple[Sequence[str], int]], compounds: Compounds) -> Index:
    """Index forms, each with the number of the word it is a form of."""
    meanings: dict[str, dict[str, dict[int, None]]] = {}
    for form, number in forms:
        parts = compounds.split(form)
        meanings.setdefault(parts[0], {}).setdefault(" ".join(parts), {})[number] = None
    return {
        first: APART.join(text for form, numbers in known.items() for text in (form, " ".join(map(str, numbers))))
        for first, known in meanings.items()
    }


class Forms(NamedTuple):
    """The forms that start with one word."""

    sizes: tuple[int, ...]
    """How many words they have."""
    meanings: dict[str, str]
    """Form -> numbers of the words it may be."""


class Parts(NamedTuple):
    """The words of a text, compounds taken apart."""

    words: list[str]
    spans: list[tuple[int, int]]
    cut: list[int]
    """Which half of a compound each is."""


class Matcher:
    """Finds the forms of an index in text: overlapping, whole words, spaces and hyphens left out or not."""

    def __init__(self, index: Index, compounds: Compounds, word: Callable[[str], Word]) -> None:
        self._index = index
        self._compounds = compounds
        self._word = word
        self._forms: dict[str, Forms] = {}

    def hits(self, text: str) -> Iterator[Hit]:
        """Every word in `text` (already folded and spaced), by where it starts."""
        return self.hits_of(self._compounds.parts(text))

    def hits_of(self, parts: Parts) -> Iterator[Hit]:
        """Every word in a text whose parts are known, by where it starts."""
        words, spans, cut = parts
        for first, part in enumerate(words):
            if part not in self._index or cut[first] == _SECOND:
                continue
            sizes, meanings = self._forms.get(part) or self._unpacked(part)
            for size in sizes:
                last = first + size - 1
                if last >= len(words) or cut[last] == _FIRST:
                    continue
                if meant := meanings.get(part if size == 1 else " ".join(words[first : last + 1])):
                    for number in meant.split():
                        yield Hit(spans[first][0], spans[last][1], self._word(number))

    def _unpacked(self, first: str) -> Forms:
        texts = iter(self._index[first].split(APART))
        meanings = dict(zip(texts, texts, strict=True))
        forms = Forms(tuple(dict.fromkeys(form.count(" ") + 1 for form in meanings)), meanings)
        self._forms[first] = forms
        return forms


_WHOLE, _FIRST, _SECOND = 0, 1, 2
_PLAIN = frozenset(
    """a an the and or of to in on at by for from with without no not nor is are was were be been it its this
    that these those your you our we my me i he she they their as so up out off over under down any all some one
    more most less very too if but than then can may might will would could should do does did has have had get
    gets own new even only also just now here there when while who what how why per via both each every much
    many few""".split()
)
"""Words that are never half of a compound: 'notable' is not 'not able'."""


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


def topical_forms(lexicon: Lexicon) -> Iterator[tuple[list[str], Word]]:
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


def _targets(topic: TopicLexicon) -> Iterator[tuple[list[str], Word]]:
    for target in topic.targets:
        word = TargetWord(topic.topic, target.term, target.want, frozenset(target.near), target.weak)
        yield from _spelled((target.term, *target.forms), word)


def _verbs(topic: TopicLexicon) -> Iterator[tuple[list[str], Word]]:
    for verb in topic.verbs:
        on = frozenset(verb.on)
        forms: list[tuple[str, Form]] = [(form, form_of(form, verb.verb)) for form in (verb.verb, *verb.forms)]
        forms += [(noun, "noun") for noun in verb.nouns]
        for form, kind in dict.fromkeys(forms):
            yield from _spelled(
                (form,), TopicVerbWord(topic.topic, verb.verb, verb.effect, kind, on, verb.intransitive)
            )


def framing_forms(lexicon: Lexicon) -> Iterator[tuple[list[str], Word]]:
    """Effects, anchoring nouns and cues: looked for only where a topical word stands."""
    for effect in lexicon.effects:
        forms: list[tuple[str, Form]] = [(form, form_of(form, effect.verb)) for form in (effect.verb, *effect.forms)]
        forms += [(noun, "noun") for noun in effect.nouns]
        forms += [(adjective, "adjective") for adjective in effect.adjectives]
        for form, kind in forms:
            yield from _spelled((form,), EffectWord(effect.verb, effect.effect, kind, effect.middle, effect.weak))
    for noun in lexicon.nouns:
        yield from _spelled((noun.term, *noun.forms), NounWord(noun.term, frozenset(noun.classes)))
    for cue in lexicon.cues:
        for form in (cue.term, *cue.forms):
            yield from _spelled((form,), CueWord(cue.term, cue.kind, cue.scope))


def treatment_forms(treatments: Iterable[Treatment]) -> Iterator[tuple[list[str], Word]]:
    """Names, aliases and brands of treatments."""
    for treatment in treatments:
        for alias in (treatment.name, *treatment.aliases):
            yield from _spelled((alias,), TreatmentWord(treatment.id, alias, cased=False))
        for brand in treatment.brands:
            yield from _spelled((brand,), TreatmentWord(treatment.id, brand, cased=True))


def _spelled(terms: Iterable[str], word: Word) -> Iterator[tuple[list[str], Word]]:
    for term in terms:
        if form := normal(term):
            yield form, word
