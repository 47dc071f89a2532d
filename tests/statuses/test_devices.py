"""The claims about light, heat, ultrasound, needling, PRP, stimulation, laser, peels and injectables, beyond what holds
of every table. Rows without an expert are claims split off or added later."""

from __future__ import annotations

import pytest

from claimtrack.evidence.grading import is_direct
from claimtrack.evidence.levels import NEEDS_DIRECT
from tests.statuses.tables import DEVICES, LIBRARY, Row

CLAIM_ROWS = [row for row in DEVICES if row.claim]
OUTCOMES = [
    pytest.param(row, id=row.claim)
    for row in CLAIM_ROWS
    if row.computed == "supported" and LIBRARY.claims[row.claim].kind in NEEDS_DIRECT
]


def test_the_promotion_of_a_prescription_medicine_is_left_to_a_rule() -> None:
    assert [row.knowledge_id for row in DEVICES if row.computed == "rule"] == ["inj-pom-promotion"]


def test_the_table_holds_every_claim_of_the_treatments_it_is_about() -> None:
    named = {row.claim for row in CLAIM_ROWS}
    treatments = {claim.split("/")[0] for claim in named} - {"exosomes"}
    assert {claim for claim in LIBRARY.claims if claim.split("/")[0] in treatments} <= named


@pytest.mark.parametrize("row", OUTCOMES)
def test_what_is_supported_rests_on_people_and_its_own_modality(row: Row) -> None:
    claim = LIBRARY.claims[row.claim]
    sources, treatments = LIBRARY.records.sources, LIBRARY.records.treatments
    own = treatments[claim.about.treatment or ""].modality
    lines = [(line, sources[line.source]) for line in claim.lines if line.direction == "supports"]
    assert any(is_direct(line, source) and source.modality in (own, "none") for line, source in lines)
