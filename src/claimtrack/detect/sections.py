"""Which treatment the headings, lead-ins and title of a document say that a block is about."""

from __future__ import annotations

import re
from functools import cached_property
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, NamedTuple

from claimtrack.detect.folding import fold
from claimtrack.detect.mention import TreatmentFrom
from claimtrack.detect.names import Names, id_of
from claimtrack.detect.unknown import method_in
from claimtrack.detect.vocabulary import Hit, TreatmentWord
from claimtrack.documents.model import Span

if TYPE_CHECKING:
    from claimtrack.documents.model import Document

_GENERAL = frozenset(
    """faq faqs question answer answers asked ask about result results benefit benefits effect effects how what
    questions
    what's why who when where which is are can do does will price prices pricing cost costs fee fees book booking
    contact expect process step steps science evidence research review reviews stories testimonials before after
    aftercare safety safe suitable suitability candidate candidates team policy terms work works working glance you
    your us our we me people client clients guest guests patient patients side risk risks treat treats treated
    treating treatment treatments menu service services session sessions visit visits good for area areas condition
    conditions concern concerns help helps feel feels like technology difference included day week today offer
    offers package packages course courses guide details note notes summary small gallery more skin face body hair
    not no never don't get say said new younger natural naturally ready long recovery downtime hurt pain
    introduction overview verdict conclusion bottom thoughts basics myth myths fact facts""".split()
)
"""Words of headings that say what is told of a treatment, not which treatment it is told of."""
_MOST_WORDS = 4
_OF_SOME = re.compile(r"\b(?:some|many|most|other|older|certain|different|various|all|which)\s+$", re.IGNORECASE)
"""What stands before a name that is meant in general: 'some lasers' are not all for hair."""


class Subject(NamedTuple):
    """The treatment a mention is about, and how that was found."""

    treatment: str | None
    found: TreatmentFrom
    span: Span | None = None
    """Where it is named, if in the same block. Without a treatment: of a name that no library knows."""
    term: str = ""
    together: tuple[str, ...] = ()
    """The treatments that it is, where several are named as one."""

    @property
    def is_unknown(self) -> bool:
        """Whether the copy names a treatment that the library does not know."""
        return self.treatment is None and self.span is not None


_NOBODY = Subject(None, "none")


class Sections:
    """The headings, lead-ins and title of one document."""

    def __init__(self, document: Document, names: Names) -> None:
        self._document = document
        self._names = names
        self._under: dict[tuple[int, ...], Subject | None] = {}

    def subject(self, block: int, hit: Hit, found: TreatmentFrom) -> Subject:
        """What a name in the text of a block stands for, with all that it is named as one with."""
        assert isinstance(hit.word, TreatmentWord)
        own = hit.word.id
        together = self._names.in_text(self._document.blocks[block].text).together.get(hit.start, ())
        together = together or self._names.treatments[own].combines
        place = Span(hit.start, hit.end) if found in ("clause", "block") else None
        return Subject(self._names.combination(together) or own, found, place, hit.word.term, together)

    def above(self, block: int) -> Subject:
        """What all that stands above a block says it is about."""
        return self.lead_of(block) or self.heading_of(block) or self.title

    def lead_of(self, block: int) -> Subject | None:
        """What the nearest lead-in, row or column header that names a treatment names."""
        for lead in reversed(self._document.blocks[block].lead):
            if hits := self._named(lead):
                return self.subject(lead, hits[-1], "heading")
        return None

    def heading_of(self, block: int) -> Subject | None:
        """What the nearest heading that names a treatment names; no treatment where a nearer one is a name that the
        library does not know."""
        headings = self._document.blocks[block].headings
        if headings not in self._under:
            self._under[headings] = self._named_by(headings)
        return self._under[headings]

    def _named_by(self, headings: tuple[int, ...]) -> Subject | None:
        for heading in reversed(headings):
            if hits := self._named(heading):
                return self.subject(heading, hits[0], "heading")
            if self._names_another(heading):
                return Subject(None, "heading")
        return None

    @cached_property
    def title(self) -> Subject:
        """What the document as a whole is about."""
        blocks = self._document.blocks
        titles = [block.index for block in blocks if block.kind == "title"]
        titles += [block.index for block in blocks if block.kind == "heading" and block.level == 1][:1]
        titles += [block.index for block in blocks if block.kind == "meta"][:2]
        for index in titles:
            if hits := self._named(index):
                return self.subject(index, hits[0], "title")
        name = " ".join((PurePosixPath(self._document.path).stem, *self._document.metadata.values()))
        if treatment := self._names.in_name(name):
            return Subject(treatment, "file")
        return self._most_named()

    def _most_named(self) -> Subject:
        """A page whose title names nothing is about the one treatment its headings name, if there is only one."""
        names = {
            id_of(hit) for block in self._document.blocks if block.kind == "heading" for hit in self._named(block.index)
        }
        return Subject(names.pop(), "heading") if len(names) == 1 else _NOBODY

    def narrowed(self, block: int, subject: Subject) -> Subject:
        """The kind of its treatment that the headings or title name: 'the laser' under "Laser hair removal"."""
        if subject.treatment not in self._names.parents or subject.together:
            return subject
        here = self._document.blocks[block]
        if subject.span and _OF_SOME.search(here.text[: subject.span.start]):
            return subject
        for place in (*reversed(here.lead), *reversed(here.headings), *self._titles):
            named = dict.fromkeys(map(id_of, self._named(place)))
            kinds = [one for one in named if self._names.is_kind_of(one, subject.treatment)]
            if kinds:
                return subject if subject.treatment in named else subject._replace(treatment=kinds[0])
        return subject

    @cached_property
    def _titles(self) -> list[int]:
        return [block.index for block in self._document.blocks if block.kind == "title" or block.level == 1][:2]

    def _names_another(self, heading: int) -> bool:
        """Whether a heading that names no treatment known is one of a menu's names all the same."""
        text = self._document.blocks[heading].text
        if method_in(text):
            return True
        return (
            self._menu.get(self._document.blocks[heading].headings, 0) > 1
            and len(text.split()) <= _MOST_WORDS
            and _GENERAL.isdisjoint(fold(text).replace(":", "").split())
            and not text.endswith(("?", "!", "."))
        )

    @cached_property
    def _menu(self) -> dict[tuple[int, ...], int]:
        """How many treatments the headings that stand side by side name."""
        found: dict[tuple[int, ...], set[str]] = {}
        for block in self._document.blocks:
            if block.kind == "heading":
                named = [hit for hit in self._named(block.index) if self._names.is_method(hit)]
                found.setdefault(block.headings, set()).update(map(id_of, named))
        return {place: len(names) for place, names in found.items()}

    def _named(self, block: int) -> tuple[Hit, ...]:
        return self._names.in_text(self._document.blocks[block].text).treatments
