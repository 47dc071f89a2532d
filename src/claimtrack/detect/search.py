"""The claims of one sentence: its words put together by every frame that fits."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from claimtrack.detect import frames, numbers
from claimtrack.detect.bodily import of_the_body
from claimtrack.detect.found import Context, Found
from claimtrack.detect.fragments import comparatives, undone
from claimtrack.detect.household import about_the_house, is_curriculum_vitae, is_navigation, tells_a_sensation
from claimtrack.detect.mention import Confidence, Evidence
from claimtrack.detect.sentences import Sentence
from claimtrack.detect.topic_verbs import OBJECTS, from_verbs
from claimtrack.detect.vocabulary import (
    AskedWord,
    CueWord,
    EffectWord,
    Hit,
    PhraseWord,
    TargetWord,
)
from claimtrack.detect.words import FACTS, MODIFIERS, Words
from claimtrack.documents.model import Span

_MYSELF = re.compile(r"\b(?:i|my|me|i'm|i've|i'd|mine|myself)\b")
_SPOKEN = re.compile(r"""(?:"|(?<!\w)')[^"]*?\b(?:i|my|me|i'm|i've|i'd|mine|myself)\b[^"]*(?:"|$)""")
_LABELLING = frozenset({":", "-", "\u2014", "="})
_TREATS = frozenset({"targets", "ideal for"})
"""Cues that say of what follows that it is treated."""
_LONGEST_LIST = 30
_NONE = frozenset("none nil no zero 0 minimal".split())
_OF_PROOF = re.compile(r"research|evidence|stud(?:y|ies)|trial|proven")
_AT_HOME = frozenset(
    """guarantee-absolute superlative comparison statistic instant-results lasting-results cumulative-results
    universality natural safety proof testimonial endorsement""".split()
)
"""Topics that promise nothing in a sentence about the house's own affairs."""
_ANYTHING = re.compile(r".+", re.DOTALL)


def claims_in(sentence: Sentence, words: Words, context: Context, alone: dict[str, bool]) -> list[Found]:
    """Every claim of one sentence, in reading order; one a topic and place."""
    if is_curriculum_vitae(sentence.folded, *sentence.span) or is_navigation(sentence.folded, *sentence.span):
        return []
    near = words.classes | context.nouns | ({"treatment"} if context.treated else frozenset())
    found = [
        *_from_targets(sentence, words, context, near),
        *from_verbs(sentence, words, context),
        *_from_phrases(sentence, words, near),
        *_from_testimony(sentence, context),
        *_from_caveats(words),
        *_from_labels(sentence, words),
        *comparatives(sentence, context),
    ]
    effects = any(item.topic not in MODIFIERS and item.confidence != "low" for item in found)
    found += _from_figures(sentence, beside_an_effect=effects)
    anchored = context.treated or any(alone.get(item.topic, True) for item in found) or bool(words.classes & OBJECTS)
    short = sentence.word_count <= 14 and bool(context.nouns & OBJECTS)
    kept = [item for item in found if alone.get(item.topic, True) or anchored or short]
    promised = any(item.topic not in _AT_HOME and item.confidence != "low" for item in kept)
    if not promised and about_the_house(sentence.folded, *sentence.span):
        kept = [item for item in kept if item.topic not in _AT_HOME]
    return _distinct(kept)


def _from_targets(sentence: Sentence, words: Words, context: Context, near: frozenset[str]) -> Iterator[Found]:
    if not words.targets:
        return
    others = frames.Others.of(sentence, (*words.targets, *words.effects, *words.verbs))
    for target in words.targets:
        word = target.word
        assert isinstance(word, TargetWord)
        if word.near and not (word.near & near or context.treated):
            continue
        best: tuple[int, frames.Fit, Hit] | None = None
        for effect in words.effects:
            assert isinstance(effect.word, EffectWord)
            if not frames.compatible(effect.word.effect, word):
                continue
            fit = frames.effect_and_target(sentence, effect, target, others)
            if fit and (best is None or fit.distance + 20 * effect.word.weak < best[0]):
                best = (fit.distance + 20 * effect.word.weak, fit, effect)
        if best is not None:
            yield _framed(sentence, target, best[1], best[2], words, context)
        elif counted := _counted(sentence, target, words.effects):
            yield counted
        elif bare := _bare(sentence, target, words, context):
            yield bare


def _framed(sentence: Sentence, target: Hit, fit: frames.Fit, effect: Hit, words: Words, context: Context) -> Found:
    assert isinstance(target.word, TargetWord)
    assert isinstance(effect.word, EffectWord)
    weakness = target.word.weak + effect.word.weak
    confidence: Confidence = ("high", "medium", "low")[weakness]
    if weakness == 2 and context.treated:
        confidence = "medium"
    return Found(
        target.word.topic,
        effect.word.effect,
        fit.frame,
        Span(fit.start, fit.end),
        min(effect.start, target.start) if fit.frame in ("compound", "nominal") else effect.start,
        confidence,
        (
            Evidence("effect", Span(effect.start, effect.end), effect.word.term),
            Evidence("target", Span(target.start, target.end), target.word.term),
        ),
        biology=fit.frame == "verb-object" and not context.treated and of_the_body(sentence, effect, words),
    )


def _counted(sentence: Sentence, target: Hit, effects: Sequence[Hit]) -> Found | None:
    """A target beside an outcome's number: '+31% collagen', 'pores 40% smaller'; never 'collagen falls by 1%'."""
    word = target.word
    assert isinstance(word, TargetWord)
    if word.weak:
        return None
    for figure in numbers.figures(sentence.folded, *sentence.span):
        start, end = min(figure.start, target.start), max(figure.end, target.end)
        between = sentence.between(min(figure.end, target.end), max(figure.start, target.start))
        gap = range(min(figure.end, target.end), max(figure.start, target.start))
        against = any(hit.start in gap and _is_against(hit, word) for hit in effects)
        near = len(between) <= 3 and not against and not sentence.barred(start, end)
        if figure.topic == "statistic" and near:
            effect = {"more": "increase", "less": "decrease", "change": "improve"}[word.want]
            span, place = Span(target.start, target.end), Span(figure.start, figure.end)
            evidence = (Evidence("number", place, sentence.folded[slice(*place)]), Evidence("target", span, word.term))
            return Found(
                word.topic, effect, "numeric", Span(start, end), start, "high", evidence, biology=figure.bodily
            )
    return None


def _is_against(effect: Hit, target: TargetWord) -> bool:
    return isinstance(effect.word, EffectWord) and not frames.compatible(effect.word.effect, target)


def _bare(sentence: Sentence, target: Hit, words: Words, context: Context) -> Found | None:
    """A target without an effect: a claim under a lead-in or in a table of results, else for reviewers only."""
    word = target.word
    assert isinstance(word, TargetWord)
    led_in = _is_led_in(target, words)
    if word.weak or sentence.word_count > (_LONGEST_LIST if led_in else 9):
        return None
    carried = sorted(effect for effect in context.carried if frames.compatible(effect, word))
    effect = carried[0] if carried else {"more": "increase", "less": "treat", "change": "improve"}[word.want]
    frame, confidence = _of_the_bare(sentence, target, led_in or context.listed, bool(carried), context)
    span = Span(target.start, target.end)
    return Found(
        word.topic, effect, frame, span, target.start, confidence, (Evidence("target", span, word.term),)
    )  # fmt: skip


def _is_led_in(target: Hit, words: Words) -> bool:
    """Whether the sentence itself says that what follows is treated: "Also used on stretch marks"."""
    return any(
        isinstance(cue.word, CueWord) and cue.word.term in _TREATS and cue.end <= target.start for cue in words.cues
    )


def _of_the_bare(
    sentence: Sentence, target: Hit, listed: bool, carried: bool, context: Context
) -> tuple[str, Confidence]:
    if carried:
        return "list-item", "high"
    if listed:
        return "list-item", "medium"
    treated = context.treated or "treatment" in context.nouns
    if treated and undone(sentence, target.end) and getattr(target.word, "want", "") != "more":
        return "fragment", "medium"
    if treated and context.kind == "cell" and sentence.word_count > 1:
        return "list-item", "medium"
    return "bare", "low"


def _from_phrases(sentence: Sentence, words: Words, near: frozenset[str]) -> Iterator[Found]:
    for phrase in words.phrases:
        word = phrase.word
        assert isinstance(word, PhraseWord)
        if word.near and not word.near & near:
            continue
        if word.topic in FACTS and "/" in sentence.folded[phrase.start : phrase.end]:
            continue  # a slash stands between alternatives: "IPL/laser"
        if word.topic == "testimonial" and tells_a_sensation(sentence.folded, phrase.end, sentence.span.end):
            continue
        span = Span(phrase.start, phrase.end)
        yield Found(
            word.topic, word.effect, word.frame, span, phrase.start, "high", (Evidence("phrase", span, word.term),)
        )


def _from_figures(sentence: Sentence, *, beside_an_effect: bool) -> Iterator[Found]:
    for figure in numbers.figures(sentence.folded, *sentence.span):
        if figure.leaning and not beside_an_effect:
            continue
        span = Span(figure.start, figure.end)
        yield Found(
            figure.topic, "state", "numeric", span, figure.start, "high",
            (Evidence("number", span, sentence.folded[figure.start : figure.end]),),
            biology=figure.bodily,
        )  # fmt: skip


def _from_testimony(sentence: Sentence, context: Context) -> Iterator[Found]:
    """Somebody's own words: a quotation in the first person, or a quote block that speaks of oneself."""
    start, end = sentence.span
    spoken = _SPOKEN.search(sentence.folded, start, end)
    if not spoken and context.kind == "quote" and _MYSELF.search(sentence.folded, start, end):
        spoken = _ANYTHING.match(sentence.folded, start, end)
    if spoken:
        span = Span(*spoken.span())
        yield Found(
            "testimonial", "state", "label", span, span.start, "high", (Evidence("quotation", span, "first person"),)
        )


def _from_caveats(words: Words) -> Iterator[Found]:
    """What copy admits of its own proof: recorded, never held against it."""
    for hit in words.cues:
        if isinstance(hit.word, CueWord) and hit.word.kind == "caveat" and _OF_PROOF.search(hit.word.term):
            span = Span(hit.start, hit.end)
            yield Found(
                "proof", "state", "caveat", span, span.start, "high", (Evidence("caveat", span, hit.word.term),)
            )


def _from_labels(sentence: Sentence, words: Words) -> Iterator[Found]:
    """A label and the word no: 'Downtime: none'."""
    for hit in words.asked:
        following = sentence.after(hit.end, 2)
        if len(following) == 2 and following[0].text in _LABELLING and following[1].text in _NONE:
            assert isinstance(hit.word, AskedWord)
            span = Span(hit.start, following[1].end)
            yield Found(
                hit.word.topic, "state", "answer", span, span.start, "high", (Evidence("answer", span, hit.word.term),)
            )


def _distinct(found: Sequence[Found]) -> list[Found]:
    """One claim a topic and place: of overlapping ones the surest, then the shortest."""
    rank = {"high": 0, "medium": 1, "low": 2}
    kept: list[Found] = []
    for item in sorted(found, key=lambda item: (rank[item.confidence], item.span.end - item.span.start, item.span)):
        if not any(
            other.topic == item.topic and other.span.start < item.span.end and item.span.start < other.span.end
            for other in kept
        ):
            kept.append(item)
    return sorted(kept, key=lambda item: (item.span, item.topic))
