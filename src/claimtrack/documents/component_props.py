"""Text in the attributes of components (`<x-hero>`, `<Card>`, `<feature-list>`) in templates that are read as HTML."""

from __future__ import annotations

from claimtrack.documents import keys
from claimtrack.documents.decoded import assemble, verbatim
from claimtrack.documents.drafts import Draft
from claimtrack.documents.markup import ATTRIBUTES, CLOSE, MARKUP, NAME, attributes
from claimtrack.documents.tree import Table
from claimtrack.documents.values import Place, value_drafts

_READ_ALREADY = frozenset({"title", "alt", "placeholder", "aria-label", "aria-description", "content"})
_CODE = (":", "@", "#", "v-", "on:", "x-", "data-")


def component_props(text: str) -> list[Draft]:
    """A block for every prop that readers see; `text` has the offsets of the source."""
    drafts: list[Draft] = []
    for match in MARKUP.finditer(text):
        name = match[NAME]
        if name is None or match[CLOSE] or "=" not in match[ATTRIBUTES] or not _is_component(name):
            continue
        entries = [
            (verbatim(prop, 0, len(prop)), assemble(value.pieces))
            for prop, value in attributes(text, match.start(ATTRIBUTES), match.end(ATTRIBUTES)).items()
            if prop not in _READ_ALREADY and not prop.startswith(_CODE)
        ]
        drafts += value_drafts(Table(tuple(entries)), Place(path=(name,)))
    return drafts


def _is_component(name: str) -> bool:
    return "-" in name or "." in name or ":" in name or not name.islower() or not keys.words(name)
