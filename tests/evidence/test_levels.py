"""The status table: every cell, and that it never rewards doubt."""

from __future__ import annotations

from itertools import product
from typing import get_args

import pytest

from claimtrack.evidence.assessment import STATUSES, Status
from claimtrack.evidence.levels import HIGH, LOW, MODERATE, NAMES, NONE, REQUIRED, STATUS_RANK, VERY_LOW, status
from claimtrack.knowledge.models import ClaimKind, Design, Level

# The table of the design, worked for a mechanism claim (moderate required) with direct evidence: rows high to none.
TABLE = """
supported supported supported contested contested
supported supported contested contested disputed
limited   contested contested disputed  disputed
limited   contested disputed  refuted   refuted
missing   disputed  disputed  refuted   refuted
"""
CELLS = [
    (support, dispute, cell)
    for support, row in zip(range(HIGH, NONE - 1, -1), TABLE.strip().splitlines(), strict=True)
    for dispute, cell in enumerate(row.split())
]


@pytest.mark.parametrize("support, dispute, expected", CELLS)
def test_the_table(support: int, dispute: int, expected: Status) -> None:
    found = status("mechanism", support, dispute, direct_support=support, direct=True, searched=True)
    assert found == expected


@pytest.mark.parametrize(
    "kind, support, direct_support, direct, expected",
    [
        ("mechanism", LOW, LOW, False, "mechanism-only"),
        ("mechanism", MODERATE, NONE, False, "supported"),
        ("appearance", MODERATE, LOW, True, "limited"),
        ("appearance", MODERATE, MODERATE, True, "supported"),
        ("comparative", MODERATE, MODERATE, True, "limited"),
        ("regulatory-status", HIGH, HIGH, True, "supported"),
        ("usage-fact", LOW, LOW, True, "supported"),
        ("risk-fact", VERY_LOW, VERY_LOW, True, "limited"),
        ("background", VERY_LOW, VERY_LOW, False, "supported"),
        ("puffery", HIGH, HIGH, True, "unassessed"),
    ],
)
def test_what_each_kind_requires(
    kind: ClaimKind, support: int, direct_support: int, direct: bool, expected: Status
) -> None:
    assert status(kind, support, NONE, direct_support=direct_support, direct=direct, searched=False) == expected


def test_without_a_search_nothing_found_is_unassessed() -> None:
    assert status("mechanism", NONE, NONE, direct_support=NONE, direct=False, searched=False) == "unassessed"


@pytest.mark.parametrize("kind", get_args(ClaimKind))
def test_more_support_never_lowers_and_more_dispute_never_raises(kind: ClaimKind) -> None:
    def rank(support: int, dispute: int, direct_support: int, direct: bool, searched: bool) -> int:
        found = status(kind, support, dispute, direct_support=direct_support, direct=direct, searched=searched)
        return STATUS_RANK[found]

    levels = range(HIGH + 1)
    for support, dispute, own, direct, searched in product(levels, levels, levels, (False, True), (False, True)):
        here = rank(support, dispute, own, direct, searched)
        if support < HIGH:
            assert rank(support + 1, dispute, own, direct, searched) >= here
        if own < HIGH:
            assert rank(support, dispute, own + 1, direct, searched) >= here
        if dispute < HIGH:
            assert rank(support, dispute + 1, own, direct, searched) <= here
        assert rank(support, dispute, own, True, searched) >= rank(support, dispute, own, False, searched)


def test_the_tables_cover_every_name() -> None:
    assert get_args(Level) == NAMES
    assert set(REQUIRED) == set(get_args(ClaimKind))
    assert set(STATUS_RANK) == set(STATUSES)
    assert len(get_args(Design)) == 12
