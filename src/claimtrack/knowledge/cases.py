"""cases/<id>.yaml: one line of somebody's copy, redacted, with how it should be read."""

from __future__ import annotations

from typing import Literal

from claimtrack.knowledge.models import Id, Record, Text

Expectation = Literal["quiet", "flag", "treatment"]
BlockKind = Literal[
    "title",
    "meta",
    "heading",
    "paragraph",
    "list-item",
    "cell",
    "header-cell",
    "caption",
    "button",
    "label",
    "alt",
    "quote",
    "question",
    "structured",
    "string",
]
"""The kinds of block that documents are read into; the rooms do not import each other."""


class Lead(Record):
    """A block that the copy continues: the paragraph before a list, the question of an answer."""

    kind: BlockKind
    text: Text


class Case(Record):
    """What `claimtrack case` writes and `claims test` runs: a false alarm, a miss, a wrong treatment kept as a test."""

    id: Id
    expect: Expectation
    """quiet: nothing is reported; flag: something is; treatment: what is reported is about `treatment`, all of it."""
    topic: Id | None = None
    """Only mentions of this topic count; null: all do."""
    treatment: Id | None = None
    """Written exactly where `expect` is treatment."""
    page: Id | None = None
    """The treatment that the rest of the page is about, where title, file name or an earlier block gave it."""
    headings: tuple[Text, ...] = ()
    """Those the block stands under, outermost first."""
    lead: tuple[Lead, ...] = ()
    """What the block continues, nearest last."""
    kind: BlockKind = "paragraph"
    text: Text
    """The whole block as readers see it, names of people and businesses taken out."""
    sentence: Text | None = None
    """The part of `text` that is meant; null: all of it."""
    note: Text | None = None
