"""The passages of a run for a spreadsheet: one row a passage and page, the sentence's reach beside it.

A cell that a spreadsheet would take for a formula begins with an apostrophe (OWASP, CSV injection).
"""

from __future__ import annotations

import csv
import json
import sqlite3
from collections.abc import Iterator
from io import StringIO
from itertools import groupby
from typing import Any

from claimtrack.audit.edits import place_of
from claimtrack.audit.report import View
from claimtrack.audit.survey import OWN, PICTURE, UNREGISTERED, WEIGHT, of
from claimtrack.policy.severity import SEVERITIES

COLUMNS = (
    "rank", "severity", "on pages", "page", "line", "column", "where", "passage", "rules", "status", "treatment",
    "claims", "what is wrong", "try", "policies", "edit at", "picture",
)  # fmt: skip
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_ROWS = f"""
WITH own AS (SELECT page.url, page.number, page.edit, page.screenshot, page.judged FROM page WHERE {OWN}),
ranked AS (
  SELECT sentence.words, count(DISTINCT own.url) AS reach, count(DISTINCT own.url) * max({WEIGHT}) AS rank
  FROM own JOIN finding ON finding.judged = own.judged JOIN verdict ON verdict.id = finding.verdict
  JOIN sentence ON sentence.id = finding.sentence WHERE verdict.rule != '{UNREGISTERED}' GROUP BY sentence.words)
SELECT ranked.rank, ranked.reach, own.*, passage.place, passage.number AS passage, passage.suggestion, sentence.text,
  verdict.record, coalesce(picture.file, '') AS outlined
FROM ranked JOIN sentence ON sentence.words = ranked.words JOIN finding ON finding.sentence = sentence.id
JOIN own ON own.judged = finding.judged JOIN verdict ON verdict.id = finding.verdict
JOIN passage ON passage.judged = finding.judged AND passage.number = finding.passage
JOIN judged ON judged.id = own.judged {PICTURE}
WHERE verdict.rule != '{UNREGISTERED}'
ORDER BY ranked.rank DESC, ranked.words, own.number, passage.number, finding.number
"""


def pieces(view: View) -> Iterator[str]:
    """Rows as RFC 4180 has them, but with line feeds."""
    yield _line(COLUMNS)
    rows = view.runs.rows(_ROWS, of(view.run))
    for _, held in groupby(rows, key=lambda row: (row["url"], row["passage"])):
        yield _line([_safe(cell) for cell in _cells(list(held), view)])


def _cells(findings: list[sqlite3.Row], view: View) -> Iterator[Any]:
    """The cells of one passage."""
    first = findings[0]
    said = [json.loads(row["record"]) for row in findings]
    place = place_of(first["place"])
    yield first["rank"]
    yield min((one["severity"] for one in said), key=SEVERITIES.index)
    yield first["reach"]
    yield first["url"]
    yield from (place.line, place.column, place.locator)
    yield first["text"]
    for name in ("rule", "status", "treatment", "claim", "message"):
        yield _joined(one[name] for one in said)
    yield "" if first["suggestion"] is None else first["suggestion"] or "leave this sentence out"
    yield _joined(policy for one in said for policy in one["policies"])
    yield from (first["edit"], view.picture(first["outlined"]) or first["screenshot"])


def _joined(words: Iterator[str | None]) -> str:
    return "; ".join(dict.fromkeys(filter(None, words)))


def _safe(cell: Any) -> str:
    text = "" if cell is None else str(cell)
    return f"'{text}" if text.startswith(_FORMULA) else text


def _line(cells: Any) -> str:
    line = StringIO()
    csv.writer(line, lineterminator="\n").writerow(cells)
    return line.getvalue()
