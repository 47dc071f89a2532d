"""Character references of HTML, decoded to pieces as the WHATWG tokenizer reads them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from html.entities import html5

from claimtrack.documents.pieces import Piece

_REFERENCE = re.compile(r"&(#[0-9]+;?|#[xX][0-9a-fA-F]+;?|[a-zA-Z][a-zA-Z0-9]*;?)")
_LONGEST_BARE = max(len(name) for name in html5 if not name.endswith(";"))
_LONGEST_NUMBER = 12  # longer numbers, once their zeros are gone, name no character


def references(source: str, start: int, end: int, *, attribute: bool = False) -> Iterator[Piece]:
    """The pieces of source[start:end], each character reference decoded."""
    if source.find("&", start, end) < 0:
        if start < end:
            yield source[start:end], start, end
        return
    at = start
    for match in _REFERENCE.finditer(source, start, end):
        decoded = _decode(source, match.start(), match.end(), end, attribute)
        if decoded is None:
            continue
        text, finish = decoded
        if match.start() > at:
            yield source[at : match.start()], at, match.start()
        if text:
            yield text, match.start(), finish
        at = finish
    if at < end:
        yield source[at:end], at, end


def _decode(source: str, start: int, finish: int, end: int, attribute: bool) -> tuple[str, int] | None:
    """The text of a reference and where it ends; None where the ampersand stands for itself."""
    if source[start + 1] == "#":
        return _numeric(source[start + 2 : finish]), finish
    name = source[start + 1 : finish] if finish - start < 40 else source[start + 1 : start + 40]
    if len(name) == finish - start - 1 and name in html5:
        if attribute and not name.endswith(";") and source[finish:end][:1] == "=":
            return None
        return html5[name], finish
    for length in range(min(len(name) - 1, _LONGEST_BARE), 1, -1):
        if name[:length] in html5:
            following = name[length]
            # In an attribute "&copy2" is text: only there do letters, digits and "=" undo a bare reference.
            return None if attribute and following.isalnum() else (html5[name[:length]], start + 1 + length)
    return None


def _numeric(digits: str) -> str:
    body = digits.rstrip(";")
    base = "#x" if body[0] in "xX" else "#"
    significant = body.lstrip("xX").lstrip("0") or "0"
    if len(significant) > _LONGEST_NUMBER:
        return "\ufffd"
    return unescape(f"&{base}{significant};")
