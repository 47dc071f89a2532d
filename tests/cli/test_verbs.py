"""The other verbs as they are called."""

from __future__ import annotations

import json
import os
from pathlib import Path

import docx
import pytest

from claimtrack.policy.rules import RULES
from claimtrack.version import __version__
from tests import studio
from tests.cli.conftest import Run

DAY = ("--as-of", "2026-11-22")


def test_version_and_help(run: Run) -> None:
    assert run("--version").out == f"claimtrack {__version__}\n"
    assert run("--help").code == 0
    assert run().code == 2
    for verb in ("check", "explain", "claims", "impact", "evidence", "graph", "schema"):
        assert verb in run("--help").out


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_explain_a_rule(run: Run, rule: object) -> None:
    name = getattr(rule, "name", "")
    ran = run("explain", name)
    assert ran.code == 0
    assert ran.out.startswith(f"{name}\n\n")


def test_explain_a_claim(run: Run) -> None:
    out = run("explain", "lamp/collagen", *DAY).out
    assert "missing: a search found no evidence that counts for it" in out
    assert "Missing\n  Does it raise collagen?" in out
    assert "May be written instead\n  fact: Nobody has measured collagen after a lamp facial.\n" in out
    supported = run("explain", "lamp/moisture", *DAY).out
    assert "For\n  a randomised trial in adults (2020): Moisture rose. [trial-2020]\n" in supported
    assert "seen: full abstract" in supported


@pytest.mark.parametrize(
    "arguments,message",
    [
        (["explain", "unsuported-claim"], "did you mean 'unsupported-claim'?"),
        (["explain", "lamp/colagen"], "did you mean 'lamp/collagen'?"),
        (["claims", "show", "lamp/colagen"], "did you mean 'lamp/collagen'?"),
        (["graph", "lamp/colagen"], "did you mean 'lamp/collagen'?"),
        (["graph"], "name one claim, or say --all"),
        (["graph", "lamp/atp", "--all"], "name one claim, or say --all"),
        (["impact", "trial-202"], "did you mean 'trial-2020'?"),
        (["claims", "list", "--status", "mising"], "did you mean 'missing'?"),
        (["claims", "list", "--topic", "colagen"], "did you mean 'collagen'?"),
        (["claims", "gaps", "--treatment", "lam"], "did you mean 'lamp'?"),
        (["claims", "validate", "nowhere"], "is no library"),
        (["claims"], "required: VERB"),
    ],
)
def test_what_cannot_be_done(run: Run, arguments: list[str], message: str) -> None:
    ran = run(*arguments)
    assert ran.code == 2
    assert message in ran.err
    assert not ran.out


def test_claims_list_and_its_filters(run: Run) -> None:
    lines = run("claims", "list", *DAY).out.splitlines()
    assert [line.split()[:2] for line in lines[:3]] == [
        ["mechanism-only", "lamp/atp"],
        ["missing", "lamp/collagen"],
        ["supported", "lamp/moisture"],
    ]
    assert lines[3] == "3 claims: 1 mechanism-only, 1 missing, 1 supported"
    assert run("claims", "list", "--status", "missing", *DAY).out.endswith("1 claim: 1 missing\n")
    assert "lamp/atp" in run("claims", "list", "--topic", "atp-energy", "--treatment", "lamp").out
    assert run("claims", "list", "--treatment", "general").out == "No claims.\n"


def test_claims_show_gives_the_record(run: Run) -> None:
    assert run("claims", "show", "lamp/atp").out.startswith("text: The lamp raises ATP in skin.\n")


def test_claims_gaps(run: Run) -> None:
    out = run("claims", "gaps").out
    assert "lamp/collagen\n  Does it raise collagen? (searched-none-found)\n    searched 2026-11-01, PubMed" in out
    assert "lamp/moisture" not in out


def test_claims_validate(run: Run, here: Path) -> None:
    assert run("claims", "validate").out == "studio 1: 3 claims, 2 sources, 0 devices, no faults\n"
    assert run("claims", "validate", "claims").code == 0
    (here / "claims" / "lamp" / "atp.yaml").write_text("kindd: y\n", encoding="utf-8")
    ran = run("claims", "validate")
    assert ran.code == 2
    assert "claims/lamp/atp.yaml:1:1: " in ran.err


def test_claims_test_runs_the_examples(run: Run, here: Path) -> None:
    assert run("claims", "test") == (0, "9 of 9 examples as expected\n", "")
    path = here / "claims" / "lamp" / "atp.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("Does the lamp facial work?", "This lamp facial boosts ATP."), encoding="utf-8")
    ran = run("claims", "test")
    assert ran.code == 1
    assert ran.out.splitlines() == [
        'lamp/atp: does not: "This lamp facial boosts ATP." is read as lamp/atp',
        "8 of 9 examples as expected",
    ]


