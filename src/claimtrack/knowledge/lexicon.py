"""The words of a library: claims/lexicon/*.yaml as records.

Reviewed data, expanded once and checked in: nothing is stemmed when copy is read. In every `term` and form, one space
stands for any of space, hyphen or nothing ('face lift' also finds 'facelift' and 'face-lift'); straight quotes stand
for curly ones; case does not matter.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from claimtrack.knowledge.models import EffectClass, Id, Record, Text

Want = Literal["more", "less", "change"]
"""What a claim does to a target: more of it (collagen), less of it (wrinkles), or a change for the better (texture)."""

Near = Literal["skin", "face", "body", "muscle", "hair", "person", "treatment", "result", "product"]
"""Classes of nouns that words may require near them; the nouns themselves are in claims/lexicon/nouns.yaml."""


class Effect(Record):
    """A verb of change with its class and its inflections."""

    verb: Text
    effect: EffectClass
    forms: Annotated[tuple[Text, ...], Field(min_length=1)]
    """Finite forms: base, third person, past, participles ('boost', 'boosts', 'boosted', 'boosting')."""
    nouns: tuple[Text, ...] = ()
    """Derived nouns: 'stimulation', 'boost', 'reduction'."""
    adjectives: tuple[Text, ...] = ()
    """Attributive forms that are not participles: 'higher', 'fresh', 'new'."""
    middle: bool = False
    """May follow its target without an object: 'collagen rises', 'lines soften'."""
    weak: bool = False
    """Needs a treatment as its subject or a strong target: 'support', 'give', 'help', 'work on'."""


class Target(Record):
    """A noun phrase a topic is about."""

    term: Text
    want: Want
    forms: tuple[Text, ...] = ()
    """Plurals, spelling variants, frequent misspellings, slang."""
    near: tuple[Near, ...] = ()
    """Ambiguous word: counts only with a noun of one of these classes, or a treatment, in the sentence or headings."""
    weak: bool = False
    """Counts only with a strong effect or a treatment in the clause ('cells', 'energy', 'tone')."""


class TopicVerb(Record):
    """A verb that makes the topic's claim of certain objects: lifts + face, tones + muscle."""

    verb: Text
    effect: EffectClass
    forms: Annotated[tuple[Text, ...], Field(min_length=1)]
    nouns: tuple[Text, ...] = ()
    on: Annotated[tuple[Near, ...], Field(min_length=1)]
    """Classes of objects it takes."""
    intransitive: bool = False
    """Makes the claim with no object under a treatment ('lifts, firms and brightens')."""


class Phrase(Record):
    """Wording that makes the claim as it stands: 'anti ageing', 'younger looking', 'painless', 'natural facelift'."""

    term: Text
    effect: EffectClass = "state"
    forms: tuple[Text, ...] = ()
    frame: Literal["label", "state", "idiom", "superlative", "numeric", "negative-claim", "compound"] = "label"
    near: tuple[Near, ...] = ()
    """Counts only with a noun of one of these classes in the sentence, its lead-in or its headings."""
    absolute: bool = False
    why: Text | None = None
    """Required for idioms: why these words make this claim."""


class TopicLexicon(Record):
    """claims/lexicon/topics/<topic>.yaml: everything that speaks of one topic."""

    topic: Id
    targets: tuple[Target, ...] = ()
    verbs: tuple[TopicVerb, ...] = ()
    phrases: tuple[Phrase, ...] = ()
    effects: tuple[EffectClass, ...] = ()
    """Effect classes that make sense of the targets beyond what `want` allows; usually empty."""
    asked: tuple[Text, ...] = ()
    """Words of a question that claims this topic when it is answered with no: 'downtime', 'does it hurt'."""
    unless: tuple[Text, ...] = ()
    """Longer phrases in which a word of this topic means something else: 'lift to the second floor', 'phone lines'."""
    makes: tuple[Text, ...] = ()
    """Sentences of our own that make a claim of this topic about a treatment; `claims test` runs them."""
    does_not: tuple[Text, ...] = ()


CueKind = Literal[
    "negation",  # not, never, won't
    "denial",  # no evidence that, is a myth, has not been shown
    "pseudo-negation",  # not only, no other treatment, nothing ... like: words of negation that do not negate
    "hedge",  # may, might, could, is thought to, designed to
    "conditional",  # if, provided, when combined with
    "appearance",  # the look of, the appearance of
    "patient",  # clients say, swear by
    "brand",  # the makers say, according to the manufacturer
    "expert",  # dermatologists say
    "study",  # studies show, research suggests, has been shown to
    "critic",  # marketers claim, sceptics
    "governance",  # do not write, avoid saying, banned words: copy about copy
    "risk",  # side effects include, contraindicated, do not have this if, avoid if
    "caveat",  # more research is needed, results vary, is not a substitute
    "price",  # per session, from £
    "biology",  # as we age, the body naturally, over time skin: how things are without a treatment
    "benefit",  # benefits include, targets, ideal for, good for: what follows is claimed without an effect word
    "terminator",  # but, however, although: scope ends
]


class Cue(Record):
    """A word that changes how a claim is meant, with the direction its scope runs in."""

    term: Text
    kind: CueKind
    forms: tuple[Text, ...] = ()
    scope: Literal["after", "before", "sentence", "block"] = "after"


class Noun(Record):
    """A noun that anchors other words: skin, cheeks, muscles, clients."""

    term: Text
    classes: Annotated[tuple[Near, ...], Field(min_length=1)]
    forms: tuple[Text, ...] = ()


class HouseWord(Record):
    """A row of a house's own list: words it never prints, what it prints instead, and why."""

    never: Text
    """The words as they are printed; a space stands for a space, a hyphen or nothing; nothing is inflected."""
    instead: Text | None = None
    why: Text | None = None


class Lexicon(Record):
    """All words of a library."""

    effects: tuple[Effect, ...] = ()
    topics: tuple[TopicLexicon, ...] = ()
    cues: tuple[Cue, ...] = ()
    nouns: tuple[Noun, ...] = ()
    house: tuple[HouseWord, ...] = ()
