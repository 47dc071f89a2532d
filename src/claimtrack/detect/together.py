"""Treatments that copy names as one: "microneedling with exosomes", "combines microcurrent and LED", "laser + peel".

A mere list, "microneedling, PRP and peels", is none: names joined by a comma or "and" are one only where a word says so
or the library knows the pair.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from claimtrack.detect.vocabulary import Hit, TreatmentWord

if TYPE_CHECKING:
    from claimtrack.knowledge.models import Treatment

_NOUN = r"(?:treatments?|facials?|therapy|sessions?|procedures?|technology|energy|injections?|devices?|machine)"
_GIVEN = (
    r"(?:is|are|can|may|be|being|when|often|usually|used|given|performed|done|works?|best|well|perfectly|beautifully|"
    r"even|better|finished|completed|topped|enhanced|followed)"
)
_PAIRED = (
    r"(?:combined|paired|teamed|coupled|together|alongside|along|in\s+combination|in\s+tandem|mixed|layered|boosted)"
)
_OWN = (
    r"(?:(?:a|an|the|our|your|its|both|added|topical|soothing|healing|gentle|red|blue|medical|grade|fresh|own)[\s-]+)"
)
_WITH = re.compile(
    rf"\s*(?:{_NOUN}\s+)?(?:{_GIVEN}\s+)*(?:(?:{_PAIRED}\s+)?(?:with|plus)\b|{_PAIRED}\b|followed\s+by\b|\+)\s*{_OWN}*(?:\w+[\s-]+)?"
)
"""What joins two names into one treatment, whatever stands around them."""
_AND = re.compile(rf"\s*(?:{_NOUN}\s*)?(?:,|&|/|\+|,?\s*and\b|,?\s*plus\b|,?\s*with\b)\s*{_OWN}*")
"""What joins two names where a word before or behind them says that they go together."""
_COMBINING = re.compile(
    r"\b(?:combin(?:e|es|ed|ing|ation\s+of)|pair(?:s|ed|ing)?|blend(?:s|ed|ing)?|fus(?:es|ed|ing|ion\s+of)|mix(?:es|ing)?|"
    rf"marr(?:y|ies|ying)|unit(?:es|ing)|duo\s+of)\s+{_OWN}*(?:\w+\s+)?$"
)
_COMBINED = re.compile(
    rf"\s*(?:{_NOUN}\s+)?(?:combo|combination|package|duo|bundle|together|combined|fusion|hybrid|in\s+(?:one|a\s+single)\b)"
)
_ADDING = re.compile(r"\badd(?:s|ed|ing)?\s+(?:an?\s+|our\s+|some\s+)?$")
_TO = re.compile(rf"\s*(?:{_NOUN}\s+)?to\s+{_OWN}*(?:\w+\s+)?")
"""'Add LED to your microneedling'."""
_BETWEEN = re.compile(r"\b(?:between|either|neither|offers?|sells?|stocks?|have|has|like|including)\s+(?:both\s+)?$")
"""What stands before names that share no verb with what follows them."""
_NEAR = 40
"""Characters before the first name in which a word may say that the names go together."""


def together(
    folded: str, hits: Sequence[Hit], treatments: Mapping[str, Treatment], pairs: Mapping[frozenset[str], str]
) -> dict[int, tuple[str, ...]]:
    """Where a name starts -> the ids of all treatments that the text names as one with it, in its order.

    `hits` are the names in folded text; `pairs` says which combinations the library holds as treatments of their own.
    """
    named = [hit for hit in hits if treatments[_id(hit)].kind in ("treatment", "device")]
    found: dict[int, tuple[str, ...]] = {}
    for group in _groups(folded, named, treatments, pairs):
        ids = tuple(dict.fromkeys(map(_id, group)))
        found |= dict.fromkeys((hit.start for hit in group), ids)
    return found


def _groups(
    folded: str, named: Sequence[Hit], treatments: Mapping[str, Treatment], pairs: Mapping[frozenset[str], str]
) -> list[list[Hit]]:
    groups: list[list[Hit]] = []
    for first, second in pairwise(named):
        if _akin(_id(first), _id(second), treatments) or not _joined(folded, first, second, named, pairs):
            continue
        if groups and groups[-1][-1] is first:
            groups[-1].append(second)
        else:
            groups.append([first, second])
    return groups


def _joined(folded: str, first: Hit, second: Hit, named: Sequence[Hit], pairs: Mapping[frozenset[str], str]) -> bool:
    if _WITH.fullmatch(folded, first.end, second.start):
        return True
    if _TO.fullmatch(folded, first.end, second.start):
        return _ADDING.search(folded, max(0, first.start - _NEAR), first.start) is not None
    if not _AND.fullmatch(folded, first.end, second.start):
        return False
    run = _run(folded, first, named)
    if len(run) == 2 and frozenset(map(_id, run)) in pairs:
        return True
    start = run[0].start
    said_before = _COMBINING.search(folded, max(0, start - _NEAR), start)
    return bool(said_before or _COMBINED.match(folded, run[-1].end))


def all_before(folded: str, named: Sequence[Hit], last: Hit) -> tuple[str, ...]:
    """The ids of the names that share a verb with the last of them: 'Botox and fillers smooth lines'; empty where it
    stands alone."""
    run = [hit for hit in _run(folded, last, named) if hit.start <= last.start]
    joined = len(run) > 1 and re.search(r"\b(?:and|plus)\b|[&+]", folded[run[-2].end : last.start])
    return tuple(dict.fromkeys(map(_id, run))) if joined and not _BETWEEN.search(folded, 0, run[0].start) else ()


def _run(folded: str, hit: Hit, named: Sequence[Hit]) -> list[Hit]:
    """The list of names that `hit` stands in: 'microcurrent, LED and radiofrequency'."""
    runs: list[list[Hit]] = [[]]
    for one in named:
        if runs[-1] and not _AND.fullmatch(folded, runs[-1][-1].end, one.start):
            runs.append([])
        runs[-1].append(one)
    return next(run for run in runs if hit in run)


def _akin(one: str, other: str, treatments: Mapping[str, Treatment]) -> bool:
    """Whether one is the other or a kind of it: 'laser' and 'laser hair removal' are no two treatments."""
    return one in _lineage(other, treatments) or other in _lineage(one, treatments)


def _lineage(treatment: str, treatments: Mapping[str, Treatment]) -> list[str]:
    lineage: list[str] = []
    above: str | None = treatment
    while above is not None and above in treatments and above not in lineage:
        lineage.append(above)
        above = treatments[above].parent
    return lineage


def _id(hit: Hit) -> str:
    assert isinstance(hit.word, TreatmentWord)
    return hit.word.id
