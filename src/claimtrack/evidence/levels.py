"""The ordinal scale of certainty and the table that turns two levels into a status.

none < very_low < low < moderate < high are GRADE's levels of certainty with `none` below them; inside this room they
are the integers 0 to 4. Levels are combined with max and min only: averages and sums let many weak lines look strong.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, get_args

from claimtrack.evidence.assessment import Status
from claimtrack.knowledge.models import ClaimKind, Concern, Design, Level

NAMES: Final[tuple[Level, ...]] = get_args(Level)
RANK: Final[Mapping[Level, int]] = MappingProxyType({name: rank for rank, name in enumerate(NAMES)})
NONE, VERY_LOW, LOW, MODERATE, HIGH = range(5)

CHAIN_CAP: Final = LOW
"""A mechanism or an extrapolation alone never supports above this level."""

START: Final[Mapping[Design, int]] = MappingProxyType(
    {
        "systematic-review": HIGH,
        "rct": HIGH,
        "official-record": HIGH,
        # The way from the laboratory to a person is charged as indirectness, line by line.
        "controlled-lab": HIGH,
        "guideline": LOW,
        "nonrandomised": LOW,
        "before-after": LOW,
        "case-series": VERY_LOW,
        "case-report": VERY_LOW,
        "expert-opinion": VERY_LOW,
        "vendor-statement": VERY_LOW,
        "testimonial": VERY_LOW,
    }
)
"""Where GRADE starts for a design, before any downgrade."""

POOLED: Final[frozenset[Design]] = frozenset({"systematic-review", "official-record"})
"""Designs that need no second, independent source to reach a level."""

GROUPS_NEEDED: Final = (0, 1, 1, 1, 2)
"""How many independent groups a level of direct support takes, by level."""

PENALTY: Final[Mapping[Concern, int]] = MappingProxyType({"none": 0, "serious": 1, "very_serious": 2})

REQUIRED: Final[Mapping[ClaimKind, int]] = MappingProxyType(
    {
        "clinical-outcome": MODERATE,
        "safety": MODERATE,
        "appearance": MODERATE,
        "comparative": HIGH,
        "regulatory-status": HIGH,
        "mechanism": MODERATE,
        "risk-fact": LOW,
        "usage-fact": LOW,
        "background": VERY_LOW,
        "puffery": NONE,
    }
)
"""The certainty each kind of claim requires; puffery is never assessed."""

NEEDS_DIRECT: Final[frozenset[ClaimKind]] = frozenset({"clinical-outcome", "safety", "appearance"})
"""Kinds that are supported by direct evidence only, never through an inference."""

# Rows are support, columns dispute, both from none to high; "supported" and "unassessed" are refined by `status`.
_TABLE: Final[tuple[tuple[Status, ...], ...]] = (
    ("unassessed", "disputed", "disputed", "refuted", "refuted"),
    ("supported", "contested", "disputed", "refuted", "refuted"),
    ("supported", "contested", "contested", "disputed", "disputed"),
    ("supported", "supported", "contested", "contested", "disputed"),
    ("supported", "supported", "supported", "contested", "contested"),
)

STATUS_RANK: Final[Mapping[Status, int]] = MappingProxyType(
    {
        "refuted": 0,
        "disputed": 1,
        "missing": 2,
        "unassessed": 2,
        "contested": 3,
        "mechanism-only": 4,
        "limited": 5,
        "supported": 6,
    }
)
"""How good a status is for the claim; missing and unassessed are equally good."""


def status(kind: ClaimKind, support: int, dispute: int, *, direct_support: int, direct: bool, searched: bool) -> Status:
    """The status of a claim of this kind at these levels.

    `direct_support` is the level reached without any inference, `direct` whether a counted supporting line is about
    people and about the claimed outcome, `searched` whether a documented search is still in date.
    """
    if kind == "puffery":
        return "unassessed"
    cell = _TABLE[support][dispute]
    if cell == "unassessed":
        return "missing" if searched else "unassessed"
    if cell != "supported":
        return cell
    required = REQUIRED[kind]
    if support >= required and (kind not in NEEDS_DIRECT or direct_support >= required):
        return "supported"
    return "limited" if direct else "mechanism-only"
