"""A library's words ready for scanning, kept between runs so that start-up stays flat as the lexicon grows."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import astuple, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from claimtrack.detect.vocabulary import (
    AskedWord,
    Compounds,
    CueWord,
    EffectWord,
    Index,
    Matcher,
    NounWord,
    PhraseWord,
    TargetWord,
    TopicVerbWord,
    TreatmentWord,
    UnlessWord,
    Word,
    framing_forms,
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

    topical: Matcher
    framing: Matcher
    names: Matcher


def vocabulary(records: Records) -> Vocabulary:
    """The words of a library, from the cache where its digest is known there."""
    name = f"words-{records.digest}"
    tables = (cache.recall(name, _HERE) or "").split(_TABLE)
    if len(tables) != len(_GROUPS) * 2 + 2:
        tables = compile_words(records)
        cache.remember(name, _HERE, _TABLE.join(tables))
    return _assembled(tables)


def compile_words(records: Records) -> list[str]:
    """The words of a library as text tables, each line a key, a tab and a value.

    The compounds and their halves; for each group its forms and the numbers of the words they may be, and its first
    words and how many words the forms that start with them have; at last the words themselves, in order of number, as
    JSON arrays of kind and fields.
    """
    groups: tuple[list[tuple[list[str], Word]], ...] = (
        list(topical_forms(records.lexicon)),
        list(framing_forms(records.lexicon)),
        list(treatment_forms(records.treatments.values())),
    )
    compounds = Compounds.of(form for forms in groups for form, _ in forms)
    numbers: dict[Word, int] = {}
    tables = [_lines(compounds.halves)]
    for forms in groups:
        index = Index.of(((form, numbers.setdefault(word, len(numbers))) for form, word in forms), compounds)
        tables += [_lines(index.meanings), _lines(index.lengths)]
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

    indexes = [Index(_table(tables[place]), _table(tables[place + 1])) for place in (1, 3, 5)]
    topical, framing, names = (Matcher(index, compounds, word) for index in indexes)
    return Vocabulary(topical, framing, names)


def _lines(table: dict[str, str]) -> str:
    return "\n".join(f"{key}\t{value}" for key, value in table.items())


def _table(lines: str) -> dict[str, str]:
    return dict(line.split("\t") for line in lines.split("\n")) if lines else {}


def _plain(value: object) -> object:
    return sorted(value) if isinstance(value, frozenset) else value


def _frozen(value: object) -> object:
    return frozenset(value) if isinstance(value, Iterable) and not isinstance(value, str) else value