def test_claims_test_passes_over_drafts(run: Run, here: Path) -> None:
    path = here / "claims" / "lamp" / "atp.yaml"
    path.write_text(path.read_text(encoding="utf-8") + "record: draft\n", encoding="utf-8")
    assert run("claims", "test").out == "6 of 6 examples as expected\n"
    assert run("claims", "test", "--claim", "lamp/atp").out == "3 of 3 examples as expected\n"
    assert "did you mean 'lamp/atp'?" in run("claims", "test", "--claim", "lamp/apt").err


def test_claims_fmt(run: Run, here: Path) -> None:
    would = run("claims", "fmt", "--check", "claims")
    assert would.code == 1
    assert "claims/lamp/atp.yaml: would be rewritten\n" in would.out
    assert run("claims", "fmt", "claims").code == 0
    assert run("claims", "fmt", "--check", "claims") == (0, "", "0 would be rewritten\n")
    assert run("claims", "fmt", "claims/lamp/atp.yaml").code == 0
    assert run("claims", "validate").code == 0


def test_claims_diff(run: Run, here: Path) -> None:
    retracted = {"sources/trial-2020.yaml": studio.FILES["sources/trial-2020.yaml"] + "state: retracted\n"}
    studio.library(here / "other", retracted)
    out = run("claims", "diff", "claims", "other", *DAY).out
    assert "sources: changed trial-2020\n" in out
    assert "status of lamp/moisture: supported -> unassessed" in out
    assert run("claims", "diff", "claims", "claims", *DAY).out == "No status differs.\n"


@pytest.mark.parametrize("verb", [("impact",), ("evidence", "impact")])
def test_impact(run: Run, verb: tuple[str, ...]) -> None:
    assert run(*verb, "trial-2020", *DAY).out == (
        "trial-2020 is cited by lamp/moisture.\n"
        "If it is retracted, 1 claim changes status (as of 2026-11-22):\n"
        "  lamp/moisture: supported -> unassessed\n"
    )


@pytest.mark.parametrize(
    "form,start", [("dot", "digraph"), ("mermaid", "flowchart"), ("json", "{"), ("html", "<!doctype html>")]
)
def test_graph(run: Run, here: Path, form: str, start: str) -> None:
    printed = run("graph", "lamp/atp", "--format", form, *DAY)
    assert printed.out.lower().startswith(start)
    assert "dish-2020" in printed.out
    assert "trial-2020" not in printed.out
    run("graph", "lamp/atp", "--format", form, *DAY, "-o", "graph.out")
    assert (here / "graph.out").read_text(encoding="utf-8") == printed.out
    assert "trial-2020" in run("graph", "--all", "--format", form, *DAY).out


def test_schema(run: Run) -> None:
    assert json.loads(run("schema").out)["title"] == "claimtrack report, schema 1"


def test_explain_a_line(run: Run, here: Path) -> None:
    flagged = run("explain", "page.html:2", *DAY)
    assert flagged.code == 0
    assert "page.html:2:23\n  The lamp facial boosts ATP & collagen.\n                  ^^^^^^^^^^\n" in flagged.out
    assert "reported as error unsupported-claim: says that the lamp raises collagen" in flagged.out
    assert "read as: increase collagen, about lamp (from the clause), claim lamp/collagen; asserted;" in flagged.out
    assert run("explain", "page.html:2:23", *DAY).out == flagged.out
    assert "not reported: the copy does not claim it (negated)" in run("explain", "page.html:4").out
    assert "not reported: supported" in run("explain", "page.html:3").out
    assert run("explain", "page.html:5").out == "Not read here: image without alt text\n"
    assert run("explain", "page.html:1").out == "No mention of anything that can be claimed was found here.\n"
    (here / "logo.png").write_bytes(b"\x89PNG\x00")
    assert run("explain", "nowhere.md:1").code == run("explain", "logo.png:1").code == 2
    beyond = run("explain", "page.html:99")
    assert (beyond.code, beyond.out) == (2, "")
    assert "page.html:99: the file ends at line" in beyond.err


def test_explain_names_the_places_of_a_file_without_lines(run: Run, here: Path) -> None:
    leaflet = docx.Document()
    leaflet.add_paragraph("The lamp facial boosts collagen.")
    leaflet.save(str(here / "leaflet.docx"))
    ran = run("explain", "leaflet.docx:1", *DAY)
    assert (ran.code, ran.out) == (2, "")
    assert "leaflet.docx: has no lines but places such as 'paragraph 1'" in ran.err


@pytest.mark.skipif(os.name == "nt", reason="who may read a file is told otherwise there")
def test_a_file_that_is_written_again_stays_as_private_as_it_was(run: Run, here: Path) -> None:
    report = here / "report.json"
    report.write_text("old")
    report.chmod(0o600)
    run("check", "fine.md", "--format", f"json={report.name}")
    assert report.read_text() != "old"
    assert report.stat().st_mode & 0o777 == 0o600
