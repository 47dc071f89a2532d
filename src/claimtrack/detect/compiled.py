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
    kept = cache.recall(name, _HERE)
    if kept is not None:
        try:
            return _assembled(json.loads(kept))
        except (ValueError, KeyError, TypeError, IndexError):
            pass  # not whole: compiled anew
    tables = compile_words(records)
    cache.remember(name, _HERE, json.dumps(tables, separators=(",", ":"), ensure_ascii=False))
    return _assembled(tables)


def compile_words(records: Records) -> dict[str, Any]:
    """The words of a library as plain tables: `rows` (kind and fields), `halves` and three indexes by number."""
    groups: dict[str, list[tuple[list[str], Word]]] = {
        "topical": list(topical_forms(records.lexicon)),
        "framing": list(framing_forms(records.lexicon)),
        "names": list(treatment_forms(records.treatments.values())),
    }
    compounds = Compounds.of(form for forms in groups.values() for form, _ in forms)
    numbers: dict[Word, int] = {}
    tables: dict[str, Any] = {"halves": compounds.halves}
    for group, forms in groups.items():
        index = Index.of(((form, numbers.setdefault(word, len(numbers))) for form, word in forms), compounds)
        tables[group] = [index.meanings, index.lengths]
    tables["rows"] = [[_KINDS.index(type(word)), *map(_plain, astuple(word))] for word in numbers]
    return tables


def _assembled(tables: dict[str, Any]) -> Vocabulary:
    rows: Sequence[Sequence[Any]] = tables["rows"]
    words: list[Word | None] = [None] * len(rows)
    compounds = Compounds(tables["halves"])

    def word(number: int) -> Word:
        found = words[number]
        if found is None:
            kind, *fields = rows[number]
            found = words[number] = _KINDS[kind](*map(_frozen, fields))
        return found

    topical, framing, names = (Matcher(Index(*tables[group]), compounds, word) for group in _GROUPS)
    return Vocabulary(topical, framing, names)


_GROUPS = ("topical", "framing", "names")


def _plain(value: object) -> object:
    return sorted(value) if isinstance(value, frozenset) else value


def _frozen(value: object) -> object:
    return frozenset(value) if isinstance(value, Iterable) and not isinstance(value, str) else value
