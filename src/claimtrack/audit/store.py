"""The runs of audits in one SQLite file: `audit.sqlite` of a folder. One commit a page; a killed run loses none."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from importlib import resources
from pathlib import Path
from typing import Any

from claimtrack.audit.model import Kept, Origin
from claimtrack.errors import UsageError

NAME = "audit.sqlite"
_VERSION = 2
_PATIENCE = 10.0
"""Seconds to wait for another process that writes."""


@dataclass(frozen=True, slots=True)
class Run:
    """One audit: what was judged, by what, as of when."""

    id: int
    sources: tuple[str, ...]
    """As the user named them."""
    started: str
    """ISO 8601, UTC."""
    finished: str
    """Empty where it was cut off."""
    as_of: date
    markets: tuple[str, ...]
    """Those named for every page; a configuration may name more."""
    min_confidence: str
    version: str
    """Of claimtrack."""
    layers: tuple[Mapping[str, str], ...]
    """Name, version and digest of each layer of the library, lowest first."""
    digest: str
    """Of the library."""
    bench: str
    """Digest of all that pages are judged by but their profile."""


class Runs:
    """The runs of one file; `with Runs.open(folder) as runs`."""

    def __init__(self, database: sqlite3.Connection, folder: Path) -> None:
        self.database = database
        self.folder = folder

    @classmethod
    @contextmanager
    def open(cls, folder: Path, *, new: bool = False) -> Iterator[Runs]:
        """The runs of a folder, made where `new`. UsageError where there are none, or nothing can be written."""
        file = folder / NAME
        if not new and not file.is_file():
            raise UsageError(f"{folder.as_posix()}: no audit was kept here; make one: claimtrack audit SITE")
        try:
            folder.mkdir(parents=True, exist_ok=True)
            database = sqlite3.connect(file, timeout=_PATIENCE, isolation_level=None)
        except (OSError, sqlite3.Error) as error:
            raise UsageError(f"{file.as_posix()}: cannot be opened: {error}") from error
        try:
            _prepare(database)
            yield cls(database, folder)
        except sqlite3.Error as error:
            raise UsageError(f"{file.as_posix()}: {error}; what was judged before is kept") from error
        finally:
            database.close()

    def begin(self, run: Run) -> int:
        """Note a run that begins; one that was cut off is forgotten, what it judged is not."""
        with self.writing():
            self.database.execute("DELETE FROM page WHERE run IN (SELECT id FROM run WHERE state = 'running')")
            self.database.execute("DELETE FROM claim WHERE run IN (SELECT id FROM run WHERE state = 'running')")
            self.database.execute("DELETE FROM run WHERE state = 'running'")
            values = (
                json.dumps(run.sources), run.started, run.as_of.isoformat(), json.dumps(run.markets),
                run.min_confidence, run.version, json.dumps(run.layers), run.digest, run.bench,
            )  # fmt: skip
            added = self.database.execute(
                "INSERT INTO run (state, sources, started, as_of, markets, min_confidence, version, layers, digest,"
                " bench) VALUES ('running', ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                values,
            )
        return int(added.lastrowid or 0)

    def finish(self, run: int) -> None:
        """Note that a run is whole."""
        self.database.execute("UPDATE run SET state = 'done', finished = ? WHERE id = ?", (now(), run))

    def page(self, run: int, number: int, kept: Kept, judged: int | None, reason: str, *, anew: bool) -> None:
        """Note a page of a run; an address that comes again takes the place of its first coming."""
        one, origin = kept.provenance, kept.origin or Origin("")
        values = (
            run, kept.url, number, judged, reason, anew, one.file, one.record, one.offset, one.sha256, one.fetched_at,
            kept.rendered, kept.screenshot, origin.system, origin.id, origin.edit,
        )  # fmt: skip
        self.database.execute(
            "INSERT OR REPLACE INTO page (run, url, number, judged, reason, anew, file, record, offset, sha256,"
            " fetched_at, rendered, screenshot, system, entry, edit) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,"
            " ?, ?)",
            values,
        )

    def runs(self) -> list[Run]:
        """The runs that are whole, oldest first."""
        return [_run(row) for row in self.rows("SELECT * FROM run WHERE state = 'done' ORDER BY id")]

    def find(self, name: str, before: int | None = None) -> Run:
        """A run by its number, by a day ('2026-11-22': the last one up to then) or as 'last'; UsageError for none."""
        runs = [run for run in self.runs() if before is None or run.id < before]
        if name == "last":
            found = runs
        elif name.isdigit():
            found = [run for run in runs if run.id == int(name)]
        else:
            day = _day(name)
            found = [run for run in runs if run.started[:10] <= day]
        if not found:
            there = ", ".join(f"{run.id} ({run.started[:10]})" for run in runs[-5:]) or "none"
            raise UsageError(f"no audit '{name}'; there are: {there}")
        return found[-1]

    def rows(self, query: str, values: tuple[Any, ...] | Mapping[str, Any] = ()) -> Iterator[sqlite3.Row]:
        """The rows of a query, read as they are asked for."""
        # Not `yield from`: that would close the cursor with the reader, when the file may be closed already.
        for row in self.database.execute(query, values):  # noqa: UP028
            yield row

    @contextmanager
    def writing(self) -> Iterator[None]:
        """All that is written inside, or nothing."""
        self.database.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self.database.rollback()
            raise
        self.database.commit()


def now() -> str:
    """The moment, to the second: '2026-11-22T10:04:00Z'."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _prepare(database: sqlite3.Connection) -> None:
    database.row_factory = sqlite3.Row
    database.execute("PRAGMA journal_mode = WAL")
    database.execute("PRAGMA synchronous = NORMAL")
    if _version(database) == 0:
        _make(database)
    if (version := _version(database)) != _VERSION:
        raise UsageError(f"the audits were kept by another version of claimtrack (schema {version}); name another -o")


def _make(database: sqlite3.Connection) -> None:
    """The tables, unless another process has just made them."""
    tables = resources.files("claimtrack.audit").joinpath("schema.sql").read_text(encoding="utf-8")
    database.execute("BEGIN IMMEDIATE")
    if _version(database) == 0:
        for statement in tables.split(";"):
            database.execute(statement)
        database.execute(f"PRAGMA user_version = {_VERSION}")
    database.execute("COMMIT")


def _version(database: sqlite3.Connection) -> int:
    return int(database.execute("PRAGMA user_version").fetchone()[0])


def _run(row: sqlite3.Row) -> Run:
    return Run(
        id=row["id"],
        sources=tuple(json.loads(row["sources"])),
        started=row["started"],
        finished=row["finished"] or "",
        as_of=date.fromisoformat(row["as_of"]),
        markets=tuple(json.loads(row["markets"])),
        min_confidence=row["min_confidence"],
        version=row["version"],
        layers=tuple(json.loads(row["layers"])),
        digest=row["digest"],
        bench=row["bench"],
    )


def _day(name: str) -> str:
    try:
        return date.fromisoformat(name).isoformat()
    except ValueError:
        raise UsageError(f"'{name}' is no audit; write its number, a day such as 2026-11-22, or last") from None
