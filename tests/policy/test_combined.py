"""Treatments that copy names as one: each is judged, the worst decides, and the finding says so."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimtrack import check
from claimtrack.detect.mention import Part
from claimtrack.documents import read_text
from claimtrack.evidence.assessment import Status
from claimtrack.policy.combined import by_worst_part
from claimtrack.policy.finding import Finding
from claimtrack.policy.severity import SEVERITIES, asserted
from claimtrack.reports.json import payload, schema
from tests.policy.world import STATUSES, assessment, mention

STATED = st.lists(st.sampled_from([*STATUSES, None]), min_size=2, max_size=4)


@given(STATED)
def test_no_part_makes_a_claim_look_better_than_the_worst_one_is(statuses: list[Status | None]) -> None:
    parts = tuple(Part(f"part-{n}", status and f"part-{n}/{status}") for n, status in enumerate(statuses))
    chosen = by_worst_part(
        replace(mention("collagen"), combined=parts),
        lambda claim: assessment(claim, claim.partition("/")[2]),  # type: ignore[arg-type]
    )
    assert Part(chosen.treatment or "", chosen.claim) in parts
    decided: Status | None = chosen.claim.partition("/")[2] if chosen.claim else None  # type: ignore[assignment]
    worst = min((_badness(status) for status in statuses), default=0)
    assert _badness(decided) == worst
    if None in statuses:
        assert decided != "supported"


def _badness(status: Status | None) -> int:
    """0 is an error; what nobody holds is information, what is supported is nothing."""
    severity = "info" if status is None else asserted(status, "clinical-outcome")
    return SEVERITIES.index(severity) if severity else len(SEVERITIES)


def the_finding(copy: str, *markets: str) -> Finding:
    report = check(read_text(copy, "page.md", "markdown"), as_of=date(2026, 11, 22), markets=markets)  # type: ignore[arg-type]
    (finding,) = [one for one in report if one.topic == "collagen"]
    return finding


def test_a_finding_says_of_what_together_and_how_each_fares() -> None:
    finding = the_finding("Microneedling with exosomes stimulates collagen.")
    assert (finding.treatment, finding.claim, finding.status) == ("exosomes", "exosomes/exosome-collagen", "missing")
    assert finding.message.startswith("speaks of microneedling and exosome treatment together, so each is judged: says")
    assert any(reason.endswith("each: microneedling limited, exosome treatment missing") for reason in finding.why)
    assert finding.combined == ("microneedling", "exosomes")


def test_a_policy_on_either_part_holds_for_both() -> None:
    alone = the_finding("Microneedling stimulates collagen.", "uk")
    together = the_finding("Microneedling with Botox stimulates collagen.", "uk")
    assert "uk-cap-12-12-pom" not in alone.policies
    assert "uk-cap-12-12-pom" in together.policies


@pytest.mark.parametrize(
    "copy, combined", [("Microneedling with exosomes", ["microneedling", "exosomes"]), ("LED", None)]
)
def test_the_json_report_names_them_and_keeps_to_its_schema(copy: str, combined: list[str] | None) -> None:
    report = check(read_text(f"{copy} stimulates collagen.", "page.md", "markdown"), as_of=date(2026, 11, 22))
    told = payload(report, list_mentions=True)
    jsonschema.Draft202012Validator(json.loads(schema())).validate(told)
    assert [one.get("combined") for one in (*told["findings"], *told["mentions"])] == [combined, combined]
