"""Every key and value that tomllib reads is found where it stands."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimtrack.config.places import Path, places

TEXTS = (
    "",
    "a = 1\n",
    "# note\n  a = 'x' # [not] = this\nb.c = \"}\"\n",
    '[t]\na = [1, [2, "]"], {b = 3, c = [4]}]\n\n[t.u]\nd = 2026-11-22\ne = 2026-11-22 10:00:00\n',
    "[[p]]\na = 1\n[[p]]\na = 2\n[p.q]\nb = 3\n[[p.r]]\nc = 4\n[[p.r]]\nc = 5\n",
    'a = """\n[no]\nb = "1"\n"""\nc = \'\'\'\nd = 1\'\'\'\ne = true\n',
    'l = [\n  # first\n  {a = "x"},\n\n  {a = "y", b = "\\"}"}, # last\n]\n"quoted key" = {}\nn = []\n',
    "[a.b]\nc = -1.5e3\n",
)


def walk(value: Any, path: Path = ()) -> Iterator[tuple[Path, Any]]:
    if path:
        yield path, value
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in items:
        yield from walk(inner, (*path, key))


def holds(text: str) -> None:
    found = places(text)
    data = tomllib.loads(text)
    assert set(found) == {path for path, _ in walk(data)}
    for path, value in walk(data):
        place = found[path]
        if isinstance(value, (dict, list)):
            continue
        if isinstance(path[-1], str):
            assert text[place.key :].lstrip("\"'").startswith(path[-1])
        # What stands there is the value: alone on a line it reads the same.
        rest = text[place.value :]
        ends = (end for end in range(1, len(rest) + 1) if reads(rest[:end]) == value)
        assert next(ends, None) is not None, (path, rest[:20])


def reads(text: str) -> Any:
    try:
        return tomllib.loads(f"x = {text}\n")["x"]
    except tomllib.TOMLDecodeError:
        return None


@pytest.mark.parametrize("text", TEXTS)
def test_all_is_found(text: str) -> None:
    holds(text)


def test_a_quoted_key_is_what_it_says() -> None:
    text = '"q\\"r" = 1\n"\'a\'"."\\u0041" = 2\n\'"\' = 3\n"" = 4\n["x.y"]\n'
    assert set(places(text)) == {path for path, _ in walk(tomllib.loads(text))}


KEYS = st.text("ab_-1", min_size=1, max_size=3)
SCALARS = st.one_of(
    st.integers(-5, 5).map(str),
    st.booleans().map(lambda value: str(value).lower()),
    st.text("a[]{},=#' .\n", max_size=5).map(lambda text: '"' + text.replace("\n", "\\n") + '"'),
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3).map(lambda items: "[" + ",\n ".join(items) + "]"),
        st.dictionaries(KEYS, inner, max_size=3).map(
            lambda rows: "{" + ", ".join(f"{key} = {value}" for key, value in rows.items()) + "}"
        ),
    ),
    max_leaves=8,
)


@settings(max_examples=60, deadline=None)
@given(st.dictionaries(KEYS, VALUES, max_size=4))
def test_all_is_found_in_any_table(rows: dict[str, str]) -> None:
    holds("".join(f"{key} = {value}\n" for key, value in rows.items()))
