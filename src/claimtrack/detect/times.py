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

_SEVERAL = (
    r"(?:(?:[2-9]|1\d|two|three|four|five|six|seven|eight|nine|ten|twelve)"
    r"(?:\s?(?:-|\u2014|to|or)\s?(?:\d+|three|four|five|six|eight|ten|twelve))?)"
)
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
            | (?:in|within|inside|after|over)\s+(?:the|your)\s+(?:very\s+)?first\s+
              (?:session|visit|hour|day|night|week|fortnight|month)
            | overnight | from\s+(?:day|night|session|week)\s+one | by\s+(?:the\s+next\s+|tomorrow\s+)morning
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
            | count\s+on\s+{_FOR}*{RANGE}\s+(?:months|years)
            | still\b[^.;]*\b(?:a|{RANGE})\s+(?:months?|years?)\s+(?:on|later)
            | for\s+life
            )\b""",
            re.VERBOSE,
        ),
    ),
    (
        "cumulative-results",
        re.compile(
            rf"""\b(?:
              (?:course|series|programme|program|block|set|run)(?:\s+of\s+|:\s*)(?:at\s+least\s+)?{RANGE}
            | {RANGE}\s+(?:\w+\s+)?{SESSION}\s+(?:over|across|within|spread|spaced|weekly|fortnightly|monthly)\b
            | \A\W*{_SEVERAL}\s+{SESSION}(?=\s+(?:for|and|to|gets?|will|should|make|until)\b|\s*[.!])
            | {_SEVERAL}\s+{SESSION}\s+(?:is|are)\s+(?:advised|ideal|usual|typical|normal|best|enough|common|plenty)
            | by\s+(?:session|treatment|visit)\s+(?:[2-9]|1\d|two|three|four|five|six|seven|eight|nine|ten|twelve)
            | by\s+(?:the|your)\s+(?:third|fourth|fifth|sixth|seventh|eighth|tenth|last|final)\s+{SESSION}
            | (?:need|recommended\s+to\s+have)\s+(?:just\s+|only\s+|around\s+|about\s+|between\s+)*{RANGE}\s+{SESSION}
            | {RANGE}\s+(?:weekly\s+|monthly\s+|consecutive\s+)?{SESSION}\s+(?:are\s+|is\s+)?
              (?:recommended|needed|required|for\s+(?:best|optimal|optimum|full|maximum|lasting)\s+results|apart)
            | (?:recommend|after|over|needs?|requires?d?)\s+(?:(?:a\s+(?:minimum|course)\s+of|at\s+least|between)\s+)*
              {RANGE}\s+(?:weekly\s+|monthly\s+)?(?:sessions|treatments|visits|facials|appointments|applications|sittings)
            )\b""",
            re.VERBOSE,
        ),
    ),
)
_LEANING = re.compile(
    r"(?<!all )(?<!two )(?<!three )\bat once\b(?! (?:you|the|it|we))|"
    r"\bby (?:lunch(?:time)?|dinner(?:time)?|teatime|bedtime|tonight|the weekend)\b|"
    r"\A\W*(?:after )?(?:week|day|night|session) (?:one|two|1|2)\b|\A\W*one (?:session|treatment|visit|night|go)\s?[,:]"
)
"""Marks of speed that say so only of an effect in the same sentence."""
_WHOLE = re.compile(r"\W*(?:after |from )?(?:night|day|session|week) one\W*")
"""The same as a sentence of its own: "Wake up smoother. Night one."."""
_HEALING = re.compile(
    r"\b(?:bruis\w*|scabs?|crust\w*|wounds?|grazes?|stitches|flak\w+|pinpricks?|"
    r"send (?:it|them|yours) back|unopened)\b"
)
"""What goes away by itself: a time beside it is no promise."""
_UNPLEASANT = re.compile(
    r"\b(?:bruis\w+|swelling|tender\w*|numb\w*|sore\w*|redness|peeling|itch\w*|side effects?)\b[^.;]*"
    r"\b(?:can|may|might|could|will|usually|often) $"
)
"""What nobody is promised: that it may last is a warning."""
_PAST = re.compile(r"\b(?:the|these|past)\s+$")
"""What makes "last" an adjective: "in the last four weeks"."""
_NO_RESULT = re.compile(
    r"\b(?:(?:which|that|it|they) (?:settles?|subsides?|passes|wears? off)|"
    r"(?:redness|swelling|tenderness|numbness|soreness) (?:\w+ )?"
    r"(?:settles?|subsides?|passes|wears? off|goes down)|"
    r"(?:is|are) (?:done|finished|over|completed)|(?:worn|exercise|apply|wear|use|drive) (?:it |make-?up )?again|"
    r"come back|fly|drive|swim|bathe|shower|exercise|"
    r"back (?:at|to|in) (?:your |the )?(?:desk|work|office|job|gym|school run))\s*$"
)
"""What a time may say that is no result: when a side effect passes, when one is back at work."""
_PRICED = re.compile(r"[$\u00a3\u20ac]|\b(?:pay|price[ds]?|cost|costs|save|saving|discount|buy|voucher|deposit)\b")
_BUSINESS = re.compile(
    r"\b(?:returns?\b|refund|shipp|ships\b|deliver(?:y|ed)\b|dispatch|cancel|expires?|valid\b|warranty|redeem|"
    r"reschedul|arrive|open(?:ing)?\b|closed|reply|respond|experience\b|qualified|trained|established|in\s+business|"
    r"vouchers?\b|gift cards?\b|memberships?\b|parking\b)"
)
_RESULT = re.compile(
    r"\b(?:results?|effects?|benefits?|lasts?|lasting|relief|smooth|free|gone|away|stays?|keeps?|remains?|holds?|"
    r"glow\w*|"
    r"hydrated|lifted|younger|enjoy|maintain\w*|improv\w+|visible|continue[sd]?)\b"
)
"""What has to stand before 'for six months' for it to promise that a result lasts."""
_AVOID = re.compile(
    r"\b(?:avoid|stay (?:out|away)|keep (?:(?:it|them|(?:the|your) \w+) )?(?:away|out|dry|clean|covered)|do not|don't|"
    r"refrain|wait|no make-?up)\b"
)
_SCHEDULE = re.compile(r"(?:\b(?:sessions?|treatments?|visits?|appointments?|facials?|in and out)\s+|\bevery\s+)$")
"""What stands before a time that says when to come, not when it works."""
_AFTERCARE = re.compile(r"\s+(?:of|before|prior|after|following|beforehand|(?:is|are) (?:normal|common|usual))\b")


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
            if topic == "lasting-results" and (_UNPLEASANT.search(before) or _PAST.search(before)):
                continue
            if (topic == "cumulative-results" and priced) or _AFTERCARE.match(after) or business:
                continue
            if topic == "instant-results" and match.group().startswith(("within", "in ")) and _SCHEDULE.search(before):
                continue
            if topic == "instant-results" and (_HEALING.search(before) or _NO_RESULT.search(before)):
                continue
            yield Figure(topic, *match.span())
    if not business:
        yield from _leaning(folded[start:end], start)


def _leaning(sentence: str, start: int) -> Iterator[Figure]:
    whole = _WHOLE.fullmatch(sentence)
    for match in _LEANING.finditer(sentence):
        if not _AVOID.search(sentence):
            yield Figure("instant-results", start + match.start(), start + match.end(), leaning=whole is None)
