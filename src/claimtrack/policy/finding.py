"""A rule's result at a place, and the passage people read and fix."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from claimtrack.detect.mention import Attribution, Confidence, Mention, Stance, TreatmentFrom
from claimtrack.documents.model import Position, Span

Severity = Literal["error", "warning", "info"]
BaselineState = Literal["new", "unchanged", "updated"]
"""Not in the baseline; in it with the same verdict; in it with a verdict that the library or a policy has moved."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands: source offsets, and line and column where the source has lines."""

    path: str
    span: Span
    """In the source, code points."""
    start: Position | None
    end: Position | None
    """One past the last character, on its line."""
    locator: str | None = None

    def __str__(self) -> str:
        if self.start is None:
            return f"{self.path} ({self.locator})"
        return f"{self.path}:{self.start.line}:{self.start.column}"


@dataclass(frozen=True, slots=True)
class Finding:
    """One mention that a rule objects to: the most severe cause names the rule, the others stand in `why`."""

    rule: str
    severity: Severity
    confidence: Confidence
    place: Place
    quote: str
    """Exactly `source[offset:end_offset]`."""
    text: str
    """What a reader sees there."""
    within: Span
    """Where `text` stands in the passage's text."""
    block: str
    """The block's kind."""
    passage: str
    """Id of the passage it belongs to: 'p7'."""
    topic: str
    treatment: str | None
    treatment_from: TreatmentFrom
    claim: str | None
    status: str | None
    """A status of the evidence, 'unregistered', or null where a presentation rule alone decided."""
    stance: Stance
    attribution: Attribution
    frame: str
    message: str
    why: tuple[str, ...]
    sources: tuple[str, ...]
    policies: tuple[str, ...]
    fingerprint: str
    """Path + normalised sentence + topic + occurrence; rule, claim and status are attributes of it."""
    combined: tuple[str, ...] = ()
    """The treatments that it is said of together, of which `treatment` fares worst; empty where it is said of one."""
    unknown: str = ""
    """What the copy calls a treatment that the library does not know; empty where it names none."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Proposed rewording of a passage, for a human; never applied by default."""

    span: Span | None
    """In the source; what `text` would replace. Never cuts markup; null where no range can be replaced as it stands."""
    text: str
    kind: str
    """A rung of the ladder: study, appearance, temporarily, availability, fact; 'house': the house's own words in the
    place of words it does not print; or 'remove' (text is empty)."""
    clears: tuple[str, ...]
    """Fingerprints of the findings that go away."""


@dataclass(frozen=True, slots=True)
class Passage:
    """One sentence or bullet with all its findings."""

    id: str
    place: Place
    text: str
    findings: tuple[Finding, ...]
    suggestion: Suggestion | None


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One mention at its place, reported or not: what `--mentions` lists and `--show ok` prints."""

    mention: Mention
    place: Place
    quote: str
    text: str
    within: Span
    """Where `text` stands in the sentence."""
    block: str
    sentence: str
    """The sentence it stands in, as a reader sees it."""
    sentence_place: Place
    status: str | None
    """As in `Finding.status`; of a mention that is not claimed, the status its claim would have."""
    fingerprint: str
    finding: Finding | None
    """Null where no rule objects, the mention is not claimed, or the checker is less sure than asked."""


@dataclass(frozen=True, slots=True)
class Suppressed:
    """A finding that does not count, and by whose word."""

    finding: Finding
    by: Literal["inline", "sidecar", "baseline"]
    """A directive in the copy, one in the file beside it, or an entry of the baseline."""
    reason: str
    owner: str = ""
    until: date | None = None
    """The last day it holds; null: no end."""
    place: str = ""
    """Where it is written: 'page.html:3:1'."""


@dataclass(frozen=True, slots=True)
class Absent:
    """An entry of the baseline whose passage is gone from the copy that was read."""

    path: str
    fingerprint: str
    rule: str
    severity: Severity
    text: str
    """The sentence it stood in."""
