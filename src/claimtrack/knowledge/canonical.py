"""Records as canonical YAML: the one way a record is written, so that changes are easy to read.

Fields stand in the model's order; defaults and nulls are left out; long prose is folded with one sentence to a line;
short lists of words and small records stand on one line, other lists have one item a line.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from typing import Any

from claimtrack.knowledge.cases import Case, Lead
from claimtrack.knowledge.lexicon import Cue, Effect, HouseWord, Noun, Phrase, Target, TopicVerb
from claimtrack.knowledge.models import Claim, Device, Indirectness, Quantity, Record, Search, SignOff, Source, Topic
from claimtrack.knowledge.nodes import NULLS
from claimtrack.knowledge.overlay import ClaimOverlay
from claimtrack.knowledge.policies import Policy, PolicyOverlay

WIDTH = 120
_SHORT = 40  # Longest item of a list on one line.
_COMPACT = (
    Cue,
    Effect,
    HouseWord,
    Indirectness,
    Lead,
    Noun,
    Phrase,
    Quantity,
    Search,
    SignOff,
    Target,
    Topic,
    TopicVerb,
)
_NAMED_BY_PATH = (Case, Claim, ClaimOverlay, Device, Policy, PolicyOverlay, Source)

_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
_NOT_PLAIN = re.compile(r"^[\s\-?:,\[\]{}#&*!|>'\"%@`]|^\.\.\.|: |:$| #|\s$")
_NOT_PLAIN_IN_FLOW = re.compile(r"[,\[\]{}:?]")
_SENTENCE_END = re.compile(r"(?<=\S[.!?])(?P<close>[\"')\]’”]*) (?=[A-Z0-9\"'“‘(£€$])")


Path = tuple[str | int, ...]
Line = tuple[Path, str]
"""The path to what begins on a line, and the line."""


def dump_record(record: Record) -> str:
    """The text of a file that holds this record alone."""
    return "".join(f"{line}\n" for _, line in lines_of(record))


def lines_of(record: Record) -> list[Line]:
    """The lines of a file that holds this record alone; an id that is the file's path is not written."""
    return _block(record, (), 0, without_id=isinstance(record, _NAMED_BY_PATH))


def lines_of_item(record: Record, index: int) -> list[Line]:
    """The lines of this record as item `index` of a file that holds a list."""
    return _item(record, (index,), 0)


def _written(record: Record) -> Iterator[tuple[str, Any]]:
    for name, field in type(record).model_fields.items():
        value = getattr(record, name)
        if field.is_required() or value != field.get_default(call_default_factory=True):
            yield field.alias or name, value


def _block(record: Record, path: Path, indent: int, *, without_id: bool = False) -> list[Line]:
    lines: list[Line] = []
    for name, value in _written(record):
        if not (without_id and name == "id"):
            lines += _entry(f"{' ' * indent}{name}:", value, (*path, name), indent)
    return lines


def _entry(head: str, value: Any, path: Path, indent: int) -> list[Line]:
    """A key and its value."""
    one_line = _one_line(value, WIDTH - len(head) - 1)
    if one_line is not None:
        return [(path, f"{head} {one_line}")]
    if isinstance(value, Record):
        return [(path, head), *_block(value, path, indent + 2)]
    if isinstance(value, tuple):
        items = (line for index, item in enumerate(value) for line in _item(item, (*path, index), indent + 2))
        return [(path, head), *items]
    return [(path, line) for line in _text(head, value, indent)]


def _item(value: Any, path: Path, indent: int) -> list[Line]:
    head = f"{' ' * indent}-"
    one_line = _one_line(value, WIDTH - len(head) - 1)
    if one_line is not None:
        return [(path, f"{head} {one_line}")]
    if isinstance(value, Record):
        (_, first), *rest = _block(value, path, indent + 2)
        return [(path, f"{head} {first.lstrip(' ')}"), *rest]
    return [(path, line) for line in _text(head, value, indent)]


def _one_line(value: Any, width: int) -> str | None:
    """The value on one line of at most this width; None where it should not stand, or does not fit, on one."""
    if isinstance(value, Record):
        line = _flow_record(value) if isinstance(value, _COMPACT) else None
    elif isinstance(value, tuple):
        line = _flow_list(value)
    else:
        line = _scalar(value)
    return line if line is not None and len(line) <= width else None


def _flow_record(record: Record) -> str | None:
    parts = [(name, _flow(value)) for name, value in _written(record)]
    if any(part is None for _, part in parts):
        return None
    return "{" + ", ".join(f"{name}: {part}" for name, part in parts) + "}"


def _flow(value: Any) -> str | None:
    if isinstance(value, Record):
        return _flow_record(value)
    return _flow_list(value) if isinstance(value, tuple) else _scalar(value, flow=True)


def _flow_list(items: Iterable[Any]) -> str | None:
    parts = [_scalar(item, flow=True) if isinstance(item, str) and len(item) <= _SHORT else None for item in items]
    if any(part is None or part[0] in "'\"" for part in parts):
        return None
    return "[" + ", ".join(part for part in parts if part) + "]"


def _scalar(value: Any, *, flow: bool = False) -> str:
    match value:
        case None:
            return "null"
        case bool():
            return "true" if value else "false"
        case float():
            return format(Decimal(repr(value)), "f").removesuffix(".0")
        case int() | date():
            return str(value)
    text = str(value)
    if _UNPRINTABLE.search(text):
        return _UNPRINTABLE.sub(lambda match: f"\\u{ord(match[0]):04x}", json.dumps(text, ensure_ascii=False))
    if text in NULLS or _NOT_PLAIN.search(text) or (flow and _NOT_PLAIN_IN_FLOW.search(text)):
        return "'" + text.replace("'", "''") + "'"
    return text


def _text(head: str, value: Any, indent: int) -> list[str]:
    """Text that is too long for its line: folded, one sentence to a line; quoted where folding would change it."""
    if not isinstance(value, str) or _UNPRINTABLE.search(value) or value != value.strip(" ") or " " not in value:
        return [f"{head} {_scalar(value)}"]
    sentences = _SENTENCE_END.sub(r"\g<close>" + "\n", value).split("\n")
    return [f"{head} >-", *(f"{' ' * (indent + 2)}{sentence}" for sentence in sentences)]
