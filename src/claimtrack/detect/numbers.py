"""Numbers that copy states as outcomes, and times at which it promises them.

A number counts as an outcome only by what stands around it: prices, doses, wavelengths, appointments and discounts are
numbers too. The patterns are few and closed, so they are code; the words around them are the lexicon's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_NUMBER = (
    r"(?:\d[\d,.]*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|"
    r"fifty|sixty|seventy|eighty|ninety|a hundred|hundred|half|a third|two thirds|three quarters|a quarter|a dozen|"
    r"several|a few|a couple of|just a few)"
)
_SESSION = (
    r"(?:sessions?|treatments?|visits?|appointments?|facials?|applications?|uses?|infusions?|sittings?|goes|seances?|"
    r"pass(?:es)?|procedures?)"
)
_TIME = r"(?:seconds?|minutes?|mins?|hours?|hrs?|days?|nights?|weeks?|months?|years?)"
_FEW = r"(?:[1-4]|a|one|two|three|four|a\s+few|a\s+couple\s+of|\d+(?=\s+(?:sec|min|hour|hr|day|night)))"
_SHORT_TIME = r"(?:seconds?|minutes?|mins?|hours?|hrs?|days?|nights?|weeks?)"

_RANGE = rf"{_NUMBER}(?:\s?(?:-|\u2014|to|or|and)\s?{_NUMBER})?"
_PEOPLE = (
    r"(?:people|women|men|users|clients|patients|participants|customers|guests|subjects|volunteers|saw|noticed|"
    r"reported|agreed|rebook|said|would|felt)"
)
_MEASURE = (
    r"(?:inch(?:es)?|cm|centimetres?|lbs?|pounds?|kg|kilos?|stones?|calories|kcal|(?:dress\s+|jean\s+)?sizes?|shades?)"
)
_GONE = (
    r"(?:lost|off|gone|smaller|lighter|whiter|slimmer|down|loss|in|after|from|burned|burnt|per\s+session|brighter)\b"
)
_EACH = r"(?:a|an|per|each|every|daily|weekly|in\s+(?:a|one)\s+week)"
_COUNTED = r"(?:more|the|as|faster|better|higher|greater|stronger|less)"
_STATISTIC = re.compile(
    rf"""(?<![\w$\u00a3\u20ac.])(?:
      (?P<percent>(?:\+|by\ |up\ to\ )?{_RANGE}\s?(?:%|per\s?cent))
    | (?P<times>(?:{_RANGE}|double|triple)\s?(?:x|times|-?fold)(?!\w|\s+{_EACH}\b)(?:\s+{_COUNTED})?)
    | {_NUMBER}\s+(?:out\s+of|in)\s+(?:every\s+)?{_NUMBER}\s+(?:of\s+our\s+|of\s+)?{_PEOPLE}
    | {_NUMBER}\s+of\s+(?:all\s+|our\s+|the\s+)?{_PEOPLE}
    | (?:by|up\s+to|over|as\s+much\s+as)\s+(?:an?\s+|one\s+|two\s+|three\s+)?(?:third|half|quarter|fifth)s?\b
    | {_RANGE}\s+years?\s+(?:younger|off|back|fresher)
    | (?:look|looks|looking|feel|feeling|take|takes|taking)\s+(?:up\s+to\s+)?{_NUMBER}\s+years
    | {_RANGE}\s?{_MEASURE}(?=\s+{_GONE})
    | (?:equal|equivalent)\s+(?:to|of)\s+(?:doing\s+|around\s+|about\s+|over\s+|up\s+to\s+)*{_NUMBER}
    | {_NUMBER}\s+(?:crunches|sit\s?-?ups|squats|contractions|push\s?-?ups)
    | (?:lose|lost|losing|burn|burns|burned|burning|drop|dropped|shed)\s+
      (?:up\s+to\s+|as\s+much\s+as\s+|an\s+average\s+of\s+|around\s+|about\s+)?(?:{_RANGE}|an?)\s?{_MEASURE}
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
_JUST = r"(?:(?:just|only|under|less\s+than|as\s+little\s+as|as\s+few\s+as|a\s+matter\s+of|mere|even|your|the|very)\s+)"
_FOR = r"(?:(?:for|up\s+to|around|about|between|anywhere\s+from|at\s+least|over|well\s+over|as\s+long\s+as)\s+)"

_TIMES: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "instant-results",
        re.compile(
            rf"""\b(?:
              (?:after|from|in|within|with)\s+{_JUST}*(?:one|1|a\s+single|single|one\s+single|first)\s+(?:\w+\s+)?{_SESSION}
            | (?:in|within)\s+{_JUST}*{_RANGE}\s+(?:\w+\s+)?{_SHORT_TIME}
            | after\s+{_JUST}*{_FEW}\s+(?:\w+\s+)?{_SHORT_TIME}
            | (?:in|within)\s+{_JUST}*(?:an?|one|the)\s+(?:hour|afternoon|morning|evening|week|fortnight|month|weekend)
            | (?:by|at)\s+(?:week|day)\s+{_NUMBER}
            | (?:(?:in|within)\s+{_JUST}*|after\s+{_JUST}+){_RANGE}\s+{_SESSION}
            | within\s+(?:seconds|minutes|hours|days|weeks)
            | in\s+(?:seconds|minutes|hours|days|a\s+flash|no\s+time|one\s+go|one\s+sitting)
            | in\s+your\s+lunch\s+(?:break|hour)
            | overnight | from\s+day\s+one | by\s+(?:the\s+next\s+|tomorrow\s+)morning
            )\b""",
            re.VERBOSE,
        ),
    ),
    (
        "lasting-results",
        re.compile(
            rf"""\b(?:
              (?:last|hold|stay|keep|continue|persist|remain)(?:s|ing)?\s+{_FOR}*{_RANGE}\s+(?:days|weeks|months|years)
            | (?:for|up\s+to)\s+{_FOR}*{_RANGE}\s+(?:hours|days|weeks|months|years)
            | for\s+(?:months|years|weeks)(?:\s+(?:to\s+come|afterwards?|after|on\s+end))?
            | for\s+life
            )\b""",
            re.VERBOSE,
        ),
    ),
    (
        "cumulative-results",
        re.compile(
            rf"""\b(?:
              (?:course|series|programme|program|block)(?:\s+of\s+|:\s*)(?:at\s+least\s+)?{_RANGE}
            | (?:need|recommended\s+to\s+have)\s+(?:just\s+|only\s+|around\s+|about\s+|between\s+)*{_RANGE}\s+{_SESSION}
            | {_RANGE}\s+(?:weekly\s+|monthly\s+|consecutive\s+)?{_SESSION}\s+(?:are\s+|is\s+)?
              (?:recommended|needed|required|for\s+(?:best|optimal|optimum|full|maximum|lasting)\s+results|apart)
            | (?:recommend|after|over|needs?|requires?d?)\s+(?:(?:a\s+(?:minimum|course)\s+of|at\s+least|between)\s+)*
              {_RANGE}\s+(?:weekly\s+|monthly\s+)?(?:sessions|treatments|visits|facials|appointments)
            )\b""",
            re.VERBOSE,
        ),
    ),
)
_BETWEEN = (
    r"(?:results?|effects?|relief|improvements?|penetration|absorption|downtime|recovery|finish|into|the|skin|of|and|or|far|"
    r"much|more|less|on|in|for|your|a|an|at|to|temperature|\w+er|comfortable|effective|powerful|risky|precise|natural|hygienic)"
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
_PRICED = re.compile(r"[$\u00a3\u20ac]|\b(?:pay|price[ds]?|cost|costs|save|saving|discount|buy|voucher|deposit)\b")
_BUSINESS = re.compile(
    r"\b(?:returns?\b|refund|shipp|ships\b|deliver(?:y|ed)\b|dispatch|cancel|expires?|valid\b|warranty|redeem|reschedul|arrive|open(?:ing)?\b|closed|reply|respond|experience\b|qualified|trained|established|in\s+business)"
)
_RESULT = re.compile(
    r"\b(?:results?|effects?|benefits?|lasts?|lasting|relief|smooth|free|gone|away|stays?|keeps?|remains?|holds?|glow\w*|"
    r"hydrated|lifted|younger|enjoy|maintain\w*|improv\w+|visible|continue[sd]?)\b"
)
"""What has to stand before 'for six months' for it to promise that a result lasts."""
_AVOID = re.compile(
    r"\b(?:avoid|stay (?:out|away)|keep (?:away|out|dry|clean)|do not|don't|refrain|wait|no make-?up)\b"
)
_SCHEDULE = re.compile(r"(?:\b(?:sessions?|treatments?|visits?|appointments?|facials?|in and out)\s+|\bevery\s+)$")
"""What stands before a time that says when to come, not when it works."""
_AFTERCARE = re.compile(r"\s+(?:of|before|prior|after|following|beforehand)\b")
_TRIGGER = re.compile(
    r"[%\d]|\bthan\b|hour|week|day\b|month|third|half|quarter|equal|equivalent|crunches|fold\b|times\b|years\b|minutes|session|treatment|visit|overnight|"
    r"seconds|hours|weeks|days|months|per ?cent|facial|lunch|course|series|double|triple|inch|sizes?\b"
)


class Figure(NamedTuple):
    """A number or time that reads as an outcome."""

    topic: str
    start: int
    end: int


def figures(folded: str, start: int, end: int) -> Iterator[Figure]:
    """Statistics and promised times in one sentence of folded text."""
    if not _TRIGGER.search(folded, start, end):
        return
    for match in _STATISTIC.finditer(folded, start, end):
        if not _is_price_or_strength(folded, match, end):
            yield Figure("statistic", *match.span())
    for match in _COMPARISON.finditer(folded, start, end):
        yield Figure("comparison", *match.span())
    priced = _PRICED.search(folded, start, end) is not None
    business = _BUSINESS.search(folded, start, end) is not None
    for topic, pattern in _TIMES:
        for match in pattern.finditer(folded, start, end):
            before, after = folded[max(start, match.start() - 60) : match.start()], folded[match.end() : end]
            if topic == "lasting-results" and (
                _AVOID.search(before) or (match.group().startswith("for") and not _RESULT.search(before))
            ):
                continue  # "used for over twenty years", "I have been coming for three months"
            if (topic == "cumulative-results" and priced) or _AFTERCARE.match(after) or business:
                continue
            if topic == "instant-results" and match.group().startswith(("within", "in ")) and _SCHEDULE.search(before):
                continue
            yield Figure(topic, *match.span())


def _is_price_or_strength(folded: str, match: re.Match[str], end: int) -> bool:
    if match.lastgroup == "percent":
        before = folded[max(0, match.start() - 30) : match.start()]
        return bool(_NOT_OUTCOME.match(folded[match.end() : end]) or _DISCOUNT.search(before))
    return False
