"""One library folder -> its records, or every problem in it with file, line, column and what to write instead."""

from __future__ import annotations

import hashlib
from collections.abc import Container, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pydantic import ValidationError
from yaml import Node

from claimtrack.errors import LibraryError, Problem
from claimtrack.knowledge import nodes, remarks
from claimtrack.knowledge.layout import MANIFEST, Slot, Stat, Table, scan, slot
from claimtrack.knowledge.models import LibraryManifest, Record
from claimtrack.knowledge.overlay import ClaimOverlay, TreatmentOverlay
from claimtrack.knowledge.policies import PolicyOverlay
from claimtrack.knowledge.tables import row

Below = Mapping[str, Container[str]]
"""Table -> ids of the layers below."""

_NAMES = ("id", "topic", "verb", "term", "never", "name")
"""What an entry is called by: the first of these that its record has."""
_OVERLAYS: dict[str, type[Record]] = {
    "claims": ClaimOverlay,
    "treatments": TreatmentOverlay,
    "policies": PolicyOverlay,
}
_WHOLE = frozenset({"about", "kind", "name", "says"})
"""A record with one of these keys is no overlay."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One record as a file holds it."""

    table: Table
    id: str
    """The record's id, topic, verb or term."""
    record: Record
    row: bytes
    """The record as canonical JSON."""
    file: str
    at: tuple[int, ...] = ()
    """Index in the file's list; empty where the file is the record."""


@dataclass(frozen=True)
class Folder:
    """A library folder as read: every entry, and what is needed to know it again."""

    path: Path
    manifest: LibraryManifest
    entries: tuple[Entry, ...]
    stats: tuple[Stat, ...]
    hashes: Mapping[str, str] = field(default_factory=dict)
    """File -> SHA-256 of its bytes."""

    def problem(self, entry: Entry, path: remarks.Path, message: str, instead: str, *, key: bool = False) -> Problem:
        """A problem at a path inside an entry; the file is read again for the place."""
        text = nodes.decode((self.path / entry.file).read_bytes())
        offset = nodes.locate(nodes.compose(text), (*entry.at, *path), key=key)
        return _problem(self.path / entry.file, text, nodes.Fault(offset, message, instead))


def manifest(folder: Path) -> LibraryManifest:
    """library.yaml of a folder; raises LibraryError."""
    problems: list[Problem] = []
    entries, _ = _read(folder, MANIFEST, {}, problems)
    if problems:
        raise LibraryError(problems)
    record = entries[0].record
    assert isinstance(record, LibraryManifest)
    return record


def read_folder(folder: Path, below: Below) -> Folder:
    """All records of a folder, each valid by itself; raises LibraryError with every problem found.

    `below` holds the ids of the layers below by table: a claim or treatment among them is read as an overlay.
    """
    stats = tuple(sorted(scan(folder)))
    problems: list[Problem] = []
    entries: list[Entry] = []
    hashes: dict[str, str] = {}
    for stat in stats:
        read, hashes[stat.file] = _read(folder, stat.file, below, problems)
        entries += read
    if problems:
        raise LibraryError(problems)
    top = next(entry.record for entry in entries if entry.table == "library")
    assert isinstance(top, LibraryManifest)
    rest = tuple(entry for entry in entries if entry.table != "library")
    return Folder(folder, top, rest, stats, hashes)


def read_records(data: bytes, path: Path, file: str) -> list[Record]:
    """The records of one file's bytes, each valid by itself; `file` is its place in the library. Raises LibraryError.

    A claim file that does not say what the claim is about is read as an overlay.
    """
    problems: list[Problem] = []
    entries = _parse(data, path, file, None, problems)
    if problems:
        raise LibraryError(problems)
    return [entry.record for entry in entries]


def _read(folder: Path, file: str, below: Below | None, problems: list[Problem]) -> tuple[list[Entry], str]:
    try:
        data = (folder / file).read_bytes()
    except OSError as error:
        message = f"the file cannot be read ({error.strerror})"
        problems.append(Problem((folder / file).as_posix(), 1, 1, message, "make it readable, or delete it"))
        return [], ""
    return _parse(data, folder / file, file, below, problems), hashlib.sha256(data).hexdigest()


def _parse(data: bytes, path: Path, file: str, below: Below | None, problems: list[Problem]) -> list[Entry]:
    holds = slot(file)
    if isinstance(holds, str):
        problems.append(Problem(path.as_posix(), 1, 1, "this file has no place in a library", holds))
        return []
    text = ""
    try:
        text = nodes.decode(data)
        entries, faults = _entries(text, file, holds, below)
    except nodes.UnreadableError as error:
        entries, faults = [], [error.fault]
        text = text or data.decode("utf-8-sig", "replace")
    problems += [_problem(path, text, fault) for fault in faults]
    return entries


def _problem(path: Path, text: str, fault: nodes.Fault) -> Problem:
    line, column = nodes.place(text, fault.offset)
    return Problem(path.as_posix(), line, column, fault.message, fault.instead)


def _entries(text: str, file: str, holds: Slot, below: Below | None) -> tuple[list[Entry], list[nodes.Fault]]:
    root = nodes.compose(text)
    faults: list[nodes.Fault] = []
    data = nodes.plain(root, faults, remarks.scalars(holds.model))
    known = {fault.offset for fault in faults}
    if not isinstance(data, list if holds.many else dict):
        wanted = "a list of records, each on '- ' lines" if holds.many else "the record's 'key: value' lines"
        raise nodes.UnreadableError(root.start_mark.index, "the file does not hold what it should", f"write {wanted}")
    entries: list[Entry] = []
    for at, item in enumerate(data) if holds.many else [(None, data)]:
        path = () if at is None else (at,)
        if holds.id is not None and "id" in item:
            offset = nodes.locate(root, ("id",), key=True)
            faults.append(nodes.Fault(offset, "the id is written here", "delete this line: the path is the id"))
        model = _model(holds, item, below)
        try:
            entries.append(_entry(item, holds, model, file, path))
        except ValidationError as error:
            found = remarks.remarks(error.errors(include_url=False), model)
            faults += [fault for remark in found if (fault := _fault(root, path, remark)).offset not in known]
    return entries, faults


def _fault(root: Node, path: tuple[int, ...], remark: remarks.Remark) -> nodes.Fault:
    offset = nodes.locate(root, (*path, *remark.path), key=remark.key)
    return nodes.Fault(offset, remark.message, remark.instead)


def _model(holds: Slot, item: Any, below: Below | None) -> type[Record]:
    overlay = _OVERLAYS.get(holds.table)
    if overlay is None or not isinstance(item, dict):
        return holds.model
    if below is None:
        return holds.model if item.keys() & _WHOLE else overlay
    return overlay if (holds.id or item.get("id")) in below.get(holds.table, ()) else holds.model


def _entry(item: Any, holds: Slot, model: type[Record], file: str, path: tuple[int, ...]) -> Entry:
    if holds.id is not None:
        item = item | {"id": holds.id}
    record = model.model_validate(item)
    name = next(getattr(record, key) for key in _NAMES if hasattr(record, key))
    return Entry(holds.table, name, record, row(record), file, path)
