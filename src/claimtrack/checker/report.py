"""What a check found, with everything needed to say what was not looked at."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from claimtrack.documents.model import Document, Position, Skipped
from claimtrack.evidence.assessment import Assessment
from claimtrack.knowledge.models import Layer, Market, Source
from claimtrack.policy.finding import Absent, BaselineState, Finding, Occurrence, Passage, Severity, Suppressed
from claimtrack.policy.page import Page
from claimtrack.policy.profile import Profile
from claimtrack.policy.severity import at_least

if TYPE_CHECKING:
    from claimtrack.knowledge.policies import Policy


@dataclass(frozen=True, slots=True)
class UnreadPlace:
    """Something on a page that could not be read, and where."""

    path: str
    what: str
    position: Position | None


@dataclass(frozen=True, slots=True)
class Summary:
    """The numbers of a report."""

    files: int = 0
    blocks: int = 0
    words: int = 0
    mentions: int = 0
    passages: int = 0
    findings: int = 0
    by_severity: Mapping[str, int] = field(default_factory=dict)
    """Findings by severity, worst first; every severity is there."""
    by_status: Mapping[str, int] = field(default_factory=dict)
    """Claimed mentions by the status of their claim, by name; those judged by no claim are left out."""


@dataclass(frozen=True)
class Report:
    """What was found, in the order of the copy."""

    findings: tuple[Finding, ...]
    passages: tuple[Passage, ...]
    mentions: tuple[Occurrence, ...]
    """Every mention, claimed or not, reported or not."""
    skipped: tuple[Skipped, ...]
    unread: tuple[UnreadPlace, ...]
    summary: Summary
    layers: tuple[Layer, ...]
    as_of: date
    markets: tuple[Market, ...]
    assessments: Mapping[str, Assessment]
    """Claim id -> assessment, of every claim that is mentioned."""
    sources: Mapping[str, Source] = field(default_factory=dict)
    """Id -> source, of every source that a claim which is mentioned has a line on."""
    policies: Mapping[str, Policy] = field(default_factory=dict)
    """Id -> policy, of every policy that a finding breaks."""
    profiles: Mapping[str, Profile] = field(default_factory=dict)
    """Path -> what the page was judged by, of every page that was read."""
    documents: Mapping[str, Document] = field(default_factory=dict, repr=False)
    """Path -> the copy as it was read, of every page that was read."""
    suppressed: tuple[Suppressed, ...] = ()
    """Findings that do not count, and by whose word."""
    states: Mapping[str, BaselineState] = field(default_factory=dict)
    """Fingerprint -> how a finding stands to the baseline; empty where none was given."""
    absent: tuple[Absent, ...] = ()
    """What the baseline holds and the copy that was read does not."""

    def __iter__(self) -> Iterator[Finding]:
        return iter(self.findings)

    def __len__(self) -> int:
        return len(self.findings)

    @property
    def pages(self) -> Mapping[str, Page]:
        """Path -> what is on the page, of every page that was read; what is said of a file beside it is not on it."""
        mentions: dict[str, list[Occurrence]] = {path: [] for path in self.documents}
        passages: dict[str, list[Passage]] = {path: [] for path in self.documents}
        for one in self.mentions:
            if one.place.path in mentions:
                mentions[one.place.path].append(one)
        for passage in self.passages:
            if passage.place.path in passages:
                passages[passage.place.path].append(passage)
        return {path: Page(tuple(found), tuple(passages[path])) for path, found in mentions.items()}

    def reaches(self, threshold: Severity) -> bool:
        """Whether any finding is as bad as the threshold or worse."""
        return any(at_least(finding.severity, threshold) for finding in self.findings)
