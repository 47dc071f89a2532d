"""The library a run judged by, kept so that a later run can say what moved a status, and through which claims."""

from __future__ import annotations

import json
import zlib
from collections.abc import Mapping
from typing import TYPE_CHECKING

from claimtrack.audit.store import Runs
from claimtrack.checker import Judge
from claimtrack.evidence.library import Library
from claimtrack.knowledge.library import Records
from claimtrack.knowledge.models import Claim, Source, Treatment
from claimtrack.knowledge.tables import Table, row

if TYPE_CHECKING:
    from claimtrack.knowledge.models import Record


def keep(runs: Runs, run: int, judge: Judge) -> None:
    """Keep the status of every claim that a run's pages make, and the library once; inside a transaction."""
    made = runs.rows(
        "SELECT DISTINCT claim FROM page JOIN tally ON tally.judged = page.judged WHERE run = ? AND claim != ''"
        " ORDER BY claim",
        (run,),
    )
    found = [judge.assess(one["claim"]) for one in made]
    runs.database.executemany(
        "INSERT INTO claim VALUES (?, ?, ?, ?)",
        [(run, one.claim, one.status, one.because[0].text if one.because else "") for one in found],
    )
    records = judge.library.records
    kept = {name: _rows(getattr(records, name)) for name in ("claims", "sources", "treatments")}
    runs.database.execute(
        "INSERT OR IGNORE INTO library VALUES (?, ?)", (records.digest, zlib.compress(json.dumps(kept).encode()))
    )


def library(runs: Runs, digest: str) -> Library:
    """The library with a digest, as far as assessments need it."""
    (kept,) = runs.rows("SELECT records FROM library WHERE digest = ?", (digest,))
    data = json.loads(zlib.decompress(kept["records"]))
    rows = {name: {id_: text.encode() for id_, text in held.items()} for name, held in data.items()}
    return Library(
        Records(
            digest=digest,
            claims=Table(Claim, rows["claims"]),
            sources=Table(Source, rows["sources"]),
            treatments=Table(Treatment, rows["treatments"]),
        )
    )


def _rows(table: Mapping[str, Record]) -> dict[str, str]:
    return {id_: row(record).decode() for id_, record in table.items()}
