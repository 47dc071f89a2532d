"""Whether a replacement can stand in the source as it is: never cutting markup, never breaking a string."""

from __future__ import annotations

import re
from collections.abc import Iterator

from claimtrack.documents.model import BlockKind, Document, Span

_INLINE = re.compile(
    "abbr|acronym|[abiqsu]|bd[io]|big|w?br|cite|code|data|del|dfn|em|font|ins|kbd|mark|samp|small|span|strike|strong"
    "|su[bp]|time|tt|var"
)
_VOID = frozenset({"br", "wbr"})
_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9-]*+)([^<>]*+)>")
_MARKER = re.compile(r"\*{1,3}|(?<!\w)_{1,3}|_{1,3}(?!\w)|~~|`+|\]\([^()\s]*\)|!?\[|\]")
_CODE = re.compile(r"<|\{\{|\{%")
"""What is left of a comment, a broken tag, a template or a program once the whole tags are out."""
_BEFORE = re.compile(r"(?:<[A-Za-z][^<>]*>|\*{1,3}|_{1,3}|~~)$")
_AFTER = re.compile(r"(?:</[A-Za-z][^<>]*>|\*{1,3}|_{1,3}|~~)")
_PROSE: frozenset[BlockKind] = frozenset(
    {"heading", "paragraph", "list-item", "cell", "header-cell", "caption", "button", "quote", "question"}
)


def place(document: Document, kind: BlockKind, span: Span, text: str) -> Span | None:
    """The source range that `text` may replace: the span, widened over emphasis that would be left half, or None."""
    if not _fits(document.format, kind, text):
        return None
    return next((wider for wider in _widenings(document, span) if _whole(document, wider)), None)


def _fits(form: str, kind: BlockKind, text: str) -> bool:
    """Strings, attributes and data values may give quotes and colons a meaning of their own."""
    if kind in _PROSE and form in ("text", "markdown"):
        return not set("<>*_`[]{}|") & set(text)
    if form == "html":
        return not set("<>&" if kind in _PROSE else "<>&\"'`") & set(text)
    return not set("<>&\"'`\\{}") & set(text) and ": " not in text and " #" not in text


def _widenings(document: Document, span: Span) -> Iterator[Span]:
    before = _BEFORE.search(document.source, max(0, span.start - 200), span.start)
    after = _AFTER.match(document.source, span.end)
    starts = (span.start, before.start()) if before else (span.start,)
    ends = (span.end, after.end()) if after else (span.end,)
    return (Span(start, end) for start in starts for end in ends)


def _whole(document: Document, span: Span) -> bool:
    piece = document.source[span.start : span.end]
    if not _tags_close(piece):
        return False
    return document.format != "markdown" or _markers_close(_TAG.sub("", piece))


def _tags_close(piece: str) -> bool:
    """Every tag in the piece is inline and closed in it; nothing else stands between angle brackets."""
    open_tags: list[str] = []
    for closing, name, rest in (match.groups() for match in _TAG.finditer(piece)):
        name = name.lower()
        if not _INLINE.fullmatch(name):
            return False
        if closing:
            if not open_tags or open_tags.pop() != name:
                return False
        elif not rest.endswith("/") and name not in _VOID:
            open_tags.append(name)
    untagged = _TAG.sub("", piece)
    return not open_tags and not _CODE.search(untagged)


def _markers_close(piece: str) -> bool:
    open_markers: list[str] = []
    for marker in _MARKER.findall(piece):
        if marker in ("[", "!["):
            open_markers.append("[")
        elif marker.startswith("]"):
            if not open_markers or open_markers.pop() != "[":
                return False
        elif open_markers and open_markers[-1] == marker:
            open_markers.pop()
        else:
            open_markers.append(marker)
    return not open_markers
