"""The claims written from public pages beyond the knowledge files: what their lines compute, what must hold of them.
Of every source in the library: nothing stands in it that nobody says was seen."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest

from claimtrack.evidence.levels import NEEDS_DIRECT
from claimtrack.evidence.library import Library
from claimtrack.knowledge.models import Source

AS_OF = date(2026, 11, 22)
LIBRARY = Library.load(claims=Path(__file__).parents[2] / "claims")
TABLE = Path(__file__).with_name("extended_statuses.csv")

# What a page can show; finding and limitations are our words, design and modality our judgement.
SHOWN = {
    "title", "authors", "year", "venue", "doi", "pmid", "pmcid", "population", "n", "intervention", "comparator",
    "outcome", "effect", "funding", "conflict_of_interest",
}  # fmt: skip


class Row(NamedTuple):
    """One claim and the status its lines compute."""

    claim: str
    computed: str


def _rows() -> list[Row]:
    with TABLE.open(encoding="utf-8", newline="") as table:
        return [Row(**row) for row in csv.DictReader(table)]


ROWS = _rows()
EACH = pytest.mark.parametrize("row", [pytest.param(row, id=row.claim) for row in ROWS])
SOURCES = pytest.mark.parametrize("source", LIBRARY.records.sources.values(), ids=lambda source: source.id)


def test_the_table_names_each_claim_once() -> None:
    assert len({row.claim for row in ROWS}) == len(ROWS)


@EACH
def test_the_lines_compute_the_status_in_the_table(row: Row) -> None:
    assert LIBRARY.assess(row.claim, AS_OF).status == row.computed


@EACH
def test_a_claim_rests_on_lines_or_premises_or_says_what_is_missing(row: Row) -> None:
    claim = LIBRARY.claims[row.claim]
    assert claim.lines or claim.inferences or claim.gaps


@EACH
def test_what_is_not_supported_names_its_gap(row: Row) -> None:
    assert row.computed == "supported" or LIBRARY.claims[row.claim].gaps


@EACH
def test_a_search_that_is_counted_says_what_was_asked(row: Row) -> None:
    for gap in LIBRARY.claims[row.claim].gaps:
        for search in gap.searched:
            assert search.query
            assert search.hits is not None
            assert (search.screened or 0) <= search.hits


@EACH
def test_every_line_says_why_and_who_and_no_person_signed_it(row: Row) -> None:
    lines = LIBRARY.claims[row.claim].lines
    assert all(line.rationale for line in lines)
    assert len({line.rationale for line in lines}) == len(lines)
    assert {(line.accepted, line.graded_by, line.accepted_by) for line in lines} <= {
        ("accepted", "claimtrack maintainers", None)
    }


@EACH
def test_what_is_supported_rests_on_people_and_its_own_modality(row: Row) -> None:
    claim = LIBRARY.claims[row.claim]
    if row.computed != "supported" or claim.kind not in NEEDS_DIRECT:
        return
    modality = LIBRARY.records.treatments[claim.about.treatment or ""].modality
    direct = [
        line.source
        for line in claim.lines
        if line.direction == "supports" and LIBRARY.records.sources[line.source].modality == modality
    ]
    assert direct


@EACH
def test_a_rung_asserts_only_what_is_supported_or_limited(row: Row) -> None:
    rungs = LIBRARY.claims[row.claim].rewordings
    assert rungs
    asserted = {rung.asserts for rung in rungs if rung.asserts}
    assert {LIBRARY.assess(claim, AS_OF).status for claim in asserted} <= {"supported", "limited"}


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


@SOURCES
def test_a_source_holds_nothing_that_nobody_saw_or_inferred(source: Source) -> None:
    held = {name for name in SHOWN if getattr(source, name) is not None}
    assert held - {*source.verified.fields, *source.verified.inferred} == set()


@SOURCES
def test_a_register_number_was_shown_on_some_page(source: Source) -> None:
    if source.registry_id is not None and source.registry_id not in _addresses():
        assert "registry_id" in {*source.verified.fields, *source.verified.inferred}


@SOURCES
def test_a_source_was_seen_somewhere(source: Source) -> None:
    assert source.verified.seen_at
    assert all(" " not in address for address in source.verified.seen_at)


def _addresses() -> str:
    return " ".join(
        address for source in LIBRARY.records.sources.values() for address in source.verified.seen_at
    ).upper()


@SOURCES
def test_a_source_that_may_be_cited_can_be_named(source: Source) -> None:
    named = (source.title, source.doi, source.pmid, source.pmcid, source.registry_id)
    assert not source.citable or any(named)
