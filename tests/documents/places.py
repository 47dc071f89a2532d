"""Short views of a document for tests: where blocks stand and what they stand under."""

from __future__ import annotations

from claimtrack.documents.model import Block, Document


def places(document: Document) -> list[tuple[str, str, str]]:
    """('line:column', kind, text) of every block."""
    found: list[tuple[str, str, str]] = []
    for block in document.blocks:
        line, column = document.position(block.span(0, 1).start)
        found.append((f"{line}:{column}", block.kind, block.text))
    return found


def only(document: Document, text: str) -> Block:
    """The one block with this text."""
    (block,) = [block for block in document.blocks if block.text == text]
    return block


def heads(document: Document, text: str) -> list[str]:
    """The headings the block stands under, outermost first."""
    return [document.blocks[index].text for index in only(document, text).headings]


def leads(document: Document, text: str) -> list[str]:
    """The blocks it continues."""
    return [document.blocks[index].text for index in only(document, text).lead]
