"""The claims written from public pages beyond the knowledge files, beyond what holds of every table."""

from __future__ import annotations

import pytest

from claimtrack.evidence.levels import NEEDS_DIRECT
from tests.statuses.tables import AS_OF, EXTENDED, LIBRARY, Row

EACH = pytest.mark.parametrize("row", [pytest.param(row, id=row.claim) for row in EXTENDED])
OUTCOMES = [
    pytest.param(row, id=row.claim)
    for row in EXTENDED
    if row.computed == "supported" and LIBRARY.claims[row.claim].kind in NEEDS_DIRECT
]


@EACH
def test_a_search_that_is_counted_says_what_was_asked(row: Row) -> None:
    for gap in LIBRARY.claims[row.claim].gaps:
        for search in gap.searched:
            assert search.query
            assert search.hits is not None
            assert (search.screened or 0) <= search.hits


@pytest.mark.parametrize("row", OUTCOMES)
def test_what_is_supported_rests_on_people_and_its_own_modality(row: Row) -> None:
    claim = LIBRARY.claims[row.claim]
    modality = LIBRARY.records.treatments[claim.about.treatment or ""].modality
    direct = [
        line.source
        for line in claim.lines
        if line.direction == "supports" and LIBRARY.records.sources[line.source].modality == modality
    ]
    assert direct


@pytest.mark.parametrize(
    ("said", "never"),
    [
        ("weight-loss-injections/tirzepatide", "lipotropic-injection/weight-loss"),
        ("deoxycholic-acid/chin-fat", "fat-dissolving/fat"),
    ],
)
def test_what_one_product_has_shown_is_not_lent_to_its_neighbour(said: str, never: str) -> None:
    assert LIBRARY.assess(said, AS_OF).status == "supported"
    assert LIBRARY.assess(never, AS_OF).status == "missing"
