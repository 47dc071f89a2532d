"""A baseline made from what pages hold now."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from claimtrack.baseline.comparison import compare, is_worse, keyed
from claimtrack.baseline.model import Baseline, Entry
from claimtrack.policy.finality import is_final
from claimtrack.policy.finding import Finding
from claimtrack.policy.page import Page
from claimtrack.policy.severity import at_least

if TYPE_CHECKING:
    from claimtrack.knowledge.policies import Policy


@dataclass(frozen=True, slots=True)
class Accepting:
    """What is said of the findings that enter."""

    on: date
    owner: str = ""
    until: date | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Written:
    """A baseline, and what of the pages does not stand in it."""

    baseline: Baseline
    added: int
    gone: int
    left_out: tuple[Finding, ...]
    """Refuted or barred, and entering only with a written reason."""


def write(
    old: Baseline, pages: Mapping[str, Page], policies: Mapping[str, Policy], accepting: Accepting, library: str
) -> Written:
    """The baseline of what the pages hold now: what was accepted before keeps its owner, date and reason.

    Findings of severity info are not accepted: they fail nothing. Entries of pages that were not read stay. What has
    come to be refuted, or is more severe and final, is not accepted by the reason that was written before.
    """
    known = compare(old, pages, accepting.on).matched
    read = {old.relative(path) for path in pages}
    entries = [entry for entry in old.entries if entry.path not in read and old.holds_file(entry.path)]
    left_out: list[Finding] = []
    added = kept = 0
    for path, page in pages.items():
        for key, finding in keyed(old, path, page):
            before = known.get(finding.fingerprint)
            if not at_least(finding.severity, "warning"):
                continue
            accepted = _accepted(before, accepting)
            written = accepting.reason if before is None or is_worse(before, finding) else accepted.reason
            if is_final(finding, policies) and not written.strip():
                left_out.append(finding)
                continue
            kept += before is not None
            added += before is None
            entries.append(_entry(key.path, key.number, _sentence(page, finding), finding, accepted))
    entries.sort(key=lambda entry: entry.path)
    gone = len(old.entries) - kept - sum(entry.path not in read for entry in entries)
    return Written(replace(old, entries=tuple(entries), library=library), added, gone, tuple(left_out))


def pruned(baseline: Baseline, pages: Mapping[str, Page], on: date) -> Baseline:
    """The baseline without the entries whose passage is gone, and without those that merging wrote twice."""
    gone = compare(baseline, pages, on).gone
    return replace(baseline, entries=tuple(one for number, one in enumerate(baseline.entries) if number not in gone))


def _accepted(before: Entry | None, accepting: Accepting) -> Accepting:
    """What was said before holds, unless something else is said now."""
    if before is None:
        return accepting
    return Accepting(
        before.added,
        accepting.owner or before.owner,
        accepting.until or before.until,
        accepting.reason or before.reason,
    )


def _sentence(page: Page, finding: Finding) -> str:
    return next(one.sentence for one in page.occurrences if one.fingerprint == finding.fingerprint)


def _entry(path: str, number: int, sentence: str, finding: Finding, accepted: Accepting) -> Entry:
    return Entry(
        path=path,
        text=sentence,
        topic=finding.topic,
        number=number,
        rule=finding.rule,
        severity=finding.severity,
        status=finding.status,
        claim=finding.claim,
        fingerprint=finding.fingerprint,
        added=accepted.on,
        owner=accepted.owner,
        until=accepted.until,
        reason=accepted.reason,
    )
