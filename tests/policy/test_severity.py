"""The table of the architecture, row by row, and what a hedge does to it."""

from __future__ import annotations

from itertools import product

import pytest

from claimtrack.evidence.assessment import Status
from claimtrack.knowledge.models import ClaimKind
from claimtrack.policy import severity
from tests.policy.world import KINDS, STATUSES, mention

GROUPS: tuple[tuple[ClaimKind, ...], ...] = (
    ("clinical-outcome", "safety", "comparative", "regulatory-status"),
    ("appearance", "mechanism"),
    ("background", "usage-fact", "risk-fact", "puffery"),
)
TABLE: dict[Status, str] = {
    "refuted": "error error warning",
    "disputed": "error error warning",
    "missing": "error warning -",
    "mechanism-only": "error warning -",
    "contested": "error warning -",
    "unassessed": "warning warning -",
    "limited": "warning warning -",
    "supported": "- - -",
}


def test_the_table_speaks_of_every_status_and_kind() -> None:
    assert set(TABLE) == set(STATUSES)
    assert {kind for group in GROUPS for kind in group} == set(KINDS)


@pytest.mark.parametrize("status,group", [*product(STATUSES, range(3))])
def test_each_cell_of_the_table(status: Status, group: int) -> None:
    expected = TABLE[status].split()[group]
    for kind in GROUPS[group]:
        assert (severity.judge(status, kind, mention()) or "-") == expected


@pytest.mark.parametrize("status,kind", [*product(STATUSES, KINDS)])
def test_a_hedge_lowers_once_and_never_silences(status: Status, kind: ClaimKind) -> None:
    plain = severity.judge(status, kind, mention())
    hedged = severity.judge(status, kind, mention(stance="hedged", appearance=True))
    assert hedged == (None if plain is None else {"error": "warning", "warning": "info"}[plain])


@pytest.mark.parametrize("status,kind", [*product(STATUSES, KINDS)])
def test_the_look_of_lowers_only_what_is_limited_and_of_looks_or_mechanism(status: Status, kind: ClaimKind) -> None:
    plain = severity.judge(status, kind, mention())
    looks = severity.judge(status, kind, mention(appearance=True))
    lowered = status == "limited" and kind in ("appearance", "mechanism")
    assert looks == ("info" if lowered else plain)


@pytest.mark.parametrize("status,kind", [*product(STATUSES, KINDS)])
def test_conditional_and_attributed_count_as_asserted(status: Status, kind: ClaimKind) -> None:
    plain = severity.judge(status, kind, mention())
    assert severity.judge(status, kind, mention(stance="conditional")) == plain
    for attribution in ("patient", "brand", "expert", "study"):
        assert severity.judge(status, kind, mention(attribution=attribution)) == plain


def test_at_least_orders_worst_first() -> None:
    assert severity.at_least("error", "warning")
    assert severity.at_least("warning", "warning")
    assert not severity.at_least("info", "warning")
