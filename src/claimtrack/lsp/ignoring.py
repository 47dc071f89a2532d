"""Where and how a directive that lets a finding stand is written: a comment before what it is for, or a line beside.

The reason is left for the person to write; until there is one, the directive does nothing and says so.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from claimtrack.documents import read_text
from claimtrack.documents.model import Block, Document
from claimtrack.policy.finding import Finding, Passage

_COMMENT: Mapping[str, tuple[str, str]] = {
    "html": ("<!-- ", " -->"),
    "jsx": ("{/* ", " */}"),
    "slashes": ("// ", ""),
    "hash": ("# ", ""),
}
_MARKUP = frozenset({"html", "template", "vue", "svelte", "astro", "php", "blade"})
_SCRIPT = frozenset({"javascript", "typescript"})
_RAW = re.compile(r"<(?:title|script|style|textarea|option)\b", re.IGNORECASE)
"""Elements that hold no comments: the directive stands before them."""
_ENTRY = re.compile(r"""[ \t]*(?:(?:export\s+)?(?:const|let|var)\s+)?(?:[\w$'"-]+\s*(?:=>|[:=])\s*)?[{(]?\s*["'`]""")
"""A line that begins with a string, or with a name and its string: a comment line may stand before it."""
_ROW = re.compile(r"[ \t>]*\|")
"""A row of a table, which a line of its own would cut."""
_FRONT_MATTER = re.compile(r"\A\ufeff?---[ \t]*\r?\n.*?^---[ \t]*\r?$", re.DOTALL | re.MULTILINE)


class Insertion(NamedTuple):
    """Text to put at an offset of the source."""

    offset: int
    text: str
    cursor: int
    """Where in the text the reason is to be written."""


def directive(finding: Finding, until: date) -> str:
    """All of it but the reason."""
    return f"claimtrack-ignore-next {finding.rule} until={until.isoformat()} -- "


def line_beside(passage: Passage, finding: Finding, until: date) -> str:
    """The line for a format without comments, in the file beside the copy; all but the reason."""
    words = max(re.split('["\u201c\u201d]', passage.text), key=len).strip()
    return f'claimtrack-ignore-passage "{words}" {finding.rule} until={until.isoformat()} -- '


def insertion(document: Document, block: Block, passage: Passage, text: str) -> Insertion | None:
    """Where to write a directive in a comment; null where none can be written without harm."""
    source, start = document.source, passage.place.span.start
    front = _FRONT_MATTER.match(source)
    if document.format == "yaml" or (front and start < front.end() and document.format in ("markdown", "mdx", "html")):
        return _line(source, start, "hash", text)
    if document.format in ("markdown", "mdx"):
        marks = "html" if document.format == "markdown" else "jsx"
        if _ROW.match(source, _line_start(source, start)):
            return _inline(start, marks, text)
        return _line(source, block.span(0, 1).start, marks, text)
    if document.format in _SCRIPT or (document.format in ("php", "blade") and _in_string(source, start)):
        return _in_script(document, source, start, text)
    return _in_markup(source, start, text) if document.format in _MARKUP else None


def is_harmless(document: Document, one: Insertion) -> bool:
    """Whether readers of the page are shown the same with it as without."""
    source = document.source[: one.offset] + one.text + document.source[one.offset :]
    again = read_text(source, document.path, document.format)
    return [block.text for block in again.blocks] == [block.text for block in document.blocks]


def _in_script(document: Document, source: str, start: int, text: str) -> Insertion | None:
    """Before the line of a string that stands by itself; among the children of an element, right before the text."""
    if _in_string(source, start):
        begin = _line_start(source, start)
        return _line(source, start, "slashes", text) if _ENTRY.match(source, begin, start) else None
    return _inline(start, "jsx", text) if document.format == "javascript" else None


def _in_markup(source: str, start: int, text: str) -> Insertion:
    """Right before the text, or before the tag it stands in."""
    opened = source.rfind("<", 0, start)
    between = source[opened:start] if opened >= 0 else ""
    in_tag = ">" not in between and re.match(r"<[A-Za-z]", between) is not None
    first_in = re.fullmatch(r"<[A-Za-z][^<>]*>\s*", between) is not None
    return _inline(opened if in_tag or first_in or _RAW.match(between) else start, "html", text)


def _line(source: str, offset: int, marks: str, text: str) -> Insertion:
    begin = _line_start(source, offset)
    indent = re.compile(r"[ \t]*").match(source, begin)
    lead = (indent[0] if indent else "") + _COMMENT[marks][0]
    return Insertion(begin, f"{lead}{text}{_COMMENT[marks][1]}{_line_end(source)}", len(lead) + len(text))


def _inline(offset: int, marks: str, text: str) -> Insertion:
    before, after = _COMMENT[marks]
    return Insertion(offset, f"{before}{text}{after}", len(before) + len(text))


def _in_string(source: str, start: int) -> bool:
    return source[start - 1 : start] in ('"', "'", "`")


def _line_start(source: str, offset: int) -> int:
    start = max(source.rfind("\n", 0, offset), source.rfind("\r", 0, offset)) + 1
    return 1 if start == 0 and source.startswith("\ufeff") else start


def _line_end(source: str) -> str:
    return "\r\n" if "\r\n" in source else "\n"
