"""What a broken policy does to a verdict: it raises the severity, stands in `why`, and names the rule where no evidence
would clear it."""

from __future__ import annotations

from typing import Any

import pytest

from claimtrack.evidence.assessment import Status
from claimtrack.knowledge.policies import Discharge, Means, Policy, Rewrite, Trigger
from claimtrack.policy.case import Case, Verdict
from claimtrack.policy.finding import Severity
from claimtrack.policy.markets import Breach, within_ceilings
from claimtrack.policy.verdict import verdict
from tests.policy.test_rules import case
from tests.policy.world import TREATMENTS, rungs


def policy(name: str, severity: Severity, *by: Means, **fields: Any) -> Policy:
    base: dict[str, Any] = {
        "market": "uk",
        "regulator": "ASA",
        "citation": "rule 1",
        "instrument": ("code",),
        "status": "in-force",
        "source_seen": "primary",
        "says": "Nobody may boast.",
        "triggers": (Trigger(family="boasts"),),
        "discharge": Discharge(by=by, need="a licence"),
        "rewrite": Rewrite(kind="remove", text="Leave it out."),
        "sources": ("https://example.org/rule",),
    }
    return Policy.model_validate({"id": name, "severity": severity, **base, **fields})


def breach(name: str, severity: Severity, *by: Means, **fields: Any) -> Breach:
    broken = policy(name, severity, *by, **fields)
    return Breach(broken, broken.triggers[0], severity)


def judged(
    status: Status | None, *breaches: Breach, topic: str = "collagen", kind: str = "appearance"
) -> Verdict | None:
    named = verdict(breaking(status, *breaches, topic=topic, kind=kind))
    return named[1] if named else None


def rule(status: Status | None, *breaches: Breach, topic: str = "collagen", kind: str = "appearance") -> str | None:
    named = verdict(breaking(status, *breaches, topic=topic, kind=kind))
    return named[0].name if named else None


def breaking(status: Status | None, *breaches: Breach, topic: str, kind: str) -> Case:
    bare = case(status, topic, kind)
    return Case(bare.mention, bare.text, bare.topic, bare.treatment, bare.claim, bare.assessment, breaches)


EVIDENCE = breach("uk-proof", "error", "evidence")
WORDING = breach("uk-words", "warning", "wording")
NEVER = breach("uk-never", "error", "never")


@pytest.mark.parametrize(
    "status,topic,breaches,named,severity",
    [
        ("missing", "collagen", (), "unsupported-claim", "warning"),
        # Evidence would clear it: the rule on evidence speaks, as severely as the policy.
        ("missing", "collagen", (EVIDENCE,), "unsupported-claim", "error"),
        # Of equally severe causes the policy names the rule.
        ("missing", "collagen", (WORDING,), "restricted-claim", "warning"),
        ("missing", "collagen", (EVIDENCE, WORDING), "restricted-claim", "error"),
        ("refuted", "collagen", (WORDING,), "refuted-claim", "error"),
        # What is supported may still be restricted.
        ("supported", "collagen", (), None, None),
        ("supported", "collagen", (NEVER,), "restricted-claim", "error"),
        ("supported", "collagen", (WORDING,), "restricted-claim", "warning"),
        # Of what the library does not hold, a policy speaks if it is worth more than saying so.
        (None, "collagen", (), "unregistered-claim", "info"),
        (None, "collagen", (breach("uk-mild", "info", "evidence"),), "unregistered-claim", "info"),
        (None, "collagen", (breach("uk-proof", "warning", "evidence"),), "restricted-claim", "warning"),
        # A presentation is information until a market says more.
        (None, "painless", (), "unsubstantiated-presentation", "info"),
        (None, "painless", (EVIDENCE,), "unsubstantiated-presentation", "error"),
        (None, "painless", (WORDING,), "restricted-claim", "warning"),
    ],
)
def test_which_rule_is_named_and_how_bad_it_is(
    status: Status | None, topic: str, breaches: tuple[Breach, ...], named: str | None, severity: Severity | None
) -> None:
    found = judged(status, *breaches, topic=topic)
    assert rule(status, *breaches, topic=topic) == named
    assert (found.severity if found else None) == severity
    if found:
        assert found.policies == tuple(one.policy.id for one in breaches)


def test_every_policy_stands_in_why_with_its_citation() -> None:
    found = judged("missing", EVIDENCE, WORDING)
    assert found
    assert found.message == "says that the lamp changes collagen; a UK policy asks for other wording (uk-words)"
    assert found.why == (
        "write instead (UK): Leave it out.",
        "unsupported-claim: says that the lamp changes collagen; a search found no evidence that counts for it",
        "a UK policy asks for evidence (error uk-proof, ASA: rule 1): a licence",
        "a UK policy asks for other wording (warning uk-words, ASA: rule 1): a licence",
    )


@pytest.mark.parametrize(
    "broken,message",
    [
        (NEVER, "a UK policy does not allow it, whatever the evidence (uk-never)"),
        (breach("x", "error", "record", "evidence"), "a UK policy asks for a record and evidence (x)"),
        (breach("x", "error", "wording", market="eu"), "an EU policy asks for other wording (x)"),
        (
            breach("x", "error", "wording", market="us", territory="California"),
            "a US policy (California) asks for other wording (x)",
        ),
    ],
)
def test_how_it_is_put(broken: Breach, message: str) -> None:
    found = judged(None, broken, topic="painless")
    assert found
    assert found.message == f"says the treatment does not hurt; {message}"
    found = judged(None, broken)
    assert found
    assert found.message == f"claims an effect of lamp facial (collagen); {message}"


@pytest.mark.parametrize(
    "ceiling,kinds",
    [
        (None, ["study", "temporarily"]),
        ({"treatments": ("light",), "kind": "study"}, ["study", "temporarily"]),
        ({"treatments": ("light",), "kind": "temporarily"}, ["temporarily"]),
        ({"treatments": ("light",), "kind": "availability"}, []),
        ({"treatments": ("needles",), "kind": "availability"}, ["study", "temporarily"]),
    ],
)
def test_a_ceiling_takes_the_rungs_above_it(ceiling: dict[str, Any] | None, kinds: list[str]) -> None:
    held = policy("uk-top", "error", "wording", ceiling=ceiling)
    ladder = (*rungs("lamp/atp"), *rungs("lamp/wrinkles"))
    assert [rung.kind for rung in ladder if within_ceilings(rung, "lamp", [held], TREATMENTS)] == kinds
