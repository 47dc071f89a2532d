"""Times at which copy promises an outcome, how long it is to last, and how many visits it takes.

The patterns are few and closed, so they are code; the words around them are the lexicon's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from claimtrack.detect.quantities import NUMBER, RANGE, SESSION, Figure

_FEW = r"(?:[1-4]|a|one|two|three|four|a\s+few|a\s+couple\s+of|\d+(?=\s+(?:sec|min|hour|hr|day|night)))"
_SHORT_TIME = r"(?:seconds?|minutes?|mins?|hours?|hrs?|days?|nights?|weeks?)"

_JUST = r"(?:(?:just|only|under|less\s+than|as\s+little\s+as|as\s+few\s+as|a\s+matter\s+of|mere|even|your|the|very)\s+)"
_FOR = r"(?:(?:for|up\s+to|around|about|between|anywhere\s+from|at\s+least|over|well\s+over|as\s+long\s+as)\s+)"

_TIMES: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "instant-results",
        re.compile(
            rf"""\b(?:
              (?:after|from|in|within|with)\s+{_JUST}*(?:one|1|a\s+single|single|one\s+single|first)\s+(?:\w+\s+)?{SESSION}
            | (?:in|within)\s+{_JUST}*{RANGE}\s+(?:\w+\s+)?{_SHORT_TIME}
            | after\s+{_JUST}*{_FEW}\s+(?:\w+\s+)?{_SHORT_TIME}
            | (?:in|within)\s+{_JUST}*(?:an?|one|the)\s+(?:hour|afternoon|morning|evening|week|fortnight|month|weekend)
            | (?:by|at)\s+(?:week|day)\s+{NUMBER}
            | (?:(?:in|within)\s+{_JUST}*|after\s+{_JUST}+){RANGE}\s+{SESSION}
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
              (?:last|hold|stay|keep|continue|persist|remain)(?:s|ing)?\s+{_FOR}*{RANGE}\s+(?:days|weeks|months|years)
            | (?:for|up\s+to)\s+{_FOR}*{RANGE}\s+(?:hours|days|weeks|months|years)
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
              (?:course|series|programme|program|block)(?:\s+of\s+|:\s*)(?:at\s+least\s+)?{RANGE}
            | (?:need|recommended\s+to\s+have)\s+(?:just\s+|only\s+|around\s+|about\s+|between\s+)*{RANGE}\s+{SESSION}
            | {RANGE}\s+(?:weekly\s+|monthly\s+|consecutive\s+)?{SESSION}\s+(?:are\s+|is\s+)?
              (?:recommended|needed|required|for\s+(?:best|optimal|optimum|full|maximum|lasting)\s+results|apart)
            | (?:recommend|after|over|needs?|requires?d?)\s+(?:(?:a\s+(?:minimum|course)\s+of|at\s+least|between)\s+)*
              {RANGE}\s+(?:weekly\s+|monthly\s+)?(?:sessions|treatments|visits|facials|appointments)
            )\b""",
            re.VERBOSE,
        ),
    ),
)
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


def promised(folded: str, start: int, end: int) -> Iterator[Figure]:
    """The times that one sentence of folded text promises."""
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
