"""Where the comments of a document stand, by its format."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from claimtrack.documents.model import Block, Document, Span

# A mark that opens within another, as in accept="image/*", begins a comment of its own.
_HTML = r"<!--(?P<html>(?:(?!<!--).)*?)-->"
_STARRED = r"/\*(?P<starred>(?:(?!/\*).)*?)\*/"
_SLASHED = r"(?<![:\w])//(?P<slashed>[^\r\n]*)"
_HASHED = r"(?:^|(?<=\s))#(?P<hashed>[^\r\n]*)"
# A comment of PHP ends where its line or its program does.
_PHP_SLASHED = r"(?<![:\w])//(?P<slashed>(?:(?!\?>)[^\r\n])*)"
_PHP_HASHED = r"(?:^|(?<=\s))#(?P<hashed>(?:(?!\?>)[^\r\n])*)"
_BLADE = r"\{\{--(?P<blade>.*?)--\}\}"
_TWIG = r"\{#(?P<twig>.*?)#\}"
_LIQUID = r"\{%-?\s*comment\s*-?%\}(?P<liquid>.*?)\{%-?\s*endcomment\s*-?%\}"
_EMBEDDED = r"<%#(?P<embedded>.*?)%>"
_HANDLEBARS = r"\{\{~?!--(?P<dashed>.*?)--~?\}\}|\{\{~?!(?!--)(?P<handlebars>.*?)~?\}\}"


def _any_of(*ways: str) -> re.Pattern[str]:
    return re.compile("|".join(ways), re.DOTALL | re.MULTILINE)


_SYNTAX = {
    "html": _any_of(_HTML),
    "markdown": _any_of(_HTML),
    "mdx": _any_of(_HTML, _STARRED),
    "yaml": _any_of(_HASHED),
    "javascript": _any_of(_STARRED, _SLASHED),
    "typescript": _any_of(_STARRED, _SLASHED),
    "php": _any_of(_HTML, _STARRED, _PHP_SLASHED, _PHP_HASHED),
    "blade": _any_of(_BLADE, _HTML, _STARRED, _PHP_SLASHED, _PHP_HASHED),
    "template": _any_of(_LIQUID, _TWIG, _EMBEDDED, _HANDLEBARS, _HTML),
    **dict.fromkeys(("vue", "svelte", "astro"), _any_of(_HTML, _STARRED, _SLASHED)),
}
"""Format -> the ways to write a comment in it; a format without a row has none."""
_FRONT_MATTER = re.compile(r"\A\ufeff?(---|\+\+\+)[ \t]*\r?\n.*?^\1[ \t]*\r?$", re.DOTALL | re.MULTILINE)
_FENCE = re.compile(
    r"^[ >\t]*(?P<fence>```+(?=[^`\n]*$)|~~~+)[^\n]*\n.*?(?:^[ >\t]*(?P=fence)|\Z)", re.DOTALL | re.MULTILINE
)
_IN_VALUE = re.compile(r"""<[A-Za-z][^<>]*=\s*(?:"[^"<>]*|'[^'<>]*)\Z""")
_LONGEST_TAG = 2000
_CODE = re.compile(r"(?<!`)(?P<ticks>`+)(?!`)[^\n]*?(?<!`)(?P=ticks)(?!`)")


class Comment(NamedTuple):
    """One comment; offsets in the source."""

    span: Span
    """With its marks."""
    body: Span


def has_comments(document: Document) -> bool:
    """Whether the format has any way to write one."""
    return document.format in _SYNTAX


def comments_in(document: Document, word: str) -> Iterator[Comment]:
    """The comments of a document that hold a word, in their order; what readers see is none, nor is an example in a
    code block."""
    pattern = _SYNTAX.get(document.format)
    if pattern is None:
        return
    source = document.source
    found = [_comment(match) for match in pattern.finditer(source)]
    if document.format in ("markdown", "mdx", "html", "template") and (front := _FRONT_MATTER.match(source)):
        found += [_comment(match) for match in _SYNTAX["yaml"].finditer(source, *front.span())]
    shown = _Shown(document)
    code = list(_code(source)) if document.format in ("markdown", "mdx") else []
    for comment in sorted(one for one in found if word in source[slice(*one.body)]):
        quoted = any(start <= comment.span.start < end for start, end in code)
        if not quoted and not shown.holds(comment) and not _is_value(source, comment):
            yield comment


def _comment(match: re.Match[str]) -> Comment:
    name = match.lastgroup or ""
    return Comment(Span(*match.span()), Span(*match.span(name)))


def _is_value(source: str, comment: Comment) -> bool:
    """Whether what looks like a comment of HTML stands in an attribute."""
    start = comment.span.start
    return source.startswith("<!--", start) and bool(_IN_VALUE.search(source, max(0, start - _LONGEST_TAG), start))


def _code(source: str) -> Iterator[tuple[int, int]]:
    fences = [match.span() for match in _FENCE.finditer(source)]
    yield from fences
    for match in _CODE.finditer(source):
        if not any(start <= match.start() < end for start, end in fences):
            yield match.span()


class _Shown:
    """What of a source readers see."""

    def __init__(self, document: Document) -> None:
        self._source = document.source
        self._blocks = document.blocks

    def holds(self, comment: Comment) -> bool:
        """Whether its mark is seen, or, where the mark is one of Markdown too, its first word."""
        body = self._source[slice(*comment.body)]
        word = comment.body.start + len(body) - len(body.lstrip())
        return any(_shows(block, offset) for block in self._blocks for offset in (comment.span.start, word))


def _shows(block: Block, offset: int) -> bool:
    """Whether a character of the source stands in the text of a block as it is: not folded away between two words."""
    starts = block.map.source_starts
    run = bisect_right(starts, offset) - 1
    if run < 0 or offset >= block.map.source_ends[run]:
        return False
    begins = block.map.text_starts
    ends = begins[run + 1] if run + 1 < len(begins) else block.map.text_length
    return block.map.source_ends[run] - starts[run] == ends - begins[run]
