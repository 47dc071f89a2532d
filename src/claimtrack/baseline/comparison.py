"""A baseline held against the findings of pages: which were there before, which verdicts moved, which are gone."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from claimtrack.baseline.model import Baseline, Entry, Key
from claimtrack.policy.finding import Absent, BaselineState, Finding, Suppressed
from claimtrack.policy.fingerprint import words_of
from claimtrack.policy.page import Page
from claimtrack.policy.severity import SEVERITIES

EXPIRED = "expired-baseline"


@dataclass(frozen=True)
class Comparison:
    """What a baseline says of pages."""

    matched: Mapping[str, Entry] = field(default_factory=dict)
    """Fingerprint of a finding -> its entry."""
    states: Mapping[str, BaselineState] = field(default_factory=dict)
    """Fingerprint -> how it stands, of every finding."""
    suppressed: tuple[Suppressed, ...] = ()
    instead: Mapping[str, Finding | None] = field(default_factory=dict)
    """Fingerprint -> the finding that is reported in its place: none, or one that says that its date has passed."""
    gone: frozenset[int] = frozenset()
    """Numbers of the entries whose passage is gone from the pages that were read, or whose file is gone."""
    absent: tuple[Absent, ...] = ()
    """The same for a report."""


def compare(baseline: Baseline, pages: Mapping[str, Page], as_of: date, *, scheduled: bool = False) -> Comparison:
    """Hold a baseline against pages by their paths.

    Entries are found by page, sentence, topic and number; one whose file is no longer there by the rest, so that it
    survives a renaming. A verdict that has got worse since is reported; dates that have passed warn, and with
    `scheduled` count for nothing more.
    """
    found = {key: finding for path, page in pages.items() for key, finding in keyed(baseline, path, page)}
    numbers = {entry.key: number for number, entry in enumerate(baseline.entries)}
    pairs = {key: numbers[key] for key in found if key in numbers}
    pairs |= _renamed(baseline, found, set(pairs))
    matched = {found[key].fingerprint: baseline.entries[number] for key, number in pairs.items()}
    states: dict[str, BaselineState] = {}
    instead: dict[str, Finding | None] = {}
    suppressed: list[Suppressed] = []
    for key, finding in found.items():
        if key not in pairs:
            states[finding.fingerprint] = "new"
            continue
        entry = baseline.entries[pairs[key]]
        states[finding.fingerprint] = "updated" if _moved(entry, finding) else "unchanged"
        lapsed = entry.until is not None and entry.until < as_of
        if is_worse(entry, finding) or (lapsed and scheduled):
            continue
        instead[finding.fingerprint] = _expired(entry, finding) if lapsed else None
        if not lapsed:
            place = baseline.place(pairs[key])
            suppressed.append(Suppressed(finding, "baseline", entry.reason, entry.owner, entry.until, place))
    read = {baseline.relative(path) for path in pages}
    used = set(pairs.values())
    gone = [
        number
        for number, entry in enumerate(baseline.entries)
        if number not in used and (entry.path in read or not baseline.holds_file(entry.path))
    ]
    absent = tuple(_absent(baseline.entries[number]) for number in gone)
    return Comparison(matched, states, tuple(suppressed), instead, frozenset(gone), absent)


def keyed(baseline: Baseline, path: str, page: Page) -> Iterator[tuple[Key, Finding]]:
    """The findings of a page by what the baseline knows them by."""
    seen: Counter[tuple[str, str]] = Counter()
    relative = baseline.relative(path)
    for one in page.occurrences:
        if one.mention.block < 0:
            continue  # A remark on a directive, which is mended and not accepted.
        words, topic = words_of(one.sentence), one.mention.topic
        seen[words, topic] += 1
        if one.finding:
            yield Key(relative, words, topic, seen[words, topic]), one.finding


def _renamed(baseline: Baseline, found: Mapping[Key, Finding], known: set[Key]) -> dict[Key, int]:
    """Findings of files that the baseline does not know, by the entries of files that are gone."""
    left: defaultdict[tuple[str, str, int], list[int]] = defaultdict(list)
    paths = {entry.path for entry in baseline.entries}
    lost = {path for path in paths if not baseline.holds_file(path)}
    for number, entry in enumerate(baseline.entries):
        if entry.path in lost:
            left[entry.key[1:]].append(number)
    pairs: dict[Key, int] = {}
    for key in found:
        if key not in known and key.path not in paths and left[key[1:]]:
            pairs[key] = left[key[1:]].pop(0)
    return pairs


def _moved(entry: Entry, finding: Finding) -> bool:
    return (entry.rule, entry.severity, entry.status) != (finding.rule, finding.severity, finding.status)


def is_worse(entry: Entry, finding: Finding) -> bool:
    """Whether a verdict is more severe than when it was accepted, or has come to be refuted."""
    refuted = finding.status == "refuted" != entry.status
    return refuted or SEVERITIES.index(finding.severity) < SEVERITIES.index(entry.severity)


def _expired(entry: Entry, finding: Finding) -> Finding:
    day = entry.until.isoformat() if entry.until else ""
    who = f" by {entry.owner}" if entry.owner else ""
    message = f"was accepted{who} until {day}; change the copy or renew it: {finding.message}"
    return replace(finding, rule=EXPIRED, severity="warning", message=message)


def _absent(entry: Entry) -> Absent:
    return Absent(entry.path, entry.fingerprint, entry.rule, entry.severity, entry.text)
