"""The 60 microcurrent claims, beyond what holds of every table."""

from __future__ import annotations

from tests.statuses.tables import LIBRARY, MICROCURRENT

SUBJECTS = {"microcurrent", None}


def test_a_claim_of_the_table_is_about_microcurrent_or_no_treatment() -> None:
    written = {claim.was: name for name, claim in LIBRARY.claims.items() if claim.about.treatment in SUBJECTS}
    assert {row.knowledge_id: row.claim for row in MICROCURRENT if row.claim}.items() <= written.items()


def test_a_testimonial_is_left_to_a_rule() -> None:
    (row,) = (row for row in MICROCURRENT if not row.claim)
    assert (row.knowledge_id, row.computed) == ("patients-swear", "rule")
    subjects = {claim.about.treatment for claim in LIBRARY.claims.values() if claim.about.topic == "testimonial"}
    assert not subjects & SUBJECTS
