"""The computed verdict on one claim, as every other room sees it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args

from claimtrack.knowledge.models import Level

Status = Literal["refuted", "disputed", "missing", "unassessed", "contested", "mechanism-only", "limited", "supported"]
STATUSES: tuple[str, ...] = get_args(Status)

Flag = Literal[
    "unreviewed",
    "retracted-support",
    "suspect",
    "stale",
    "animal-or-lab-only",
    "single-group",
    "sponsor-only",
    "wrong-modality",
    "circular",
    "chain-gap",
]


@dataclass(frozen=True, slots=True)
class Reason:
    """One line or inference that decided a status, in words."""

    text: str
    """A whole clause a reviewer can read: what was studied, in whom, what was found, why it counts as it does."""
    source: str | None = None
    """Id of the source, where the reason is an evidence line."""
    direction: Literal["supports", "disputes", "neutral"] = "neutral"
    level: Level = "none"


@dataclass(frozen=True, slots=True)
class Assessment:
    """What the evidence holds of a claim as of a date; computed, never stored."""

    claim: str
    status: Status
    support: Level
    dispute: Level
    direct_support: Level
    required: Level
    as_of: date
    flags: tuple[str, ...] = ()
    """Flag names, sorted; a chain gap names its premise: 'chain-gap(microcurrent/atp-boost)'."""
    because: tuple[Reason, ...] = ()
    """What decided it, the deciding reason first."""
    would_need: str = ""
    """The cheapest missing thing, in the regulators' own reasons for throwing evidence out; empty when supported."""
    graded_by: str = ""
    """Who graded the lines that count, e.g. 'claimtrack maintainers (not yet signed off)'."""
