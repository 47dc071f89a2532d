"""Ids that a file of a library may refer to, offered where one is being written."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from lsprotocol import types

from claimtrack.documents.model import Span
from claimtrack.evidence.wording import citation
from claimtrack.knowledge.library import Records
from claimtrack.lsp.buffers import Buffer

_KEYS: Mapping[str, str] = {
    "source": "sources",
    "superseded_by": "sources",
    "claim": "claims",
    "claims": "claims",
    "asserts": "claims",
    "premises": "claims",
    "incompatible_with": "claims",
    "topic": "topics",
    "topics": "topics",
    "treatment": "treatments",
    "treatments": "treatments",
    "parent": "treatments",
    "policy": "policies",
    "policies": "policies",
}
"""Key of a record -> the table whose ids may stand there."""
_VALUE = re.compile(r"""(?:^|[\s{,-])(?P<key>\w+):\s*(?P<list>\[[^\]]*[\[,\s])?["']?(?P<typed>[\w/-]*)\Z""")
_ITEM = re.compile(r"""(?P<indent>\s*)-\s+["']?(?P<typed>[\w/-]*)\Z""")
_KEY = re.compile(r"(?P<indent>\s*)(?:-\s+)?(?P<key>\w+):\s*\Z")

_DETAILS: Mapping[str, Callable[[Records, str], str]] = {
    "sources": lambda records, name: citation(records.sources[name]),
    "claims": lambda records, name: records.claims[name].text,
    "topics": lambda records, name: records.topics[name].means,
    "treatments": lambda records, name: records.treatments[name].name,
    "policies": lambda records, name: records.policies[name].says,
}


def completions(buffer: Buffer, offset: int, records: Records) -> list[types.CompletionItem]:
    """The ids of the table that the key at the cursor refers to; none elsewhere."""
    lines = buffer.text[:offset].splitlines() or [""]
    key, typed = _at(lines)
    table = _KEYS.get(key)
    if table is None:
        return []
    place = buffer.lines.range(Span(offset - len(typed), offset))
    return [
        types.CompletionItem(
            label=name,
            kind=types.CompletionItemKind.Reference,
            detail=table,
            text_edit=types.TextEdit(place, name),
            data={"uri": buffer.uri, "table": table, "id": name},
        )
        for name in sorted(getattr(records, table))
    ]


def detail(records: Records, table: str, name: str) -> str | None:
    """What an id stands for, in a line; null where it is not known any more."""
    return _DETAILS[table](records, name) if table in _DETAILS and name in getattr(records, table) else None


def _at(lines: list[str]) -> tuple[str, str]:
    """The key whose value is being written at the end of the last line, and what of it is there."""
    if value := _VALUE.search(lines[-1]):
        return value["key"], value["typed"]
    if item := _ITEM.match(lines[-1]):
        return next(_keys_above(lines, len(item["indent"])), ""), item["typed"]
    return "", ""


def _keys_above(lines: list[str], indent: int) -> Iterator[str]:
    """The key that a list at an indentation belongs to, nearest first."""
    for line in reversed(lines[:-1]):
        found = _KEY.match(line)
        if found and len(found["indent"]) <= indent:
            yield found["key"]
        elif line.strip() and not line.lstrip().startswith(("-", "#")) and len(line) - len(line.lstrip()) <= indent:
            return
