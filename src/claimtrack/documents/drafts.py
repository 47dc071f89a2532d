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
    """The drafts in source order, references as indexes; a reference to a draft that is not among them goes."""
    ordered = sorted(drafts, key=lambda draft: draft.start)
    index_of = {id(draft): index for index, draft in enumerate(ordered)}

    def indexes(references: tuple[Draft, ...], own: int) -> tuple[int, ...]:
        found = (index_of.get(id(draft)) for draft in references)
        return tuple(dict.fromkeys(index for index in found if index is not None and index != own))

    return tuple(
        Block(
            index,
            draft.kind,
            draft.text,
            draft.map,
            draft.level,
            indexes(draft.headings, index),
            indexes(draft.lead, index),
            draft.path,
            draft.locator,
        )
        for index, draft in enumerate(ordered)
    )
