"""The claims about light, heat, ultrasound, needling, PRP, stimulation, laser, peels and injectables: what an expert
wrote of each, and what the evidence lines compute. Rows without an expert are claims split off or added later."""

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
CLAIMS = Path(__file__).parents[2] / "claims"
TABLE = Path(__file__).with_name("devices_statuses.csv")

AGREES = {
    "supported": {"supported"},
    "limited": {"limited"},
    "mechanistic-only": {"mechanism-only"},
    "contested": {"contested", "disputed"},
    "unsupported": {"missing", "disputed", "refuted"},
    "misleading": {"refuted", "disputed", "missing"},
    "factual-regulatory": {"supported"},
}


class Row(NamedTuple):
    """One claim; without a knowledge id it is not in the knowledge file, without a claim a rule judges it."""

    knowledge_id: str
    claim: str
    expert: str
    computed: str
    why_they_differ: str


def _rows() -> list[Row]:
    with TABLE.open(encoding="utf-8", newline="") as table:
        return [Row(**row) for row in csv.DictReader(table)]


ROWS = _rows()
CLAIM_ROWS = [row for row in ROWS if row.claim]
EXPERT_ROWS = [row for row in CLAIM_ROWS if row.expert]


def _of(rows: list[Row]) -> list[object]:
    return [pytest.param(row, id=row.claim) for row in rows]


@pytest.fixture(scope="module")
def library() -> Library:
    return Library.load(claims=CLAIMS)


@pytest.mark.parametrize("row", _of(CLAIM_ROWS))
def test_the_lines_compute_the_status_in_the_table(library: Library, row: Row) -> None:
    assert library.assess(row.claim, AS_OF).status == row.computed


@pytest.mark.parametrize("row", _of(EXPERT_ROWS))
def test_a_status_unlike_the_experts_is_explained_in_table_and_claim(library: Library, row: Row) -> None:
    if row.computed in AGREES[row.expert]:
        assert not row.why_they_differ
    else:
        assert row.why_they_differ.startswith("expert")
        assert "expert" in (library.claims[row.claim].notes or "")


@pytest.mark.parametrize("row", _of(CLAIM_ROWS))
def test_a_claim_knows_what_it_was_written_from(library: Library, row: Row) -> None:
    assert (library.claims[row.claim].was or "") == row.knowledge_id


def test_the_table_holds_each_of_the_79_once() -> None:
    names = [row.knowledge_id for row in ROWS if row.knowledge_id]
    assert len(names) == len(set(names)) == 79
    assert [row.knowledge_id for row in ROWS if row.computed == "rule"] == ["inj-pom-promotion"]


def test_the_table_holds_every_claim_of_the_treatments_it_is_about(library: Library) -> None:
    named = {row.claim for row in CLAIM_ROWS}
    treatments = {claim.split("/")[0] for claim in named} - {"exosomes"}
    assert {claim for claim in library.claims if claim.split("/")[0] in treatments} <= named


@pytest.mark.parametrize("row", _of(CLAIM_ROWS))
def test_every_line_says_why_and_who_and_no_person_signed_it(library: Library, row: Row) -> None:
    for line in library.claims[row.claim].lines:
        assert line.rationale
        assert (line.accepted, line.graded_by, line.accepted_by) == ("accepted", "claimtrack maintainers", None)


@pytest.mark.parametrize("row", _of(CLAIM_ROWS))
def test_no_rationale_is_used_for_two_sources(library: Library, row: Row) -> None:
    lines = library.claims[row.claim].lines
    assert len({line.rationale for line in lines}) == len(lines)


@pytest.mark.parametrize("row", _of([row for row in CLAIM_ROWS if row.computed != "supported"]))
def test_what_is_not_supported_names_its_gap(library: Library, row: Row) -> None:
    assert library.claims[row.claim].gaps


@pytest.mark.parametrize("row", _of(CLAIM_ROWS))
def test_a_rung_asserts_only_what_is_supported_or_limited(library: Library, row: Row) -> None:
    rungs = library.claims[row.claim].rewordings
    assert rungs
    asserted = {rung.asserts for rung in rungs if rung.asserts}
    assert {library.assess(claim, AS_OF).status for claim in asserted} <= {"supported", "limited"}


@pytest.mark.parametrize("row", _of([row for row in CLAIM_ROWS if row.computed == "supported"]))
def test_what_is_supported_rests_on_people_and_its_own_modality(library: Library, row: Row) -> None:
    claim = library.claims[row.claim]
    if claim.kind not in NEEDS_DIRECT:
        return
    sources, treatments = library.records.sources, library.records.treatments
    own = treatments[claim.about.treatment or ""].modality
    lines = [(line, sources[line.source]) for line in claim.lines if line.direction == "supports"]
    assert any(is_direct(line, source) and source.modality in (own, "none") for line, source in lines)
