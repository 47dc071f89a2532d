"""The file of a baseline, read with every fault at its place, and written with an entry a line."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from claimtrack.baseline.model import Baseline, Entry
from claimtrack.errors import BaselineError, Problem, UsageError, shown
from claimtrack.knowledge.remarks import remarks

NAME = "claimtrack-baseline.json"
_SCHEMA = 1
_ENTRIES = re.compile(r'"entries"\s*:\s*\[')
_BETWEEN = re.compile(r"[\s,]*")


def read(file: Path) -> Baseline:
    """Read a baseline. Raises UsageError where there is none and BaselineError with every fault in it."""
    path = shown(file).as_posix()
    try:
        text = file.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        raise UsageError(f"{path}: no such baseline; make one: claimtrack baseline write") from None
    except OSError as error:
        raise UsageError(f"{path}: cannot be read: {error.strerror}") from None
    except UnicodeDecodeError:
        raise BaselineError([Problem(path, 1, 1, "the file is not UTF-8", "save it as UTF-8")]) from None
    try:
        data = json.loads(text)
    except json.JSONDecodeError as error:
        problem = Problem(path, error.lineno, error.colno, f"this is no JSON: {error.msg}", "restore the last version")
        raise BaselineError([problem]) from None
    if not isinstance(data, dict) or data.get("schema") != _SCHEMA or not isinstance(data.get("entries"), list):
        message = f"this is no baseline of schema {_SCHEMA}"
        raise BaselineError([Problem(path, 1, 1, message, "make one: claimtrack baseline write")])
    return Baseline(file, _entries(path, text, data["entries"]), str(data.get("library") or ""))


def _entries(path: str, text: str, rows: list[Any]) -> tuple[Entry, ...]:
    entries: list[Entry] = []
    faults: list[tuple[int, ValidationError]] = []
    for number, row in enumerate(rows):
        try:
            entries.append(Entry.model_validate_json(json.dumps(row)))
        except ValidationError as error:
            faults.append((number, error))
    lines = _lines(text, len(rows)) if faults else []
    problems = [one for number, error in faults for one in _problems(path, lines[number], number, error)]
    if problems:
        raise BaselineError(problems)
    return tuple(entries)


def _lines(text: str, count: int) -> list[int]:
    """The line on which each entry begins."""
    found = _ENTRIES.search(text)
    decoder, at, lines = json.JSONDecoder(), found.end() if found else 0, []
    for _ in range(count if found else 0):
        at = _BETWEEN.match(text, at).end()  # type: ignore[union-attr]
        lines.append(text.count("\n", 0, at) + 1)
        _, at = decoder.raw_decode(text, at)
    return lines or [1] * count


def _problems(path: str, line: int, number: int, error: ValidationError) -> Iterator[Problem]:
    for remark in remarks(error.errors(include_url=False), Entry):
        where = ", ".join((f"entry {number + 1}", *filter(None, [".".join(map(str, remark.path))])))
        yield Problem(path, line, 1, f"{where}: {remark.message}", remark.instead)


def text_of(baseline: Baseline) -> str:
    """The file as it is written: entries by path, then as they stand on the page."""
    rows = (json.dumps(_row(entry), ensure_ascii=False) for entry in baseline.entries)
    head = f'{{\n  "schema": {_SCHEMA},\n  "library": {json.dumps(baseline.library)},\n  "entries": [\n'
    body = ",\n".join(f"    {row}" for row in rows)
    return f"{head}{body}\n  ]\n}}\n" if body else f"{head}  ]\n}}\n"


def _row(entry: Entry) -> dict[str, Any]:
    """What is not said is left out."""
    data = entry.model_dump(mode="json")
    return {key: value for key, value in data.items() if value not in (None, "") and (key, value) != ("number", 1)}
