"""Which treatment a sentence speaks of: named in it, carried over, or given by headings and title."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, NamedTuple

from claimtrack.detect.folding import fold, spaced
from claimtrack.detect.mention import TreatmentFrom
from claimtrack.detect.sentences import split
from claimtrack.detect.vocabulary import Hit, Matcher, TreatmentWord
from claimtrack.documents.model import Span

if TYPE_CHECKING:
    from claimtrack.documents.model import Document
    from claimtrack.knowledge.models import Treatment

_COMPARERS = (
    r"than|unlike|instead of|rather than|alternatives? to|replaces?|replacement for|compared (?:to|with)|versus|vs\.?|"
    r"without|no|not|similar to|like|or|as|in lieu of|(?:patients|people) with|had|beats?|skip|forget|avoid|ditch|swap|"
    r"goodbye to|competes? with|rivals?|before (?:trying|you try|considering)|mimics|after|"
    r"following|surgery,|recent|numbing"
)
_FILLERS = r"the|a|an|your|any|more|having|needing|expensive|invasive|painful|surgical|traditional|other"
_COMPARED = re.compile(rf"\b(?:{_COMPARERS})\s+(?:(?:{_FILLERS})\s+)*$")
"""What stands before a treatment that is named for comparison, not spoken of."""
_CARRIERS = (
    r"this|it|its|it's|these|they|their|them|both|results|such|each session|all of this|together|as a result|that|"
    r"once|after|during|plus|and|also|in addition|additionally|moreover|furthermore|not only"
)
_OWN = (
    r"treatment|procedure|therapy|device|currents?|session|light|machine|technology|process|results?|effects?|facial|"
    r"massage|needles|energy|waves?|heat|laser|probes?"
)
_ANAPHORA = re.compile(rf"\W*(?:{_CARRIERS}|the (?:{_OWN}))\b")
"""How a sentence opens that goes on about what the one before spoke of."""
_TOPMOST = frozenset({"title", "meta", "heading"})


class Subject(NamedTuple):
    """The treatment a mention is about, and how that was found."""

    treatment: str | None
    found: TreatmentFrom
    span: Span | None = None
    """Where it is named, if in the same block."""
    term: str = ""


_NOBODY = Subject(None, "none")


class Named(NamedTuple):
    """The treatment names in one text, the longest where several start together, in order."""

    treatments: tuple[Hit, ...]
    kinds: tuple[Hit, ...]
    """Names of whole kinds ('facial', 'injectables'): they count only where nothing nearer is named."""


class Names:
    """The treatment names of a library; remembers those of every text it has seen."""

    def __init__(self, matcher: Matcher, treatments: Mapping[str, Treatment], remembered: int) -> None:
        self.treatments = treatments
        self._matcher = matcher
        parents = {treatment.parent for treatment in treatments.values()}
        self._kinds = {name for name, treatment in treatments.items() if not treatment.parent and name in parents}
        self.in_text = lru_cache(remembered)(self._in_text)

    def _in_text(self, text: str) -> Named:
        found = longest([hit for hit in self._matcher.hits(spaced(fold(text))) if _cased(hit, text)])
        return Named(
            tuple(hit for hit in found if _id(hit) not in self._kinds),
            tuple(hit for hit in found if _id(hit) in self._kinds),
        )

    def in_name(self, name: str) -> str | None:
        """The treatment that a file name or slug names: 'MicrocurrentPage', 'laser_hair_removal'."""
        parted = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name)
        words = spaced(fold(parted)).replace("_", " ").replace(".", " ")
        found = [hit for hit in self._matcher.hits(words) if isinstance(hit.word, TreatmentWord) and not hit.word.cased]
        return _id(longest(found)[0]) if found else None


class SubjectFinder:
    """Resolves treatments in one document."""

    def __init__(self, document: Document, names: Names) -> None:
        self._document = document
        self._names = names
        self._folded: dict[int, str] = {}
        self._title: Subject | None = None

    def named(self, block: int) -> tuple[Hit, ...]:
        """The treatments named in one block."""
        return self._names.in_text(self._document.blocks[block].text).treatments

    def _kinds_named(self, block: int) -> tuple[Hit, ...]:
        return self._names.in_text(self._document.blocks[block].text).kinds

    def of(self, block: int, sentence: Span, at: Span) -> Subject:
        """The treatment that a mention at `at` within `sentence` of `block` is about."""
        hits = self.named(block)
        subject = (
            self._in_clause(block, hits, Span(sentence.start, at.start), at)
            or self._carried(block, hits, sentence)
            or (self._previous_block(block) if not sentence.start else None)
            or self._in_clause(block, hits, sentence, at)
            or self._in_block(block, hits, sentence)
            or self._from_lead(block)
            or self._previous_block(block)
            or self._from_headings(block)
            or self._from_title()
        )
        return subject if subject.treatment else self._by_kind(block, sentence, at) or subject

    def _by_kind(self, block: int, sentence: Span, at: Span) -> Subject | None:
        """The kind of treatment that is named, where no treatment is."""
        if subject := self._in_clause(block, self._kinds_named(block), sentence, at):
            return subject
        for heading in reversed(self._document.blocks[block].headings):
            if hits := self._kinds_named(heading):
                return _subject(hits[0], "heading")
        return None

    @property
    def speaks_of_treatments(self) -> bool:
        """Whether the document is about treatments: its title or a heading names one, or two blocks the same one."""
        naming: Counter[str] = Counter()
        for block in self._document.blocks:
            names = {_id(hit) for hit in (*self.named(block.index), *self._kinds_named(block.index))}
            if names and block.kind in _TOPMOST:
                return True
            naming.update(names)
        return max(naming.values(), default=0) > 1 or bool(self._from_title().treatment)

    def _in_clause(self, block: int, hits: Sequence[Hit], sentence: Span, at: Span) -> Subject | None:
        inside = [hit for hit in hits if sentence.start <= hit.start < sentence.end and not self._compared(block, hit)]
        if not inside:
            return None
        inside = [hit for hit in inside if hit.end <= at.start or at.end <= hit.start] or inside
        before = [hit for hit in inside if hit.start <= at.start]
        best = before[-1] if before else inside[0]
        if len(before) > 1:  # a product applied during a treatment is not its subject
            kinds = {self._kind(hit): hit for hit in reversed(before)}
            best = kinds.get("treatment") or kinds.get("device") or best
        return _subject(best, "clause")

    def _kind(self, hit: Hit) -> str:
        return self._names.treatments[_id(hit)].kind

    def _spoken_of(self, block: int) -> list[Hit]:
        """The treatments named in one block that are not only compared with."""
        return [hit for hit in self.named(block) if not self._compared(block, hit)]

    def _compared(self, block: int, hit: Hit) -> bool:
        return bool(_COMPARED.search(self._fold(block), max(0, hit.start - 60), hit.start))

    def _fold(self, block: int) -> str:
        if block not in self._folded:
            self._folded[block] = fold(self._document.blocks[block].text)
        return self._folded[block]

    def _carried(self, block: int, hits: Sequence[Hit], sentence: Span) -> Subject | None:
        """This, it, the treatment: what the sentence before in this block speaks of."""
        if not _ANAPHORA.match(self._fold(block), sentence.start):
            return None
        earlier = [hit for hit in hits if hit.end <= sentence.start and not self._compared(block, hit)]
        if not earlier:
            return None
        spoken_of = [span for span in split(self._document.blocks[block].text) if span.start <= earlier[-1].start][-1]
        return _subject(next(hit for hit in earlier if hit.start >= spoken_of.start), "previous")

    def _in_block(self, block: int, hits: Sequence[Hit], sentence: Span) -> Subject | None:
        others = [hit for hit in hits if not self._compared(block, hit)]
        earlier = [hit for hit in others if hit.end <= sentence.start]
        nearest = earlier[-1] if earlier else (others[0] if others else None)
        return _subject(nearest, "block") if nearest else None

    def _previous_block(self, block: int) -> Subject | None:
        """A paragraph that opens with This or It speaks of what the paragraph before it does."""
        here = self._document.blocks[block]
        if not block or not _ANAPHORA.match(self._fold(block)):
            return None
        before = self._document.blocks[block - 1]
        if before.headings != here.headings or before.kind != here.kind:
            return None
        hits = self._spoken_of(block - 1)
        return _subject(hits[-1], "previous") if hits else None

    def _from_lead(self, block: int) -> Subject | None:
        for lead in reversed(self._document.blocks[block].lead):
            if hits := self._spoken_of(lead):
                return _subject(hits[-1], "heading")
        return None

    def _from_headings(self, block: int) -> Subject | None:
        for heading in reversed(self._document.blocks[block].headings):
            if hits := self._spoken_of(heading):
                return _subject(hits[0], "heading")
        return None

    def _from_title(self) -> Subject:
        if self._title is None:
            self._title = self._find_title()
        return self._title

    def _find_title(self) -> Subject:
        blocks = self._document.blocks
        titles = [block.index for block in blocks if block.kind == "title"]
        titles += [block.index for block in blocks if block.kind == "heading" and block.level == 1][:1]
        titles += [block.index for block in blocks if block.kind == "meta"][:2]
        for index in titles:
            if hits := self._spoken_of(index):
                return _subject(hits[0], "title")
        name = " ".join((PurePosixPath(self._document.path).stem, *self._document.metadata.values()))
        if treatment := self._names.in_name(name):
            return Subject(treatment, "file")
        return self._most_named()

    def _most_named(self) -> Subject:
        """A page whose title names nothing is about the one treatment its headings name, if there is only one."""
        names = {
            _id(hit)
            for block in self._document.blocks
            if block.kind == "heading"
            for hit in self._spoken_of(block.index)
        }
        return Subject(names.pop(), "heading") if len(names) == 1 else _NOBODY


def _subject(hit: Hit, found: TreatmentFrom) -> Subject:
    assert isinstance(hit.word, TreatmentWord)
    return Subject(
        hit.word.id, found, Span(hit.start, hit.end) if found in ("clause", "block") else None, hit.word.term
    )


def _id(hit: Hit) -> str:
    assert isinstance(hit.word, TreatmentWord)
    return hit.word.id


def _cased(hit: Hit, text: str) -> bool:
    """A brand counts only as brands are written: 'Ultra', never 'ultra'; 'LED', never 'led' or 'Led'."""
    if not isinstance(hit.word, TreatmentWord) or not hit.word.cased:
        return True
    written = text[hit.start : hit.end]
    return written.isupper() if hit.word.term.isupper() and len(hit.word.term) < 5 else written != written.lower()


def longest(hits: Iterable[Hit]) -> list[Hit]:
    """Of overlapping hits those that start first and are longest, in reading order."""
    kept: list[Hit] = []
    reached = 0
    for hit in sorted(hits, key=lambda hit: (hit.start, -hit.end)):
        if hit.start >= reached:
            kept.append(hit)
            reached = hit.end
    return kept
