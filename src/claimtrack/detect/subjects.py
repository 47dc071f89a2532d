"""Which treatment a sentence speaks of: named in it, carried over, or given by headings and title."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from claimtrack.detect.folding import fold
from claimtrack.detect.names import METHODS, Names, id_of
from claimtrack.detect.sections import Sections, Subject
from claimtrack.detect.sentences import split
from claimtrack.detect.together import all_before
from claimtrack.detect.unknown import method_in, name_in
from claimtrack.detect.vocabulary import Hit, TreatmentWord
from claimtrack.documents.model import Span

if TYPE_CHECKING:
    from claimtrack.documents.model import Document

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
_OPENING = frozenset(
    """our the a an this new latest with meet introducing try discover choose book why how what does is do can unlike
    using when during after advanced award winning exclusive original genuine called named known as""".split()
)
"""Words that may stand before a brand that its sentence is about: "Our new Morpheus8 ..."."""
_READERS_OWN = re.compile(
    r"\b(?:your|their|her|his)\s+(?:(?:own|favou?rite|usual|regular|existing|everyday|other)\s+)?$"
)
_CLAUSE_OPENS = re.compile(
    r"(?:[,;:\u2014]|\b(?:while|whereas|but))\s*(?:(?:and|while|whereas|but|then|the|our|your)\s+)*$"
)
_NEXT_WORD = re.compile(r"\s*(?:(?:will|can|may|also|helps?|helps? to)\s+)?")
_TOPMOST = frozenset({"title", "meta", "heading"})


class SubjectFinder:
    """Resolves treatments in one document."""

    def __init__(self, document: Document, names: Names) -> None:
        self._document = document
        self._names = names
        self._folded: dict[int, str] = {}
        self._sentences: dict[int, list[Span]] = {}
        self._sections = Sections(document, names)

    def named(self, block: int) -> tuple[Hit, ...]:
        """The treatments that one block speaks of."""
        return self._names.in_text(self._document.blocks[block].text).treatments

    def ends_of_names(self, block: int, sentence: Span) -> frozenset[int]:
        """Where the names of treatments end in a sentence, counted from its start."""
        named = (*self.named(block), *self._kinds_named(block))
        ends = {hit.end - sentence.start for hit in named if sentence.start <= hit.start < sentence.end}
        method = method_in(self._document.blocks[block].text[slice(*sentence)])
        return frozenset(ends | {method.end} if method else ends)

    def is_name(self, block: int, span: Span) -> bool:
        """Whether a span is but part of a treatment's name: 'hair removal' in 'laser hair removal'."""
        hits = self._names.in_text(self._document.blocks[block].text).all
        place = bisect_right(hits, span.start, key=_start)
        return place > 0 and hits[place - 1].end >= span.end and _size(hits[place - 1]) > span.end - span.start

    def _kinds_named(self, block: int) -> tuple[Hit, ...]:
        return self._names.in_text(self._document.blocks[block].text).kinds

    def of(self, block: int, sentence: Span, at: Span, objects: Sequence[Span] = ()) -> Subject:
        """The treatment that a mention at `at` within `sentence` of `block` is about; `objects` are the places of the
        other claims of the sentence, whose treatments are what they act on: "improves lymphatic drainage"."""
        named = [
            hit
            for hit in self.named(block)
            if not any(_acted_on(hit, one) for one in objects) and not self._helped_along(block, hit)
        ]
        # What the claim itself acts on is its treatment only where there is no other.
        hits = [hit for hit in named if not _acted_on(hit, at)]
        subject = (
            self._in_clause(block, hits, Span(sentence.start, at.start), at)
            or self._carried(block, hits, sentence)
            or (self._previous_block(block) if not sentence.start else None)
            or self._in_clause(block, hits, sentence, at)
            or self._in_block(block, [hit for hit in hits if not self._in_passing(block, hit)], sentence)
            or self._sections.lead_of(block)
            or self._previous_block(block)
            or self._sections.heading_of(block)
            or self._sections.title
        )
        if not subject.treatment and len(hits) < len(named):
            subject = self._in_clause(block, named, sentence, at) or subject
        if subject.treatment:
            return self._sections.narrowed(block, subject)
        return self._by_kind(block, sentence, at) or self._unknown(block, sentence, at) or subject

    def unknown_name(self, block: int, sentence: Span) -> Span | None:
        """Where a sentence names a treatment that the library does not know."""
        name = name_in(self._document.blocks[block].text[slice(*sentence)])
        return Span(name.start + sentence.start, name.end + sentence.start) if name else None

    def _unknown(self, block: int, sentence: Span, at: Span) -> Subject | None:
        text = self._document.blocks[block].text
        if at == sentence and not method_in(text[slice(*sentence)]):
            return None
        name = self.unknown_name(block, sentence)
        if name is None or (at != sentence and name.start < at.end and at.start < name.end):
            return None
        return Subject(None, "none", name, text[slice(*name)])

    def _in_passing(self, block: int, hit: Hit) -> bool:
        """Whether a brand is named in a sentence that is not about it: "We stock Lemon Bottle"."""
        assert isinstance(hit.word, TreatmentWord)
        if hit.word.term.isupper() or not self._names.is_brand(hit.word):
            return False
        return not _OPENING.issuperset(self._before(block, hit).split())

    def _helped_along(self, block: int, hit: Hit) -> bool:
        """Whether a section about another treatment only says what becomes of this one: "helps your cream sink in"."""
        before = self._before(block, hit)
        product = not self._names.is_method(hit) and not self._names.treatments[id_of(hit)].modality
        if not (product or _READERS_OWN.search(before)) or _OPENING.issuperset(before.split()):
            return False
        above = self._sections.above(block).treatment
        return above is not None and above != id_of(hit) and self._names.treatments[above].kind in METHODS

    def _before(self, block: int, hit: Hit) -> str:
        """The folded words of its sentence that stand before a name."""
        sentences = self._sentences_of(block)
        own = sentences[bisect_right(sentences, hit.start, key=_start_of_span) - 1]
        return self._fold(block)[own.start : hit.start]

    def _sentences_of(self, block: int) -> list[Span]:
        if block not in self._sentences:
            self._sentences[block] = split(self._document.blocks[block].text)
        return self._sentences[block]

    def _by_kind(self, block: int, sentence: Span, at: Span) -> Subject | None:
        """The kind of treatment that is named, where no treatment is."""
        if subject := self._in_clause(block, self._kinds_named(block), sentence, at):
            return subject
        for heading in reversed(self._document.blocks[block].headings):
            if hits := self._kinds_named(heading):
                return self._sections.subject(heading, hits[0], "heading")
        return None

    @property
    def speaks_of_treatments(self) -> bool:
        """Whether the document is about treatments: its title or a heading names one, or two blocks the same one."""
        naming: Counter[str] = Counter()
        for block in self._document.blocks:
            named = self._names.in_text(block.text)
            names = {id_of(hit) for hit in (*named.all, *named.kinds)}
            if names and block.kind in _TOPMOST:
                return True
            naming.update(names)
        return max(naming.values(), default=0) > 1 or bool(self._sections.title.treatment)

    def _in_clause(self, block: int, hits: Sequence[Hit], sentence: Span, at: Span) -> Subject | None:
        inside = hits[bisect_left(hits, sentence.start, key=_start) : bisect_left(hits, sentence.end, key=_start)]
        if not inside:
            return None
        if at != sentence and (
            own := next((hit for hit in inside if hit.start <= at.start and at.end <= hit.end), None)
        ):
            return self._sections.subject(block, own, "clause")  # the name says it of itself: "Fat freezing"
        inside = [hit for hit in inside if hit.end <= at.start or at.end <= hit.start] or inside
        before = [hit for hit in inside if hit.start <= at.start]
        best = before[-1] if before else inside[0]
        if len(before) > 1:  # a product applied during a treatment is not its subject
            kinds = {self._kind(hit): hit for hit in reversed(before)}
            if all_before(self._fold(block), before, best) or not self._opens_clause(block, best, at):
                best = kinds.get("treatment") or kinds.get("device") or best
        return self._sharing(block, self._sections.subject(block, best, "clause"), before, at)

    def _sharing(self, block: int, subject: Subject, before: Sequence[Hit], at: Span) -> Subject:
        """A subject with those that share its verb: what "Botox and fillers smooth lines" says is said of both."""
        folded = self._fold(block)
        if subject.together or len(before) < 2 or not _NEXT_WORD.fullmatch(folded, before[-1].end, at.start):
            return subject
        together = all_before(folded, before, before[-1])
        return subject._replace(together=together) if subject.treatment in together[:-1] else subject

    def _opens_clause(self, block: int, hit: Hit, at: Span) -> bool:
        """Whether a name starts a statement of its own: "Botox freezes the muscle, microcurrent strengthens it"."""
        folded = self._fold(block)
        return bool(_CLAUSE_OPENS.search(folded, 0, hit.start) and _NEXT_WORD.fullmatch(folded, hit.end, at.start))

    def _kind(self, hit: Hit) -> str:
        return self._names.treatments[id_of(hit)].kind

    def _fold(self, block: int) -> str:
        if block not in self._folded:
            self._folded[block] = fold(self._document.blocks[block].text)
        return self._folded[block]

    def _carried(self, block: int, hits: Sequence[Hit], sentence: Span) -> Subject | None:
        """This, it, the treatment: what the last sentence of this block that named one speaks of."""
        place = bisect_left(hits, sentence.start, key=_start)
        if not place or not _ANAPHORA.match(self._fold(block), sentence.start):
            return None
        sentences = self._sentences_of(block)
        spoken_of = sentences[bisect_right(sentences, hits[place - 1].start, key=_start_of_span) - 1]
        return self._sections.subject(block, hits[bisect_left(hits, spoken_of.start, key=_start)], "previous")

    def _in_block(self, block: int, hits: Sequence[Hit], sentence: Span) -> Subject | None:
        if not hits:
            return None
        place = bisect_left(hits, sentence.start, key=_start)
        return self._sections.subject(block, hits[place - 1] if place else hits[0], "block")

    def _previous_block(self, block: int) -> Subject | None:
        """A paragraph that opens with This or It speaks of what the paragraph before it does."""
        here = self._document.blocks[block]
        if not block or not _ANAPHORA.match(self._fold(block)):
            return None
        before = self._document.blocks[block - 1]
        if before.headings != here.headings or before.kind != here.kind:
            return None
        hits = self.named(block - 1)
        return self._sections.subject(block - 1, hits[-1], "previous") if hits else None


def _acted_on(hit: Hit, claim: Span) -> bool:
    return claim.start < hit.start and hit.end == claim.end


def _start(hit: Hit) -> int:
    return hit.start


def _start_of_span(span: Span) -> int:
    return span.start


def _size(hit: Hit) -> int:
    return hit.end - hit.start
