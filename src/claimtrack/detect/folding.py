"""Text made comparable, character for character: offsets in the folded text are offsets in the block's text."""

from __future__ import annotations

import re
from collections.abc import Iterator

_QUOTES = dict.fromkeys(map(ord, "\u2018\u2019\u201a\u201b\u2032\u00b4\u0060\u02bc"), "'") | dict.fromkeys(
    map(ord, "\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb"), '"'
)
_DASHES = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2212"), "-") | dict.fromkeys(
    map(ord, "\u2013\u2014\u2015"), "\u2014"
)
_FOLD = _QUOTES | _DASHES
_JOINERS = dict.fromkeys(map(ord, "-/"), " ")
_WORD = re.compile(r"[^\W_]+|[^\w\s]|_")


def fold(text: str) -> str:
    """Lower case, straight quotes, one hyphen and one dash; as long as `text`."""
    folded = text.translate(_FOLD).lower()
    if len(folded) != len(text):  # a few letters, such as capital I with a dot, grow when lowered
        return "".join(low if len(low := character.lower()) == 1 else character for character in text.translate(_FOLD))
    return folded


def spaced(folded: str) -> str:
    """Folded text in which a hyphen or slash reads as a space, the form in which words are looked up."""
    return folded.translate(_JOINERS)


def normal(term: str) -> list[str]:
    """The words and marks of a term, as they are compared."""
    return _WORD.findall(spaced(fold(term)))


def words(lookup: str) -> Iterator[re.Match[str]]:
    """The words and marks of folded, spaced text, one match each; what stands between them is white space."""
    return _WORD.finditer(lookup)
