"""What a run found, put together: each question one query over the rows, so that a large site costs no memory.

A page that says nothing of its own is not counted; the page that stands for it names it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Any, NamedTuple

from claimtrack.audit.store import Run, Runs
from claimtrack.policy.finding import Severity
from claimtrack.policy.severity import SEVERITIES, at_least

SITEWIDE = 3
"""Pages from which on the same sentence with the same fault is one finding of the site."""
WEIGHTS: Mapping[str, int] = {"error": 10, "warning": 3, "info": 1}
"""What a fault of a severity weighs on one page; a passage's rank is its weight times the pages it stands on."""
UNREGISTERED = "unregistered-claim"

_SEEN = "page JOIN judged ON judged.id = page.judged"
OWN = "page.run = :run AND page.judged IS NOT NULL AND page.duplicate_of = ''"
WEIGHT = "CASE verdict.severity " + " ".join(f"WHEN '{name}' THEN {w}" for name, w in WEIGHTS.items()) + " END"
FOUND = f"""
page JOIN finding ON finding.judged = page.judged JOIN verdict ON verdict.id = finding.verdict
JOIN sentence ON sentence.id = finding.sentence WHERE {OWN}
"""
"""The findings of a run, those of duplicates left out."""
PICTURE = "LEFT JOIN picture ON picture.copy = judged.copy AND picture.place = passage.place"
"""The picture of a passage of a judged page."""


@dataclass(frozen=True, slots=True)
class Numbers:
    """A run in numbers."""

    read: int
    anew: int
    """Of the pages read: those that had to be judged, the others being as an earlier run judged them."""
    duplicates: int
    not_read: int
    words: int
    mentions: int
    findings: int
    """The same sentence with the same fault counts once where it stands on three pages or more."""
    passages: int
    """Sentences to edit, however many pages have them."""
    suppressed: int
    by_severity: Mapping[str, int]
    unregistered: int
    """Of the findings: claims that the library does not hold yet."""


class Clash(NamedTuple):
    """Figures for one effect of a treatment that cannot all be right, each with where it is given."""

    treatment: str
    topic: str
    figures: Mapping[str, tuple[str, ...]]
    """'up to 300%' -> where: 'https://clinic.example/:12:5'."""


def numbers(runs: Runs, run: Run) -> Numbers:
    """The run in numbers."""
    (pages,) = runs.rows(
        "SELECT count(judged) AS read, coalesce(sum(anew), 0) AS anew, coalesce(sum(judged IS NULL), 0) AS not_read,"
        " coalesce(sum(duplicate_of != ''), 0) AS duplicates FROM page WHERE run = ?",
        (run.id,),
    )
    (texts,) = runs.rows(
        "SELECT coalesce(sum(words), 0) AS words, coalesce(sum(mentions), 0) AS mentions,"
        f" coalesce(sum(suppressed), 0) AS suppressed FROM {_SEEN} WHERE {OWN}",
        of(run),
    )
    severities, unregistered = _severities(runs, run)
    (passages,) = runs.rows(
        f"SELECT count(DISTINCT sentence.words) AS number FROM {FOUND} AND verdict.rule != '{UNREGISTERED}'", of(run)
    )
    return Numbers(
        read=pages["read"],
        anew=pages["anew"],
        duplicates=pages["duplicates"],
        not_read=pages["not_read"],
        words=texts["words"],
        mentions=texts["mentions"],
        findings=sum(severities.values()),
        passages=passages["number"],
        suppressed=texts["suppressed"],
        by_severity=severities,
        unregistered=unregistered,
    )


def worst_pages(runs: Runs, run: Run, most: int = 20) -> list[tuple[str, int, int, int]]:
    """(address, errors, warnings, infos) of the pages with the heaviest findings."""
    rows = runs.rows(
        f"SELECT page.url, sum(verdict.severity = 'error') AS errors, sum(verdict.severity = 'warning') AS warnings,"
        f" sum(verdict.severity = 'info') AS infos FROM {FOUND} GROUP BY page.url"
        f" ORDER BY sum({WEIGHT}) DESC, page.number LIMIT :most",
        of(run) | {"most": most},
    )
    return [(row["url"], row["errors"], row["warnings"], row["infos"]) for row in rows]


def statuses(runs: Runs, run: Run) -> dict[str, int]:
    """Claimed mentions by the status of their claim, the most first."""
    return _counted(runs, run, "tally.status")


def treatments(runs: Runs, run: Run) -> dict[str, dict[str, int]]:
    """Treatment -> claimed mentions by status; '' for those of none."""
    rows = runs.rows(
        f"SELECT tally.treatment, tally.status, sum(tally.mentions) AS number FROM page"
        f" JOIN tally ON tally.judged = page.judged WHERE {OWN} GROUP BY 1, 2 ORDER BY 1, 2",
        of(run),
    )
    return {
        name: {row["status"]: row["number"] for row in held}
        for name, held in groupby(rows, key=lambda r: r["treatment"])
    }


