"""Numbers, times and visits as copy spells them: the pieces of the patterns in `numbers` and `times`."""

from __future__ import annotations

from typing import NamedTuple

NUMBER = (
    r"(?:\d[\d,.]*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|"
    r"fifty|sixty|seventy|eighty|ninety|a\s+hundred|hundred|half|(?:a|one)\s+third|two\s+thirds|three\s+quarters|"
    r"a\s+quarter|a\s+dozen|several|(?:just\s+)?a\s+few|a\s+couple\s+of)"
)
SESSION = (
    r"(?:sessions?|treatments?|visits?|appointments?|facials?|applications?|uses?|infusions?|sittings?|goes|seances?|"
    r"pass(?:es)?|procedures?)"
)
TIME = r"(?:seconds?|minutes?|mins?|hours?|hrs?|days?|nights?|weeks?|months?|years?)"
RANGE = rf"{NUMBER}(?:\s?(?:-|\u2014|to|or|and)\s?{NUMBER})?"


class Figure(NamedTuple):
    """A number or time that reads as an outcome."""

    topic: str
    start: int
    end: int
    leaning: bool = False
    """Counts only beside an effect: 'at once', 'week 1'."""
    bodily: bool = False
    """Says what age does to bodies: 'loses 1% of his testosterone a year'."""
