"""Template code blanked out of a text without moving any offset."""

from __future__ import annotations

import re

from claimtrack.documents.model import OBJECT
from claimtrack.documents.pieces import FILLER

_OPENING = re.compile(r"\{\{!--|\{\{[-~]?\s*/\*|\{\{[<%]|\{\{\{|\{\{|\{%|\{#")
_CONTROL = re.compile(
    r"[-~]?\s*(?:[#/^>!&]|(?:if|else|end|range|with|define|block|partial|template|each|unless)\b|\$?\w+\s*:=)"
)
_ATTRIBUTE_LIST = re.compile(r"\{:[^}\r\n]{0,300}\}|\{[.#][\w.#:= \"-]{0,300}\}|^[ \t]*:{3,}[ \t]*\w*", re.MULTILINE)
_LONGEST = 4000  # a template tag longer than this is an accident of two braces


def mask_templates(text: str) -> str:
    """`text` with Liquid, Jinja, Handlebars and Hugo tags blanked: an output tag leaves one OBJECT, others nothing."""
    if "{{" not in text and "{%" not in text and "{#" not in text:
        return text
    parts: list[str] = []
    at = 0
    missing: set[str] = set()
    for match in _OPENING.finditer(text):
        start = match.start()
        close = _closing(match[0])
        if start < at or close in missing:
            continue
        found = text.find(close, match.end(), match.end() + _LONGEST)
        if found < 0:
            if text.find(close, match.end()) < 0:
                missing.add(close)
            continue
        end = found + len(close)
        parts += text[at:start], _mask(match[0], text[match.end() : found], end - start)
        at = end
    parts.append(text[at:])
    return "".join(parts)


def _closing(opening: str) -> str:
    if opening == "{{!--":
        return "--}}"
    if opening.endswith("/*"):
        return "}}"
    return {"{{<": ">}}", "{{%": "%}}", "{{{": "}}}", "{%": "%}", "{#": "#}"}.get(opening, "}}")


def _mask(opening: str, body: str, length: int) -> str:
    outputs = opening in ("{{", "{{{") and not _CONTROL.match(body)
    return blank(length, shown=outputs)


def blank(length: int, *, shown: bool = False) -> str:
    """Text of `length` that reads as nothing, or as one OBJECT where something is shown."""
    return (OBJECT if shown else FILLER) + FILLER * (length - 1)


def mask_attribute_lists(text: str) -> str:
    """`text` with the attribute lists of kramdown and Pandoc (`{: .lead}`, `{#id}`) and `:::` marks blanked."""
    if "{" not in text and ":::" not in text:
        return text
    return _ATTRIBUTE_LIST.sub(lambda match: blank(len(match[0])), text)
