"""Does a text carry the number a claim makes?"""

from __future__ import annotations

import re
from functools import cache

from claimtrack.knowledge.models import Quantity

_NUMBER = r"\d+(?:,\d{3})*(?:\.\d+)?"
_SPELLINGS = (
    ("%", "percent", "per cent", "pct"),
    ("x", "×", "fold", "times"),
    ("s", "sec", "second"),
    ("min", "minute"),
    ("h", "hr", "hour"),
    ("d", "day"),
    ("wk", "week"),
    ("mo", "month"),
    ("y", "yr", "year"),
    ("µa", "μa", "ua", "microamp", "microampere"),
    ("ma", "milliamp", "milliampere"),
    ("session", "treatment"),
)
"""Units that mean the same; a plural s is allowed after each."""


def carries(text: str, number: Quantity) -> bool:
    """True where the text states the same value in the same unit, alone ('500 %') or as the end of a range."""
    return any(
        number.value in _values(match) for match in _stated(number.unit.strip().casefold()).finditer(text.casefold())
    )


def _values(match: re.Match[str]) -> set[float]:
    return {float(part.replace(",", "")) for part in match.group("low", "high") if part}


@cache
def _stated(unit: str) -> re.Pattern[str]:
    singular = unit.removesuffix("s") or unit
    spellings = next((row for row in _SPELLINGS if unit in row or singular in row), (singular,))
    units = "|".join(map(re.escape, sorted(spellings, key=len, reverse=True)))
    return re.compile(
        rf"(?<![\d.,])(?:(?P<low>{_NUMBER})\s*(?:{units})?\s*(?:-|–|to|and)\s*)?(?P<high>{_NUMBER})[\s-]*(?:{units})s?(?!\w)"
    )
