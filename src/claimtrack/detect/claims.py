"""Which catalogued claim a mention makes.

By treatment (or its nearest ancestor, or no one treatment), topic and effect class; among several the one with the most
qualifiers that the copy carries, then id order. Another verb for the same effect is the same claim.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from claimtrack.detect.folding import fold, spaced

if TYPE_CHECKING:
    from claimtrack.knowledge.models import Claim, Qualifiers, Treatment

_SAME = (
    frozenset({"increase", "improve", "restore", "state"}),
    frozenset({"decrease", "remove", "treat", "prevent", "improve", "state"}),
)
_ABSOLUTE = re.compile(
    r"\b(?:completely|totally|entirely|100 ?%|always|never|permanently|forever|"
    r"eliminat\w+|eradicat\w+|eras(?:e[sd]?|ing)|"
    r"vanish\w*|disappear\w*|gone|for good|no (?:more )?\w+ (?:at all|whatsoever)|zero|cure[sd]?|curing|banish\w*|"
    r"get rid of)\b"
)
_SPELLED = {"1": "one", "2": "two", "3": "three", "5": "five", "10": "ten"}
_GAP = re.compile(r"[^\w%.,]+")


class Candidate(NamedTuple):
    """One claim as resolution sees it."""

    id: str
    effect: str
    qualifiers: Qualifiers


def compatible(claimed: str, catalogued: str) -> bool:
    """Whether an effect of the one class makes a claim of the other: boosts and restores are the same direction."""
    return claimed == catalogued or any(claimed in same and catalogued in same for same in _SAME)


class ClaimIndex:
    """The active claims of a library by treatment and topic."""

    def __init__(self, claims: Mapping[str, Claim], treatments: Mapping[str, Treatment]) -> None:
        self._parents = {treatment.id: treatment.parent for treatment in treatments.values()}
        self._claims: dict[tuple[str | None, str], list[Candidate]] = {}
        for identifier in sorted(claims):
            claim = claims[identifier]
            if claim.record == "active":
                key = (claim.about.treatment, claim.about.topic)
                candidate = Candidate(identifier, claim.about.effect, claim.about.qualifiers)
                self._claims.setdefault(key, []).append(candidate)

    def resolve(self, treatment: str | None, topic: str, effect: str, passage: str) -> str | None:
        """The claim that an effect of this class on this topic makes of this treatment in this passage, if held."""
        words = ""
        for subject in self._lineage(treatment):
            candidates = [one for one in self._claims.get((subject, topic), ()) if compatible(effect, one.effect)]
            if not candidates:
                continue
            words = words or f" {_GAP.sub(' ', spaced(fold(passage)))} "
            fitting = [
                (carried, candidate)
                for candidate in candidates
                if (carried := _carried(candidate.qualifiers, words)) is not None
            ]
            if fitting:
                return min(fitting, key=lambda pair: (-pair[0], pair[1].effect != effect, pair[1].id))[1].id
        return None

    def _lineage(self, treatment: str | None) -> list[str | None]:
        lineage: list[str | None] = []
        while treatment is not None and treatment not in lineage:
            lineage.append(treatment)
            treatment = self._parents.get(treatment)
        return [*lineage, None]


def _carried(qualifiers: Qualifiers, words: str) -> int | None:
    """How many qualifiers the passage carries; null if it lacks one that the claim needs."""
    count = 0
    if qualifiers.number is not None:
        if not _figure(f"{qualifiers.number.value:g}", qualifiers.number.unit).search(words):
            return None
        count += 2
    if qualifiers.absolute:
        if not _ABSOLUTE.search(words):
            return None
        count += 1
    if qualifiers.wordings:
        if not any(_holds(words, wording) for wording in qualifiers.wordings):
            return None
        count += 1
    return count


@cache
def _figure(value: str, unit: str) -> re.Pattern[str]:
    """What finds a number of a unit, alone or at the low end of a range: '1 %', 'one per cent', '1 to 1.5%'."""
    spelled = rf"(?:{value}|{_SPELLED[value]})" if value in _SPELLED else re.escape(value)
    after = r"\s?(?:%|per\s?cent\b|(?:to\s|or\s)?[\d.]+\s?(?:%|per\s?cent\b))" if unit == "%" else r"(?![\d.,]*\d)"
    return re.compile(rf"(?<![\w.,]){spelled}{after}")


def _holds(words: str, wording: str) -> bool:
    """Whether the passage holds the wording, from the start of a word; endings may follow ('sport' finds 'sports')."""
    return _opening(wording) in words


@cache
def _opening(wording: str) -> str:
    return f" {_GAP.sub(' ', spaced(fold(wording))).strip()}"
