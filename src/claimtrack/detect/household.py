"""Sentences about the house, not about what a treatment does: opening hours, parcels, vouchers, staff, training, data.

Words of speed, length, completeness and rank are at home there ("Certificates are sent within two weeks") and promise
nothing. The patterns are few and closed, so they are code.
"""

from __future__ import annotations

import re

_AFFAIRS = re.compile(
    r"""\b(?:
      cookies?|web\s?site|newsletter|e-?mail(?:ed|s)?|passwords?|personal\ data|your\ data|privacy|gdpr|unsubscribe
    | gift\ (?:cards?|vouchers?|certificates?)|vouchers?|(?:collect|earn|loyalty|reward)\ points|rewards?\ scheme
    | deposits?|refund\w*|invoices?
    | parcels?|postage|couriers?|orders?\ (?:placed|over|by|is|are|will)|(?:in|out\ of)\ stock|dispatch\w*
    | deliver(?:y|ies|ed)|receipts?\ (?:is|are|will)|prices?\ (?:with|are|is|guarantee|match)
    | refurbish\w*|renovat\w+|redecorat\w+|(?:our|the|new)\ premises\ (?:are|is|in|has)|reception(?:ist)?s?
    | car\ ?parks?|parking|bus(?:es)?\ stops?|tube\ (?:station|stop)|railway|train\ station
    | bank\ holidays?|opening\ hours
    | diplomas?|nvq|syllabus|curriculum|trainees?|learners?|students?|delegates|tutors?
    | certificates?\ (?:is|are|will|on|of)|vacanc(?:y|ies)|applicants?|salary|interviews?
    | (?:team|staff|business)\ (?:has|have)\ (?:grown|doubled|tripled)|complaints\ (?:procedure|policy)|ombudsman
    | electricity|solar\ panels?|renewable|(?:our|less|of)\ plastic|carbon\ (?:footprint|neutral|offset\w*)
    | towels|gowns|uniforms?|wi-?fi
    | phone\ lines?|voicemail|waiting\ (?:list|room)|bookings?|book\ (?:online|by\ phone)|keep\ (?:\w+\ )?records
    | (?:is|are|be|was|were)\ (?:booked|answered|insured|stored)|terms\ and\ conditions|consent\ form|the\ form(?!\ of)
    | (?:read|sign)\ (?:the|this|your)\ (?:information|form|terms|leaflet)
    | (?:part|full)[\s-]time|permanent\ (?:staff|address|post|contract)|on\ file|(?:long[\s-]term|our)\ plan\ is\ to
    | staff\ member|reminders?\ texts?|notice\s?board|quiz|dance\ contest|friends\ for|married|herbal\ teas?
    | charity|raised\ \u00a3|hospice|raffle|open\ (?:day|evening)
    | (?:we|your\ (?:practitioner|therapist))\ (?:will\ )?(?:ask|review|write|take|check|call|talk|meet|contact|send)
    )\b""",
    re.VERBOSE,
)
_OUTCOME = re.compile(
    r"\b(?:results?|effects?|skin|face|body|hair|wrinkles?|lines|pain|inches|fat|glow\w*|look(?:s|ing)?|younger|firmer|"
    r"smoother|tighter|lifted|relief|healing|heals?|improve\w*|difference|cells?|collagen|muscles?|complexion|"
    r"effective|risk|in one session|"
    r"safe|safest|painless|proven|last(?:s|ing)|permanently|facials?|peels?|injections?|leading|best|award-winning|"
    r"number one|no\. ?1|cures?|treats)\b"
)
_NAVIGATION = re.compile(
    r"\W*(?:our )?(?:awards(?: and press)?|before (?:and|&) after|(?:client|patient|customer) stories)\W*"
)
_LEARNED = re.compile(
    r"\b(?:special (?:clinical )?interests?|research interests?|thesis|dissertation|did research|"
    r"did (?:her|his|their) (?:phd|research)|lectures? (?:on|in)|"
    r"students learn|learn how to (?:give|perform|carry out|operate)|"
    r"modules? (?:is|are|on|covers?|include))\b"
)
_FELT = re.compile(
    r"""\W+
    (?:(?:it|this|that|them|the\ \w+|a|an|some|only|just|slight|mild|little|light|of|quite|rather|very|more|bit)\s+)*
    (?:
      uncomfortable|painful|sore|odd|strange|cold|hot|warm\w*|noisy|loud|ticklish|tight|tired|sleepy|thirsty|dizzy|faint
    | pressure|sting\w*|tingl\w+|prick\w*|scratch\w*|pull\w*|puls\w+|vibrat\w+|tast\w+|metallic|smell\w*|itch\w*|burn\w*
    | redness|bruis\w+|swelling|dryness|headaches?|nausea|anxious|nervous|nothing|no\ (?:change|difference)
    )\b""",
    re.VERBOSE,
)


def about_the_house(folded: str, start: int, end: int) -> bool:
    """Whether a sentence of folded text tells of the house's affairs and names nothing that treatments change."""
    return bool(_AFFAIRS.search(folded, start, end)) and not _OUTCOME.search(folded, start, end)


def is_curriculum_vitae(folded: str, start: int, end: int) -> bool:
    """Whether a sentence tells what somebody has learned, teaches or is interested in."""
    return _LEARNED.search(folded, start, end) is not None


def is_navigation(folded: str, start: int, end: int) -> bool:
    """Whether a sentence is but the label of another page or part: "Awards"."""
    return _NAVIGATION.fullmatch(folded, start, end) is not None


def tells_a_sensation(folded: str, after: int, end: int) -> bool:
    """Whether "people feel", ending at `after`, goes on with what a visit feels like, or with nothing felt."""
    return _FELT.match(folded, after, end) is not None
