"""How bad a claim is: one table of status by kind, published in the README."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple, get_args

from claimtrack.detect.mention import Mention
from claimtrack.evidence.assessment import Status
from claimtrack.knowledge.models import ClaimKind
from claimtrack.policy.finding import Severity

SEVERITIES: tuple[Severity, ...] = get_args(Severity)
"""Worst first."""


class Row(NamedTuple):
    """Severity of an asserted claim by the group its kind belongs to; None: nothing to say."""

    strict: Severity | None
    """clinical-outcome, safety, comparative, regulatory-status"""
    soft: Severity | None
    """appearance, mechanism"""
    mild: Severity | None
    """background, usage- and risk-fact, puffery"""


TABLE: Mapping[Status, Row] = {
    "refuted": Row("error", "error", "warning"),
    "disputed": Row("error", "error", "warning"),
    "missing": Row("error", "warning", None),
    "mechanism-only": Row("error", "warning", None),
    "contested": Row("error", "warning", None),
    "unassessed": Row("warning", "warning", None),
    "limited": Row("warning", "warning", None),
    "supported": Row(None, None, None),
}
_STRICT: frozenset[ClaimKind] = frozenset({"clinical-outcome", "safety", "comparative", "regulatory-status"})
_SOFT: frozenset[ClaimKind] = frozenset({"appearance", "mechanism"})


def asserted(status: Status, kind: ClaimKind) -> Severity | None:
    """How bad a claim of this status and kind is when it is stated plainly."""
    row = TABLE[status]
    return row.strict if kind in _STRICT else row.soft if kind in _SOFT else row.mild


def judge(status: Status, kind: ClaimKind, mention: Mention) -> Severity | None:
    """How bad this mention is. A hedge lowers once; "the look of" lowers only what is limited and a matter of looks
    or mechanism. Conditional and attributed claims count as asserted."""
    severity = asserted(status, kind)
    looks_only = mention.appearance and status == "limited" and kind in _SOFT
    if severity is not None and (mention.stance == "hedged" or looks_only):
        return lowered(severity)
    return severity


def lowered(severity: Severity) -> Severity:
    """One step less severe, never below info."""
    return SEVERITIES[min(SEVERITIES.index(severity) + 1, len(SEVERITIES) - 1)]


def at_least(severity: Severity, threshold: Severity) -> bool:
    """Whether a severity is as bad as the threshold or worse."""
    return SEVERITIES.index(severity) <= SEVERITIES.index(threshold)
