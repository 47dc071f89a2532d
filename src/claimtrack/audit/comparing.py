"""Two runs held against each other: what is new, gone, moved to another page, and what is judged otherwise, and why.

A finding is the same by its fingerprint: page, sentence, topic. Findings are told by sentence, with the pages they
stand on; a page that was not read this time says nothing about what stood on it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, get_args

from claimtrack.audit.library import library
from claimtrack.audit.store import Run, Runs

Kind = Literal["new", "changed", "moved", "gone", "unseen"]
"""The sentence is new; it is judged otherwise; it stands on another page; it is gone; its page was not read."""
KINDS: tuple[Kind, ...] = get_args(Kind)
_MOST_NAMED = 3
_IS_GONE = "(page.reason GLOB '404*' OR page.reason GLOB '410*')"
_SIDE = """
CREATE TEMP TABLE {name} AS
SELECT page.url, page.number, finding.fingerprint, sentence.words, sentence.text, verdict.id AS verdict, verdict.topic,
verdict.rule, verdict.severity, verdict.claim, verdict.status, json_extract(verdict.record, '$.policies') AS policies
FROM page JOIN finding ON finding.judged = page.judged JOIN verdict ON verdict.id = finding.verdict
JOIN sentence ON sentence.id = finding.sentence WHERE page.run = {run}
UNION ALL
SELECT page.url, page.number, passed.fingerprint, sentence.words, sentence.text, 0, passed.topic, '', '', passed.claim,
passed.status, '[]'
FROM page JOIN passed ON passed.judged = page.judged JOIN sentence ON sentence.id = passed.sentence
WHERE page.run = {run}
"""
"""What a run's pages claim; the rule is empty where none objects."""
_INDEX = "CREATE INDEX temp.{name}_print ON {name} (fingerprint)"
_ONLY = """
CREATE TEMP TABLE {name} AS
SELECT mine.*, row_number() OVER (PARTITION BY mine.words, mine.topic ORDER BY mine.number) AS turn
FROM {side} AS mine WHERE mine.rule != '' AND NOT EXISTS (
  SELECT 1 FROM {other} AS other WHERE other.fingerprint = mine.fingerprint)
"""
_SAME = "a.words = b.words AND a.topic = b.topic AND a.turn = b.turn"
_BY_WEIGHT = "CASE {0}.severity WHEN 'error' THEN 0 WHEN 'warning' THEN 1 WHEN 'info' THEN 2 ELSE 3 END, reach DESC"
_MOVED = f"""
SELECT 'moved' AS kind, a.*, b.rule AS was_rule, b.severity AS was_severity, b.status AS was_status,
b.policies AS was_policies, count(*) AS reach, min(a.number) AS first, b.url AS was_url
FROM added AS a JOIN removed AS b ON {_SAME} GROUP BY a.words, a.topic ORDER BY {_BY_WEIGHT.format("a")}, first
"""
_NEW = f"""
SELECT 'new' AS kind, a.*, count(*) AS reach, min(a.number) AS first FROM added AS a
WHERE NOT EXISTS (SELECT 1 FROM removed AS b WHERE {_SAME}) GROUP BY a.words, a.topic, a.rule
ORDER BY {_BY_WEIGHT.format("a")}, first
"""
_LEFT = f"""
SELECT CASE WHEN page.url IS NOT NULL AND page.judged IS NULL AND NOT {_IS_GONE}
THEN 'unseen' ELSE 'gone' END AS kind, b.*, page.reason, count(*) AS reach, min(b.number) AS first FROM removed AS b
LEFT JOIN page ON page.run = :run AND page.url = b.url
WHERE NOT EXISTS (SELECT 1 FROM added AS a WHERE {_SAME}) GROUP BY 1, b.words, b.topic, b.rule
ORDER BY 1, {_BY_WEIGHT.format("b")}, first
"""
_CHANGED = f"""
SELECT 'changed' AS kind, a.*, b.rule AS was_rule, b.severity AS was_severity, b.status AS was_status,
b.policies AS was_policies, count(*) AS reach, min(a.number) AS first FROM later AS a
JOIN earlier AS b ON b.fingerprint = a.fingerprint
WHERE a.rule || b.rule != '' AND (a.rule, a.severity, coalesce(a.status, ''), coalesce(a.claim, ''), a.policies)
!= (b.rule, b.severity, coalesce(b.status, ''), coalesce(b.claim, ''), b.policies)
GROUP BY a.words, a.topic, a.verdict, b.verdict ORDER BY {_BY_WEIGHT.format("a")}, first
"""
_TABLES = ("earlier", "later", "added", "removed")


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was said of a mention."""

    rule: str
    severity: str
    status: str | None
    policies: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """A sentence that one run has and the other has not, or that they judge otherwise."""

    kind: Kind
    text: str
    topic: str
    claim: str | None
    reach: int
    """Pages it is so on."""
    url: str
    """The first of them."""
    was: Verdict | None
    """Null: it was not there, or nothing was objected to."""
    now: Verdict | None
    from_url: str = ""
    """Of what moved: where it stood."""
    why: str = ""
    """Of what changed: what made it change. Of what was not seen: why its page was not read."""


@dataclass(frozen=True, slots=True)
class Moved:
    """A claim of the site whose status is another than it was."""

    claim: str
    before: str
    after: str
    why: str
    through: tuple[str, ...]
    """The claims the change runs through, from the one that holds the evidence to this one."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """A run and an earlier one."""

    before: Run
    after: Run
    claims: tuple[Moved, ...]
    changes: tuple[Change, ...]
    """New, changed, moved, gone, not seen; each the worst first."""

    def of(self, kind: Kind) -> list[Change]:
        """The changes of one kind."""
        return [change for change in self.changes if change.kind == kind]


def compare(runs: Runs, before: Run, after: Run) -> Comparison:
    """What has changed from one run to a later one."""
    claims = tuple(_claims(runs, before, after))
    for name in _TABLES:
        runs.database.execute(f"DROP TABLE IF EXISTS temp.{name}")
    for name, run in (("earlier", before), ("later", after)):
        runs.database.execute(_SIDE.format(name=name, run=run.id))
        runs.database.execute(_INDEX.format(name=name))
    for name, side, other in (("added", "later", "earlier"), ("removed", "earlier", "later")):
        runs.database.execute(_ONLY.format(name=name, side=side, other=other))
    statuses = {moved.claim: moved for moved in claims}
    changes = tuple(
        _change(row, statuses, before, after)
        for query in (_NEW, _CHANGED, _MOVED, _LEFT)
        for row in map(dict, runs.rows(query, {"run": after.id} if query is _LEFT else {}))
    )
    return Comparison(before, after, claims, changes)


def _claims(runs: Runs, before: Run, after: Run) -> Iterator[Moved]:
    """The claims made in both runs whose status has moved, and why."""
    rows = list(
        runs.rows(
            "SELECT a.claim, b.status AS was, a.status FROM claim AS a JOIN claim AS b USING (claim)"
            " WHERE a.run = ? AND b.run = ? AND a.status != b.status ORDER BY a.claim",
            (after.id, before.id),
        )
    )
    moves = _moves(runs, before, after) if rows else {}
    for row in rows:
        why, path = moves.get(row["claim"], (_by_day(before, after), ()))
        yield Moved(row["claim"], row["was"], row["status"], why, path)


def _moves(runs: Runs, before: Run, after: Run) -> Mapping[str, tuple[str, tuple[str, ...]]]:
    """Claim -> what moved it from one library to the other, and through which claims."""
    from claimtrack.evidence.impact import compare as between

    if before.digest == after.digest:
        return {}
    worlds = (library(runs, before.digest).world, library(runs, after.digest).world)
    return {move.claim: (move.why, move.path) for move in between(*worlds, after.as_of)}


def _by_day(before: Run, after: Run) -> str:
    if before.as_of == after.as_of:
        return "the rules of claimtrack"
    return f"the day: evidence as of {before.as_of.isoformat()} then, {after.as_of.isoformat()} now"


def _change(row: Mapping[str, Any], claims: Mapping[str, Moved], before: Run, after: Run) -> Change:
    kind: Kind = row["kind"]
    left = kind in ("gone", "unseen")
    here = Verdict(row["rule"], row["severity"], row["status"], tuple(json.loads(row["policies"])))
    was = here if left else None
    why = (row.get("reason") or "") if kind == "unseen" else ""
    if "was_rule" in row:
        policies = tuple(json.loads(row["was_policies"]))
        was = Verdict(row["was_rule"], row["was_severity"], row["was_status"], policies)
    if kind == "changed" and was:
        why = _why(row["claim"], was, here, claims, before, after)
    return Change(
        kind=kind,
        text=row["text"],
        topic=row["topic"],
        claim=row["claim"],
        reach=row["reach"],
        url=row["url"],
        was=was if was and was.rule else None,
        now=here if here.rule and not left else None,
        from_url=row.get("was_url") or "",
        why=why,
    )


def _why(claim: str | None, was: Verdict, now: Verdict, claims: Mapping[str, Moved], before: Run, after: Run) -> str:
    """Why the verdict on a sentence that stayed is another."""
    reasons = []
    moved = claims.get(claim or "")
    if moved and was.status != now.status:
        reasons.append(f"{moved.claim} went from {moved.before} to {moved.after}: {moved.why}")
    elif was.status != now.status:
        reasons.append(f"judged by another claim: {was.status or 'no status'} before, {now.status or 'no status'} now")
    if added := [name for name in now.policies if name not in was.policies]:
        reasons.append(f"now breaks {_some(added)}")
    if removed := [name for name in was.policies if name not in now.policies]:
        reasons.append(f"no longer breaks {_some(removed)}")
    return "; ".join(reasons) or (_by_day(before, after) if before.digest == after.digest else "the library")


def _some(names: Sequence[str]) -> str:
    """The first few by name, the others by number."""
    more = f" and {len(names) - _MOST_NAMED} more" if len(names) > _MOST_NAMED else ""
    return ", ".join(names[:_MOST_NAMED]) + more
