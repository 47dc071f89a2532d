"""The tables of this folder: which status the evidence lines of each claim compute, beside what an expert wrote of it.

'microcurrent', 'devices' and 'wellness' hold the claims of the knowledge files; 'extended' those written from public
pages, of which no expert has spoken.
"""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path
from typing import NamedTuple

from claimtrack.evidence.library import Library

AS_OF = date(2026, 11, 22)
LIBRARY = Library.load(claims=Path(__file__).parents[2] / "claims")


class Row(NamedTuple):
    """One claim; without a knowledge id it is not in the knowledge files, without a claim a rule judges it."""

    knowledge_id: str
    claim: str
    expert: str
    computed: str
    why_they_differ: str


def rows(name: str) -> list[Row]:
    """The rows of <name>_statuses.csv; columns it does not have are empty."""
    with Path(__file__).with_name(f"{name}_statuses.csv").open(encoding="utf-8", newline="") as table:
        return [Row(*(row.get(column, "") for column in Row._fields)) for row in csv.DictReader(table)]


MICROCURRENT, DEVICES, WELLNESS, EXTENDED = map(rows, ("microcurrent", "devices", "wellness", "extended"))
