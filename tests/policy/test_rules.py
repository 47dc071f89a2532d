"""Which rule speaks for which case, what it says, and that each rule documents itself."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from claimtrack.evidence.assessment import Status
from claimtrack.policy.case import Case, Rule, Verdict
from claimtrack.policy.rules import RULES
from claimtrack.policy.verdict import verdict
from claimtrack.policy.wording import clause
from tests.policy.world import TOPICS, TREATMENTS, assessment, claim, mention

SECTIONS = ["What it does", "Why it matters", "Example", "Write instead"]


def case(status: Status | None, topic: str = "collagen", kind: Any = "clinical-outcome", **changes: Any) -> Case:
    held = claim("lamp/this", topic, kind) if status else None
    return Case(
        mention=mention(topic, held.id if held else None, **changes),
        text="more of it",
        topic=TOPICS[topic],
        treatment=TREATMENTS["lamp"],
        claim=held,
        assessment=assessment("lamp/this", status) if status else None,
    )


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_rule_documents_itself(rule: Rule) -> None:
    headings = [line for line in rule.page.splitlines()[1:] if line and not line.startswith(" ")]
    assert headings == SECTIONS
    assert rule.summary.endswith(".")
    assert rule.name == rule.name.lower()


def test_rule_names_are_distinct() -> None:
    assert len({rule.name for rule in RULES}) == len(RULES)


@pytest.mark.parametrize(
    "status,rule,severity",
    [
        ("refuted", "refuted-claim", "error"),
        ("disputed", "refuted-claim", "error"),
        ("contested", "contested-claim", "error"),
        ("missing", "unsupported-claim", "error"),
        ("mechanism-only", "unsupported-claim", "error"),
        ("unassessed", "unsupported-claim", "warning"),
        ("limited", "overstated-claim", "warning"),
    ],
)
def test_the_status_chooses_the_rule(status: Status, rule: str, severity: str) -> None:
    named = verdict(case(status))
    assert named
    assert (named[0].name, named[1].severity) == (rule, severity)
    assert "the lamp changes collagen" in named[1].message
    assert named[1].why == ("one study says so of lamp/this", "it would need: a trial in people")
    assert named[1].sources == ("a-study",)


def test_a_supported_claim_is_not_objected_to() -> None:
    assert verdict(case("supported")) is None


@pytest.mark.parametrize(
    "status,speaks", [("refuted", True), ("disputed", True), ("missing", False), ("limited", False)]
)
def test_plain_facts_are_reported_only_when_contradicted(status: Status, speaks: bool) -> None:
    assert bool(verdict(case(status, "fact-price", "clinical-outcome"))) is speaks


def test_a_treatment_nobody_catalogued_is_named_as_such() -> None:
    named = verdict(replace(case(None), treatment=None))
    assert named
    assert (
        named[1].message == "claims an effect of a treatment (collagen), and names no treatment that the library knows"
    )


@pytest.mark.parametrize(
    "topic,rule",
    [("collagen", "unregistered-claim"), ("painless", "unsubstantiated-presentation"), ("fact-price", None)],
)
def test_what_the_library_does_not_hold(topic: str, rule: str | None) -> None:
    named = verdict(case(None, topic))
    assert (named[0].name if named else None) == rule
    assert named is None or (named[1].severity, named[1].sources) == ("info", ())


def test_a_presentation_with_a_claim_of_its_own_is_judged_by_it() -> None:
    named = verdict(case("refuted", "painless", "usage-fact"))
    assert named
    assert (named[0].name, named[1].severity) == ("refuted-claim", "warning")


def test_a_hedged_claim_is_only_suggested() -> None:
    named = verdict(case("missing", stance="hedged"))
    assert named
    assert named[1].message.startswith("suggests that the lamp changes collagen; ")


def test_the_most_severe_cause_names_the_rule_and_the_others_stand_in_why() -> None:
    mild = Rule("mild-fault", "Mild.", lambda _: Verdict("info", "is mild", (), ("b",)))
    grave = Rule("grave-fault", "Grave.", lambda _: Verdict("error", "is grave", ("because",), ("a", "b")))
    named = verdict(case("missing"), (mild, grave))
    assert named == (grave, Verdict("error", "is grave", ("because", "mild-fault: is mild"), ("a", "b")))


@pytest.mark.parametrize(
    "text,expected",
    [
        ("Facial microcurrent increases ATP.", "facial microcurrent increases ATP"),
        ("ATP is fuel.", "ATP is fuel"),
        ("LED light heals", "LED light heals"),
        ("A facial lifts.", "a facial lifts"),
        ("O2 is carried.", "O2 is carried"),
    ],
)
def test_a_sentence_becomes_a_clause(text: str, expected: str) -> None:
    assert clause(text) == expected
