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
_SESSION = r"(?:sessions?|treatments?|visits?|appointments?|facials?|applications?|uses?|infusions?|sittings?|goes)"
_TIME = r"(?:seconds?|minutes?|mins?|hours?|hrs?|days?|nights?|weeks?|months?|years?)"
_SHORT_TIME = r"(?:seconds?|minutes?|mins?|hours?|hrs?|days?|nights?|weeks?)"

_STATISTIC = re.compile(
    rf"""(?<![\w$\u00a3\u20ac.])(?:
      (?P<percent>(?:\+|by\ |up\ to\ )?{_NUMBER}(?:\s?(?:-|\u2014|to)\s?\d+)?\s?(?:%|per\s?cent|percent))
    | (?P<times>(?:{_NUMBER}|double|triple)\s?(?:x|times|fold)(?![\w])(?:\s+(?:more|the|as|faster|better|higher|greater|stronger|less))?)
    | (?P<ratio>(?:\d+|{_NUMBER})\s+(?:out\s+of|in)\s+(?:every\s+)?(?:\d+|{_NUMBER})\s+(?:of\s+our\s+|of\s+)?(?:people|women|men|users|clients|patients|participants|customers|guests|subjects|volunteers|saw|noticed|reported|agreed|rebook|said|would|felt))
    | (?P<years>{_NUMBER}(?:\s?(?:-|\u2014|to)\s?{_NUMBER})?\s+years?\s+(?:younger|off|back|fresher))
    | (?P<years2>(?:look|looks|looking|feel|feeling|take|takes|taking)\s+(?:up\s+to\s+)?{_NUMBER}\s+years)
    | (?P<measure>{_NUMBER}(?:\s?(?:-|\u2014|to)\s?{_NUMBER})?\s?(?:inch(?:es)?|cm|centimetres?|lbs?|pounds?|kg|kilos?|stones?|calories|kcal|dress\s+sizes?|shades?|jean\s+sizes?)(?=\s+(?:lost|off|gone|smaller|lighter|whiter|slimmer|down|loss|in|after|from|burned|burnt|per\s+session)))
    | (?P<lose>(?:lose|lost|losing|burn|burns|burned|drop|dropped|shed|burning)\s+(?:up\s+to\s+|as\s+much\s+as\s+|an\s+average\s+of\s+|around\s+|about\s+)?{_NUMBER}\s?(?:-?\s?\d+\s?)?(?:inch(?:es)?|cm|lbs?|pounds?|kg|kilos?|stones?|calories|kcal|dress\s+sizes?|sizes?))
    )""",
    re.VERBOSE,
)
_NOT_OUTCOME = re.compile(
    r"""^\s?(?:off\b|discount|deposit|vat\b|saline|cotton|organic|natural|vegan|hyaluronic|alcohol|interest|apr\b|
        glycolic|lactic|salicylic|tca\b|vitamin|retinol|refund|money\s?back|tax|safe|guarantee|concentrat|strength|
        solution|peel\b|hydrogen|peroxide|carbamide|salt\b|pure\b|oxygen\b|humidity|recycl|committed|bamboo|
        satisfaction|confident|of\s+(?:the\s+)?(?:cost|price|fee|bookings|our\s+(?:waste|energy|packaging)))""",
    re.VERBOSE,
)
_DISCOUNT = re.compile(r"(?:save|discount|less|off|deposit|offer|at)\s+(?:of\s+|an?\s+(?:extra|additional)\s+)?$")

_TIMES: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "instant-results",
        re.compile(
            rf"""\b(?:
              (?:after|from|in|within|with)\s+(?:just\s+|only\s+|as\s+little\s+as\s+|your\s+|the\s+(?:very\s+)?|your\s+very\s+|even\s+)*
                 (?:one|1|a\s+single|single|first|the\s+first)\s+{_SESSION}
            | (?:in|within|after)\s+(?:just\s+|only\s+|under\s+|less\s+than\s+|as\s+little\s+as\s+|as\s+few\s+as\s+|a\s+matter\s+of\s+|mere\s+)*
                 {_NUMBER}(?:\s?(?:-|\u2014|to|or)\s?{_NUMBER})?\s+(?:short\s+)?{_SHORT_TIME}
            | (?:in|within|after)\s+(?:just\s+|only\s+|as\s+little\s+as\s+|as\s+few\s+as\s+)+{_NUMBER}\s+{_SESSION}
            | within\s+(?:seconds|minutes|hours|days|weeks)
            | in\s+(?:seconds|minutes|hours|days|a\s+flash|no\s+time|one\s+go|one\s+sitting|your\s+lunch\s+(?:break|hour))
            | overnight | from\s+day\s+one | by\s+(?:the\s+next\s+|tomorrow\s+)morning
            )\b""",
            re.VERBOSE,
        ),
    ),
    (
        "lasting-results",
        re.compile(
            rf"""\b(?:
              (?:last|lasts|lasting|hold|holds|holding|stay|stays|maintained|keep|keeps|continue|continues|persist|persists)\s+(?:for\s+|up\s+to\s+|around\s+|about\s+|between\s+|anywhere\s+from\s+|at\s+least\s+|well\s+over\s+|over\s+|to\s+improve\s+for\s+)*
                 {_NUMBER}(?:\s?(?:-|\u2014|to|and)\s?{_NUMBER})?\s+(?:days|weeks|months|years)
            | (?:for|up\s+to)\s+(?:up\s+to\s+|as\s+long\s+as\s+|at\s+least\s+)?{_NUMBER}(?:\s?(?:-|\u2014|to)\s?{_NUMBER})?\s+(?:months|years)
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
              (?:a\s+)?(?:course|series|programme|program|block|package)\s+of\s+(?:at\s+least\s+)?{_NUMBER}(?:\s?(?:-|\u2014|to)\s?{_NUMBER})?(?:\s+(?:weekly\s+|monthly\s+)?{_SESSION})?
            | {_NUMBER}(?:\s?(?:-|\u2014|to|or)\s?{_NUMBER})?\s+(?:weekly\s+|monthly\s+|consecutive\s+)?{_SESSION}\s+(?:are\s+|is\s+)?(?:recommended|needed|required|for\s+(?:best|optimal|optimum|full|maximum|lasting)\s+results|apart)
            | (?:we\s+recommend|recommend|after|over|needs?|require[sd]?)\s+(?:a\s+(?:minimum|course)\s+of\s+|at\s+least\s+|between\s+|around\s+|about\s+)*{_NUMBER}(?:\s?(?:-|\u2014|to|and|or)\s?{_NUMBER})?\s+(?:weekly\s+|monthly\s+)?(?:sessions|treatments|visits|facials|appointments)
            )\b""",
            re.VERBOSE,
        ),
    ),
)
_TRIGGER = re.compile(
    r"[%\d]|fold\b|times\b|years\b|minutes|session|treatment|visit|overnight|seconds|hours|weeks|days|months|per ?cent|facial|lunch|course|series|double|triple|inch|sizes?\b"
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
    for topic, pattern in _TIMES:
        for match in pattern.finditer(folded, start, end):
            yield Figure(topic, *match.span())


def _is_price_or_strength(folded: str, match: re.Match[str], end: int) -> bool:
    if match.lastgroup == "percent":
        before = folded[max(0, match.start() - 30) : match.start()]
        return bool(_NOT_OUTCOME.match(folded[match.end() : end]) or _DISCOUNT.search(before))
    return False
