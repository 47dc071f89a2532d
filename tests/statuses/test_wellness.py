"""The claims about massage, drips, cold, heat, salt, foot baths, ear seeds, gua sha, cupping, collagen, facials,
exosomes and whitening, beyond what holds of every table. Rows without an expert are claims that were split off by
topic, or that catch what the others do not name."""

from __future__ import annotations

import pytest

from claimtrack.evidence.grading import is_direct
from claimtrack.evidence.levels import NEEDS_DIRECT
from tests.statuses.tables import AS_OF, LIBRARY, WELLNESS, Row

FUNDED = "myung-2025-collagen-funding"
BORROWED = [
    ("ear-seeds/earseeds-pain", "yeh-2014-auricular-pain"),
    ("ear-seeds/earseeds-weight", "yeh-2017-auricular-weight"),
    ("microdermabrasion/mdb-absorption", "freedman-2008-hydradermabrasion"),
    ("dermaplaning/dermaplane-regrowth", "shaving-1970-leg-hair"),
    ("dermaplaning/dermaplane-regrowth", "trotter-1928-shaving-beard"),
    ("sauna/sauna-detox", "sears-2012-metals-in-sweat"),
    ("sauna/sauna-skin-collagen", "lee-2006-infrared-facial-wrinkles"),
]
OUTCOMES = [
    pytest.param(row, id=row.claim)
    for row in WELLNESS
    if row.computed in ("limited", "supported") and LIBRARY.claims[row.claim].kind in NEEDS_DIRECT
]


@pytest.mark.parametrize("row", WELLNESS, ids=lambda row: row.claim)
def test_a_claim_says_what_it_was_written_from_or_why_it_is_there(row: Row) -> None:
    claim = LIBRARY.claims[row.claim]
    assert claim.was or claim.notes


@pytest.mark.parametrize("row", OUTCOMES)
def test_no_outcome_appearance_or_safety_is_limited_or_better_without_people_under_the_same_treatment(row: Row) -> None:
    claim = LIBRARY.claims[row.claim]
    sources, treatment = LIBRARY.records.sources, LIBRARY.records.treatments[claim.about.treatment or ""]
    lines = [(line, sources[line.source]) for line in claim.lines if line.direction == "supports"]
    assert any(is_direct(line, source) and source.modality == treatment.modality for line, source in lines)


@pytest.mark.parametrize(("claim", "source"), BORROWED)
def test_what_another_treatment_showed_is_recorded_and_counts_nothing(claim: str, source: str) -> None:
    lines = LIBRARY.claims[claim].lines
    (index,) = (index for index, line in enumerate(lines) if line.source == source)
    assert lines[index].indirectness.intervention != "none"
    assert LIBRARY.standings(AS_OF)[claim].grades[index].inert == "other-modality"


@pytest.mark.parametrize("topic", ["hydration", "elasticity", "wrinkles"])
def test_eaten_collagen_is_disputed_by_the_trials_that_industry_did_not_pay_for(topic: str) -> None:
    claim = LIBRARY.claims[f"oral-collagen/oral-collagen-{topic}"]
    assert LIBRARY.assess(claim.id, AS_OF).status == "disputed"
    assert FUNDED in {line.source for line in claim.lines if line.direction == "disputes"}
    assert {line.publication_bias for line in claim.lines if line.direction == "supports"} == {"serious"}


def test_every_source_about_these_treatments_is_linked_by_a_claim() -> None:
    treatments = {LIBRARY.claims[row.claim].about.treatment for row in WELLNESS} - {None}
    modalities = {LIBRARY.records.treatments[name].modality for name in treatments if name} - {None}
    linked = {line.source for claim in LIBRARY.claims.values() for line in claim.lines}
    assert {name for name, source in LIBRARY.records.sources.items() if source.modality in modalities} <= linked
