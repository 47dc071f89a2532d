"""What one line counts: one row per rule."""

from __future__ import annotations

from typing import Any

import pytest

from claimtrack.evidence.grading import Grade, grade
from claimtrack.evidence.levels import HIGH, LOW, MODERATE, NONE, VERY_LOW
from tests.evidence.records import AS_OF, claim, line, source

Fields = dict[str, Any]
NUMBER = {"qualifiers": {"number": {"value": 500, "unit": "%"}}}
CASE, OPEN = {"design": "case-report"}, {"design": "nonrandomised"}
COUNTEREXAMPLE = {"direction": "disputes", "counterexample": True}
EVERY = ["large-effect", "dose-response", "plausible-confounding"]
MIXED = {"upgrades": ["large-effect"], "imprecision": "serious"}
ABSOLUTE = {"qualifiers": {"absolute": True}}


def graded(about: Fields, source_fields: Fields, line_fields: Fields, **context: Any) -> Grade:
    made = claim("mc/a", **about)
    fields = {"design": "rct", **source_fields}
    return grade(made, line("s", **line_fields), source("s", **fields), as_of=AS_OF, **{"modality": None, **context})


@pytest.mark.parametrize(
    "design, level",
    [
        ("systematic-review", HIGH),
        ("rct", HIGH),
        ("official-record", HIGH),
        ("controlled-lab", HIGH),
        ("guideline", LOW),
        ("nonrandomised", LOW),
        ("before-after", LOW),
        ("case-series", VERY_LOW),
        ("case-report", VERY_LOW),
        ("expert-opinion", VERY_LOW),
        ("vendor-statement", VERY_LOW),
        ("testimonial", VERY_LOW),
    ],
)
def test_where_a_design_starts(design: str, level: int) -> None:
    assert graded({}, {"design": design}, {}) == Grade(level, level)


@pytest.mark.parametrize(
    "what, about, source_fields, line_fields, level",
    [
        ("one domain", {}, {}, {"risk_of_bias": "serious"}, MODERATE),
        ("two domains", {}, {}, {"risk_of_bias": "serious", "imprecision": "serious"}, LOW),
        ("very serious", {}, {}, {"inconsistency": "very_serious"}, LOW),
        ("never below very low", {}, {}, {"publication_bias": "very_serious", "imprecision": "very_serious"}, VERY_LOW),
        (
            "facets of indirectness take two at most",
            {},
            {},
            {"indirectness": {"population": "very_serious", "intervention": "serious", "outcome": "serious"}},
            LOW,
        ),
        ("comparator", {}, {}, {"indirectness": {"comparator": "serious"}}, MODERATE),
        ("upgrade of a low start", {}, OPEN, {"upgrades": ["large-effect"]}, MODERATE),
        ("upgrades, two at most", {}, OPEN, {"upgrades": EVERY}, HIGH),
        ("the same upgrade twice", {}, OPEN, {"upgrades": ["large-effect", "large-effect"]}, MODERATE),
        ("no upgrade beside a downgrade", {}, OPEN, MIXED, VERY_LOW),
        ("no upgrade of testimonials", {}, {"design": "testimonial"}, {"upgrades": ["large-effect"]}, VERY_LOW),
        ("concern about support", {}, {"state": "expression-of-concern"}, {}, MODERATE),
        ("concern about dispute", {}, {"state": "expression-of-concern"}, {"direction": "disputes"}, HIGH),
        ("safety without harms measured", {"kind": "safety"}, {}, {}, VERY_LOW),
        ("safety with harms measured", {"kind": "safety"}, {}, {"harm_measured": True}, HIGH),
        ("counterexample to safety", {"kind": "safety"}, CASE, COUNTEREXAMPLE, MODERATE),
        ("counterexample to everybody", {"quantifier": "universal"}, CASE, COUNTEREXAMPLE, MODERATE),
        ("counterexample to always", {"about": ABSOLUTE}, CASE, COUNTEREXAMPLE, MODERATE),
        ("counterexample to a generic claim", {}, CASE, COUNTEREXAMPLE, VERY_LOW),
        ("a strong counterexample", {"quantifier": "universal"}, {}, COUNTEREXAMPLE, HIGH),
        ("a number the source carries", {"about": NUMBER}, {"effect": "A rise of 500 %."}, {}, HIGH),
        ("a dispute needs no number", {"about": NUMBER}, {}, {"direction": "disputes"}, HIGH),
    ],
)  # fmt: skip
def test_what_counts(what: str, about: Fields, source_fields: Fields, line_fields: Fields, level: int) -> None:
    assert graded(about, source_fields, line_fields).level == level, what


@pytest.mark.parametrize(
    "inert, about, source_fields, line_fields, context, lasting",
    [
        ("proposed", {}, {}, {"accepted": "proposed"}, {}, NONE),
        ("rejected", {}, {}, {"accepted": "rejected", "direction": "disputes"}, {}, NONE),
        ("unsigned", {}, {}, {}, {"require_signoff": True}, NONE),
        ("neutral", {}, {}, {"direction": "neutral"}, {}, NONE),
        ("retracted", {}, {"state": "retracted"}, {}, {}, NONE),
        ("retracted", {}, {"state": "retracted"}, {"direction": "disputes"}, {}, NONE),
        ("withdrawn", {}, {"state": "withdrawn"}, {"direction": "disputes"}, {}, NONE),
        ("superseded", {}, {"state": "superseded"}, {}, {}, HIGH),
        ("expired", {}, {"valid_until": "2026-11-21"}, {}, {}, HIGH),
        ("suspect", {}, {}, {}, {"suspect": True}, HIGH),
        ("other-modality", {}, {"modality": "nmes-ems"}, {}, {"modality": "microcurrent"}, NONE),
        ("number-not-carried", {"about": NUMBER}, {"finding": "It rose."}, {}, {}, NONE),
    ],
)  # fmt: skip
def test_what_counts_nothing(
    inert: str, about: Fields, source_fields: Fields, line_fields: Fields, context: Fields, lasting: int
) -> None:
    assert graded(about, source_fields, line_fields, **context) == Grade(NONE, lasting, inert)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "source_fields, context",
    [
        ({"state": "superseded"}, {}),
        ({"valid_until": "2020-01-01"}, {}),
        ({}, {"suspect": True}),
        ({"modality": "nmes-ems"}, {"modality": "microcurrent"}),
    ],
)
def test_doubtful_evidence_keeps_counting_against(source_fields: Fields, context: Fields) -> None:
    assert graded({}, source_fields, {"direction": "disputes"}, **context) == Grade(HIGH, HIGH)


@pytest.mark.parametrize("modality", ["microcurrent", "none", None])
def test_evidence_of_the_same_or_of_no_modality_counts(modality: str | None) -> None:
    assert graded({}, {"modality": modality}, {}, modality="microcurrent").level == HIGH


def test_a_record_is_valid_through_its_last_day() -> None:
    assert graded({}, {"valid_until": AS_OF.isoformat()}, {}).level == HIGH
