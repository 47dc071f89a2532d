"""What the page as a whole says beside a mention: the sentences that take back what a mention promises."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from typing import TYPE_CHECKING

from claimtrack.detect.folding import fold, normal
from claimtrack.detect.mention import Mention
from claimtrack.documents.model import Block, Document
from claimtrack.knowledge.models import Treatment
from claimtrack.policy.markets import lineage_of

if TYPE_CHECKING:
    # Built only where a market is named.
    from claimtrack.knowledge.policies import Policy

_SENTENCE_END = re.compile(r"(?<=[.!?])\s+")


@dataclass(frozen=True)
class PageView:
    """A document with all its mentions, and every policy of the markets it is judged for."""

    document: Document
    mentions: Sequence[Mention]
    treatments: Mapping[str, Treatment]
    policies: Sequence[Policy] = ()

    @cached_property
    def sentences(self) -> tuple[tuple[Block, str, str], ...]:
        """Every sentence: its block, as a reader sees it, and folded. Titles and attributes are left out."""
        return tuple(
            (block, sentence, fold(sentence))
            for block in self.document.blocks
            if block.kind not in ("title", "meta", "alt", "structured")
            for sentence in _SENTENCE_END.split(block.text)
        )

    @cached_property
    def claimed_effects(self) -> tuple[Mention, ...]:
        """What the page surely claims that a treatment does."""
        return tuple(one for one in self._claimed if one.effect != "state")

    def is_first_of_block(self, mention: Mention) -> bool:
        """Whether a mention is the first that its block surely claims."""
        return next((one for one in self._claimed if one.block == mention.block), None) == mention

    @cached_property
    def _claimed(self) -> tuple[Mention, ...]:
        return tuple(one for one in self.mentions if one.claimed and one.confidence != "low")

    def matching(self, pattern: re.Pattern[str], mention: Mention) -> Iterator[tuple[Block, str]]:
        """The sentences that say what the pattern looks for of the same treatment; never the mention's own sentence."""
        here = self.document.blocks[mention.block]
        own = here.text[slice(*mention.sentence)]
        for block, sentence in self._saying(pattern):
            if sentence != own and self._is_of_same(block, mention):
                yield block, sentence

    def _saying(self, pattern: re.Pattern[str]) -> Sequence[tuple[Block, str]]:
        """The sentences that a pattern finds, looked for once a page."""
        if pattern not in self._found:
            self._found[pattern] = [
                (block, sentence) for block, sentence, folded in self.sentences if pattern.search(folded)
            ]
        return self._found[pattern]

    @cached_property
    def _found(self) -> dict[re.Pattern[str], list[tuple[Block, str]]]:
        return {}

    def _is_of_same(self, block: Block, mention: Mention) -> bool:
        """Whether a block speaks of the mention's treatment: by what it says, by the nearest heading that names one, or
        because the page names no other."""
        here = self.document.blocks[mention.block]
        if told := self._told.get(block.index):
            return mention.treatment in told
        if block.index == here.index or (block.headings and block.headings == here.headings):
            return True
        own = set(lineage_of(mention.treatment, self.treatments))
        for heading in reversed(block.headings):
            if titled := self._titled(heading):
                return any(one in own or mention.treatment in {*lineage_of(one, self.treatments)} for one in titled)
        return len({treatment for told in self._told.values() for treatment in told}) <= 1

    def _titled(self, heading: int) -> set[str]:
        """The treatments that a heading names."""
        words = f" {' '.join(normal(self.document.blocks[heading].text))} "
        return {
            one.id
            for one in self.treatments.values()
            if any(f" {name} " in words for name in _spelled((one.name, *one.aliases, *one.brands)))
        }

    @cached_property
    def _told(self) -> dict[int, set[str]]:
        """Block -> the treatments that its mentions are about."""
        found: dict[int, set[str]] = {}
        for mention in self.mentions:
            if mention.treatment:
                found.setdefault(mention.block, set()).add(mention.treatment)
        return found


@cache
def _spelled(names: tuple[str, ...]) -> tuple[str, ...]:
    """Names as they are compared."""
    return tuple(" ".join(normal(name)) for name in names)
