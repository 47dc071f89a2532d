"""The tables of a crawl's folder, and opening them: one writer at a time, readers at any time."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from claimtrack.errors import UsageError

NAME = "crawl.sqlite"
_LOCK = "crawl.lock"
_VERSION = 1
_PATIENCE = 10.0  # seconds to wait for another process's commit
_TABLES = """
CREATE TABLE schema_version (version INTEGER NOT NULL);
CREATE TABLE crawls (
    id INTEGER PRIMARY KEY, seeds TEXT NOT NULL, started TEXT NOT NULL, finished TEXT);
CREATE TABLE frontier (
    id INTEGER PRIMARY KEY, crawl INTEGER NOT NULL REFERENCES crawls (id), url TEXT NOT NULL, key TEXT NOT NULL,
    source TEXT NOT NULL, pattern TEXT NOT NULL, depth INTEGER NOT NULL,
    discovered_from TEXT, discovered_at TEXT NOT NULL,
    state TEXT NOT NULL, reason TEXT NOT NULL DEFAULT '', attempts INTEGER NOT NULL DEFAULT 0, done_at TEXT,
    UNIQUE (crawl, key));
CREATE INDEX frontier_in_order ON frontier (crawl, state, depth, id);
CREATE INDEX frontier_counts ON frontier (crawl, state, source);
CREATE INDEX frontier_sitemaps ON frontier (crawl, state, depth, id) WHERE source = 'sitemap';
CREATE INDEX frontier_by_pattern ON frontier (crawl, pattern);
CREATE TABLE pages (
    id INTEGER PRIMARY KEY, crawl INTEGER NOT NULL REFERENCES crawls (id),
    frontier INTEGER NOT NULL REFERENCES frontier (id),
    key TEXT NOT NULL, url TEXT NOT NULL, requested_url TEXT NOT NULL,
    status INTEGER NOT NULL, content_type TEXT NOT NULL, charset TEXT, fetched_at TEXT NOT NULL, sha256 TEXT NOT NULL,
    size INTEGER NOT NULL, file TEXT NOT NULL, offset INTEGER NOT NULL, record_id TEXT NOT NULL,
    response_file TEXT NOT NULL, response_offset INTEGER NOT NULL, response_record_id TEXT NOT NULL,
    render TEXT NOT NULL, from_cache INTEGER NOT NULL, screenshot TEXT, etag TEXT, last_modified TEXT, x_robots TEXT,
    redirects TEXT NOT NULL, canonical TEXT, canonical_key TEXT, noindex INTEGER NOT NULL, hreflang TEXT NOT NULL,
    said BLOB NOT NULL,
    UNIQUE (crawl, key));
CREATE INDEX pages_by_key ON pages (key, crawl);
CREATE INDEX pages_by_request ON pages (requested_url, crawl);
CREATE INDEX pages_by_digest ON pages (sha256, crawl, frontier);
CREATE INDEX pages_in_order ON pages (crawl, frontier);
CREATE TABLE archives (file TEXT PRIMARY KEY, size INTEGER NOT NULL);
CREATE TABLE robots (
    origin TEXT PRIMARY KEY, fetched_at TEXT NOT NULL, status INTEGER NOT NULL, reason TEXT NOT NULL,
    body BLOB NOT NULL);
CREATE TABLE notes (id INTEGER PRIMARY KEY, crawl INTEGER NOT NULL REFERENCES crawls (id), text TEXT NOT NULL,
    UNIQUE (crawl, text));
"""


def connect(folder: Path) -> sqlite3.Connection:
    """The tables of a folder. UsageError where it holds no crawl, or one that cannot be read here."""
    file = folder / NAME
    if not file.is_file():
        raise UsageError(f"{folder.as_posix()}: no crawl there; make one with claimtrack scrape URL -o DIR")
    connection = sqlite3.connect(file, timeout=_PATIENCE, isolation_level=None)
    connection.row_factory = sqlite3.Row
    try:
        _check_version(connection, file)
    except sqlite3.DatabaseError as error:
        connection.close()
        raise UsageError(f"{file.as_posix()}: cannot be used as a crawl: {error}") from error
    except UsageError:
        connection.close()
        raise
    return connection


def prepare(folder: Path) -> None:
    """Make the tables where there are none."""
    with closing(sqlite3.connect(folder / NAME, timeout=_PATIENCE, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        if connection.execute("SELECT count(*) FROM sqlite_master").fetchone() == (0,):
            connection.executescript(f"BEGIN;{_TABLES}INSERT INTO schema_version VALUES ({_VERSION});COMMIT;")


def lock(folder: Path) -> sqlite3.Connection:
    """Keep other writers out until the connection is closed or the process ends, however it ends.

    Raises UsageError where there is another, sqlite3.OperationalError where nothing can be written.
    """
    connection = sqlite3.connect(folder / _LOCK, timeout=0, isolation_level=None)
    try:
        connection.execute("BEGIN EXCLUSIVE")
    except sqlite3.OperationalError as error:
        connection.close()
        if error.sqlite_errorcode != sqlite3.SQLITE_BUSY:
            raise
        raise UsageError(
            f"{folder.as_posix()}: another crawl is writing there; wait for it or choose -o DIR"
        ) from error
    return connection


def _check_version(connection: sqlite3.Connection, file: Path) -> None:
    if connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'schema_version'").fetchone() is None:
        raise UsageError(f"{file.as_posix()}: no crawl of claimtrack's")
    (version,) = connection.execute("SELECT version FROM schema_version").fetchone()
    if version != _VERSION:
        raise UsageError(
            f"{file.as_posix()}: made by another version of claimtrack (schema {version}, here {_VERSION}); "
            "crawl into a new folder"
        )
