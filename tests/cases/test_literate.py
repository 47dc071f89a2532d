"""Copy and what the checker has to say of it, as people read them: every list item of the Markdown files beside this
one is a case.

A case names its markets and either 'quiet' or one finding: severity, rule, words, the policy that is named first, and
rules that stand in `why`. In a section headed by a rule, that rule may name nothing else in the copy of its cases.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import get_args

import pytest

from claimtrack import documents
from claimtrack.checker import Report, check
from claimtrack.evidence.library import Library
from claimtrack.knowledge.models import Market
from claimtrack.policy.finding import Finding
from claimtrack.policy.rules import RULES

HERE = Path(__file__).parent
LIBRARY = Library.load()
NAMES = {rule.name for rule in RULES}
HEADING = re.compile(
    r"^## (?P<section>[a-z-]+)[^\n]*$|^### (?P<title>[^\n]+)$|^~~~ markdown\n(?P<copy>.*?)^~~~$|^- (?P<case>[^\n]+)$",
    re.M | re.S,
)
CASE = re.compile(
    r"(?:(?P<known>known miss|known false alarm), )?(?P<markets>no market|[a-z, ]+): "
    r"(?:quiet|(?P<severity>error|warning|info) (?P<rule>[a-z-]+) \"(?P<words>[^\"]+)\""
    r"(?: by (?P<policy>[a-z0-9-]+))?(?:, also (?P<also>[a-z-]+))?)"
)


@dataclass(frozen=True)
class Literate:
    """One case."""

    file: str
    section: str
    title: str
    copy: str
    line: str

    def __str__(self) -> str:
        return f"{self.file}: {self.title}: {self.line}"


def cases() -> Iterator[Literate]:
    for file in sorted(HERE.glob("*.md")):
        section = title = copy = ""
        for found in HEADING.finditer(file.read_text(encoding="utf-8")):
            section, title, copy = found["section"] or section, found["title"] or title, found["copy"] or copy
            if found["case"]:
                yield Literate(file.stem, section, title, copy, found["case"])


CASES = tuple(cases())


@cache
def checked(copy: str, markets: str) -> Report:
    named = () if markets == "no market" else tuple(markets.split(", "))
    known: tuple[Market, ...] = get_args(Market)
    page = documents.read_text(copy, "page.md", "markdown")
    return check(page, LIBRARY, markets=[market for market in known if market in named], as_of=date(2026, 11, 22))


def is_meant(finding: Finding, case: re.Match[str]) -> bool:
    told = (finding.severity, finding.rule, finding.text) == case.group("severity", "rule", "words")
    policy = finding.policies[0] if finding.policies else None
    also = case["also"] is None or any(line.startswith(f"{case['also']}: ") for line in finding.why)
    return told and also and (case["known"] is not None or policy == case["policy"])


@pytest.mark.parametrize("case", CASES, ids=str)
def test_the_copy_is_judged_as_written(case: Literate) -> None:
    line = CASE.fullmatch(case.line)
    assert line, "no case reads like this"
    report = checked(case.copy, line["markets"])
    told = [(one.severity, one.rule, one.text, one.policies[:1], one.why) for one in report]
    if line["rule"] is None:
        assert told == []
        return
    assert line["rule"] in NAMES
    is_found = any(is_meant(finding, line) for finding in report)
    assert is_found == (line["known"] != "known miss"), told


@pytest.mark.parametrize("case", [case for case in CASES if case.section in NAMES], ids=str)
def test_the_rule_of_a_section_names_nothing_else_in_it(case: Literate) -> None:
    line = CASE.fullmatch(case.line)
    assert line
    mates = [CASE.fullmatch(one.line) for one in CASES if (one.section, one.title) == (case.section, case.title)]
    expected = {mate["words"] for mate in mates if mate and mate["rule"] and mate["markets"] == line["markets"]}
    named = {one.text for one in checked(case.copy, line["markets"]) if one.rule == case.section}
    assert named <= expected


def test_five_markets_are_asked_often_enough() -> None:
    asked = {
        (case.title, line["markets"]) for case in CASES if case.file == "markets" if (line := CASE.fullmatch(case.line))
    }
    assert len(asked) >= 120
    assert {markets for _, markets in asked} >= set(get_args(Market))


def test_every_rule_that_judges_wording_has_cases() -> None:
    assert {case.section for case in CASES} >= {rule.name for rule in RULES if is_of_wording(rule.name)}


def is_of_wording(name: str) -> bool:
    return name == "disease-claim" or not name.endswith(("-claim", "-presentation", "-record", "-word"))
