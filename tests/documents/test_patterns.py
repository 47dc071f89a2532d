"""Python 3.11.0 to 3.11.4 lose their place where a possessively repeated group fails after it has moved on (CPython
gh-106052): what follows is then matched too far to the right. Such groups are repeated greedily instead."""

from __future__ import annotations

import importlib
import re
from collections.abc import Iterator
from pkgutil import walk_packages
from typing import Any

import pytest

import claimtrack

_PARSER = importlib.import_module("re._parser")
_ONE_CHARACTER = {"LITERAL", "NOT_LITERAL", "IN", "ANY"}
_KNOWN_GOOD = {"MARKUP"}
"""Its group cannot fail once it has moved on: an attribute's name is followed by optional parts only."""


def _patterns() -> Iterator[tuple[str, re.Pattern[str]]]:
    for module in walk_packages(claimtrack.__path__, "claimtrack."):
        if not module.name.endswith("__main__"):
            for name, value in vars(importlib.import_module(module.name)).items():
                values = value.values() if isinstance(value, dict) else [value]
                yield from ((f"{module.name}:{name}", one) for one in values if isinstance(one, re.Pattern))


def _inside(operation: str, argument: Any) -> list[Any]:
    if operation.endswith("REPEAT"):
        return [argument[2]]
    if operation == "SUBPATTERN":
        return [argument[3]]
    if operation == "BRANCH":
        return list(argument[1])
    return [argument[1]] if operation.startswith("ASSERT") else []


def _ways(body: Any) -> list[Any]:
    """The alternatives of a group."""
    if len(body) == 1 and str(body[0][0]) in ("BRANCH", "SUBPATTERN"):
        return [way for one in _inside(str(body[0][0]), body[0][1]) for way in _ways(one)]
    return [body]


def _treacherous(tree: Any) -> bool:
    for code, argument in tree:
        operation = str(code)
        if operation == "ATOMIC_GROUP":
            return True
        if operation == "POSSESSIVE_REPEAT":
            for way in _ways(argument[2]):
                if len(way) > 1 and any(str(item[0]) not in _ONE_CHARACTER for item in way):
                    return True
        if any(_treacherous(one) for one in _inside(operation, argument)):
            return True
    return False


@pytest.mark.parametrize(
    "pattern, found",
    [(r"(?:a|b(?!c))*+", True), (r"(?:-[ ]++)*+", True), (r"(?:[^a]++|\\.)*+", False), (r"(?:a(?!b))*", False)],
)
def test_the_detector_detects(pattern: str, found: bool) -> None:
    assert _treacherous(_PARSER.parse(pattern)) is found


def test_no_pattern_trips_over_early_versions_of_python_3_11() -> None:
    named = [
        name
        for name, pattern in _patterns()
        if name.rpartition(":")[2] not in _KNOWN_GOOD and _treacherous(_PARSER.parse(pattern.pattern, pattern.flags))
    ]
    assert named == []
