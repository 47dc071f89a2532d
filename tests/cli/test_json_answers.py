"""`explain` and `brief` for programs: the same facts as for people, by name."""

from __future__ import annotations

import json
from typing import Any

import pytest

from claimtrack.knowledge.library import packaged
from tests.cli.conftest import Run

OURS = ("--claims", str(packaged()), "--as-of", "2026-11-22")


def answer(run: Run, *arguments: str) -> dict[str, Any]:
    ran = run(*arguments, "--format", "json")
    assert (ran.code, ran.err) == (0, "")
    found: dict[str, Any] = json.loads(ran.out)
    assert found["schema"] == 1
    assert found["as_of"] == "2026-11-22"
    return found


def test_a_claim_comes_with_its_evidence_and_what_may_be_written(run: Run) -> None:
    claim = answer(run, "explain", "lamp/atp", "--as-of", "2026-11-22")["claim"]
    assert (claim["status"], claim["topic"]) == ("mechanism-only", "atp-energy")
    assert [line["source"] for line in claim["supporting"]] == ["dish-2020"]
    assert [source["id"] for source in claim["sources"]] == ["dish-2020"]
    assert [rung["text"] for rung in claim["allowed"]] == ["In a dish, light raised ATP in cells."]


def test_what_is_missing_says_whether_anybody_searched(run: Run) -> None:
    (gap,) = answer(run, "explain", "lamp/collagen", "--as-of", "2026-11-22")["claim"]["gaps"]
    assert (gap["question"], gap["searched"], gap["stale"]) == ("Does it raise collagen?", True, False)


def test_wording_a_market_bars_is_not_offered_in_it(run: Run) -> None:
    """The UK advertising code lets electrical devices claim a passing look at most, not what a study found."""

    def kinds(*market: str) -> set[str]:
        claim = answer(run, "explain", "ems/ems-lift", *market, *OURS)["claim"]
        return {rung["kind"] for rung in claim["allowed"]}

    assert kinds() - kinds("--market", "uk") == {"study"}


def test_a_rule_names_the_policies_it_speaks_for(run: Run) -> None:
    rule = answer(run, "explain", "disease-claim", *OURS)["rule"]
    assert rule["page"].startswith("The copy")
    assert rule["policies"]


def test_a_policy_says_what_it_asks_and_where_it_was_read(run: Run) -> None:
    policy = answer(run, "explain", "uk-cap-12-12-pom", *OURS)["policy"]
    assert policy["market"] == "uk"
    assert policy["sources"][0].startswith("http")


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("unsuported-claim", "no rule or policy 'unsuported-claim'; did you mean 'unsupported-claim'?"),
        ("lamp/apt", "no claim 'lamp/apt' in the library; did you mean 'lamp/atp'?"),
        ("page.html:2", "write `claimtrack check FILE --mentions --format json`"),
    ],
)
def test_what_has_no_answer_is_said_in_one_line(run: Run, name: str, said: str) -> None:
    ran = run("explain", name, "--format", "json")
    assert (ran.code, ran.out, ran.err.count("\n")) == (2, "", 1)
    assert said in ran.err


def test_a_brief_says_the_same_as_for_people_and_tells_each_policy_once(run: Run) -> None:
    found = answer(run, "brief", "Botox", "--market", "uk", *OURS)
    read = " ".join(run("brief", "Botox", "--market", "uk", *OURS).out.split())
    assert found["treatment"]["id"] == "botulinum-toxin"
    assert all(one["text"] in read for one in (*found["may_say"], *found["never"]))
    named = {id_ for one in (*found["never"], *found["reword"]) for id_ in one["policies"]}
    named |= {*found["show"], *found["hold"], *found["ceilings"]}
    assert named == set(found["policies"]) != set()
