"""Whole assessments on small worlds: the worked examples of the method, flags, reasons, what is missing."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from claimtrack.evidence.assess import SHOWN, assess
from claimtrack.evidence.propagation import solve
from claimtrack.knowledge.models import Claim, Source
from tests.evidence.records import AS_OF, SUSPECT_STAMP, assessed, claim, gap, inference, line, source, world

LAB = {"population": "very_serious", "outcome": "serious"}
CHENG = source(
    "cheng",
    "controlled-lab",
    modality="microcurrent",
    year=1982,
    population="Excised skin of young rats",
    finding="Tissue ATP rose. Protein synthesis rose too.",
)
RECORD = source("fda", "official-record", year=2007, finding="Cleared through 510(k).")
TRIAL = source("trial", "rct", modality="microcurrent", n=60, year=2020)


def only(claim_: Claim, *sources: Source, as_of: date = AS_OF) -> Any:
    return assessed([claim_], sources, as_of)[claim_.id]


def test_atp_in_rat_skin_is_supported_where_the_claim_says_rat_skin() -> None:
    rat = claim("mc/atp-rat", line("cheng", risk_of_bias="serious"))
    assert (only(rat, CHENG).status, only(rat, CHENG).support) == ("supported", "moderate")


def test_atp_in_people_rests_on_a_mechanism_only() -> None:
    found = only(claim("mc/atp", line("cheng", risk_of_bias="serious", indirectness=LAB)), CHENG)
    assert (found.status, found.support) == ("mechanism-only", "very_low")
    assert found.flags == ("animal-or-lab-only", "single-group", "unreviewed")
    assert found.because[0].text == (
        "a laboratory or animal experiment in excised skin of young rats (1982): Tissue ATP rose; "
        "counts very low for the claim: other population, other outcome, risk of bias"
    )
    assert "laboratory or animal work only" in found.would_need


def test_the_chain_from_atp_to_collagen_breaks_at_its_missing_step() -> None:
    found = assessed(
        [
            claim("mc/atp", line("cheng", indirectness=LAB)),
            claim("mc/makes", gaps=[gap("searched-none-found")]),
            claim("mc/chain", chain=True, inferences=[inference("mechanism", "mc/atp", "mc/makes", warrant="high")]),
        ],
        [CHENG],
    )
    assert found["mc/makes"].status == "missing"
    assert (found["mc/chain"].status, found["mc/chain"].flags) == ("unassessed", ("chain-gap(mc/makes)",))
    assert "mc/makes" in found["mc/chain"].because[0].text


def test_a_chain_of_proven_steps_is_capped_at_low() -> None:
    steps = [claim(f"mc/s{number}", line("trial")) for number in range(3)]
    end = claim(
        "mc/end", kind="appearance", inferences=[inference("mechanism", *(s.id for s in steps), warrant="high")]
    )
    found = assessed([*steps, end], [TRIAL])
    assert found["mc/s0"].status == "supported"
    assert (found["mc/end"].support, found["mc/end"].status) == ("low", "mechanism-only")


def test_a_chain_claim_borrows_nothing_from_its_own_lines() -> None:
    lines = line("trial")
    assert only(claim("mc/c", lines, chain=True), TRIAL).support == "none"
    assert only(claim("mc/c", lines), TRIAL).support == "moderate"


def test_fda_approved_is_refuted_and_cleared_supported_by_the_same_record() -> None:
    found = assessed(
        [
            claim("mc/approved", line("fda", "disputes"), line("page"), kind="regulatory-status"),
            claim("mc/cleared", line("fda"), kind="regulatory-status"),
        ],
        [RECORD, source("page", "vendor-statement", finding="We are approved.")],
    )
    assert (found["mc/approved"].status, found["mc/approved"].dispute) == ("refuted", "high")
    assert found["mc/cleared"].status == "supported"
    assert found["mc/approved"].because[0].source == "fda"


def test_an_expired_record_no_longer_supports_and_still_refutes() -> None:
    expired = RECORD.model_copy(update={"valid_until": date(2025, 1, 1)})
    found = assessed(
        [
            claim("mc/approved", line("fda", "disputes"), kind="regulatory-status"),
            claim("mc/cleared", line("fda"), kind="regulatory-status"),
        ],
        [expired],
    )
    assert [found[id_].status for id_ in ("mc/approved", "mc/cleared")] == ["refuted", "unassessed"]
    assert "stale" in found["mc/cleared"].flags
    assert found["mc/cleared"].because[0].text.endswith("counts nothing: the record has expired")


def test_one_reported_harm_refutes_the_absence_of_harm() -> None:
    harms = claim("mc/safe", line("label", "disputes", counterexample=True), line("page"), kind="safety")
    found = only(harms, source("label", "case-report"), source("page", "vendor-statement"))
    assert (found.status, found.support, found.dispute) == ("refuted", "very_low", "moderate")


def test_retraction_removes_support_and_says_so() -> None:
    found = only(claim("mc/a", line("trial")), TRIAL.model_copy(update={"state": "retracted"}))
    assert (found.status, found.support) == ("unassessed", "none")
    assert "retracted-support" in found.flags


@pytest.mark.parametrize(
    "groups, expected",
    [(("a", "a"), "moderate"), (("a", "b"), "high"), ((None, None), "high"), (("s1", None), "moderate")],
)
def test_high_takes_two_independent_groups(groups: tuple[str | None, str | None], expected: str) -> None:
    sources = [source(f"s{number}", independence_group=group) for number, group in enumerate(groups)]
    assert only(claim("mc/a", line("s0"), line("s1")), *sources).support == (
        "moderate" if groups[0] == "s1" else expected
    )


def test_a_pooled_design_needs_no_second_group() -> None:
    assert only(claim("mc/a", line("r")), source("r", "systematic-review")).support == "high"


@pytest.mark.parametrize("state, expected", [("current", "low"), ("superseded", "low"), ("retracted", "moderate")])
def test_a_review_that_judged_the_body_inadequate_caps_support(state: str, expected: str) -> None:
    review = source("review", "systematic-review", judged="inadequate", state=state)
    found = only(claim("mc/a", line("trial"), line("review", "neutral")), TRIAL, review)
    assert found.direct_support == expected
    assert any(reason.source == "review" for reason in found.because) == (expected == "low")


def test_an_adequate_review_caps_nothing() -> None:
    review = source("review", "systematic-review", judged="adequate")
    assert only(claim("mc/a", line("trial"), line("review", "neutral")), TRIAL, review).support == "moderate"


def test_a_rival_disputes_with_its_direct_support_in_both_directions() -> None:
    found = assessed([claim("mc/a", incompatible_with=["mc/b"]), claim("mc/b", line("trial"))], [TRIAL])
    assert (found["mc/a"].status, found["mc/a"].dispute) == ("refuted", "moderate")
    assert "mc/b" in found["mc/a"].because[0].text
    turned = assessed([claim("mc/a"), claim("mc/b", line("trial"), incompatible_with=["mc/a"])], [TRIAL])
    assert turned["mc/a"].dispute == "moderate"


def test_a_conjunction_is_as_good_as_its_weakest_part_and_as_disputed_as_its_worst() -> None:
    both = claim("mc/both", inferences=[inference("conjunction", "mc/a", "mc/b")])
    weak = line("weak", indirectness={"intervention": "serious"})
    found = assessed([claim("mc/a", line("trial")), claim("mc/b", weak), both], [TRIAL, source("weak", "before-after")])
    assert (found["mc/both"].support, found["mc/both"].status) == ("very_low", "limited")
    assert "weakest: mc/b (very low)" in found["mc/both"].because[0].text
    contra = assessed([claim("mc/a", line("trial")), claim("mc/b", line("trial", "disputes")), both], [TRIAL])
    assert (contra["mc/both"].status, contra["mc/both"].dispute) == ("refuted", "high")


@pytest.mark.parametrize("forward", [True, False])
def test_support_dispute_and_directness_travel_the_whole_way(forward: bool) -> None:
    steps = [claim(f"mc/s{n}", inferences=[inference("conjunction", f"mc/s{n - 1}")]) for n in range(1, 30)]
    ends = [*steps, claim("mc/s0", line("low"), line("low", "disputes"))]
    found = assessed(ends if forward else ends[::-1], [source("low", "before-after")])
    assert (found["mc/s29"].support, found["mc/s29"].dispute) == ("low", "low")
    direct = assessed([*steps, claim("mc/s0", line("low"))], [source("low", "before-after")])
    assert direct["mc/s29"].status == "limited"


def test_extrapolation_costs_a_level_and_a_disputed_premise_is_worth_nothing() -> None:
    far = claim("mc/far", inferences=[inference("extrapolation", "mc/a", warrant="high")])
    low = source("low", "before-after")
    assert assessed([claim("mc/a", line("low")), far], [low])["mc/far"].support == "very_low"
    contested = claim("mc/a", line("low"), line("low", "disputes"))
    assert assessed([contested, far], [low])["mc/far"].support == "none"


def test_microcurrent_borrows_nothing_from_other_currents() -> None:
    found = only(claim("mc/a", line("ems")), source("ems", modality="nmes-ems"))
    assert (found.status, found.flags) == ("unassessed", ("unreviewed", "wrong-modality"))
    assert (
        "other kind of device"
        in only(claim("mc/a", line("ems"), gaps=[gap()]), source("ems", modality="led")).would_need
    )
    child = claim("mc-facial/a", line("ems"), about={"treatment": "mc-facial"})
    assert only(child, source("ems", modality="nmes-ems")).support == "none"
    service = claim("facial/a", line("ems"), about={"treatment": "facial"})
    assert only(service, source("ems", modality="nmes-ems")).support == "moderate"


@pytest.mark.parametrize(
    "on, as_of, expected",
    [
        ("2024-11-22", "2026-11-22", "missing"),
        ("2024-11-21", "2026-11-22", "unassessed"),
        ("2026-11-23", "2026-11-22", "unassessed"),
        ("2024-02-29", "2026-02-28", "missing"),
        ("2024-02-29", "2026-03-01", "unassessed"),
    ],
)
def test_a_search_is_in_date_for_two_years(on: str, as_of: str, expected: str) -> None:
    assert only(claim("mc/a", gaps=[gap(on=on)]), as_of=date.fromisoformat(as_of)).status == expected


def test_a_missing_claim_says_where_was_searched() -> None:
    found = only(claim("mc/a", gaps=[gap()]))
    assert [reason.text for reason in found.because] == ["Any trial? Nothing found (searched PubMed, 2026-11-01)"]
    assert found.would_need.startswith("a controlled study")


def test_a_gap_nobody_searched_for_is_not_a_search() -> None:
    open_gap = {"question": "Any trial?", "kind": "not-searched"}
    assert only(claim("mc/a", gaps=[open_gap])).status == "unassessed"


@pytest.mark.parametrize(
    "flag, lines, sources, raised",
    [
        ("sponsor-only", [line("s")], [source("s", conflict_of_interest="Authors work for the maker")], True),
        ("sponsor-only", [line("s")], [source("s", funding="Paid by a device manufacturer")], True),
        ("sponsor-only", [line("s")], [source("s", funding="National research council")], False),
        ("sponsor-only", [line("s")], [source("s", conflict_of_interest="None declared")], False),
        ("sponsor-only", [line("s"), line("t")], [source("s", "vendor-statement"), source("t")], False),
        ("single-group", [line("s")], [source("s")], True),
        ("single-group", [line("s")], [source("s", "official-record")], False),
        ("single-group", [line("s"), line("t")], [source("s"), source("t")], False),
        ("suspect", [line("s", stamp=SUSPECT_STAMP)], [source("s")], True),
        ("suspect", [line("s", stamp=SUSPECT_STAMP, accepted="rejected")], [source("s")], False),
        ("unreviewed", [line("s")], [source("s")], True),
        ("stale", [line("s")], [source("s", state="superseded")], True),
        ("stale", [line("s")], [source("s", valid_until="2030-01-01")], False),
        ("animal-or-lab-only", [line("s"), line("t")], [source("s", "controlled-lab"), source("t")], False),
    ],
)
def test_flags(flag: str, lines: list[Any], sources: list[Source], raised: bool) -> None:
    assert (flag in only(claim("mc/a", *lines), *sources).flags) == raised


def test_a_signed_line_is_reviewed_and_names_its_reviewer() -> None:
    signed = line("s", accepted_by={"name": "A. Reviewer", "role": "dermatologist", "on": "2026-11-20"})
    found = only(claim("mc/a", signed, line("t")), source("s"), source("t"))
    assert found.graded_by == "A. Reviewer, dermatologist (2026-11-20); claimtrack maintainers (not yet signed off)"
    assert "unreviewed" not in only(claim("mc/a", signed), source("s")).flags


def test_circular_claims_are_flagged() -> None:
    found = assessed(
        [
            claim("mc/a", inferences=[inference("conjunction", "mc/b")]),
            claim("mc/b", inferences=[inference("mechanism", "mc/a")]),
            claim("mc/c", inferences=[inference("mechanism", "mc/a")]),
        ],
        [],
    )
    assert ["circular" in found[id_].flags for id_ in ("mc/a", "mc/b", "mc/c")] == [True, True, False]


def test_no_more_lines_are_named_than_people_read() -> None:
    sources = [source(f"s{number}", n=number) for number in range(6)]
    found = only(claim("mc/a", *(line(s.id) for s in sources)), *sources)
    assert [reason.source for reason in found.because] == ["s5", "s4", "s3", None]
    assert found.because[SHOWN].text == "and 3 more lines that count no more"


def test_a_source_that_may_not_be_cited_is_not_named() -> None:
    assert only(claim("mc/a", line("s")), source("s", citable=False)).because[0].source is None


def test_puffery_is_never_assessed() -> None:
    found = only(claim("mc/glow", line("trial", "disputes"), kind="puffery"), TRIAL)
    assert (found.status, found.would_need, found.flags) == ("unassessed", "", ())


def test_with_sign_off_required_unsigned_lines_are_inert() -> None:
    made = world([claim("mc/a", line("trial"))], [TRIAL], require_signoff=True)
    assert assess(made, solve(made, AS_OF), "mc/a", AS_OF).support == "none"
