"""Which policies a rule speaks for, as `claimtrack explain RULE` prints them with citation and address."""

from __future__ import annotations

import pytest

from claimtrack.cli import main
from claimtrack.evidence.library import Library
from claimtrack.policy.rules import RULES

LIBRARY = Library.load()
POLICIES = LIBRARY.records.policies
SERVED = {rule.name: {one.id for one in POLICIES.values() if rule.serves(one)} for rule in RULES}


@pytest.mark.parametrize(
    "rule,policy",
    [
        ("misstated-approval", "us-fda-807-97-not-approved"),
        ("misstated-approval", "us-fda-807-39-registration"),
        ("clearance-as-efficacy", "uk-asa-fda-as-proof"),
        ("proof-without-source", "us-ftc-establishment"),
        ("testimonial-as-evidence", "au-nl-133-1c-testimonial"),
        ("surgical-comparison", "uk-cap-nonsurgical-facelift"),
        ("absolute-wording", "uk-cap-12-9-absolutely-safe"),
        ("disease-claim", "us-ftc-serious-disease"),
        ("prohibited-advertising", "uk-cap-12-12-pom"),
        ("contradicted-on-page", "uk-cap-3-1-mislead"),
        ("unqualified-before-after", "uk-cap-before-after"),
        ("missing-disclosure", "us-ftc-255-5-connection"),
    ],
)
def test_a_rule_prints_the_policies_it_speaks_for(rule: str, policy: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert policy in SERVED[rule]
    assert main(["explain", rule]) == 0
    printed = capsys.readouterr().out
    assert f"{policy}: " in printed
    assert POLICIES[policy].sources[0] in printed
    assert "no legal advice" in printed


def test_only_bans_of_a_product_are_prohibited_advertising() -> None:
    assert SERVED["prohibited-advertising"] == {"uk-cap-12-12-pom", "au-tga-s4-injectables"}


@pytest.mark.parametrize("rule", ["unsupported-claim", "refuted-claim", "unregistered-claim"])
def test_a_rule_on_evidence_speaks_for_no_policy(rule: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert SERVED[rule] == set()
    assert main(["explain", rule]) == 0
    assert "Policies" not in capsys.readouterr().out


def test_every_policy_that_a_rule_names_exists() -> None:
    named = {rule.name: getattr(rule.serves, "args", ((),))[0] for rule in RULES}
    assert {policy for names in named.values() for policy in names} <= set(POLICIES)
