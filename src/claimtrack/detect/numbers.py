"""Numbers that copy states as outcomes.

A number counts as an outcome only by what stands around it: prices, doses, wavelengths, appointments and discounts are
numbers too. The patterns are few and closed, so they are code; the words around them are the lexicon's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from claimtrack.detect.quantities import NUMBER, RANGE, Figure
from claimtrack.detect.times import promised

_PEOPLE = (
    r"(?:people|women|men|users|clients|patients|participants|customers|guests|subjects|volunteers|members|adults|"
    r"graduates|ladies|guys|mums|testers|those|saw|noticed|reported|agreed|rebook|said|would|felt)"
)
_MEASURE = (
    r"(?:inch(?:es)?|cm|centimetres?|lbs?|pounds?|kg|kilos?|stones?|calories|kcal|(?:dress\s+|jean\s+)?sizes?|shades?)"
)
_GONE = (
    r"(?:lost|off|gone|smaller|lighter|whiter|slimmer|down|loss|in|after|"
    r"from(?!\s+(?:the|your)\s+(?:skin|face|body|eyes?))|burned|burnt|per\s+session|brighter)\b"
)
_PART = r"(?:(?:a|one|two|three|four)\s+(?:third|quarter|fifth|tenth)s?|half)"
_BODILY = (
    r"(?:weight|fat|wrinkles|lines|spots|hair|volume|bulk|pain|redness|symptoms|inches|size|waist|acne|pigment\w*|"
    r"cellulite)"
)
_EACH = r"(?:a|an|per|each|every|daily|weekly|in\s+(?:a|one)\s+week)"
_COUNTED = r"(?:more|the|as|faster|better|higher|greater|stronger|less)"
_STATISTIC = re.compile(
    rf"""(?<![\w$\u00a3\u20ac.])(?:
      (?P<percent>(?:\+|by\ |up\ to\ )?{RANGE}\s?(?:%|per\s?cent))
    | (?P<times>(?:{RANGE}|double|triple)\s?(?:x|times|-?fold)(?!\w|\s+{_EACH}\b)(?:\s+{_COUNTED})?)
    | {NUMBER}\s+(?:out\s+of|in)\s+(?:every\s+)?{NUMBER}\s+(?:of\s+our\s+|of\s+)?{_PEOPLE}
    | {_PART}\s+of\s+(?:all\s+|our\s+|the\s+)?{_PEOPLE}(?!\s+who\s+(?:come|visit|book|ask|call))
    | {_PART}\s+of\s+(?:your|their|his|her|my|its)\s+(?:\w+\s+)?{_BODILY}\b
    | (?:minus|down|dropped|whiter\s+by|lighter\s+by|smaller\s+by)\s+(?:an?\s+(?:full|whole)|{RANGE})\s?{_MEASURE}\b
    | \A\W*(?:up\s+to\s+)?{RANGE}\s?(?:shades?|dress\s+sizes?|inch(?:es)?|cm|kg|lbs?)\W*\Z
    | replaces?\s+{RANGE}\s+(?:hours?|minutes?)\s+(?:of|in)\b
    | {NUMBER}\s+of\s+(?:all\s+|our\s+|the\s+)?{_PEOPLE}(?!\s+who\s+(?:come|visit|book|ask|call))
    | (?:by|up\s+to|over|as\s+much\s+as)\s+(?:an?\s+|one\s+|two\s+|three\s+)?(?:third|half|quarter|fifth)s?\b(?!\s+part)
    | {RANGE}\s+years?\s+(?:younger|off|back|fresher)
    | (?:look|looks|looking|feel|feeling|take|takes|taking)\s+(?:up\s+to\s+)?{NUMBER}\s+years
    | {RANGE}\s?{_MEASURE}(?=\s+{_GONE})
    | (?:equal|equivalent)\s+(?:to|of)\s+(?:doing\s+|around\s+|about\s+|over\s+|up\s+to\s+)*{NUMBER}
    | {NUMBER}\s+(?:crunches|sit\s?-?ups|squats|contractions|push\s?-?ups)
    | (?:lose|lost|losing|burn|burns|burned|burning|drop|dropped|shed)\s+
      (?:up\s+to\s+|as\s+much\s+as\s+|an\s+average\s+of\s+|around\s+|about\s+)?(?:{RANGE}|an?)\s?{_MEASURE}
    )""",
    re.VERBOSE,
)
_NOT_OUTCOME = re.compile(
    r"""^\s?(?:off\b|discount|deposit|vat\b|saline|cotton|organic|natural|vegan|hyaluronic|alcohol|interest|apr\b|
        glycolic|lactic|salicylic|tca\b|vitamin|retinol|refund|money\s?back|tax|safe|guarantee|concentrat|strength|
        solution|peel\b|hydrogen|peroxide|carbamide|salt\b|pure\b|oxygen\b|humidity|recycl|committed|bamboo|
        satisfaction|confident|financ|of\s+(?:the\s+)?(?:cost|price|fee|bookings|our\s+(?:waste|energy|packaging)))""",
    re.VERBOSE,
)
_DISCOUNT = re.compile(r"(?:save|discount|less|off|deposit|offer|at)\s+(?:of\s+|an?\s+(?:extra|additional)\s+)?$")
_BETWEEN = (
    r"(?:results?|effects?|relief|improvements?|penetration|absorption|downtime|recovery|finish|into|the|skin|of|and|"
    r"or|far|"
    r"much|more|less|on|in|for|your|a|an|at|to|temperature|\w+er|comfortable|effective|powerful|risky|precise|natural|"
    r"hygienic)"
)
_NOT_COMPARED = (
    r"(?:\d|ever|before|you|usual|one|just|two|three|half|an\s+hour|i|it|they|we|she|he|"
    r"a\s+(?:week|day|month|year|minute|few|lifetime))\b"
)
_COMPARISON = re.compile(
    rf"""\b(?:better|faster|quicker|safer|stronger|deeper|longer|gentler|kinder|harder|easier|smoother|sooner|milder|
      greater|superior|(?:more|less)\s+(?!painful|expensive|likely|sensitive|uncomfortable|risk|pain)\w+)\b
      (?:,?\s+{_BETWEEN})*\s+than\b(?!\s+{_NOT_COMPARED})""",
    re.VERBOSE,
)
"""A comparative that names what it is better than."""
_OF_AGEING = re.compile(
    r"\s+of\s+(?:his|her|our|your|their|its|the)\s+[\w ]{2,30}?\s(?:a|per|each|every)\s+(?:year|decade)\b"
)
_TRIGGER = re.compile(
    r"[%\d]|\bthan\b|hour|week|day\b|month|third|half|quarter|equal|equivalent|replace|crunches|fold\b|times\b|"
    r"years?\b|minutes|session|treatment|visit|overnight|"
    r"seconds|hours|weeks|days|months|per ?cent|facial|lunch|course|series|double|triple|inch|sizes?\b|shades?\b|"
    r"\bout of\b|fifth|tenth|twice|\bone\b|night|at once|lunch|dinner|bedtime|minus|down"
)


def figures(folded: str, start: int, end: int) -> Iterator[Figure]:
    """Statistics and promised times in one sentence of folded text."""
    if not _TRIGGER.search(folded, start, end):
        return
    for match in _STATISTIC.finditer(folded, start, end):
        if not _is_price_or_strength(folded, match, end):
            bodily = _OF_AGEING.match(folded, match.end()) is not None
            yield Figure("statistic", *match.span(), bodily=bodily)
    for match in _COMPARISON.finditer(folded, start, end):
        yield Figure("comparison", *match.span())
    yield from promised(folded, start, end)


def _is_price_or_strength(folded: str, match: re.Match[str], end: int) -> bool:
    if match.lastgroup == "percent":
        before = folded[max(0, match.start() - 30) : match.start()]
        return bool(_NOT_OUTCOME.match(folded[match.end() : end]) or _DISCOUNT.search(before))
    return False
