"""The treatment names that stand in a text: which of them it speaks of, and which it only compares with."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from claimtrack.detect.folding import fold, spaced
from claimtrack.detect.together import together
from claimtrack.detect.vocabulary import Hit, Matcher, TreatmentWord

if TYPE_CHECKING:
    from claimtrack.knowledge.models import Treatment

_COMPARERS = (
    r"than|unlike|instead of|rather than|alternatives? to|replaces?|replacement for|compared (?:to|with)|versus|vs\.?|"
    r"without|no|not|similar to|like|or|as|in lieu of|(?:patients|people) with|had|beats?|skip|forget|avoid|ditch|swap|"
    r"goodbye to|competes? with|rivals?|before (?:trying|you try|considering)|mimics|after|"
    r"following|surgery,|recent|numbing|match for|(?:can't|cannot|can not) (?:have|tolerate|face)"
)
_FILLERS = r"the|a|an|your|any|more|having|needing|expensive|invasive|painful|surgical|traditional|other|with|from|by"
_COMPARED = re.compile(rf"\b(?:{_COMPARERS})\s+(?:(?:{_FILLERS})\s+)*$")
"""What stands before a treatment that is named for comparison, not spoken of."""
_FACIAL_PART = re.compile(
    r"facial\s+(?:muscle|skin|contour|feature|tissue|hair|expression|line|wrinkle|area|nerve|bone|structure|tension|"
    r"symmetry|volume|ageing|aging|oval|swelling|puffiness|fat|redness|vein|scar)"
)
"""Where 'facial' says whose muscles are meant, and names no treatment."""

_THING_BEFORE = re.compile(r"\b(?:orange|lemon|fruit|citrus|banana|de|will|may|might|could|to|skin|not)[\s-]+$")
_DONE_AFTER = re.compile(
    r"peels?\s+(?:off|away|back|the|your|open)\b|massages?\s+(?:the|your|it|in|into|out|away|gently)\b|"
    r"lasers?[\s-]+(?:focus\w*|sharp|like|precis\w+|cut|print\w*|engrav\w+)|fillers?\s+(?:words?|content|tests?)\b"
)
_PARTED_BEFORE = frozenset({"peel", "peels", "tox"})
"""Names that a word before them makes another: 'orange peel', 'skin may peel', 'de-tox'."""
METHODS = frozenset({"treatment", "device"})
"""Kinds of treatments that are done to people; the others are products, ingredients and services."""


class Named(NamedTuple):
    """The treatment names in one text, the longest where several start together, in order."""

    all: tuple[Hit, ...]
    """Names of treatments, those named for comparison too."""
    treatments: tuple[Hit, ...]
    """Those the text speaks of, and does not compare with."""
    kinds: tuple[Hit, ...]
    """Names of whole kinds ('facial', 'injectables'): they count only where nothing nearer is named."""
    together: Mapping[int, tuple[str, ...]]
    """Where a name starts -> the treatments that the text names as one with it."""


class Names:
    """The treatment names of a library; remembers those of every text it has seen."""

    def __init__(self, matcher: Matcher, treatments: Mapping[str, Treatment], remembered: int) -> None:
        self.treatments = treatments
        self._matcher = matcher
        parents = {treatment.parent for treatment in treatments.values()}
        self._kinds = {name for name, treatment in treatments.items() if not treatment.parent and name in parents}
        self._pairs = {frozenset(one.combines): name for name, one in treatments.items() if one.combines}
        self.parents = frozenset(one.parent for one in treatments.values() if one.parent)
        """The treatments that there are kinds of."""
        self.in_text = lru_cache(remembered)(self._in_text)

    def _in_text(self, text: str) -> Named:
        folded = fold(text)
        found = longest(
            [hit for hit in self._matcher.hits(spaced(folded)) if _cased(hit, text) and not _other_sense(folded, hit)]
        )
        spoken = [hit for hit in found if not _COMPARED.search(folded, max(0, hit.start - 60), hit.start)]
        treatments = tuple(hit for hit in spoken if id_of(hit) not in self._kinds)
        return Named(
            tuple(hit for hit in found if id_of(hit) not in self._kinds),
            treatments,
            tuple(hit for hit in spoken if id_of(hit) in self._kinds and not _FACIAL_PART.match(folded, hit.start)),
            together(folded, treatments, self.treatments, self._pairs),
        )

    def combination(self, parts: tuple[str, ...]) -> str | None:
        """The treatment that the library holds for these given together."""
        return self._pairs.get(frozenset(parts))

    def is_method(self, hit: Hit) -> bool:
        """Whether a name is of something done to people, not of a product or ingredient."""
        return self.treatments[id_of(hit)].kind in METHODS

    def is_kind_of(self, one: str, other: str) -> bool:
        """Whether a treatment stands below another."""
        parent = self.treatments[one].parent
        return parent is not None and (parent == other or self.is_kind_of(parent, other))

    def is_brand(self, word: TreatmentWord) -> bool:
        """Whether a name is a brand's, however it is written: 'Botox', 'botox'."""
        brands = self.treatments[word.id].brands
        return word.cased or any(word.term == brand.lower() for brand in brands)

    def in_name(self, name: str) -> str | None:
        """The treatment that a file name or slug names: 'MicrocurrentPage', 'laser_hair_removal'."""
        parted = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name)
        words = spaced(fold(parted)).replace("_", " ").replace(".", " ")
        found = [hit for hit in self._matcher.hits(words) if isinstance(hit.word, TreatmentWord) and not hit.word.cased]
        return id_of(longest(found)[0]) if found else None


def id_of(hit: Hit) -> str:
    """The treatment that a name names."""
    assert isinstance(hit.word, TreatmentWord)
    return hit.word.id


def _cased(hit: Hit, text: str) -> bool:
    """A brand counts only as brands are written: 'Ultra', never 'ultra'; 'LED', never 'led' or 'Led'."""
    if not isinstance(hit.word, TreatmentWord) or not hit.word.cased:
        return True
    written = text[hit.start : hit.end]
    return written.isupper() if hit.word.term.isupper() and len(hit.word.term) < 5 else written != written.lower()


def _other_sense(folded: str, hit: Hit) -> bool:
    """Whether the word of a name means something else here: 'orange peel skin', 'massages the scalp'."""
    if _DONE_AFTER.match(folded, hit.start):
        return True
    parted = folded[hit.start : hit.end] in _PARTED_BEFORE
    return parted and _THING_BEFORE.search(folded, max(0, hit.start - 12), hit.start) is not None


def longest(hits: Iterable[Hit]) -> list[Hit]:
    """Of overlapping hits those that start first and are longest, in reading order."""
    kept: list[Hit] = []
    reached = 0
    for hit in sorted(hits, key=lambda hit: (hit.start, -hit.end)):
        if hit.start >= reached:
            kept.append(hit)
            reached = hit.end
    return kept
