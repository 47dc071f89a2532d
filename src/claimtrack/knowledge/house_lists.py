"""House words from what other tools keep: a CSV table, a Vale rule (substitution or existence), a prh file.

Vale and prh match by regular expression. A pattern that is words, or a choice of words, is written out; any other is
left out and named, never guessed at.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import product
from typing import Any, NamedTuple

import yaml

from claimtrack.knowledge.lexicon import HouseWord

_COLUMNS = ("never", "instead", "why")
_CHOICE = re.compile(r"\((?:\?:)?([^()]*)\)(\?)?|([^()\\])\?")
_BOUND = re.compile(r"\\b|\(\?i\)|^\^|\$$")
_PATTERN = re.compile(r"[\\^$.*+?()\[\]{}|]")
_DELIMITED = re.compile(r"/(.+)/[a-z]*", re.DOTALL)
_MOST_FORMS = 64


class _Entry(NamedTuple):
    text: str
    instead: str | None
    why: str | None = None
    is_pattern: bool = True


@dataclass(frozen=True, slots=True)
class Imported:
    """What a file gave."""

    rows: tuple[HouseWord, ...]
    left_out: tuple[str, ...]
    """Entries that are no plain words, as the file has them."""


class NoListError(ValueError):
    """The file holds none of the known kinds of list; the message says why."""


def read_list(text: str, suffix: str) -> Imported:
    """The rows of a list; `suffix` is '.csv', '.tsv', '.yaml' or '.yml'. Raises NoListError."""
    entries = list(_table(text) if suffix in (".csv", ".tsv") else _yaml(text))
    rows: dict[str, HouseWord] = {}
    left_out: list[str] = []
    for entry in entries:
        forms = spelled_out(entry.text) if entry.is_pattern else (entry.text,)
        if forms is None:
            left_out.append(entry.text)
        for form in forms or ():
            row = HouseWord(never=form, instead=entry.instead or None, why=entry.why or None)
            rows.setdefault(form.casefold(), row)
    return Imported(tuple(rows.values()), tuple(left_out))


def spelled_out(pattern: str) -> tuple[str, ...] | None:
    """The wordings that a simple pattern stands for, in order; null for a pattern that is more than a choice of words.

    'adviser' is itself; '(?:anti|age) wrinkle' is two, and so is 'colou?r'.
    """
    rest, parts = _BOUND.sub("", pattern), []
    at = 0
    for match in _CHOICE.finditer(rest):
        options = (match[1] or "").split("|") if match[3] is None else [match[3]]
        parts += [[rest[at : match.start()]], [*options, ""] if match[2] or match[3] else options]
        at = match.end()
    parts.append([rest[at:]])
    if not any("|" in part[0] for part in parts[::2]):
        return _forms(parts)
    # A choice of whole wordings stands alone, else it would be unclear what it is a choice of.
    return _forms([rest.split("|")]) if len(parts) == 1 else None


def _forms(parts: list[list[str]]) -> tuple[str, ...] | None:
    if any(_PATTERN.search(option) for part in parts for option in part):
        return None
    forms = {" ".join("".join(choice).split()): None for choice in product(*parts)} if _number(parts) else {}
    return tuple(forms) if forms and all(forms) else None


def _number(parts: Iterable[list[str]]) -> bool:
    """Whether writing out stays within bounds."""
    number = 1
    for part in parts:
        number *= len(part)
    return number <= _MOST_FORMS


def _table(text: str) -> Iterator[_Entry]:
    first = text.split("\n", 1)[0]
    delimiter = max(",;\t", key=first.count)
    reader = csv.DictReader(text.splitlines(), delimiter=delimiter)
    names = {(name or "").strip().lower(): name for name in reader.fieldnames or ()}
    if "never" not in names:
        raise NoListError("its first line names no column 'never'; write never,instead,why")
    for row in reader:
        never, instead, why = ((row.get(names[name]) or "").strip() if name in names else "" for name in _COLUMNS)
        if never:
            yield _Entry(never, instead, why, is_pattern=False)


def _yaml(text: str) -> Iterator[_Entry]:
    try:
        data = yaml.safe_load(text)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        raise NoListError(f"it is no YAML{f' (line {mark.line + 1})' if mark else ''}") from None
    if isinstance(data, dict) and isinstance(data.get("swap"), dict):
        return (_Entry(str(bad), _first(good)) for bad, good in data["swap"].items())
    if isinstance(data, dict) and data.get("extends") == "existence":
        return (_Entry(str(token), None) for token in data.get("tokens") or ())
    if isinstance(data, dict) and isinstance(data.get("rules"), list):
        return _prh(data["rules"])
    raise NoListError("it is neither a Vale rule (swap, or existence with tokens) nor a prh file (rules)")


def _first(good: Any) -> str:
    """Vale may offer several, separated by bars."""
    return str(good).split("|")[0]


def _prh(rules: list[Any]) -> Iterator[_Entry]:
    for rule in rules:
        if not isinstance(rule, dict) or "expected" not in rule:
            continue
        patterns = rule.get("pattern", rule.get("patterns", ()))
        for pattern in [patterns] if isinstance(patterns, str) else patterns or ():
            delimited = _DELIMITED.fullmatch(str(pattern))
            expected = str(rule["expected"])
            instead = None if "$" in expected else expected
            text = delimited[1] if delimited else str(pattern)
            yield _Entry(text, instead, rule.get("prh"), is_pattern=delimited is not None)
