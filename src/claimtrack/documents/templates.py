"""Page templates: Liquid, Jinja, Twig, Nunjucks, Handlebars, EJS and ERB.

Tags are blanked out in place: an output tag leaves OBJECT, or the text of the literals it prints; arguments with a name
(`title: "..."`) are read as values under that name; comments and embedded settings leave nothing.
"""

from __future__ import annotations

import re

from claimtrack.documents import keys
from claimtrack.documents.component_props import component_props
from claimtrack.documents.decoded import verbatim
from claimtrack.documents.drafts import Draft, adopt, finish
from claimtrack.documents.front_matter import read_front_matter
from claimtrack.documents.html import HtmlReader
from claimtrack.documents.masking import blank, mask_templates
from claimtrack.documents.model import Document
from claimtrack.documents.page import Page
from claimtrack.documents.pieces import FILLER
from claimtrack.documents.values import Place, value_drafts

_DEAD = re.compile(r"\{%-?\s*(comment|schema|javascript|stylesheet|style)\b[^%]{0,200}%\}")
_TAG = re.compile(r"(?P<output>\{\{\{?(?![!#/^>{]))|(?P<control>\{%|\{\{[#>])|<%(?P<sign>--|[#=-]|)")
_STRING = re.compile(
    r"""(?:(?P<name>[\w-]+)\s*+(?:=>|[:=])\s*+|:(?P<symbol>\w+)\s*+,\s*+)?
        (?:"(?P<double>(?:[^"\\]++|\\.)*+)"|'(?P<single>(?:[^'\\]++|\\.)*+)')""",
    re.VERBOSE | re.DOTALL,
)
_COMPARED = re.compile(r"(?:[=!]=|contains|eq|ne)\s*\Z")
_ESCAPE = re.compile(r"\\(?=[\"'\\])")
_LONGEST = 4000


def read_template(source: str, path: str) -> Document:
    """A page template; front matter at its top is read too."""
    page = Page(source, path, "template")
    start, front = read_front_matter(source, path)
    masked, values = without_tags(_without_dead_sections(source), start)
    masked = mask_templates(masked)
    HtmlReader(page, masked).read(start)
    drafts = [*adopt(page.blocks), *values, *component_props(masked[start:].rjust(len(masked)))]
    if front:
        drafts += adopt(front.blocks)
    unread = (*front.unread, *page.unread) if front else tuple(page.unread)
    return Document(path, "template", source, finish(drafts), unread, metadata=front.metadata if front else {})


def _without_dead_sections(source: str) -> str:
    """Comments, scripts and the settings of a section, blanked with all they hold."""
    parts: list[str] = []
    at = 0
    for match in _DEAD.finditer(source):
        if match.start() < at:
            continue
        close = re.compile(rf"\{{%-?\s*end{match[1]}\s*-?%\}}").search(source, match.end())
        end = close.end() if close else match.end()
        parts += source[at : match.start()], blank(end - match.start())
        at = end
    parts.append(source[at:])
    return "".join(parts)


def without_tags(text: str, start: int = 0) -> tuple[str, list[Draft]]:
    """`text` with `<% %>` tags and the literals in `{{ }}` replaced by what they print, and the values they name."""
    parts: list[str] = [text[:start]]
    values: list[Draft] = []
    missing: set[str] = set()
    at = start
    for match in _TAG.finditer(text, start):
        begin = match.start()
        end = -1 if begin < at else _end(text, match, missing)
        if end < 0:
            continue
        values += _named(text, match.end(), end)
        shown = _shown(text, match, end)
        if shown is not None:
            parts += text[at:begin], shown
            at = end
    parts.append(text[at:])
    return "".join(parts), values


def _closing(match: re.Match[str]) -> str:
    if match["sign"] is not None:
        return "--%>" if match["sign"] == "--" else "%>"
    return "%}" if match[0] == "{%" else "}" * (3 if match[0] == "{{{" else 2)


def _end(text: str, match: re.Match[str], missing: set[str]) -> int:
    close = _closing(match)
    found = -1 if close in missing else text.find(close, match.end())
    if found < 0:
        missing.add(close)
        return -1
    return found + len(close) if found - match.end() < _LONGEST or match["sign"] is not None else -1


def _named(text: str, start: int, end: int) -> list[Draft]:
    drafts: list[Draft] = []
    for match in _STRING.finditer(text, start, end):
        if match["symbol"]:
            # content_for :title and its like name what the page's head shows.
            drafts += value_drafts(verbatim(text, *_span(match)), Place().under("head").under(match["symbol"]))
        elif _argument(text, match):
            drafts += value_drafts(verbatim(text, *_span(match)), Place().under(match["name"]))
    return drafts


def _argument(text: str, match: re.Match[str]) -> bool:
    """The string has a name of its own; that of a filter (`| default: "..."`) is none."""
    return bool(match["name"]) and not text[max(0, match.start() - 40) : match.start()].rstrip().endswith("|")


def _span(match: re.Match[str]) -> tuple[int, int]:
    return match.span("double") if match["double"] is not None else match.span("single")


def _shown(text: str, match: re.Match[str], end: int) -> str | None:
    """What stands in place of a tag, in its length; None where `mask_templates` will see to it."""
    begin, inner = match.start(), match.end()
    if match["sign"] in ("--", "#") or match["sign"] == "":
        return blank(end - begin)
    if match["control"]:
        return None
    parts: list[str] = []
    at = begin
    whole = text[inner:end].strip(" \t\r\n-%}")
    for string in _STRING.finditer(text, inner, end):
        first, last = _span(string)
        said = text[first:last]
        if string["symbol"] or _argument(text, string) or _COMPARED.search(text, inner, string.start()):
            continue
        if keys.is_prose(said) or (whole == string[0] and keys.is_text(said)):
            parts += FILLER * (first - at), _ESCAPE.sub(FILLER, said)
            at = last
    if parts:
        return "".join(parts) + FILLER * (end - at)
    return blank(end - begin, shown=True) if match["sign"] else None
