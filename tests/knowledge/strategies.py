"""Random records, as the models allow them."""

from __future__ import annotations

import types
from datetime import date
from typing import Annotated, Any, Literal, TypeVar, Union, get_args, get_origin

from annotated_types import Ge, Le, MinLen
from hypothesis import strategies as st
from pydantic import StringConstraints

from claimtrack.knowledge.models import Claim, EvidenceGap, EvidenceLine, Record

R = TypeVar("R", bound=Record)

AWKWARD = (
    "null", "~", "true", "no", "2026", "2026-11-22", "'", '"', "it's", "a: b", "a:", "a #b", "#b", "- b", "-", "? b",
    "[a]", "{a: b}", "a, b", "a]", "&a", "*a", "!a", "|", ">-", "%a", "@a", "`a", "---", "...", "<<", "=", ":a",
    "a\nb", "a\n\nb", "a\tb", "a\x85b", "a\u2028b", "\ufeffa", "a\ufffeb", "\u00a0", "\x07", "\U0001f600", "a\\b",
    "a  b", "One sentence. " * 12, "word " * 60, "One.  Two spaces. " * 10, "x" * 200,
    "Dr. Who said 'Yes.' Then: \"No!\" " * 6, "In 2019 (n = 5). And #1 of these. - A dash. " * 5,
)  # fmt: skip
TEXTS = st.one_of(
    st.sampled_from(AWKWARD),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=30),
    st.lists(st.sampled_from("a .:#'\"-,\n?"), max_size=200).map("".join),
)
GAPS = {"question": "Why?", "kind": "not-searched"}


def records(model: type[R]) -> st.SearchStrategy[R]:
    """Records of a model; ids are drawn like any other field, except that a claim's is fixed."""
    if model is EvidenceGap:
        return st.just(model.model_validate(GAPS))
    drawn: dict[str, st.SearchStrategy[Any]] = {}
    for name, field in model.model_fields.items():
        drawn[field.alias or name] = _values(field.annotation, list(field.metadata))
    if model is EvidenceLine:
        drawn["rationale"] = _text([])
    if model is Claim:
        drawn["id"] = st.just("microcurrent/x")
    required = {field.alias or name for name, field in model.model_fields.items() if field.is_required()}
    required |= {"rationale"} & drawn.keys()
    optional = {name: values for name, values in drawn.items() if name not in required}
    return st.fixed_dictionaries({name: drawn[name] for name in required}, optional=optional).map(model.model_validate)


def _values(annotation: Any, metadata: list[Any]) -> st.SearchStrategy[Any]:
    origin, inner = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _values(inner[0], [*metadata, *inner[1:]])
    if origin is Literal:
        return st.sampled_from(inner)
    if origin in (Union, types.UnionType):
        return st.one_of(*(st.none() if kind is type(None) else _values(kind, metadata) for kind in inner))
    if origin is tuple:
        least = max((limit.min_length for limit in _flat(metadata) if isinstance(limit, MinLen)), default=0)
        return st.lists(_values(inner[0], []), min_size=least, max_size=3).map(tuple)
    return _scalar(annotation, metadata)


def _scalar(kind: type, metadata: list[Any]) -> st.SearchStrategy[Any]:
    if issubclass(kind, Record):
        return records(kind)
    if kind is str:
        return _text(metadata)
    if kind is int:
        limits = _flat(metadata)
        low = next((limit.ge for limit in limits if isinstance(limit, Ge)), 0)
        high = next((limit.le for limit in limits if isinstance(limit, Le)), 10**6)
        return st.integers(int(str(low)), int(str(high)))
    if kind is float:
        return st.floats(allow_nan=False, allow_infinity=False)
    return {bool: st.booleans(), date: st.dates()}[kind]


def _text(metadata: list[Any]) -> st.SearchStrategy[str]:
    pattern = next((limit.pattern for limit in metadata if isinstance(limit, StringConstraints)), None)
    if pattern:
        return st.from_regex(str(pattern), fullmatch=True).filter(lambda text: not text.endswith("\n"))
    return TEXTS.filter(lambda text: bool(text.strip().strip("\x85\u180e\ufeff")))


def _flat(metadata: list[Any]) -> list[Any]:
    """Constraints, those inside pydantic's FieldInfo too."""
    return [part for item in metadata for part in getattr(item, "metadata", [item])]
