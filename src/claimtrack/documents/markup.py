"""The tags, comments and attributes of HTML source, found as the WHATWG tokenizer finds them.

One compiled pattern with possessive repeats: time is linear in the source, also on hostile input.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from claimtrack.documents.entities import references
from claimtrack.documents.pieces import Piece

_S = r" \t\n\r\f"
_ATTRIBUTES = rf"""
    (?: [{_S}/]++
      | [^{_S}/>][^{_S}/>=]*+
        (?: [{_S}]*+ = [{_S}]*+ (?: "[^"]*+(?:"|\Z) | '[^']*+(?:'|\Z) | [^{_S}"'>][^{_S}>]*+ )? )?
    )*+"""
MARKUP = re.compile(
    rf"""<(?:
      (/)?([a-zA-Z][^{_S}/>]*+) ({_ATTRIBUTES}) (?: > | (\Z) )
    | !--(?: -?> | .*?(?:--!?>|\Z) )
    | (!\[CDATA\[)
    | [!?/][^>]*+>?
    )""",
    re.VERBOSE | re.DOTALL,
)
"""Groups: 1 the slash of an end tag, 2 the name, 3 the attributes, 4 matches where the source ends inside the tag,
5 the opening of a CDATA section. No group: a comment or other markup that shows nothing."""
CLOSE, NAME, ATTRIBUTES, CUT, CDATA = 1, 2, 3, 4, 5

_ATTRIBUTE = re.compile(
    rf"""([^{_S}/>][^{_S}/>=]*+)
    (?: [{_S}]*+ = [{_S}]*+ ("[^"]*+(?:"|\Z) | '[^']*+(?:'|\Z) | [^{_S}"'>][^{_S}>]*+)? )?""",
    re.VERBOSE,
)
_RAW_END = {
    name: re.compile(rf"</{name}(?=[{_S}/>])", re.IGNORECASE)
    for name in ("style", "xmp", "iframe", "noembed", "noframes", "textarea", "title")
}
RAW = frozenset(_RAW_END) | {"script"}
"""Elements whose content holds no tags."""
_SCRIPT = re.compile(rf"<!--|-->|<(/?)script(?=[{_S}/>])", re.IGNORECASE)


class Value(NamedTuple):
    """Where the value of an attribute stands, quotes excluded."""

    source: str
    start: int
    end: int

    @property
    def pieces(self) -> list[Piece]:
        return list(references(self.source, self.start, self.end, attribute=True))

    @property
    def text(self) -> str:
        return "".join(text for text, _, _ in self.pieces)


def attributes(source: str, start: int, end: int) -> dict[str, Value]:
    """Lower-case name -> value; the first of a repeated name counts."""
    found: dict[str, Value] = {}
    for match in _ATTRIBUTE.finditer(source, start, end):
        begin, finish = match.span(2)
        if begin < 0:
            begin = finish = match.end()
        elif source[begin] in "\"'":
            begin += 1
            if finish > begin and source[finish - 1] == source[begin - 1]:
                finish -= 1
        found.setdefault(match[1].lower(), Value(source, begin, finish))
    return found


def raw_end(name: str, source: str, start: int) -> int:
    """Where the end tag of a raw element that opened before `start` begins; the end of the source without one."""
    if name == "script":
        return _script_end(source, start)
    found = _RAW_END[name].search(source, start)
    return found.start() if found else len(source)


def _script_end(source: str, start: int) -> int:
    """The script data states: inside `<!--`, a nested `<script>` hides the next `</script>`."""
    escaped = doubly = False
    for match in _SCRIPT.finditer(source, start):
        mark = match[0]
        if mark == "<!--":
            escaped = True
        elif mark == "-->":
            escaped = doubly = False
        elif match[1]:
            if not doubly:
                return match.start()
            doubly = False
        elif escaped:
            doubly = True
    return len(source)
