"""The 60 microcurrent claims: what an expert wrote of each, and what the evidence lines compute."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest

from claimtrack.evidence.library import Library

AS_OF = date(2026, 11, 22)
CLAIMS = Path(__file__).parent.parent / "claims"
TABLE = Path(__file__).with_suffix("").with_name("microcurrent_statuses.csv")

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
    """One claim of the knowledge file."""

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
SUBJECTS = {"microcurrent", None}


@pytest.fixture(scope="module")
def library() -> Library:
    return Library.load(claims=CLAIMS)


@pytest.mark.parametrize("row", CLAIM_ROWS, ids=lambda row: row.knowledge_id)
def test_the_lines_compute_the_status_in_the_table(library: Library, row: Row) -> None:
    assert library.assess(row.claim, AS_OF).status == row.computed


@pytest.mark.parametrize("row", CLAIM_ROWS, ids=lambda row: row.knowledge_id)
def test_a_status_unlike_the_experts_is_explained_in_table_and_claim(library: Library, row: Row) -> None:
    if row.computed in AGREES[row.expert]:
        assert not row.why_they_differ
    else:
        assert row.why_they_differ
        assert "expert" in (library.claims[row.claim].notes or "")


def test_the_table_holds_all_sixty_and_every_claim_written_from_them(library: Library) -> None:
    written = {claim.was: name for name, claim in library.claims.items() if claim.about.treatment in SUBJECTS}
    assert len(ROWS) == len({row.knowledge_id for row in ROWS}) == 60
    assert {row.knowledge_id: row.claim for row in CLAIM_ROWS}.items() <= written.items()


def test_a_testimonial_is_left_to_a_rule(library: Library) -> None:
    (row,) = (row for row in ROWS if not row.claim)
    assert (row.knowledge_id, row.computed) == ("patients-swear", "rule")
    subjects = {claim.about.treatment for claim in library.claims.values() if claim.about.topic == "testimonial"}
    assert not subjects & SUBJECTS


@pytest.mark.parametrize("row", CLAIM_ROWS, ids=lambda row: row.knowledge_id)
def test_every_line_says_why_and_who_and_no_person_signed_it(library: Library, row: Row) -> None:
    for line in library.claims[row.claim].lines:
        assert line.rationale
        assert (line.accepted, line.graded_by, line.accepted_by) == ("accepted", "claimtrack maintainers", None)


@pytest.mark.parametrize("row", CLAIM_ROWS, ids=lambda row: row.knowledge_id)
def test_what_is_not_supported_names_its_gap(library: Library, row: Row) -> None:
    assert row.computed == "supported" or library.claims[row.claim].gaps


@pytest.mark.parametrize("row", CLAIM_ROWS, ids=lambda row: row.knowledge_id)
def test_a_rung_asserts_only_what_is_supported_or_limited(library: Library, row: Row) -> None:
    rungs = library.claims[row.claim].rewordings
    assert rungs
    asserted = {rung.asserts for rung in rungs if rung.asserts}
    assert {library.assess(claim, AS_OF).status for claim in asserted} <= {"supported", "limited"}
