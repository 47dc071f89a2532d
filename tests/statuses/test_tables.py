"""What must hold of every claim in the tables, whoever wrote it."""

from __future__ import annotations

import pytest

from tests.statuses.tables import AS_OF, DEVICES, EXTENDED, LIBRARY, MICROCURRENT, WELLNESS, Row

AGREES = {
    "supported": {"supported"},
    "limited": {"limited"},
    "mechanistic-only": {"mechanism-only"},
    "contested": {"contested", "disputed"},
    "unsupported": {"missing", "disputed", "refuted"},
    "misleading": {"refuted", "disputed", "missing"},
    "factual-regulatory": {"supported"},
}
ROWS = [row for row in (*MICROCURRENT, *DEVICES, *WELLNESS, *EXTENDED) if row.claim]
EACH = pytest.mark.parametrize("row", [pytest.param(row, id=row.claim) for row in ROWS])
EXPERTS = pytest.mark.parametrize("row", [pytest.param(row, id=row.claim) for row in ROWS if row.expert])


def test_the_tables_name_each_claim_once() -> None:
    assert len({row.claim for row in ROWS}) == len(ROWS)


@pytest.mark.parametrize(("table", "held"), [(MICROCURRENT, 60), (DEVICES, 79), (WELLNESS, 95), (EXTENDED, 0)])
def test_a_table_holds_all_of_its_knowledge_file_once(table: list[Row], held: int) -> None:
    names = [row.knowledge_id for row in table if row.knowledge_id]
    assert len(names) == len(set(names)) == held


@EACH
def test_the_lines_compute_the_status_in_the_table(row: Row) -> None:
    assert LIBRARY.assess(row.claim, AS_OF).status == row.computed


@EXPERTS
def test_a_status_unlike_the_experts_is_explained_in_table_and_claim(row: Row) -> None:
    if row.computed in AGREES[row.expert]:
        assert not row.why_they_differ
    else:
        assert "expert" in row.why_they_differ
        assert "expert" in (LIBRARY.claims[row.claim].notes or "")


@EACH
def test_a_claim_knows_what_it_was_written_from(row: Row) -> None:
    assert (LIBRARY.claims[row.claim].was or "") == row.knowledge_id


@EACH
def test_a_claim_rests_on_lines_or_premises_or_says_what_is_missing(row: Row) -> None:
    claim = LIBRARY.claims[row.claim]
    assert claim.lines or claim.inferences or claim.gaps


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
