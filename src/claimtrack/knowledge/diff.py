"""Which records differ between two libraries; what that does to statuses is the evidence room's to say."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields

from claimtrack.knowledge.library import Records
from claimtrack.knowledge.models import Record


@dataclass(frozen=True, slots=True)
class TableDiff:
    """Ids of one table, sorted."""

    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.added or self.removed or self.changed)


@dataclass(frozen=True, slots=True)
class Diff:
    """What was added, removed and changed from one library to another, by table."""

    topics: TableDiff
    treatments: TableDiff
    claims: TableDiff
    sources: TableDiff
    devices: TableDiff
    lexicon: TableDiff
    """Ids are topics, verbs, cues and nouns: 'topic collagen', 'effect boost', 'cue not (negation)', 'noun skin'."""

    def __bool__(self) -> bool:
        return any(getattr(self, field.name) for field in fields(self))


def diff(before: Records, after: Records) -> Diff:
    """The difference from one library to another."""
    return Diff(
        topics=_table(before.topics, after.topics),
        treatments=_table(before.treatments, after.treatments),
        claims=_table(before.claims, after.claims),
        sources=_table(before.sources, after.sources),
        devices=_table(before.devices, after.devices),
        lexicon=_table(_words(before), _words(after)),
    )


def _table(before: Mapping[str, object], after: Mapping[str, object]) -> TableDiff:
    return TableDiff(
        added=tuple(sorted(set(after) - set(before))),
        removed=tuple(sorted(set(before) - set(after))),
        changed=tuple(sorted(name for name in set(before) & set(after) if before[name] != after[name])),
    )


def _words(records: Records) -> dict[str, list[Record]]:
    named: dict[str, list[Record]] = {}
    lexicon = records.lexicon
    words: list[tuple[str, Record]] = [(f"topic {word.topic}", word) for word in lexicon.topics]
    words += [(f"effect {word.verb}", word) for word in lexicon.effects]
    words += [(f"cue {word.term} ({word.kind})", word) for word in lexicon.cues]
    words += [(f"noun {word.term}", word) for word in lexicon.nouns]
    words += [(f"house word {word.never}", word) for word in lexicon.house]
    for name, word in words:
        named.setdefault(name, []).append(word)
    return named
