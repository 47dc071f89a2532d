"""Whether a sentence tells how bodies are: 'skin makes collagen', 'we lose elastin'."""

from __future__ import annotations

from collections.abc import Sequence

from claimtrack.detect.sentences import Sentence, Token
from claimtrack.detect.vocabulary import Hit, NounWord
from claimtrack.detect.words import Words

_BODILY = frozenset({"skin", "face", "body", "muscle", "hair"})
_ANEW = frozenset(
    """more new fresh extra additional will help helps helping again response encourage encouraging""".split()
)
_POINTERS = frozenset("this it that these they".split())
_LINKS = frozenset("which then who whose thereby so".split())


def of_the_body(sentence: Sentence, effect: Hit, words: Words) -> bool:
    """Whether the verb's subject is the body itself: 'skin makes collagen', 'ATP gives cells energy'."""
    stretch = sentence.stretch(effect.start)
    before = sentence.between(stretch.start, effect.start)
    if not before or any(token.text in _ANEW for token in sentence.between(stretch.start, stretch.end)):
        return False
    if before[-1].text in {",", "by"} or any(token.text in _POINTERS for token in before):
        return False
    if any(token.text in _LINKS for token in before):
        return False  # the end of a chain: "raises ATP, which stimulates collagen"
    bodily = [hit for hit in (*words.nouns, *words.targets) if stretch.start <= hit.start and hit.end <= effect.start]
    if not bodily:
        return before[0].text in {"we", "humans"}
    subject = max(bodily, key=lambda hit: hit.end)
    return _adjoins(sentence.between(subject.end, effect.start)) and all(
        not isinstance(hit.word, NounWord) or hit.word.classes <= _BODILY for hit in bodily
    )


def _adjoins(between: Sequence[Token]) -> bool:
    """Nothing but adverbs and auxiliaries between a subject and its verb."""
    return all(token.text.endswith("ly") or token.text in {"can", "do", "does"} for token in between)
