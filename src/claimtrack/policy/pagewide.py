"""What the page as a whole says beside a mention: the sentences that take back what a mention promises."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from claimtrack.detect.folding import fold
from claimtrack.detect.mention import Mention
from claimtrack.documents.model import Block, Document

if TYPE_CHECKING:
    # Built only where a market is named.
    from claimtrack.knowledge.policies import Policy

_SENTENCE_END = re.compile(r"(?<=[.!?])\s+")


@dataclass(frozen=True)
class PageView:
    """A document with all its mentions, and every policy of the markets it is judged for."""

    document: Document
    mentions: Sequence[Mention]
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
    def words(self) -> int:
        """How many words stand on the page."""
        return sum(len(sentence.split()) for _, sentence, _ in self.sentences)

    def matching(self, pattern: re.Pattern[str], mention: Mention) -> Iterator[tuple[Block, str]]:
        """The sentences that say what the pattern looks for of the same treatment; never the mention's own sentence."""
        here = self.document.blocks[mention.block]
        own = here.text[slice(*mention.sentence)]
        for block, sentence, folded in self.sentences:
            if pattern.search(folded) and sentence != own and self._is_of_same(block, mention):
                yield block, sentence

    def _is_of_same(self, block: Block, mention: Mention) -> bool:
        """Whether a block speaks of the mention's treatment: by what it names, by its heading, or because the page
        names no other."""
        here = self.document.blocks[mention.block]
        named = self._treatments.get(block.index)
        if named:
            return mention.treatment in named
        if block.index == here.index or (block.headings and block.headings == here.headings):
            return True
        return len(self._all_treatments) <= 1

    @cached_property
    def _treatments(self) -> dict[int, set[str]]:
        found: dict[int, set[str]] = {}
        for mention in self.mentions:
            if mention.treatment:
                found.setdefault(mention.block, set()).add(mention.treatment)
        return found

    @cached_property
    def _all_treatments(self) -> set[str]:
        return {treatment for found in self._treatments.values() for treatment in found}
