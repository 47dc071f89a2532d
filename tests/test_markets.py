"""Copy checked for markets, from the sentence to the report: what changes, and that nothing else does."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from datetime import date

import pytest

from claimtrack import documents
from claimtrack.checker import Report, check
from claimtrack.evidence.library import Library
from claimtrack.knowledge.models import Market
from claimtrack.knowledge.policies import Policy
from claimtrack.reports import render
from claimtrack.reports.style import Style

AS_OF = date(2026, 11, 22)
LIBRARY = Library.load()


def checked(text: str, *markets: Market) -> Report:
    return check(documents.read_text(text, "page.md", "markdown"), LIBRARY, markets=markets, as_of=AS_OF)


@pytest.mark.parametrize(
    "text,market,rule,severity,policy",
    [
        ("Botox smooths frown lines.", "uk", "prohibited-advertising", "error", "uk-cap-12-12-pom"),
        ("Botox smooths frown lines.", "au", "prohibited-advertising", "error", "au-tga-s4-injectables"),
        ("Dermal fillers smooth wrinkles.", "au", "prohibited-advertising", "error", "au-tga-s4-injectables"),
        ("Microcurrent boosts ATP.", "uk", "restricted-claim", "error", "uk-asa-a15-308558-atp"),
        ("Microcurrent boosts ATP.", "us", "restricted-claim", "error", "us-fda-201h-device-intended-use"),
        ("Make sure your microcurrent device is FDA-approved.", "us", "misstated-approval", "error",
         "us-fda-807-97-not-approved"),
        ("# Microcurrent\n\nThis natural facelift is popular.", "uk", "surgical-comparison", "error",
         "uk-cap-electrical-devices"),
        ("LED light therapy clears acne.", "uk", "restricted-claim", "error", "uk-cap-12-1-medicinal"),
        ("Our serum stimulates collagen.", "ca", "restricted-claim", "error", "ca-hc-drug-type-cosmetic"),
        ("Our serum stimulates collagen.", "eu", "restricted-claim", "warning", "eu-655-3-evidence"),
        ("LED light therapy is clinically proven.", "us", "proof-without-source", "error",
         "us-ftc-establishment"),
    ],
)  # fmt: skip
def test_a_market_decides_beside_the_evidence(text: str, market: Market, rule: str, severity: str, policy: str) -> None:
    found = {finding.policies[0]: finding for finding in checked(text, market) if finding.policies}
    assert policy in found
    assert (found[policy].rule, found[policy].severity) == (rule, severity)


@pytest.mark.parametrize(
    "text,market",
    [
        ("Botox smooths frown lines.", "us"),
        ("Does Botox smooth frown lines?", "uk"),
        ("Microcurrent is not FDA-approved.", "us"),
        ("There is no evidence that microcurrent treats arthritis.", "uk"),
        ("Do not have microcurrent if you have epilepsy or have had Botox in the last two weeks.", "au"),
    ],
)
def test_what_is_no_claim_or_no_offence_is_left_alone(text: str, market: Market) -> None:
    assert [finding.policies for finding in checked(text, market) if finding.policies] == []


def test_several_markets_give_one_finding_with_several_policies() -> None:
    text = "Microcurrent boosts ATP."
    (plain,), (both,) = checked(text).findings, checked(text, "uk", "us").findings
    assert {name.partition("-")[0] for name in both.policies} == {"uk", "us"}
    assert (plain.policies, plain.fingerprint) == ((), both.fingerprint)
    alone = [name for market in ("uk", "us") for finding in checked(text, market) for name in finding.policies]
    assert sorted(both.policies) == sorted(alone)


def test_the_text_report_prints_market_and_citation_and_that_it_is_no_legal_advice() -> None:
    printed = render("text", checked("Botox smooths frown lines.", "uk", "au"), Style())
    assert "\n  UK: ASA/CAP with MHRA: CAP Code rule 12.12; Human Medicines Regulations 2012 reg. 284\n" in printed
    assert "\n  Australia: TGA: Therapeutic Goods Act 1989 s 42DL(10); TGA guidance Dec 2023/Mar 2024\n" in printed
    assert "This is no legal advice." in printed
    assert "No market is set" not in printed


def test_without_a_market_it_is_said_once_that_none_is_set() -> None:
    printed = render("text", checked("Microcurrent boosts ATP.\n\nMicrocurrent tones muscles."), Style())
    assert printed.count("No market is set") == 1
    assert "policy" not in printed


def test_a_microcurrent_page_in_the_uk_is_offered_no_rung_above_temporarily() -> None:
    text = "# Microcurrent\n\nMicrocurrent boosts ATP.\n\nMicrocurrent lifts and tightens the skin."
    kinds = {passage.suggestion.kind for passage in checked(text, "uk").passages if passage.suggestion}
    assert kinds <= {"temporarily", "availability", "fact", "remove"}


def test_the_accepted_sentence_breaks_no_uk_policy() -> None:
    accepted = "# Microcurrent\n\nMicrocurrent temporarily tones and tightens the skin."
    assert [finding.policies for finding in checked(accepted, "uk") if finding.policies] == []


@pytest.mark.parametrize("market", ["us", "uk", "eu", "au", "ca"])
def test_what_is_suggested_in_a_market_is_itself_without_error_or_warning_there(market: Market) -> None:
    claims = [example for claim in LIBRARY.claims.values() for example in claim.examples.makes[:1]]
    report = checked("\n\n".join(claims), market)
    suggested = {one.suggestion.text for one in report.passages if one.suggestion and one.suggestion.text}
    assert len(suggested) > 60
    for text in sorted(suggested):
        bad = [one for one in checked(text, market) if one.severity != "info"]
        assert [(one.message, one.text) for one in bad] == []


def test_no_policy_is_read_where_no_market_is_named() -> None:
    program = (
        "import sys, claimtrack\n"
        "from claimtrack import documents\n"
        "page = documents.read_text('Microcurrent boosts ATP.', 'page.txt')\n"
        "claimtrack.check(page)\n"
        "print('claimtrack.knowledge.policies' in sys.modules)\n"
        "claimtrack.check(page, markets=['uk'])\n"
        "print('claimtrack.knowledge.policies' in sys.modules)\n"
    )
    told = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout.split()
    assert told[-1] == "True"
    again = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout.split()
    assert again == ["False", "True"]


def quoted() -> Iterator[tuple[Policy, str, str]]:
    """What policies say to write, word for word, on a page about what they speak of."""
    for policy in LIBRARY.records.policies.values():
        treatments = [name for trigger in policy.triggers for name in trigger.when.treatments]
        title = LIBRARY.records.treatments[treatments[0]].name if treatments else "Skin"
        for text in re.findall(r'"([^"]{12,})"', policy.rewrite.text):
            yield policy, title, text


@pytest.mark.parametrize("policy,title,text", [pytest.param(*one, id=one[2]) for one in quoted()])
def test_what_a_policy_says_to_write_does_not_break_it(policy: Policy, title: str, text: str) -> None:
    report = checked(f"# {title}\n\n{text}", policy.market)
    assert [finding.text for finding in report if policy.id in finding.policies and finding.place.start != (1, 3)] == []
