"""A crawl's folder to write: one process at a time, one transaction a page, crawls one after another."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from claimtrack.errors import ClaimtrackError
from claimtrack.scrape import schema
from claimtrack.scrape.archive import Archive
from claimtrack.scrape.robots import RobotsFile
from claimtrack.scrape.store import Store, moment


class DiskError(ClaimtrackError):
    """The folder cannot be written to: the disk is full, or the folder not ours. What was fetched is kept."""


class Folder(Store):
    """The store with its lock, its WARC files and the crawl that is being made."""

    def __init__(self, path: Path) -> None:
        """Makes the folder. Raises UsageError where another crawl writes there, DiskError where nobody can."""
        with disk(path):
            path.mkdir(parents=True, exist_ok=True)
            self._lock = schema.lock(path)
        try:
            with disk(path):
                schema.prepare(path)
                super().__init__(path)
                # Losing power may undo the last commits; the archive is synced before each and then has a tail to cut.
                self.database.execute("PRAGMA synchronous = NORMAL")
                files = self.database.execute("SELECT file, size FROM archives").fetchall()
                self.archive = Archive(path, {row["file"]: row["size"] for row in files}, self._begin_file)
        except BaseException:
            self._lock.close()
            raise
        self.crawl = self._latest()

    def close(self) -> None:
        """Let go of the folder."""
        super().close()
        self._lock.close()

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """All or nothing; one within another is part of it. A full disk is a DiskError."""
        if self.database.in_transaction:
            yield self.database
            return
        with disk(self.folder):
            self.database.execute("BEGIN IMMEDIATE")
            try:
                yield self.database
                self.database.execute("COMMIT")
            except BaseException:
                if self.database.in_transaction:
                    self.database.execute("ROLLBACK")
                raise

    def begin(self, seeds: Sequence[str]) -> None:
        """Go on with the latest crawl where it was stopped, else start a new one."""
        last = self.crawls()[-1:]
        if last and last[0].finished is None:
            return
        with self.transaction() as database:
            row = database.execute("INSERT INTO crawls (seeds, started) VALUES (?, ?)", (json.dumps(seeds), now()))
        self.crawl = int(row.lastrowid or 0)

    def finish(self) -> None:
        """The crawl is over."""
        with self.transaction() as database:
            database.execute("UPDATE crawls SET finished = ? WHERE id = ?", (now(), self.crawl))

    def note(self, text: str) -> None:
        """Something people should know; said once a crawl."""
        with self.transaction() as database:
            database.execute("INSERT OR IGNORE INTO notes (crawl, text) VALUES (?, ?)", (self.crawl, text))

    def _begin_file(self, name: str) -> None:
        """A file that is known here is ours to cut."""
        with self.transaction() as database:
            database.execute("INSERT INTO archives VALUES (?, 0)", (name,))

    def robots(self, host: str) -> RobotsFile | None:
        """The robots.txt of a host as it was last read, however long ago."""
        row = self.database.execute("SELECT * FROM robots WHERE origin = ?", (host,)).fetchone()
        return RobotsFile(moment(row["fetched_at"]), row["status"], row["reason"], row["body"]) if row else None

    def keep_robots(self, host: str, file: RobotsFile) -> None:
        """Keep a robots.txt in place of the one before."""
        values = (host, file.fetched_at.isoformat(), file.status, file.reason, file.body)
        with self.transaction() as database:
            database.execute("INSERT OR REPLACE INTO robots VALUES (?, ?, ?, ?, ?)", values)


def now() -> str:
    """The time as the tables hold it."""
    return datetime.now(UTC).isoformat()


@contextmanager
def disk(path: Path) -> Iterator[None]:
    """What the disk has against it becomes a DiskError of one line."""
    try:
        yield
    except OSError as error:
        raise DiskError(f"{path.as_posix()}: cannot be written: {error.strerror or error}") from error
    except sqlite3.OperationalError as error:
        raise DiskError(f"{path.as_posix()}: cannot be written: {error}") from error
