"""A library's words ready for scanning, kept between runs so that start-up stays flat as the lexicon grows."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import astuple, dataclass
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

from claimtrack.detect.vocabulary import (
    AskedWord,
    Compounds,
    CueWord,
    EffectWord,
    Matcher,
    NounWord,
    PhraseWord,
    TargetWord,
    TopicVerbWord,
    TreatmentWord,
    UnlessWord,
    Word,
    framing_forms,
    index,
    topical_forms,
    treatment_forms,
)
from claimtrack.knowledge import cache

if TYPE_CHECKING:
    from claimtrack.knowledge.library import Records

_KINDS: tuple[type[Any], ...] = (
    TargetWord,
    TopicVerbWord,
    PhraseWord,
    UnlessWord,
    AskedWord,
    EffectWord,
    NounWord,
    CueWord,
    TreatmentWord,
)
_HERE = Path(__file__).parent


@dataclass(frozen=True)
class Vocabulary:
    """The three things looked for in copy: words of topics, words that frame them, names of treatments."""

    compounds: Compounds
    topical: Matcher
    framing: Matcher
    names: Matcher


def vocabulary(records: Records) -> Vocabulary:
    """The words of a library, from the cache where its digest is known there."""
    name = f"words-{records.digest}"
    tables = (cache.recall(name, _HERE) or "").split(_TABLE)
    if len(tables) != len(_GROUPS) + 2:
        tables = compile_words(records)
        cache.remember(name, _HERE, _TABLE.join(tables))
    return _assembled(tables)


def compile_words(records: Records) -> list[str]:
    """The words of a library as text tables, keys and values in turn with a tab between.

    The compounds and their halves; for each group its index by first words; at last the words themselves, in order of
    number, one line each, as JSON arrays of kind and fields.
    """
    groups: tuple[list[tuple[list[str], Word]], ...] = (
        list(topical_forms(records.lexicon)),
        list(framing_forms(records.lexicon)),
        list(treatment_forms(records.treatments.values())),
    )
    compounds = Compounds.of(form for forms in groups for form, _ in forms)
    numbers: dict[Word, int] = {}
    tables = [_text(compounds.halves)]
    for forms in groups:
        tables.append(_text(index(((form, numbers.setdefault(word, len(numbers))) for form, word in forms), compounds)))
    rows = ([_KINDS.index(type(word)), *map(_plain, astuple(word))] for word in numbers)
    return [*tables, "\n".join(json.dumps(row, ensure_ascii=False) for row in rows)]


_GROUPS = ("topical", "framing", "names")
_TABLE = "\x1e"


def _assembled(tables: Sequence[str]) -> Vocabulary:
    rows = tables[-1].split("\n")
    words: dict[str, Word] = {}
    compounds = Compounds(_table(tables[0]))

    def word(number: str) -> Word:
        found = words.get(number)
        if found is None:
            kind, *fields = json.loads(rows[int(number)])
            found = words[number] = _KINDS[kind](*map(_frozen, fields))
        return found

    topical, framing, names = (Matcher(_table(text), compounds, word) for text in tables[1:-1])
    return Vocabulary(compounds, topical, framing, names)


def _text(table: dict[str, str]) -> str:
    return "\t".join(chain.from_iterable(table.items()))


def _table(text: str) -> dict[str, str]:
    texts = iter(text.split("\t")) if text else iter(())
    return dict(zip(texts, texts, strict=True))


def _plain(value: object) -> object:
    return sorted(value) if isinstance(value, frozenset) else value


def _frozen(value: object) -> object:
    return frozenset(value) if isinstance(value, Iterable) and not isinstance(value, str) else value
