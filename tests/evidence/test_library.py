"""The library's verdicts, what a fallen source moves, and what changes between two libraries."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from claimtrack.errors import UsageError
from claimtrack.evidence.impact import compare
from claimtrack.evidence.library import Library
from claimtrack.knowledge.stamps import stamp
from tests.evidence.records import AS_OF, TREATMENTS, claim, gap, inference, line, records, source

TRIAL = source("trial", modality="microcurrent")
CLAIMS = [
    claim("mc/step", line("trial"), aliases=["mc/old-name"]),
    claim("mc/end", inferences=[inference("mechanism", "mc/step", warrant="high")]),
    claim("mc/far", inferences=[inference("extrapolation", "mc/end", warrant="high")]),
    claim("mc/aside", line("other")),
    claim("mc/rival", incompatible_with=["mc/step"]),
]
LIBRARY = Library(records(CLAIMS, [TRIAL, source("other")]))


def test_assess_takes_an_id_or_an_alias() -> None:
    assert LIBRARY.assess("mc/old-name", AS_OF) == LIBRARY.assess("mc/step", AS_OF)
    assert LIBRARY.assess("mc/step", AS_OF).as_of == AS_OF


def test_without_a_date_it_is_today() -> None:
    before = date.today()
    assert before <= LIBRARY.assess("mc/step").as_of <= date.today()


@pytest.mark.parametrize(
    "name, hint", [("mc/stepp", "did you mean 'mc/step'?"), ("zzz", "'claimtrack claims list' prints the ids")]
)
def test_an_unknown_claim_is_one_clear_line(name: str, hint: str) -> None:
    with pytest.raises(UsageError, match="no claim") as caught:
        LIBRARY.assess(name, AS_OF)
    assert hint in str(caught.value)
    assert "\n" not in str(caught.value)


def test_an_unknown_source_is_one_clear_line() -> None:
    with pytest.raises(UsageError, match="did you mean 'trial'"):
        LIBRARY.impact("trail", AS_OF)


def test_all_assessments_are_those_asked_one_by_one() -> None:
    assert LIBRARY.assess_all(AS_OF) == {id_: LIBRARY.assess(id_, AS_OF) for id_ in LIBRARY.claims}


def test_impact_names_what_falls_what_rises_and_by_which_way() -> None:
    found = LIBRARY.impact("trial", AS_OF)
    assert found.cited_by == ("mc/step",)
    assert [(m.claim, m.before, m.after, m.path) for m in found.moves] == [
        ("mc/end", "mechanism-only", "unassessed", ("mc/step", "mc/end")),
        ("mc/far", "mechanism-only", "unassessed", ("mc/step", "mc/end", "mc/far")),
        ("mc/rival", "refuted", "unassessed", ("mc/step", "mc/rival")),
        ("mc/step", "supported", "unassessed", ("mc/step",)),
    ]


def test_a_source_nobody_cites_moves_nothing() -> None:
    library = Library(records(CLAIMS, [TRIAL, source("other"), source("unused")]))
    assert library.impact("unused", AS_OF).moves == ()


def test_a_stamp_that_no_longer_matches_makes_support_inert() -> None:
    bare = claim("mc/a", line("trial"))
    signed = claim("mc/a", line("trial", stamp=stamp(bare, TRIAL)))
    assert Library(records([signed], [TRIAL])).assess("mc/a", AS_OF).support == "moderate"
    changed = signed.model_copy(update={"text": "Now it says more."})
    found = Library(records([changed], [TRIAL])).assess("mc/a", AS_OF)
    assert found.support == "none"
    assert "suspect" in found.flags


def test_require_signoff_makes_unsigned_lines_inert() -> None:
    strict = Library(records(CLAIMS, [TRIAL, source("other")]), require_signoff=True)
    assert strict.assess("mc/step", AS_OF).status == "unassessed"


def test_compare_says_which_statuses_moved_and_why() -> None:
    after = [
        claim("mc/step", line("trial"), line("other", "disputes")),
        *CLAIMS[1:3],
        claim("mc/aside", line("other", risk_of_bias="very_serious"), gaps=[gap()]),
        claim("mc/new"),
    ]
    moves = compare(LIBRARY.world, Library(records(after, [TRIAL, source("other")])).world, AS_OF)
    assert {move.claim: (move.before, move.after, move.why) for move in moves} == {
        "mc/step": ("supported", "disputed", "added line other (disputes)"),
        "mc/end": ("mechanism-only", "unassessed", "mc/step: added line other (disputes)"),
        "mc/far": ("mechanism-only", "unassessed", "mc/step: added line other (disputes)"),
        "mc/aside": ("supported", "limited", "regraded line other (supports); gaps changed"),
        "mc/rival": ("refuted", None, "claim removed"),
        "mc/new": (None, "unassessed", "new claim"),
    }


def test_compare_names_a_source_that_fell() -> None:
    fallen = Library(records(CLAIMS, [TRIAL.model_copy(update={"state": "retracted"}), source("other")]))
    why = {move.claim: move.why for move in compare(LIBRARY.world, fallen.world, AS_OF)}
    assert why["mc/step"] == "trial is now retracted"
    assert why["mc/far"] == "mc/step: trial is now retracted"


def test_compare_names_a_change_of_modality() -> None:
    led = {**LIBRARY.world.treatments, "mc": TREATMENTS["mc"].model_copy(update={"modality": "led"})}
    why = {move.claim: move.why for move in compare(LIBRARY.world, replace(LIBRARY.world, treatments=led), AS_OF)}
    assert why["mc/step"] == "modality of the treatment changed"


def test_the_same_library_moves_nothing() -> None:
    assert compare(LIBRARY.world, LIBRARY.world, AS_OF) == ()


def test_a_chain_of_a_thousand_claims_is_assessed_without_running_out_of_stack() -> None:
    first = claim("mc/c0", line("s0", "supports"))
    steps = [claim(f"mc/c{n}", inferences=[inference("mechanism", f"mc/c{n - 1}")]) for n in range(1, 1000)]
    assessed = Library(records([first, *steps], [source("s0")])).assess_all(AS_OF)
    assert len(assessed) == 1000
    assert {assessed[f"mc/c{n}"].status for n in range(1, 1000)} == {"mechanism-only"}
