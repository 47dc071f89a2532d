"""Claims that a topic's own verb makes, of an object or alone: 'lifts the face', 'gua sha lifts and sculpts'."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claimtrack.detect import frames
from claimtrack.detect.bodily import of_the_body
from claimtrack.detect.found import Context, Found
from claimtrack.detect.mention import Evidence
from claimtrack.detect.sentences import Sentence, Token
from claimtrack.detect.vocabulary import Hit, NounWord, TargetWord, TopicVerbWord
from claimtrack.detect.words import Words
from claimtrack.documents.model import Span

OBJECTS = frozenset({"skin", "face", "body", "muscle", "hair", "person", "treatment", "result", "product"})
"""Classes of nouns that a verb of change takes."""
_DETERMINERS = frozenset(["a", "an", "the", "our", "your", "this", "that", "of"])
_NO_OBJECT = frozenset(
    """and or for in on with as at from to without while so then after before over during by all using
    overnight here beautifully more""".split()
)
_STOPS = frozenset(".!;\u2026")


def from_verbs(sentence: Sentence, words: Words, context: Context) -> Iterator[Found]:
    """The claims of one sentence's topic verbs."""
    if not words.verbs:
        return
    objects = [*words.nouns, *words.targets]
    others = frames.Others.of(sentence, (*words.targets, *words.verbs, *words.nouns, *words.effects))
    for verb in words.verbs:
        word = verb.word
        assert isinstance(word, TopicVerbWord)
        fits = [
            (fit, noun)
            for noun in objects
            if _takes(word, noun)
            and not _describes(sentence, noun, words.targets)
            and not _ruled_out(word, noun, words.ruling_out)
            and (fit := frames.verb_and_object(sentence, verb, noun, others))
        ]
        evidence = Evidence("effect", Span(verb.start, verb.end), word.term)
        if fits:
            fit, noun = min(fits, key=lambda pair: pair[0].distance)
            term = getattr(noun.word, "term", "")
            yield Found(
                word.topic, word.effect, fit.frame, Span(fit.start, fit.end), verb.start, "high",
                (evidence, Evidence("object", Span(noun.start, noun.end), term)),
                biology=fit.frame == "verb-object" and not context.treated and of_the_body(sentence, verb, words),
            )  # fmt: skip
        elif word.intransitive and (
            _stands_alone(sentence, verb, word, context) or _says_what_it_does(sentence, verb, word, words, context)
        ):
            yield Found(
                word.topic, word.effect, "intransitive", Span(verb.start, verb.end), verb.start, "medium", (evidence,)
            )


def _describes(sentence: Sentence, noun: Hit, targets: Sequence[Hit]) -> bool:
    """Whether a noun only says whose target follows: the 'skin' of 'skin moisture'."""
    following = sentence.after(noun.end, 1)
    return bool(following) and any(target.start == following[0].start for target in targets)


def _ruled_out(verb: TopicVerbWord, noun: Hit, ruling_out: Sequence[Hit]) -> bool:
    """Whether a noun stands in a phrase of another meaning than the verb's topic: the 'hairs' of 'ingrown hairs'."""
    return any(
        getattr(rule.word, "topic", "") == verb.topic and rule.start <= noun.start and noun.end <= rule.end
        for rule in ruling_out
    )


def _takes(verb: TopicVerbWord, noun: Hit) -> bool:
    if isinstance(noun.word, NounWord):
        return bool(noun.word.classes & verb.on)
    return isinstance(noun.word, TargetWord) and noun.word.topic == verb.topic and bool(verb.on & OBJECTS)


def _stands_alone(sentence: Sentence, verb: Hit, word: TopicVerbWord, context: Context) -> bool:
    """A verb without object under a treatment: 'lifts, firms and brightens'; never a noun: 'take the lift'."""
    before = sentence.before(verb.start, 1)
    if before and before[0].text in _DETERMINERS:
        return False
    opens = not before or before[0].text in {",", "and", "&", ":", "\u2014", "to", "also", "gently", "visibly"}
    after = sentence.after(verb.end, 1)
    if after and after[0].text[0].isalnum() and after[0].text not in _NO_OBJECT and not after[0].text.endswith("ly"):
        return False  # it has an object of its own: "soothes arthritis"
    return opens and (context.treated or context.listed or bool(context.carried) or "treatment" in context.nouns)


def _says_what_it_does(sentence: Sentence, verb: Hit, word: TopicVerbWord, words: Words, context: Context) -> bool:
    """A verb without object right after a treatment's name: "gua sha lifts and sculpts", "sauna detoxes."; never a noun
    of its own: "HIFU lifts last a year"."""
    before, after = sentence.before(verb.start, 1), sentence.after(verb.end, 2)
    if word.form != "finite" or not before or before[0].end not in context.names:
        return False
    if not after or not after[0].text[0].isalnum():
        return after == [] or after[0].text in _STOPS or any(_is_verb(token, words) for token in after[1:])
    return after[0].text == "and" and any(_is_verb(token, words) for token in after[1:])


def _is_verb(token: Token, words: Words) -> bool:
    verbs = (hit for hit in (*words.verbs, *words.effects) if hit.start == token.start)
    return any(getattr(hit.word, "form", "") == "finite" for hit in verbs)
