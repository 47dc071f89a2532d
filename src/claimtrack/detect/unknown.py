"""Treatments that no library knows, as copy names them: "our Glow Wand", "ear candling", "with the Lumo Halo device".

Two shapes are taken for names. Words before the head of a method ("therapy", "candling", "infusion") name one however
they are written; words before a general head ("device", "treatment", "wand") and words after "our" only with capitals.
"""

from __future__ import annotations

import re

from claimtrack.documents.model import Span

_METHODS = (
    "therapy|therapies|candling|cupping|infusions?|injections?|drips?|blankets?|chambers?|hypnosis|baths?|pods?|wraps?|"
    "shots?|jabs?|immersion|irrigation|brushing|rolling"
)
_THINGS = (
    "treatments?|devices?|machines?|wands?|systems?|technology|techniques?|method|ritual|serums?|creams?|guns?|pens?|lasers?|"
    "rollers?|mats?|lamps?|rings?|beds?|domes?|helmets?|masks?|elixirs?|tonics?|capsules|gummies|facials?|massages?|peels?"
)
_PLAIN = frozenset(
    """a an the our your my his her its their this that these those each every any all both some many most more less
    regular weekly monthly daily single first second next last final initial new best top good great effective
    gentle safe relaxing popular professional personalised personalized bespoke tailored signature express
    luxury luxurious quick fast simple natural non invasive advanced modern latest medical clinical aesthetic
    cosmetic beauty skin face facial body hair home one two three four five six seven eight nine ten twelve
    several few following right same such other another whole full further additional combination combined
    physical drug traditional conventional standard ongoing previous prior after before during without no of for
    in on with and or to by from targeted intensive soothing healing painless short long hour minute try book
    enjoy discover choose why how what is are can does do will course series block""".split()
)
"""Words that describe a treatment and do not name it."""
_PEOPLE = re.compile(
    r"(?:Dr|Mr|Mrs|Ms|Miss|Prof|Professor|Nurse|Sister)\b|.*\b(?:[Cc]linics?|[Tt]eam|[Ss]tudios?|[Ss]alons?|[Ss]pas?|[Cc]lub|"
    r"[Cc]ent(?:re|er)s?|[Rr]ooms?|[Aa]cademy|[Tt]herapists?|[Dd]octors?|[Nn]urses?|[Pp]ractitioners?|[Ss]treet|[Rr]oad|"
    r"[Cc]lients?|[Pp]romise|[Gg]uarantee|[Ss]tory|[Pp]rices?|[Oo]ffers?|[Mm]embership)\b"
)
"""Names of those who treat, and of where: what stands after 'our' and is no treatment."""
_MOST_WORDS = 3
_BEFORE = "(?:(?:try|enjoy|discover|choose|book|with|using|and|why|how|does|do|can) )*"
_OUR = "(?:(?:our|the|a|an|new|your|this|my) )*"
_WORD = r"[^\W\d_][\w'\u2019-]*"
_CAPITAL = r"[A-Z\u00c0-\u00de][\w'\u2019-]*"
_CAPITALS = re.compile(rf" {_CAPITAL}")
"""More than the one capital that any sentence opens with."""
_BY = r"(?:^\W*|\b[Ww]ith |\b[Uu]sing |\b[Bb]y )"
_OF_A_METHOD = re.compile(
    rf"\W*{_BEFORE}{_OUR}(?P<name>(?:{_WORD}[ -]){{1,{_MOST_WORDS}}}(?:{_METHODS}))\b", re.IGNORECASE
)
_OF_A_THING = re.compile(rf"{_BY}(?i:{_OUR})(?P<name>(?:{_CAPITAL} ){{1,{_MOST_WORDS}}}(?i:{_THINGS}|{_METHODS}))\b")
_OURS = re.compile(rf"{_BY}[Oo]ur (?:new )?(?P<name>{_CAPITAL}(?: {_CAPITAL}){{1,{_MOST_WORDS}}})\b(?: \w+)?")


def method_in(sentence: str) -> Span | None:
    """Where a sentence, with its capitals, opens with the name of a method: 'Ear candling', 'Our sound bath'."""
    match = _OF_A_METHOD.match(sentence)
    return _named(match) if match else None


def name_in(sentence: str) -> Span | None:
    """Where a sentence names what it speaks of, or what its claim is brought about with, in one of the two shapes."""
    if _is_title(sentence):
        return method_in(sentence)
    found = (match for pattern in (_OF_A_THING, _OURS) if (match := pattern.search(sentence)))
    things = (_named(match) for match in found if match.start("name") or _CAPITALS.search(match["name"]))
    return method_in(sentence) or next(filter(None, things), None)


def _named(match: re.Match[str]) -> Span | None:
    """The name without the plain words that it starts with; null where nothing but those is left before its head."""
    start, words = match.start("name"), re.split(r"[ -]", match["name"])
    while len(words) > 1 and words[0].lower() in _PLAIN:
        start += len(words.pop(0)) + 1
    if len(words) < 2 or _PEOPLE.match(match.string, start, match.end()):
        return None
    return Span(start, match.end("name"))


def _is_title(sentence: str) -> bool:
    """Whether capitals say nothing: most words of the sentence have one."""
    words = [word for word in re.findall(_WORD, sentence) if len(word) > 3]
    return sum(word[0].isupper() for word in words) > len(words) / 2 and len(words) > 3
