"""Single-file components: the template of Vue, Svelte and Astro files, and the strings of their scripts."""

from __future__ import annotations

import re

from claimtrack.documents.braces import mask_braces
from claimtrack.documents.component_props import component_props
from claimtrack.documents.data_json import read_json
from claimtrack.documents.drafts import Draft, adopt, finish
from claimtrack.documents.html import HtmlReader
from claimtrack.documents.javascript import script_drafts, script_table
from claimtrack.documents.masking import mask_templates
from claimtrack.documents.model import Document, Unread
from claimtrack.documents.page import Page
from claimtrack.documents.templates import without_tags
from claimtrack.documents.tree import Table
from claimtrack.documents.values import Place, value_drafts

_SECTION = re.compile(r"<(script|style|i18n|docs)\b(?:[^<>\"']++|\"[^\"]*+\"|'[^']*+')*>", re.IGNORECASE)
_MESSAGES = re.compile(r"<i18n\b[^<>]*>(\s*\{[^<]*+)")
_FENCE = re.compile(r"\s*---[ \t]*\r?\n")
_FENCE_END = re.compile(r"^---[ \t]*$", re.MULTILINE)
_BOUND = re.compile(r"""(?<=[\s"'])(?:v-bind)?:(?P<name>[a-z][\w-]*)="(?P<expression>[^"]*')[^"]*\"""", re.IGNORECASE)
_GIVEN = re.compile(r"(?<=\s)(?P<name>[A-Za-z]\w*)=\{(?P<expression>[\[{])")
Spans = list[tuple[int, int]]


def read_vue(source: str, path: str) -> Document:
    """A .vue file: `{{ }}` and bound attributes in the template, and its scripts."""
    scripts, other = _sections(source)
    template = _blanked(source, scripts + other)
    masked, values = without_tags(template)
    found = [(match.span("name"), match.end("name") + 1, match.end() - 1) for match in _BOUND.finditer(template)]
    bound = _assignments(template, found)
    values += _values(bound)
    for match in _MESSAGES.finditer(source):
        start, end = match.span(1)
        values += adopt(read_json(_alone(source, start, end), path).blocks)
    return _document(source, path, "vue", mask_templates(masked), scripts, values)


def read_svelte(source: str, path: str) -> Document:
    """A .svelte file."""
    scripts, other = _sections(source)
    return _with_braces(source, path, "svelte", scripts, _blanked(source, scripts + other))


def read_astro(source: str, path: str) -> Document:
    """An .astro file; the script between its fences is read like any other."""
    scripts, other = _sections(source)
    fence = _FENCE.match(source)
    close = _FENCE_END.search(source, fence.end()) if fence else None
    if fence and close:
        inside = (fence.end(), close.start())
        scripts = [inside, *(span for span in scripts if span[0] > close.end())]
        other = [(0, fence.end()), (close.start(), close.end()), *(span for span in other if span[0] > close.end())]
    return _with_braces(source, path, "astro", scripts, _blanked(source, scripts + other))


def _with_braces(source: str, path: str, format: str, scripts: Spans, template: str) -> Document:  # noqa: A002
    given = []
    for match in _GIVEN.finditer(template):
        end = _closing_brace(template, match.end("name") + 1)
        if end:
            given.append((match.span("name"), match.end("name") + 1, end))
    return _document(source, path, format, mask_braces(template), scripts, _values(_assignments(template, given)))


def _document(
    source: str,
    path: str,
    format: str,  # noqa: A002 - the contract's word
    masked: str,
    scripts: Spans,
    values: list[Draft],
) -> Document:
    page = Page(source, path, format)
    HtmlReader(page, masked).read()
    drafts = [*adopt(page.blocks), *values, *component_props(masked)]
    unread: list[Unread] = list(page.unread)
    for start, end in scripts:
        found, missed, _ = script_drafts(_alone(source, start, end))
        drafts += found
        unread += missed
    return Document(path, format, source, finish(drafts), tuple(unread))


def _sections(source: str) -> tuple[Spans, Spans]:
    """Where scripts stand, and other sections that are not markup."""
    scripts: Spans = []
    other: Spans = []
    at = 0
    while match := _SECTION.search(source, at):
        name = match[1].lower()
        close = re.compile(rf"</{name}\b", re.IGNORECASE).search(source, match.end())
        end = close.start() if close else len(source)
        (scripts if name == "script" else other).append((match.end(), end))
        at = end
    return scripts, other


def _blanked(source: str, spans: Spans) -> str:
    parts: list[str] = []
    at = 0
    for start, end in sorted(spans):
        parts += source[at:start], " " * (end - start)
        at = end
    parts.append(source[at:])
    return "".join(parts)


def _alone(source: str, start: int, end: int) -> str:
    """Source [start, end) in its place with nothing around it."""
    return " " * start + source[start:end]


def _assignments(text: str, found: list[tuple[tuple[int, int], int, int]]) -> str:
    """Attributes with an expression as a script that assigns them, every character in its place.

    Each is the span of its name, and the offsets of the marks around its expression.
    """
    parts: list[str] = []
    at = 0
    for (name, name_end), opening, closing in found:
        if name <= at or closing <= opening:
            continue
        parts += " " * (name - 1 - at), ";", text[name:name_end].replace("-", "_"), "="
        parts += " " * (opening - name_end - 1), "(", text[opening + 1 : closing], ")"
        at = closing + 1
    return "".join(parts)


def _values(script: str) -> list[Draft]:
    if not script:
        return []
    table, _ = script_table(script)
    return [draft for entry in table.entries for draft in value_drafts(Table((entry,)), Place())]


def _closing_brace(text: str, start: int) -> int | None:
    depth = 0
    for match in re.compile(r"""[{}]|"(?:[^"\\]|\\.)*+"|'(?:[^'\\\n]|\\.)*+'""").finditer(text, start, start + 20_000):
        depth += {"{": 1, "}": -1}.get(match[0], 0)
        if not depth:
            return match.start()
    return None
