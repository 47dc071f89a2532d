"""Older runs forgotten, with all that no later one needs; what is left takes no more room than it must."""

from __future__ import annotations

from contextlib import suppress

from claimtrack.audit.store import Runs

_OF_JUDGED = ("passage", "finding", "passed", "tally", "figure", "unread")
_SENTENCES = "SELECT sentence FROM passage UNION SELECT sentence FROM finding UNION SELECT sentence FROM passed"
_UNUSED = (
    "DELETE FROM judged WHERE NOT EXISTS (SELECT 1 FROM page WHERE page.judged = judged.id)",
    *(f"DELETE FROM {table} WHERE judged NOT IN (SELECT id FROM judged)" for table in _OF_JUDGED),
    f"DELETE FROM sentence WHERE id NOT IN ({_SENTENCES})",
    "DELETE FROM verdict WHERE id NOT IN (SELECT verdict FROM finding)",
    "DELETE FROM library WHERE digest NOT IN (SELECT digest FROM run)",
)
_PICTURES = "FROM picture WHERE copy NOT IN (SELECT copy FROM judged)"


def prune(runs: Runs, keep: int) -> int:
    """Forget all whole runs but the last `keep`, in one transaction; how many they were."""
    old = [(run.id,) for run in runs.runs()[:-keep]]
    if not old:
        return 0
    with runs.writing():
        for table, column in (("page", "run"), ("claim", "run"), ("run", "id")):
            runs.database.executemany(f"DELETE FROM {table} WHERE {column} = ?", old)
        for statement in _UNUSED:
            runs.database.execute(statement)
        pictures = [row["file"] for row in list(runs.rows(f"SELECT file {_PICTURES} AND file != ''"))]
        runs.database.execute(f"DELETE {_PICTURES}")
    for name in pictures:
        with suppress(OSError):
            (runs.folder / name).unlink(missing_ok=True)
    runs.database.execute("VACUUM")
    return len(old)
