"""How an effect and a target stand together: the named constructions in which copy makes a claim.

Each frame is tried on one pair of words of one sentence. What it takes to fit is the word order, the forms of the words
and what stands between them; a list of further targets in between costs nothing, so that "collagen, elastin and ATP"
is three claims.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from claimtrack.detect.sentences import Sentence, Token
from claimtrack.detect.vocabulary import EffectWord, Form, Hit, TargetWord, TopicVerbWord

_FUNCTION = frozenset(
    """a an the of your our their its his her my this that these those in to for and or both also as well more own
    body's skin's all any some even each every other with at on from by into overall , & - ' " * new very really so such
    truly many visible visibly""".split()
)
_BE = frozenset("""is are was were be been being get gets getting got has have had becomes become 's 're""".split())
_FINITE_BE = frozenset(["is", "are", "was", "were", "isn't", "aren't", "wasn't", "weren't"])
_AUXILIARY = frozenset(
    """will would can could may might should must also levels level production synthesis output to begin begins start
    starts quickly naturally gradually visibly noticeably then fibres fibers cells again really just""".split()
)
_FARTHEST = 240
"""Characters between two words beyond which no list holds a frame together."""
_CLAUSE = frozenset("but however whereas although though while because if when unless than yet since until".split())
_LINKING = frozenset(
    """is are was were look looks looked feel feels felt become becomes became get gets got appear appears will can may
    has have had go goes went start starts begin begins""".split()
)
_DETERMINERS = frozenset("a an the this that these those your our their its any some no of by with".split())
_OF = frozenset(["of", "in", "to", "for", "on", "from"])
_COMPATIBLE: dict[str, frozenset[str]] = {
    "more": frozenset({"increase", "improve", "restore", "state"}),
    "less": frozenset({"decrease", "remove", "treat", "prevent", "improve"}),
    "change": frozenset({"increase", "improve", "restore", "state", "treat", "decrease", "remove", "prevent"}),
}
_ADJACENT: dict[str, str] = {"noun": "nominal", "ing": "compound", "past": "compound"}


class Fit(NamedTuple):
    """A frame that two words fill, and how far apart they are."""

    frame: str
    start: int
    end: int
    distance: int


class Others(NamedTuple):
    """The lexicon words of a sentence that may stand between the two words of a frame without parting them."""

    verbs: tuple[Hit, ...]
    starts: frozenset[int]
    held: frozenset[int]
    """Where the tokens start that lie in any of them."""
    held_by_verbs: frozenset[int]

    @classmethod
    def of(cls, sentence: Sentence, hits: Sequence[Hit]) -> Others:
        """The words, with what is asked of them for every pair."""
        verbs = tuple(hit for hit in hits if isinstance(hit.word, EffectWord | TopicVerbWord))
        return cls(verbs, frozenset(hit.start for hit in hits), _held(sentence, hits), _held(sentence, verbs))


def _held(sentence: Sentence, hits: Sequence[Hit]) -> frozenset[int]:
    return frozenset(token.start for hit in hits for token in sentence.between(hit.start, hit.end))


def compatible(effect: str, target: TargetWord) -> bool:
    """Whether the effect does to the target what its topic claims."""
    return effect in _COMPATIBLE[target.want]


def effect_and_target(sentence: Sentence, effect: Hit, target: Hit, others: Others) -> Fit | None:
    """The frame that an effect word and a target fill, if any."""
    word = effect.word
    assert isinstance(word, EffectWord)
    return _fit(sentence, effect, word.form, word.middle, target, others, reach=7)


def verb_and_object(sentence: Sentence, verb: Hit, noun: Hit, others: Others) -> Fit | None:
    """The frame that a topic's own verb and one of its objects fill, if any."""
    word = verb.word
    assert isinstance(word, TopicVerbWord)
    return _fit(sentence, verb, word.form, False, noun, others, reach=4)


