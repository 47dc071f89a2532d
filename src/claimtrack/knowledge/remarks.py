"""pydantic's errors in a clinic editor's words: what is wrong and what to write instead."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from difflib import get_close_matches
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple, get_args, get_origin

from claimtrack.knowledge.models import Record

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

Path = tuple[str | int, ...]

_WRITTEN: dict[type, tuple[str, str]] = {
    bool: (r"true|false", "write true or false"),
    date: (r"\d{4}-\d\d-\d\d", "write a date as 2026-11-22"),
    int: (r"\d+", "write a whole number in digits"),
    float: (r"-?\d+(\.\d+)?", "write a number as 12 or 12.5"),
}

_ONLY = {"schema": "1"}
"""Fields that hold but one thing."""


class Remark(NamedTuple):
    """One fault of a record: the path to it, whether its key is at fault, and the words."""

    path: Path
    message: str
    instead: str
    key: bool = False


def nearest(word: str, known: Iterable[str]) -> str:
    """ "did you mean 'x'?" for the nearest of `known`; else the first few of them."""
    names = sorted(set(known))
    stem = word.rsplit("/", 1)[1] if "/" in word else None
    close = [name for name in names if stem and name.rsplit("/", 1)[-1] == stem]
    close = close or get_close_matches(word, names, n=1, cutoff=0.6)
    if close:
        return f"did you mean '{close[0]}'?"
    if not names:
        return "none exists yet"
    return f"known: {', '.join(names[:8])}{', ...' if len(names) > 8 else ''}"


def _types(annotation: Any) -> Iterator[type]:
    if isinstance(annotation, type) and get_origin(annotation) is None:
        yield annotation
    for inner in get_args(annotation):
        yield from _types(inner)


@cache
def scalars(model: type[Record]) -> dict[str, tuple[re.Pattern[str], str]]:
    """Field name -> the one way its scalar may be written, for the booleans, dates and numbers of a model.

    pydantic would take more, but not mean what was written: `no` for a boolean, `2026` for a date.
    """
    found: dict[str, tuple[re.Pattern[str], str]] = {}
    for name, field in model.model_fields.items():
        for kind in _types(field.annotation):
            if issubclass(kind, Record):
                found |= scalars(kind)
            elif kind in _WRITTEN:
                pattern, instead = _WRITTEN[kind]
                found[field.alias or name] = (re.compile(pattern), instead)
    return found


def model_at(model: type[Record], path: Path) -> type[Record]:
    """The model of the record that a path leads to from a record of `model`."""
    for step in path:
        field = next((field for name, field in model.model_fields.items() if (field.alias or name) == step), None)
        if field is not None:
            model = next((kind for kind in _types(field.annotation) if issubclass(kind, Record)), model)
    return model


def fields(model: type[Record]) -> list[str]:
    """The field names a file may write in a record of this model; an id is its path, or stands there already."""
    return [field.alias or name for name, field in model.model_fields.items() if name != "id"]


def remarks(errors: Iterable[ErrorDetails], model: type[Record]) -> list[Remark]:
    """pydantic's errors of one record, each fault once: a misspelt key is not also a missing one."""
    listed = list(errors)
    found = [remark(error, model) for error in listed]
    misspelt = {(*r.path[:-1], r.instead.split("'")[1]) for r in found if r.key and r.instead.startswith("did you")}
    return [
        one
        for error, one in zip(listed, found, strict=True)
        if not (error["type"] == "missing" and one.path in misspelt)
        and not (error["type"] == "too_short" and any(r.path[:-1] == one.path for r in found))
    ]


def remark(error: ErrorDetails, model: type[Record]) -> Remark:
    """One pydantic error as a remark."""
    path = tuple(error["loc"])
    name = next((str(step) for step in reversed(path) if isinstance(step, str)), "the record")
    value, context = error["input"], error.get("ctx", {})
    match error["type"]:
        case "extra_forbidden":
            return Remark(
                path, f"'{name}' is no field here", nearest(name, fields(model_at(model, path[:-1]))), key=True
            )
        case "missing":
            return Remark(path, f"'{name}' is missing", f"add '{name}: {_ONLY.get(name, '...')}'")
        case "literal_error":
            return Remark(path, f"'{name}' is {_shown(value)}", _choices(value, context["expected"]))
        case "string_pattern_mismatch":
            if name == "stamp":
                return Remark(path, f"{_shown(value)} is no stamp", "remove it: stamps are written at a sign-off")
            return Remark(path, f"{_shown(value)} is no id", _id_form(str(value), context["pattern"]))
        case "string_too_short":
            return Remark(path, f"'{name}' is empty text", "write the text, or remove the key")
        case "string_type":
            return Remark(path, f"'{name}' is {_shown(value)} where text belongs", "write one text")
        case "tuple_type":
            return Remark(
                path, f"'{name}' is {_shown(value)} where a list belongs", f"write '{name}:' and items on '- ' lines"
            )
        case "too_short":
            return Remark(path, f"'{name}' is an empty list", "write at least one item")
        case "model_type" | "model_attributes_type":
            return Remark(
                path, f"'{name}' is {_shown(value)} where 'key: value' lines belong", "write its fields below it"
            )
        case "greater_than_equal":
            return Remark(path, f"'{name}' is {_shown(value)}", f"write {context['ge']} or more")
        case "less_than_equal":
            return Remark(path, f"'{name}' is {_shown(value)}", f"write {context['le']} or less")
        case "date_from_datetime_parsing" | "date_parsing":
            return Remark(path, f"'{name}' is {_shown(value)}, a day that does not exist", _WRITTEN[date][1])
        case "value_error":
            return Remark(path, str(context["error"]), "add what is missing")
    if name in scalars(model):
        return Remark(path, f"'{name}' is {_shown(value)}", scalars(model)[name][1])
    return Remark(path, f"'{name}' is {_shown(value)}: {error['msg'][0].lower()}{error['msg'][1:]}", "correct it")


def _shown(value: Any) -> str:
    match value:
        case None:
            return "empty"
        case list():
            return "a list"
        case dict():
            return "a group of keys"
    text = str(value)
    return f"'{text}'" if len(text) <= 60 else f"'{text[:57]}...'"


def _choices(value: Any, expected: str) -> str:
    names = re.findall(r"'([^']*)'", expected)
    close = get_close_matches(str(value), names, n=1)
    return f"did you mean '{close[0]}'?" if close else f"write one of {', '.join(names)}"


def _id_form(value: str, pattern: str) -> str:
    parts = [re.sub(r"[^a-z0-9]+", "-", part.lower()).strip("-") or "name" for part in value.split("/")]
    if "/" in pattern:
        return f"write '{'/'.join(['<treatment>', *parts][-2:])}'"
    return f"write '{'-'.join(parts)}'"
