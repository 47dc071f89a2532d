"""A tree of tables, items and strings -> the blocks readers are shown.

A title heads the values beside it, a question is answered by them, a lead-in governs the list after it, and a key that
is itself prose labels its value. Which values are copy is decided in `keys`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from claimtrack.documents import keys
from claimtrack.documents.decoded import Decoded, join
from claimtrack.documents.drafts import Draft
from claimtrack.documents.model import BlockKind
from claimtrack.documents.rich import rich_text
from claimtrack.documents.tree import Embedded, Items, Node, Table

Entry = tuple[Decoded, Node]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a value stands in its tree."""

    key: str = ""
    path: tuple[str, ...] = ()
    headings: tuple[Draft, ...] = ()
    lead: tuple[Draft, ...] = ()
    known: keys.KeyClass = "unknown"
    quoted: bool = False
    search: bool = False

    def under(self, key: str) -> Place:
        """The place of the value under a key here."""
        known = keys.classify(key) if key else self.known
        return replace(
            self,
            key=key,
            path=(*self.path, key) if key else self.path,
            known=known,
            quoted=self.quoted or keys.is_quote(key),
            search=self.search or keys.is_search(key),
        )

    def at(self, index: int) -> Place:
        """The place of an item of the list here."""
        return replace(self, path=(*self.path, str(index)))


def value_drafts(node: Node, place: Place) -> list[Draft]:
    """The blocks of a value, in source order but for titles, which come first."""
    match node:
        case Decoded():
            return _string(node, place) if keys.is_shown(node.text, place.known) else []
        case Table():
            return _table(node, place)
        case Items():
            return _items(node, place)
        case Embedded():
            for draft in node.drafts:
                draft.headings = place.headings + draft.headings
                draft.lead = draft.lead or place.lead
            return list(node.drafts)


def _string(text: Decoded, place: Place, kind: BlockKind | None = None) -> list[Draft]:
    if kind is None and place.search:
        kind = "title" if keys.is_heading(place.key) else "meta"
    elif kind is None:
        kind = "quote" if place.quoted else keys.kind_of(place.key)
    drafts = rich_text(text, kind)
    for draft in drafts:
        draft.path = place.path
        draft.headings = place.headings + draft.headings
        draft.lead = draft.lead or place.lead
    return drafts


def _table(table: Table, place: Place) -> list[Draft]:
    entries = _joined([entry for entry in table.entries if keys.classify(entry[0].text) != "sealed"])
    titles = _titles(entries, place)
    drafts: list[Draft] = []
    for entry in titles:
        heads = _head(entry, place)
        drafts += heads
        if heads and heads[0].kind == "question":
            place = replace(place, lead=tuple(heads))
        elif heads and heads[0].kind == "heading":
            place = replace(place, headings=(*place.headings, heads[0]), lead=())
    labelled = any(_is_label_text(key.text) for key, _ in entries)
    list_lead: tuple[Draft, ...] = ()
    for entry in entries:
        if any(entry is title for title in titles):
            continue
        key, value = entry
        inner = place.under(key.text)
        if labelled and key.text[:1].isupper() and not (isinstance(value, Decoded) and value.text == key.text):
            label = _string(key, replace(inner, known="copy"), "question" if key.text.endswith("?") else "label")
            drafts += label
            inner = replace(inner, known="copy", lead=tuple(label))
        if isinstance(value, Items) and list_lead and keys.kind_of(key.text) == "string":
            inner = replace(inner, lead=list_lead)
        found = value_drafts(value, inner)
        drafts += found
        if isinstance(value, Decoded):
            list_lead = (found[-1],) if found and _leads(key.text, found[-1]) else ()
    return drafts


def _joined(entries: Sequence[Entry]) -> list[Entry]:
    """Entries with every `heading` and the `headingEm` that carries it on as one, and figures with their labels."""
    joined: list[Entry] = []
    for key, value in entries:
        if joined and isinstance(value, Decoded) and value.text:
            first_key, first = joined[-1]
            both = keys.joined_under(first_key.text, key.text)
            if both is not None and isinstance(first, Decoded) and first.text:
                joined[-1] = (first_key if both == first_key.text else key, join([first, value], " "))
                continue
        joined.append((key, value))
    return joined


def _titles(entries: Sequence[Entry], place: Place) -> list[Entry]:
    """The entries that head or ask: the first title and the first question; a label where a list stands under it."""
    shown = [
        entry
        for entry in entries
        if isinstance(entry[1], Decoded) and keys.is_shown(entry[1].text, place.under(entry[0].text).known)
    ]
    heading = [
        entry
        for entry in shown
        if keys.is_heading(entry[0].text) and not place.quoted and not place.under(entry[0].text).search
    ]
    nested = any(isinstance(value, Items | Table) for _, value in entries)
    if not heading and nested:
        heading = [entry for entry in shown if keys.is_label(entry[0].text)]
    question = [entry for entry in shown if keys.is_question(entry[0].text)]
    return heading[:1] + question[:1]


def _head(entry: Entry, place: Place) -> list[Draft]:
    key, value = entry
    assert isinstance(value, Decoded)
    kind: BlockKind = "heading"
    if keys.is_question(key.text) or value.text.rstrip().endswith("?"):
        kind = "question"
    heads = _string(value, replace(place, path=(*place.path, key.text)), kind)
    for head in heads:
        head.level = min(1 + len(place.headings), 6) if kind == "heading" else 0
    return heads


def _is_label_text(key: str) -> bool:
    return " " in key.strip() and keys.is_prose(key)


def _leads(key: str, draft: Draft) -> bool:
    return keys.is_lead(key) or draft.text.endswith(":")


def _items(items: Items, place: Place) -> list[Draft]:
    match items.items:
        case (Decoded() as asked, answer) if asked.text.rstrip().endswith("?") and keys.is_prose(asked.text):
            # A pair in a list of questions and answers that has no keys.
            question = _string(asked, place.at(0), "question")
            return question + value_drafts(answer, replace(place.at(1), lead=tuple(question), known="copy"))
    texts = [item.text for item in items.items if isinstance(item, Decoded)]
    prose = place.known == "unknown" and 2 * sum(map(keys.is_prose, texts)) >= len(texts)
    kind = keys.kind_of(place.key)
    drafts: list[Draft] = []
    for index, item in enumerate(items.items):
        inner = place.at(index)
        if not isinstance(item, Decoded):
            drafts += value_drafts(item, replace(inner, key=""))
        elif (place.known == "copy" or prose) and keys.is_item(item.text):
            drafts += _string(item, inner, "quote" if place.quoted else "list-item" if kind == "string" else kind)
    return drafts
