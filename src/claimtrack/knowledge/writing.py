"""The only place that writes a library's files: canonical layout, written beside and then renamed.

Comments stay with what they stand before; one at the end of a line moves above it.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from claimtrack.errors import LibraryError, Problem, UsageError
from claimtrack.knowledge import loading, nodes
from claimtrack.knowledge.canonical import lines_of, lines_of_item
from claimtrack.knowledge.comments import comments, with_comments
from claimtrack.knowledge.layout import MANIFEST, Slot, scan, slot
from claimtrack.knowledge.models import Record


def format_folder(folder: Path, *, check: bool = False) -> list[Path]:
    """Format every file of a library; the files that changed, or would change if `check`.

    Raises LibraryError with the problems of all files that cannot be formatted; the others are formatted.
    """
    changed: list[Path] = []
    problems: list[Problem] = []
    for stat in sorted(scan(folder)):
        try:
            if format_file(folder / stat.file, check=check):
                changed.append(folder / stat.file)
        except LibraryError as error:
            problems += error.problems
    if problems:
        raise LibraryError(problems)
    return changed


def format_file(path: Path, *, check: bool = False) -> bool:
    """Write a file of a library in its canonical layout; whether it changed, or would change if `check`."""
    folder = next((parent for parent in path.absolute().parents if (parent / MANIFEST).is_file()), None)
    if folder is None:
        raise UsageError(f"{path} is in no library: no folder above it holds {MANIFEST}")
    file = path.absolute().relative_to(folder).as_posix()
    data = path.read_bytes()
    text = formatted(data, path, file)
    if text.encode() == data:
        return False
    if not check:
        write(path, text)
    return True


def write(path: Path, text: str) -> None:
    """Write a file whole or not at all."""
    beside = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        beside.write_text(text, encoding="utf-8", newline="")
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


def extended(data: bytes, path: Path, file: str, records: Iterable[Record]) -> str:
    """The canonical text of a file that holds a list, with these records after what it held. Raises LibraryError."""
    held = loading.read_records(data, path, file) if data.strip() else []
    added = (line for index, record in enumerate(records, len(held)) for _, line in lines_of_item(record, index))
    whole = data.rstrip(b"\n") + b"\n" if data.strip() else b""
    return formatted(whole + "".join(f"{line}\n" for line in added).encode(), path, file)


def formatted(data: bytes, path: Path, file: str) -> str:
    """The canonical text of a file's bytes; `file` is its place in the library. Raises LibraryError."""
    return _laid_out(loading.read_records(data, path, file), data, path, file)


def rewritten(data: bytes, path: Path, file: str, record: Record) -> str:
    """The canonical text of a file that held one record and now holds another, with the comments of before."""
    return _laid_out([record], data, path, file)


def _laid_out(records: list[Record], data: bytes, path: Path, file: str) -> str:
    """The records as text, with the comments of the file's bytes."""
    holds = slot(file)
    if isinstance(holds, Slot) and holds.many:
        lines = [line for index, record in enumerate(records) for line in lines_of_item(record, index)]
    else:
        lines = lines_of(records[0])
    text = nodes.decode(data)
    result = "".join(f"{line}\n" for line in with_comments(lines, list(comments(nodes.compose(text), text))))
    if loading.read_records(result.encode(), path, file) != records:
        raise AssertionError(f"{path}: writing would change what the file says; nothing was written")
    return result
