"""Blocks that other blocks refer to before their place in the document is known."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from claimtrack.documents.decoded import Decoded, relocated
from claimtrack.documents.model import Block, BlockKind, SourceMap


@dataclass(slots=True, eq=False)
class Draft:
    """A `Block` whose headings and lead are drafts too."""

    kind: BlockKind
    text: str
    map: SourceMap
    level: int = 0
    headings: tuple[Draft, ...] = ()
    lead: tuple[Draft, ...] = ()
    path: tuple[str, ...] = ()
    locator: str | None = None

    @property
    def start(self) -> int:
        """Source offset of the first character."""
        return self.map.source_starts[0]


def adopt(
    blocks: Sequence[Block],
    through: Decoded | None = None,
    *,
    headings: tuple[Draft, ...] = (),
    lead: tuple[Draft, ...] = (),
) -> list[Draft]:
    """Blocks another reader found in the text `through`, as drafts under `headings` and `lead`."""
    drafts: list[Draft] = []
    for block in blocks:
        map_ = relocated(block.map, through.map) if through else block.map
        drafts.append(Draft(block.kind, block.text, map_, block.level, path=block.path, locator=block.locator))
    for block, draft in zip(blocks, drafts, strict=True):
        draft.headings = headings + tuple(drafts[index] for index in block.headings)
        draft.lead = lead + tuple(drafts[index] for index in block.lead)
    return drafts


def finish(drafts: Sequence[Draft]) -> tuple[Block, ...]:
    """The drafts in reading order, references as indexes; a reference to a draft that is not among them goes.

    Reading order is that of the source, but what heads or leads others stands before them: a title may follow its text.
    """
    anchors = {id(draft): draft.start for draft in drafts}
    for draft in drafts:
        for reference in (*draft.headings, *draft.lead):
            anchors[id(reference)] = min(anchors.get(id(reference), draft.start), draft.start)
    ordered = sorted(drafts, key=lambda draft: (anchors[id(draft)], len(draft.headings) + len(draft.lead)))
    index_of = {id(draft): index for index, draft in enumerate(ordered)}
    return tuple(_block(draft, index, index_of) for index, draft in enumerate(ordered))


def _block(draft: Draft, index: int, index_of: dict[int, int]) -> Block:
    def earlier(references: tuple[Draft, ...]) -> tuple[int, ...]:
        found = (index_of.get(id(reference), index) for reference in references)
        return tuple(dict.fromkeys(place for place in found if place < index))

    return Block(
        index,
        draft.kind,
        draft.text,
        draft.map,
        draft.level,
        earlier(draft.headings),
        earlier(draft.lead),
        draft.path,
        draft.locator,
    )
