"""How a claim is meant: asserted, hedged, conditional, negated, denied or asked, and by whom.

Local scope in the manner of ConText (Harkema et al. 2009): each cue has a direction and its scope ends at terminators.
A hedge lowers a claim and never silences it. Negations that make claims ("no downtime") are wordings of the lexicon,
not cues, so only a further negation in front of them is read as one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from claimtrack.detect.found import Found
from claimtrack.detect.mention import Attribution, Evidence, QuietReason, Stance
from claimtrack.detect.sentences import Sentence, Token
from claimtrack.detect.vocabulary import CueWord, Hit
from claimtrack.documents.model import Span

_REACH = {"negation": 9, "hedge": 22, "denial": 40, "conditional": 60, "appearance": 12}
"""How many tokens after a cue its scope may run."""
_SELF_STANDING = frozenset(
    {"safety", "painless", "no-downtime", "universality", "regulatory-status", "non-invasive", "fact-risk"}
)
"""Topics that stay claims among side effects and contraindications: "no side effects" is said exactly there."""
_BYSTANDERS = frozenset({"benefit", "caveat", "price", "biology", "risk", "appearance"})
"""Cues that hold words of negation or doubt without taking their place: the 'not' of 'is not permanent' stays one."""
_DETERMINERS = frozenset({"no", "without", "zero", "neither", "nor", "none of"})
"""Negations of one noun phrase: they end at a comma."""
_NONE = frozenset({"no", "without", "zero", "minus"})
_RULED_OUT_WITHIN = 5
_PHRASE = frozenset(
    """risk risks danger chance fear worry of or and any the real known serious nasty unwanted harmful chemical such
    kind""".split()
)
"""Words that may stand between such a negation and the risk that it rules out, itself a claim of safety."""
_DESIRE = re.compile(
    r"\W*(?:do you |would you |are you |have you |who doesn't |who wouldn't |don't you |you |just |always |really )*"
    r"(?:want|wish|like to|love to|look(?:ing)? (?:for|to)|ready (?:to|for)|dream(?:ing)? of|fancy|long(?:ing)? for|"
    r"crav\w+|hop(?:e|ing) (?:to|for)|need|why not)\b"
)
"""Questions that promise what they ask for: "Want younger skin?", "Ready to turn back the clock?"."""
_NEW_SUBJECT = frozenset(["it", "we", "you", "they", "he", "she", "this", "these", "just", "but", "our", "i", "there"])


class Reading(NamedTuple):
    """How one mention is meant."""

    stance: Stance
    attribution: Attribution
    quiet: QuietReason | None
    appearance: bool
    evidence: tuple[Evidence, ...]


class Surroundings(NamedTuple):
    """What governs a sentence from outside: cue kinds of its lead-in, its headings, its block."""

    lead: frozenset[str]
    headings: frozenset[str]
    kind: str


def read(sentence: Sentence, cues: Sequence[Hit], found: Found, surroundings: Surroundings) -> Reading:
    """How a claim found in a sentence is meant."""
    span, core, topic = found.span, found.core, found.topic
    own = [item.span for item in found.evidence]
    live = [hit for hit in without_pseudo(cues) if not any(_is_of(hit, start, end) for start, end in own)]
    governing: dict[str, Hit] = {}
    for hit in live:
        word = hit.word
        assert isinstance(word, CueWord)
        if word.kind == "risk" and _ruled_out(sentence, hit):
            continue
        if word.kind not in governing and _governs(sentence, hit, word, span, core, live):
            governing[word.kind] = hit
    evidence = tuple(
        Evidence(kind, Span(hit.start, hit.end), hit.word.term)
        for kind, hit in governing.items()
        if isinstance(hit.word, CueWord)
    )
    kinds = frozenset(governing)
    attribution = _attribution(kinds, surroundings)
    stance, quiet = _stance(sentence, kinds, surroundings, topic, attribution)
    appearance = "appearance" in kinds or "appearance" in surroundings.lead
    return Reading(stance, attribution, quiet, appearance, evidence)


def _stance(
    sentence: Sentence, kinds: frozenset[str], around: Surroundings, topic: str, attribution: Attribution
) -> tuple[Stance, QuietReason | None]:
    if topic == "testimonial" and not kinds & {"governance", "critic"} and not sentence.is_question:
        return "asserted", None  # whatever somebody denies in it, the report itself is offered as proof
    if "governance" in kinds or "governance" in around.headings or "governance" in around.lead:
        return "asserted", "quoted"
    if "denial" in kinds or "denial" in around.headings or "denial" in around.lead:
        return "denied", "denied"
    if "negation" in kinds or "negation" in around.lead or "negation" in around.headings:
        return "negated", "negated"
    if attribution == "critic":
        return "asserted", "quoted"
    if sentence.is_question and not _DESIRE.match(sentence.folded, *sentence.span):
        return "asked", "asked"
    if topic not in _SELF_STANDING and ({"risk"} & (kinds | around.headings | around.lead)):
        return "asserted", "risk"
    if "conditional" in kinds:
        return "conditional", None
    if "hedge" in kinds or "hedge" in around.lead:
        return "hedged", None
    return "asserted", None


def _attribution(kinds: frozenset[str], around: Surroundings) -> Attribution:
    everything = kinds | around.lead
    for name in ("critic", "study", "expert", "brand", "patient"):
        if name in everything:
            return name
    return "patient" if around.kind == "quote" else "none"


def without_pseudo(cues: Sequence[Hit]) -> list[Hit]:
    """Cues less those that lie within a longer one: 'not' in 'not only', 'no' in 'no evidence that'."""
    return [
        hit
        for hit in cues
        if not any(
            other is not hit
            and other.start <= hit.start
            and hit.end <= other.end
            and (other.end - other.start) > (hit.end - hit.start)
            and isinstance(other.word, CueWord)
            and other.word.kind not in _BYSTANDERS
            for other in cues
        )
    ]


def _governs(sentence: Sentence, hit: Hit, word: CueWord, span: Span, core: int, cues: Sequence[Hit]) -> bool:
    if word.kind in ("terminator", "pseudo-negation", "benefit", "price"):
        return False
    if word.scope in ("sentence", "block"):
        return True
    if word.scope == "before":
        return hit.start >= span.start and not _ended(sentence, cues, span.end, hit.start)
    if hit.end > core and not (word.kind in ("appearance", "hedge", "negation") and hit.end <= span.end):
        return False
    if hit.end > core:  # between the two words of the frame: "reduces the appearance of lines", "is not lifted"
        return hit.start >= span.start or _leads_in(hit, core)
    between = sentence.between(hit.end, core)
    if len(between) > _REACH.get(word.kind, 30) or _ended(sentence, cues, hit.end, core):
        return False
    if word.kind != "negation":
        return True
    return not (_resumed(between) or (word.term in _DETERMINERS and any(token.text == "," for token in between)))


def _is_of(hit: Hit, start: int, end: int) -> bool:
    """Whether a cue is but a word of the claim itself, and no hedge that leads into it: "may help wrinkles"."""
    return start < hit.end and hit.start < end and not _leads_in(hit, start)


def _leads_in(hit: Hit, core: int) -> bool:
    """Whether a hedge begins before the word that carries the claim."""
    return isinstance(hit.word, CueWord) and hit.word.kind == "hedge" and hit.start < core


def _ruled_out(sentence: Sentence, risk: Hit) -> bool:
    """Whether the risk itself is said not to be: "no side effects", "without any risk of side effects"."""
    before = [token.text for token in sentence.before(risk.start, _RULED_OUT_WITHIN)]
    return any(text in _NONE and _PHRASE.issuperset(before[place + 1 :]) for place, text in enumerate(before))


def _ended(sentence: Sentence, cues: Sequence[Hit], start: int, end: int) -> bool:
    """Whether scope ends between two places: at a barrier, or at but, however, although ..."""
    if sentence.barred(start, end):
        return True
    return any(
        isinstance(cue.word, CueWord) and cue.word.kind == "terminator" and start <= cue.start < end for cue in cues
    )


def _resumed(between: Sequence[Token]) -> bool:
    """A comma and a new subject after a negation start a new statement: "not magic, it lifts"."""
    texts = [token.text for token in between]
    return any(text == "," and following in _NEW_SUBJECT for text, following in pairwise(texts))
