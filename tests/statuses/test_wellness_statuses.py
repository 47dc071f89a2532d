"""The claims about massage, drips, cold, heat, salt, foot baths, ear seeds, gua sha, cupping, collagen, facials,
exosomes and whitening: what an expert wrote of each, and what the evidence lines compute. Rows without an expert are
claims that were split off by topic, or that catch what the others do not name."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest

from claimtrack.evidence.grading import is_direct
from claimtrack.evidence.levels import NEEDS_DIRECT
from claimtrack.evidence.library import Library

AS_OF = date(2026, 11, 22)
LIBRARY = Library.load(claims=Path(__file__).parents[2] / "claims")
TABLE = Path(__file__).with_name("wellness_statuses.csv")

AGREES = {
    "supported": {"supported"},
    "limited": {"limited"},
    "mechanistic-only": {"mechanism-only"},
    "contested": {"contested", "disputed"},
    "unsupported": {"missing", "disputed", "refuted"},
    "misleading": {"refuted", "disputed", "missing"},
    "factual-regulatory": {"supported"},
}
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


class Row(NamedTuple):
    """One claim; without a knowledge id it is not in the knowledge file."""

    knowledge_id: str
    claim: str
    expert: str
    computed: str
    why_they_differ: str


def _rows() -> list[Row]:
    with TABLE.open(encoding="utf-8", newline="") as table:
        return [Row(**row) for row in csv.DictReader(table)]


ROWS = _rows()
EACH = pytest.mark.parametrize("row", [pytest.param(row, id=row.claim) for row in ROWS])
EXPERTS = pytest.mark.parametrize("row", [pytest.param(row, id=row.claim) for row in ROWS if row.expert])


@EACH
def test_the_lines_compute_the_status_in_the_table(row: Row) -> None:
    assert LIBRARY.assess(row.claim, AS_OF).status == row.computed


@EXPERTS
def test_a_status_unlike_the_experts_is_explained_in_table_and_claim(row: Row) -> None:
    if row.computed in AGREES[row.expert]:
        assert not row.why_they_differ
    else:
        assert row.why_they_differ.startswith("expert")
        assert "expert" in (LIBRARY.claims[row.claim].notes or "")


@EACH
def test_a_claim_knows_what_it_was_written_from_or_why_it_is_there(row: Row) -> None:
    claim = LIBRARY.claims[row.claim]
    assert (claim.was or "") == row.knowledge_id
    assert claim.was or claim.notes


def test_the_table_holds_each_of_the_95_once() -> None:
    names = [row.knowledge_id for row in ROWS if row.knowledge_id]
    assert len(names) == len(set(names)) == 95
    assert len({row.claim for row in ROWS}) == len(ROWS)


@EACH
def test_every_line_says_why_and_who_and_no_person_signed_it(row: Row) -> None:
    lines = LIBRARY.claims[row.claim].lines
    assert len({line.rationale for line in lines} - {None}) == len(lines)
    for line in lines:
        assert (line.accepted, line.graded_by, line.accepted_by) == ("accepted", "claimtrack maintainers", None)


@EACH
def test_what_is_not_supported_names_its_gap(row: Row) -> None:
    assert row.computed == "supported" or LIBRARY.claims[row.claim].gaps


@EACH
def test_a_rung_asserts_only_what_is_supported_or_limited(row: Row) -> None:
    rungs = LIBRARY.claims[row.claim].rewordings
    assert rungs
    asserted = {rung.asserts for rung in rungs if rung.asserts}
    assert {LIBRARY.assess(claim, AS_OF).status for claim in asserted} <= {"supported", "limited"}


@EACH
def test_no_outcome_appearance_or_safety_is_limited_or_better_without_people_under_the_same_treatment(row: Row) -> None:
    claim = LIBRARY.claims[row.claim]
    if row.computed not in ("limited", "supported") or claim.kind not in NEEDS_DIRECT:
        return
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
    treatments = {LIBRARY.claims[row.claim].about.treatment for row in ROWS} - {None}
    modalities = {LIBRARY.records.treatments[name].modality for name in treatments if name} - {None}
    linked = {line.source for claim in LIBRARY.claims.values() for line in claim.lines}
    assert {name for name, source in LIBRARY.records.sources.items() if source.modality in modalities} <= linked
