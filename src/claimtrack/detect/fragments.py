"""Effects without a verb: "Stronger. Leaner. Sharper.", "Wake up smoother", "Brighter in one visit", "Scars, levelled".

A comparative counts only in a sentence of comparatives, what leads into them and when they come true,
and only where a treatment is spoken of: "our stronger team" and "a brighter room" say nothing of one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from claimtrack.detect.found import Context, Found
from claimtrack.detect.mention import Evidence
from claimtrack.detect.sentences import Sentence
from claimtrack.documents.model import Span

_MEANS: dict[str, tuple[str, str]] = {
    **dict.fromkeys(("firmer", "tighter", "lifted", "perkier"), ("lift-tighten", "improve")),
    **dict.fromkeys(("smoother", "brighter", "clearer", "softer", "silkier", "rosier"), ("skin-quality", "improve")),
    **dict.fromkeys(("younger", "fresher", "plumper", "bouncier", "rested"), ("rejuvenation", "improve")),
    **dict.fromkeys(("slimmer", "leaner", "trimmer", "lighter"), ("fat-cellulite", "decrease")),
    **dict.fromkeys(("sculpted", "snatched", "chiselled", "chiseled", "contoured"), ("contour-sculpt", "improve")),
    **dict.fromkeys(("stronger", "fitter"), ("muscle-tone", "increase")),
    **dict.fromkeys(("calmer", "happier", "sharper", "recharged", "energised", "energized"), ("wellbeing", "improve")),
    **dict.fromkeys(("dewier", "hydrated"), ("hydration", "increase")),
    **dict.fromkeys(("whiter",), ("other-effect", "improve")),
}
"""What a comparative says is better, where it stands alone."""
_OF_HAIR = frozenset({"thicker", "fuller", "stronger", "longer"})
"""Comparatives that speak of hair under a heading about hair."""
WORDS = "|".join(sorted({*_MEANS, *_OF_HAIR}))
_COMPARATIVE = rf"(?:{WORDS}|[a-z]{{3,9}}er)"
_LEAD = (
    r"(?:(?:you'll |you |and |just |simply |instantly |visibly |noticeably |a little |even )*(?:(?:wake up|walk out|"
    r"wake|leave|"
    r"feel(?:ing)?|look(?:ing)?|be|get|come out|emerge|step out|go home)\s+)?(?:visibly |noticeably |instantly |"
    r"even )*)"
)
_FRAGMENT = re.compile(
    rf"\W*{_LEAD}{_COMPARATIVE}(?:(?:\s*[,;/&\u2014-]\s*|\s+)(?:and\s+)?{_COMPARATIVE}\b)*"
    r"(?:[\s,]+(?:in|by|after|within|from|over|every|night|day|week)\b[\w\s-]{0,30})?\W*"
)
_KNOWN = re.compile(rf"\b(?:{WORDS})\b")
_MOST_WORDS = 9
_UNDONE = re.compile(
    r"\s*[,:\u2014]?\s*(?:begone|be gone|gone|sorted|no more|banished|vanished|busted|zapped|erased|history)\W*|"
    r"\s*[,:]\s+(?!explained|answered|explored|compared|covered|asked|listed|included|required|debunked|discussed|"
    r"revealed)"
    r"[a-z]{3,}ed\W*"
)
"""What may follow a target to make a claim of two words: "Acne, sorted"."""


def comparatives(sentence: Sentence, context: Context) -> Iterator[Found]:
    """The claims of a sentence of comparatives alone, one a topic."""
    if not (context.treated or "treatment" in context.nouns) or sentence.word_count > _MOST_WORDS:
        return
    text = sentence.folded[slice(*sentence.span)]
    if not _FRAGMENT.fullmatch(text):
        return
    for match in _KNOWN.finditer(text):
        word = match.group()
        topic, effect = _MEANS.get(word, ("", ""))
        if word in _OF_HAIR and "hair" in context.nouns:
            topic, effect = "hair", "improve"
        if topic:
            span = Span(sentence.span.start + match.start(), sentence.span.start + match.end())
            yield Found(topic, effect, "fragment", span, span.start, "medium", (Evidence("effect", span, word),))


def undone(sentence: Sentence, end: int) -> bool:
    """Whether nothing follows a target but a word that says it is no more, or is dealt with: 'Scars, levelled'."""
    return _UNDONE.fullmatch(sentence.folded, end, sentence.span.end) is not None