def markets(runs: Runs, run: Run) -> dict[str, int]:
    """Markets judged for, as 'us, uk' -> pages; '' for pages judged by the evidence alone."""
    rows = runs.rows(
        f"SELECT judged.markets, count(*) AS number FROM {_SEEN} WHERE {OWN} GROUP BY 1 ORDER BY 2 DESC, 1", of(run)
    )
    return {", ".join(json.loads(row["markets"])): row["number"] for row in rows}


def clashes(runs: Runs, run: Run) -> list[Clash]:
    """Every effect of a treatment for which pages give figures of one unit that have no value in common."""
    # Two of several ranges are apart exactly where the greatest beginning lies behind the least end.
    rows = runs.rows(
        "WITH given AS (SELECT figure.*, page.number FROM page JOIN figure ON figure.judged = page.judged"
        f" WHERE {OWN}),"
        " clash AS (SELECT treatment, topic, unit FROM given GROUP BY 1, 2, 3 HAVING max(low) > min(high))"
        " SELECT given.* FROM given JOIN clash USING (treatment, topic, unit)"
        " ORDER BY treatment, topic, unit, number, place",
        of(run),
    )
    found = []
    for (treatment, topic, _), held in groupby(rows, key=lambda row: (row["treatment"], row["topic"], row["unit"])):
        given: dict[str, list[str]] = {}
        for row in held:
            given.setdefault(row["text"], []).append(row["place"])
        found.append(Clash(treatment, topic, {text: tuple(places) for text, places in given.items()}))
    return found


def unread(runs: Runs, run: Run) -> dict[str, int]:
    """What pages hold that was not read -> on how many pages, the most first."""
    rows = runs.rows(
        f"SELECT unread.what, count(DISTINCT page.url) AS number FROM page JOIN unread ON unread.judged = page.judged"
        f" WHERE {OWN} GROUP BY 1 ORDER BY 2 DESC, 1",
        of(run),
    )
    return {row["what"]: row["number"] for row in rows}


def not_read(runs: Runs, run: Run) -> list[tuple[str, str]]:
    """(address, why) of every page that was not read."""
    rows = runs.rows("SELECT url, reason FROM page WHERE run = ? AND judged IS NULL ORDER BY number", (run.id,))
    return [(row["url"], row["reason"]) for row in rows]


def duplicates(runs: Runs, run: Run) -> dict[str, list[str]]:
    """Address -> the pages that it stands for."""
    rows = runs.rows(
        "SELECT duplicate_of, url FROM page WHERE run = ? AND duplicate_of != '' ORDER BY duplicate_of, number",
        (run.id,),
    )
    return {url: [row["url"] for row in held] for url, held in groupby(rows, key=lambda row: str(row["duplicate_of"]))}


def reaches(runs: Runs, run: Run, threshold: Severity) -> bool:
    """Whether any finding is as bad as the threshold or worse."""
    found = numbers(runs, run).by_severity
    return any(found[severity] for severity in SEVERITIES if at_least(severity, threshold))


def of(run: Run) -> dict[str, Any]:
    """The run as the values of these queries."""
    return {"run": run.id}


def _severities(runs: Runs, run: Run) -> tuple[dict[str, int], int]:
    """Findings by severity, worst first, and how many of them are claims nobody has catalogued."""
    rows = runs.rows(
        f"SELECT weight, sum(CASE WHEN reach >= {SITEWIDE} THEN 1 ELSE number END) AS number,"
        f" sum(CASE WHEN NOT missing THEN 0 WHEN reach >= {SITEWIDE} THEN 1 ELSE number END) AS missing FROM ("
        f"SELECT max({WEIGHT}) AS weight, count(*) AS number, count(DISTINCT page.url) AS reach,"
        f" verdict.rule = '{UNREGISTERED}' AS missing FROM {FOUND}"
        " GROUP BY sentence.words, verdict.topic, verdict.rule) GROUP BY weight",
        of(run),
    )
    found = {row["weight"]: (row["number"], row["missing"]) for row in rows}
    counts: dict[str, int] = {name: found.get(WEIGHTS[name], (0, 0))[0] for name in SEVERITIES}
    return counts, sum(missing for _, missing in found.values())


def _counted(runs: Runs, run: Run, column: str) -> dict[str, int]:
    rows = runs.rows(
        f"SELECT {column} AS name, sum(tally.mentions) AS number FROM page JOIN tally ON tally.judged = page.judged"
        f" WHERE {OWN} GROUP BY 1 ORDER BY 2 DESC, 1",
        of(run),
    )
    return {row["name"]: row["number"] for row in rows}