def _fit(
    sentence: Sentence, effect: Hit, form: Form, middle: bool, target: Hit, others: Others, reach: int
) -> Fit | None:
    start, end = min(effect.start, target.start), max(effect.end, target.end)
    if effect.start < target.end and target.start < effect.end:
        return None
    if target.start - effect.end > _FARTHEST or effect.start - target.end > _FARTHEST:
        return None
    if sentence.barred(start, end) or _leaves_clause(
        sentence, min(effect.end, target.end), max(effect.start, target.start)
    ):
        return None
    if effect.end <= target.start:
        frame = _before(sentence, sentence.between(effect.end, target.start), effect, form, target, others, reach)
    else:
        frame = _after(sentence.between(target.end, effect.start), form, middle, others)
    if frame is None:
        return None
    gap = (target.start - effect.end) if effect.end <= target.start else (effect.start - target.end) + 12
    return Fit(frame, start, end, gap)


def _before(
    sentence: Sentence,
    between: list[Token],
    effect: Hit,
    form: Form,
    target: Hit,
    others: Others,
    reach: int,
) -> str | None:
    """Effect, then target: verb-object, nominal, state."""
    if any(token.text in _FINITE_BE for token in between):
        return None
    weight = _weight(between, others.held)
    linked = bool(between) and between[0].text in _OF
    if form == "finite" and linked and _attributive(sentence, effect):
        return "nominal" if weight <= 4 else None
    if form == "noun":
        return "nominal" if weight <= 4 and linked else None
    if form == "adjective":
        return "state" if weight <= 2 else None
    if form == "past" and weight > 1 and _attributive(sentence, effect):
        return None
    if _taken(sentence, effect, target, others) or _anew(sentence, between, target, others):
        return None
    if weight > reach:
        return None
    if form == "past" and _opens(sentence, effect):
        return "participle-heading"
    return "verb-object"


def _after(between: list[Token], form: Form, middle: bool, others: Others) -> str | None:
    """Target, then effect: compound, passive, middle, nominal."""
    weight = _weight(between, others.held)
    words = [token.text for token in between]
    if not between:
        return _ADJACENT.get(form) or ("middle" if middle else None)
    if words == ["-"]:
        return "compound" if form in ("ing", "past", "noun") else None
    if form == "noun":
        return "nominal" if weight <= 1 and not any(word in _OF or word == "," for word in words) else None
    if form == "past" and weight <= 4 and any(word in _BE for word in words):
        return "passive"
    if middle and "," not in words and all(map(_light, words)):
        return "middle"
    return None


def _leaves_clause(sentence: Sentence, start: int, end: int) -> bool:
    return any(token.text in _CLAUSE for token in sentence.between(start, end))


def _attributive(sentence: Sentence, effect: Hit) -> bool:
    """A participle that describes a noun: 'this controlled injury'."""
    before = sentence.before(effect.start, 1)
    return bool(before) and before[0].text in _DETERMINERS


def _taken(sentence: Sentence, effect: Hit, target: Hit, others: Others) -> bool:
    """Whether another verb with an object of its own stands between: 'speeds healing and loosens muscles'."""
    return any(
        effect.end < other.start
        and other.end <= target.start
        and isinstance(other.word, EffectWord | TopicVerbWord)
        and other.word.form in ("finite", "ing")
        and _weight(sentence.between(effect.end, other.start), others.held_by_verbs)
        for other in others.verbs
    )


def _anew(sentence: Sentence, between: list[Token], target: Hit, others: Others) -> bool:
    """Whether a comma starts a new statement about the target: "bands softened, jowls tucked away"."""
    if not any(token.text == "," for token in between):
        return False
    if between[0].text == "," and between[min(1, len(between) - 1)].start not in others.starts:
        return True
    following = sentence.after(target.end, 1)
    return bool(following) and (following[0].text in _LINKING or following[0].text.endswith("ed"))


def _light(word: str) -> bool:
    """A word that may stand between a target and the verb that follows it: an auxiliary, an adverb, 'levels'."""
    return word in _AUXILIARY or word in _FUNCTION or word in _BE or word.endswith("ly")


def _weight(between: Sequence[Token], held: frozenset[int]) -> int:
    """How many content words stand between, those of other targets and effects in a list not counted."""
    return sum(token.text not in _FUNCTION and token.start not in held for token in between)


def _opens(sentence: Sentence, hit: Hit) -> bool:
    before = sentence.before(hit.start, 2)
    return not before or before[-1].text in {",", "and", "&", "-", '"'}
