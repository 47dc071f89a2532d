"""The lexicon words of one sentence, sorted out: which stand, and in which role."""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass

from claimtrack.detect.vocabulary import (
    AskedWord,
    CueWord,
    EffectWord,
    Hit,
    NounWord,
    PhraseWord,
    TargetWord,
    TopicVerbWord,
    UnlessWord,
)

MODIFIERS = frozenset(
    """guarantee-absolute superlative comparison statistic proof testimonial instant-results lasting-results safety
    cumulative-results universality""".split()
)
"""Topics that say how something is claimed: their phrases leave the claim inside them standing."""
PHYSIOLOGY = "fact-physiology"
FACTS = frozenset({PHYSIOLOGY, "fact-procedure", "fact-risk", "fact-price"})
"""Topics whose phrases tell how things are: nothing in them is done by a treatment."""


@dataclass(frozen=True)
class Words:
    """The lexicon words of one sentence, sorted out."""

    targets: tuple[Hit, ...]
    verbs: tuple[Hit, ...]
    phrases: tuple[Hit, ...]
    effects: tuple[Hit, ...]
    nouns: tuple[Hit, ...]
    cues: tuple[Hit, ...]
    asked: tuple[Hit, ...] = ()
    ruling_out: tuple[Hit, ...] = ()
    """Phrases in which the words of a topic mean something else."""

    @classmethod
    def sort(cls, topical: Iterable[Hit], framing: Iterable[Hit], effects: Container[str]) -> Words:
        """Drop what stands in a longer word or in a phrase that rules it out, and sort the rest by role.

        `effects` are the topics of effects: those and presentations say different things and do not hide each other.
        """
        topical, framing = list(topical), list(framing)
        near = _classes(framing)
        sound = [hit for hit in topical if _anchored(hit, near)]
        kept = _standing(topical, sound, effects)
        covered = [hit for hit in kept if isinstance(hit.word, TargetWord)]
        free = [hit for hit in framing if isinstance(hit.word, EffectWord) and not _inside(hit, covered)]
        return cls(
            targets=tuple(hit for hit in kept if isinstance(hit.word, TargetWord)),
            verbs=tuple(hit for hit in kept if isinstance(hit.word, TopicVerbWord)),
            phrases=tuple(hit for hit in kept if isinstance(hit.word, PhraseWord)),
            effects=tuple(_longest_effects(free)),
            nouns=tuple(hit for hit in framing if isinstance(hit.word, NounWord)),
            cues=tuple(hit for hit in framing if isinstance(hit.word, CueWord) and not _within(hit, kept)),
            asked=tuple(hit for hit in topical if isinstance(hit.word, AskedWord)),
            ruling_out=tuple(hit for hit in topical if isinstance(hit.word, UnlessWord)),
        )

    @property
    def classes(self) -> frozenset[str]:
        """The noun classes present."""
        return _classes(self.nouns)


def _classes(hits: Iterable[Hit]) -> frozenset[str]:
    return frozenset(name for hit in hits if isinstance(hit.word, NounWord) for name in hit.word.classes)


def _anchored(hit: Hit, near: frozenset[str]) -> bool:
    """Whether a word that needs a noun near it has one in its sentence: only then may it hide others."""
    wanted: frozenset[str] = getattr(hit.word, "near", frozenset())
    return not wanted or bool(wanted & near)


def _standing(hits: Sequence[Hit], sound: Sequence[Hit], effects: Container[str]) -> list[Hit]:
    """Topical hits less those ruled out and those within a longer sound one."""
    ruled_out = [hit for hit in hits if isinstance(hit.word, UnlessWord)]
    live = [hit for hit in hits if not isinstance(hit.word, UnlessWord | AskedWord)]
    live = [
        hit
        for hit in live
        if not any(rule.start < hit.end and hit.start < rule.end and _topic(rule) == _topic(hit) for rule in ruled_out)
    ]
    hiding = [hit for hit in sound if not isinstance(hit.word, UnlessWord | AskedWord) and hit in live]
    standing = {hit for hit in live if not any(_hides(other, hit, effects) for other in hiding)}
    return sorted(standing, key=lambda hit: (hit.start, hit.end, _topic(hit)))


def _hides(other: Hit, hit: Hit, effects: Container[str]) -> bool:
    """Whether a longer word takes the place of one that stands within it."""
    if not _covers(other, hit):
        return False
    outer, inner = _topic(other), _topic(hit)
    return outer == inner or outer in FACTS or (outer not in MODIFIERS and (outer in effects) == (inner in effects))


def _covers(other: Hit, hit: Hit) -> bool:
    return other.start <= hit.start and hit.end <= other.end and other.end - other.start > hit.end - hit.start


def _topic(hit: Hit) -> str:
    return str(getattr(hit.word, "topic", ""))


def _inside(hit: Hit, others: Sequence[Hit]) -> bool:
    """Whether a longer hit covers this one."""
    return any(_covers(other, hit) for other in others)


def _within(cue: Hit, hits: Sequence[Hit]) -> bool:
    """Whether a cue is part of a negation that claims: the 'no' of 'no downtime' says nothing of what follows."""
    return any(
        hit.start <= cue.start and cue.end <= hit.end
        for hit in hits
        if isinstance(hit.word, PhraseWord) and hit.word.frame == "negative-claim"
    )


def _longest_effects(hits: Sequence[Hit]) -> list[Hit]:
    return [hit for hit in hits if not _inside(hit, hits)]
