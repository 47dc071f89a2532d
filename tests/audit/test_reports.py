"""What a report says: one finding for a sentence on many pages, what to edit first, what nobody has read."""

from __future__ import annotations

import csv
import gzip
import json
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimtrack.audit import survey
from claimtrack.audit.edits import edits
from claimtrack.audit.model import Kept, Provenance
from claimtrack.audit.pages import pages
from claimtrack.audit.report import FORMATS, View, pieces, sarif
from claimtrack.audit.report.json import schema
from claimtrack.audit.store import Run, Runs
from claimtrack.reports.style import Style
from tests.audit import lamps

PAGES = {
    **{
        f"/{number}": lamps.page(f"Lamp facial {number}", "<p>The lamp facial boosts ATP.</p>" if number == 7 else "")
        for number in range(12)
    },
    "/hair": lamps.page("Lamp facial", "<p>The lamp facial boosts hair growth.</p><img src='/a.png'><video></video>"),
}
SARIF = json.loads((Path(__file__).parents[1] / "reports" / "schemas" / "sarif-2.1.0.json").read_text(encoding="utf-8"))
HOSTILE = '</script><img src=x onerror=alert(1)> =1+1 "quoted" \x07 &amp;'


def texts(runs: Runs, run: Run, name: str, **style: Any) -> str:
    """A whole report."""
    return "".join(pieces(name, View(runs, run, style=Style(**style))))


@pytest.fixture
def made(tmp_path: Path) -> Any:
    """The runs and the one audit of PAGES and of two pages that could not be had."""
    missed = [lamps.missed("/old", "404 Not Found"), lamps.missed("/inner", "refused by robots.txt")]
    with lamps.runs(tmp_path) as runs:
        yield runs, lamps.audit(runs, [*lamps.kept(PAGES), *missed], lamps.library(tmp_path / "claims"))


def test_the_same_sentence_on_three_pages_or_more_is_one_finding(made: tuple[Runs, Run]) -> None:
    found = survey.numbers(*made)
    assert found.by_severity == {"error": 1, "warning": 1, "info": 1}
    assert (found.findings, found.passages, found.unregistered) == (3, 2, 1)


@pytest.mark.parametrize("copies,counted", [(1, 1), (2, 2), (3, 1), (9, 1)])
def test_on_fewer_pages_it_is_one_on_each(tmp_path: Path, copies: int, counted: int) -> None:
    same = {f"/{n}": lamps.page(f"Lamp {n}", "") for n in range(copies)}
    with lamps.runs(tmp_path) as runs:
        run = lamps.audit(runs, lamps.kept(same), lamps.library(tmp_path / "claims"))
        assert survey.numbers(runs, run).by_severity["error"] == counted
        (only,) = edits(runs, run)
    assert (only.reach, only.rank) == (copies, 10 * copies)


SENTENCES = (
    "The lamp facial boosts ATP.",
    "The lamp facial boosts collagen.",
    "THE LAMP FACIAL BOOSTS COLLAGEN!",
    "The lamp facial boosts moisture.",
    "The lamp facial boosts hair growth.",
)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.lists(st.sampled_from(SENTENCES), max_size=4), max_size=7))
def test_however_sentences_are_spread_the_numbers_are_those_of_counting_by_hand(site: list[list[str]]) -> None:
    texts_of = {f"/{n}": "".join(f"<p>{one}</p>" for one in sentences) for n, sentences in enumerate(site)}
    with TemporaryDirectory() as folder, lamps.runs(Path(folder)) as runs:
        run = lamps.audit(runs, lamps.kept(texts_of), lamps.library(Path(folder) / "claims"))
        found, ranked = survey.numbers(runs, run), list(edits(runs, run))
        own = {row.url for row in pages(runs, run)} - {u for us in survey.duplicates(runs, run).values() for u in us}
    stands: dict[str, list[int]] = {}
    for n, sentences in enumerate(site):
        for one in sentences:
            if f"{lamps.ROOT}/{n}" in own:
                stands.setdefault(one.casefold().rstrip(".!"), []).append(n)
    faulty = {words: on for words, on in stands.items() if "moisture" not in words}
    counted = sum(1 if len(set(on)) >= survey.SITEWIDE else len(on) for on in faulty.values())
    assert found.findings == sum(found.by_severity.values()) == counted
    assert {edit.words: edit.reach for edit in ranked} == {
        words: len(set(on)) for words, on in faulty.items() if "hair" not in words
    }
    assert [edit.rank for edit in ranked] == sorted((edit.rank for edit in ranked), reverse=True)


def test_passages_come_by_severity_times_reach(tmp_path: Path) -> None:
    warning, error = "<p>The lamp facial boosts ATP.</p>", "<p>A lamp facial boosts collagen in the skin.</p>"
    bare = {f"/{n}": f"<h1>Lamp facial {n}</h1>{warning if n < 4 else ''}{error if n < 1 else ''}" for n in range(5)}
    with lamps.runs(tmp_path) as runs:
        run = lamps.audit(runs, lamps.kept(bare), lamps.library(tmp_path / "claims"))
        ranked = [(edit.severity, edit.reach, edit.rank) for edit in edits(runs, run)]
    assert ranked == [("warning", 4, 12), ("error", 1, 10)]


def test_the_text_says_what_was_not_read_and_calls_nothing_clean(made: tuple[Runs, Run]) -> None:
    text = texts(*made, "text")
    assert "error on 13 pages\n      Our lamp facial boosts collagen!\n" in text
    assert f"{lamps.ROOT}/old: 404 Not Found" in text
    assert f"{lamps.ROOT}/inner: refused by robots.txt" in text
    assert "image without alt text on 1 page" in text
    assert "video on 1 page" in text
    assert "Read 13 pages (13 judged anew)" in text
    assert "2 pages not read" in text
    assert "clean" not in text.replace("which is no clean bill", "")


def test_a_site_without_findings_has_no_findings_in_the_text_read(tmp_path: Path) -> None:
    with lamps.runs(tmp_path) as runs:
        quiet = lamps.audit(runs, [lamps.one("/", "<p>We are open.</p>")], lamps.library(tmp_path / "claims"))
        assert "No findings in the text read." in texts(runs, quiet, "text")
        assert "no findings in the text read" in texts(runs, quiet, "html")
        nothing = lamps.audit(runs, [lamps.missed("/", "no such host")], lamps.library(tmp_path / "claims"))
        assert "Nothing was read." in texts(runs, nothing, "text")


@pytest.mark.parametrize("name", FORMATS)
def test_equal_runs_give_equal_reports(made: tuple[Runs, Run], name: str) -> None:
    assert texts(*made, name) == texts(*made, name)


def test_the_json_is_valid_against_its_schema_also_where_nothing_was_found(
    made: tuple[Runs, Run], tmp_path: Path
) -> None:
    validator = jsonschema.Draft202012Validator(json.loads(schema()), format_checker=jsonschema.FormatChecker())
    runs, run = made
    data = json.loads(texts(runs, run, "json"))
    validator.validate(data)
    assert data["passages"][0]["pages"] == 13
    assert len(data["passages"][0]["places"]) == 10
    assert [page["not_read"] for page in data["pages"]][-2:] == ["404 Not Found", "refused by robots.txt"]
    nothing = lamps.audit(runs, [], lamps.library(tmp_path / "claims"))
    validator.validate(json.loads(texts(runs, nothing, "json")))


def test_the_schema_notices_what_does_not_belong(made: tuple[Runs, Run]) -> None:
    data = json.loads(texts(*made, "json")) | {"verdict": "clean"}
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(data, json.loads(schema()))


def test_the_sarif_is_valid_against_the_standard_and_counts_every_place(made: tuple[Runs, Run]) -> None:
    log = json.loads(texts(*made, "sarif"))
    jsonschema.Draft202012Validator(SARIF).validate(log)
    (run,) = log["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert len(run["results"]) == 15
    assert {rules[one["ruleIndex"]]["id"] == one["ruleId"] for one in run["results"]} == {True}
    assert len(run["invocations"][0]["toolExecutionNotifications"]) == 2


@pytest.mark.parametrize("limit,left", [("MOST_RESULTS", 14), ("MOST_BYTES", 7)])
def test_the_sarif_is_cut_to_what_code_scanning_takes_and_says_so(
    made: tuple[Runs, Run], monkeypatch: pytest.MonkeyPatch, limit: str, left: int
) -> None:
    whole = json.loads(texts(*made, "sarif"))["runs"][0]
    packed = len(gzip.compress(texts(*made, "sarif").encode()))
    monkeypatch.setattr(sarif, "MOST_RESULTS", 14)
    monkeypatch.setattr(sarif, "MOST_BYTES", packed * (100 if limit == "MOST_RESULTS" else 0.97))
    log = json.loads(texts(*made, "sarif"))
    jsonschema.Draft202012Validator(SARIF).validate(log)
    cut = log["runs"][0]
    assert len(cut["results"]) == left
    errors = [one for one in whole["results"] if one["level"] == "error"]
    assert cut["results"] == (
        [one for one in whole["results"] if one["level"] != "note"] if left == 14 else errors[:left]
    )
    told = [one["message"]["text"] for one in cut["invocations"][0]["toolExecutionNotifications"]]
    assert told[0] == f"{15 - left} results had no room in the file, the least severe."
    assert [one.startswith("Not read: ") for one in told[1:]] == [True, True]


def test_the_sarif_names_so_many_pages_that_were_not_read(tmp_path: Path) -> None:
    with lamps.runs(tmp_path) as runs:
        lost = [lamps.missed(f"/{number}", "404 Not Found") for number in range(1_002)]
        run = lamps.audit(runs, lost, lamps.library(tmp_path / "claims"))
        told = json.loads(texts(runs, run, "sarif"))["runs"][0]["invocations"][0]["toolExecutionNotifications"]
    assert (len(told), told[-1]["message"]["text"]) == (1_001, "2 more pages were not read.")


def test_the_spreadsheet_has_a_row_a_passage_and_page(made: tuple[Runs, Run]) -> None:
    rows = list(csv.DictReader(StringIO(texts(*made, "csv"))))
    assert [row["severity"] for row in rows] == ["error"] * 13 + ["warning"]
    assert rows[0]["on pages"] == "13"
    assert rows[0]["page"] == f"{lamps.ROOT}/0"
    assert rows[-1]["status"] == "mechanism-only"
    assert rows[-1]["try"] == "In a dish, light raised ATP in cells."


def test_no_cell_of_the_spreadsheet_is_a_formula(tmp_path: Path) -> None:
    formulas = [f'{sign}HYPERLINK("https://evil.example") boosts collagen of the lamp facial' for sign in "=+-@"]
    text = "".join(f"<p>{one}</p>" for one in formulas)
    with lamps.runs(tmp_path) as runs:
        run = lamps.audit(runs, [lamps.one("/", f"<h1>Lamp facial</h1>{text}")], lamps.library(tmp_path / "claims"))
        rows = list(csv.reader(StringIO(texts(runs, run, "csv"))))
    cells = [cell for row in rows for cell in row]
    assert sum(cell.startswith("'") for cell in cells) == 4
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]


def test_copy_does_no_harm_in_any_report(tmp_path: Path) -> None:
    text = f"<h1>Lamp facial</h1><p>It boosts collagen {HOSTILE.replace('<', '&lt;')}</p>"
    page = Kept(f"{lamps.ROOT}/?a=1&b=<i>", "text/html", load=text.encode, provenance=Provenance("a\nb.warc"))
    with lamps.runs(tmp_path) as runs:
        run = lamps.audit(runs, [page], lamps.library(tmp_path / "claims"))
        made = {name: texts(runs, run, name) for name in FORMATS}
    assert "\x07" not in made["text"] + made["html"]
    assert "<img src=x" not in made["html"]
    json.loads(made["json"])
    json.loads(made["sarif"])


def test_figures_that_cannot_all_be_right_are_told_with_their_places(tmp_path: Path) -> None:
    files = {
        "topics.yaml": lamps.studio.FILES["topics.yaml"]
        + "- {id: statistic, kind: presentation, alone: true, means: a number}\n"
    }
    pages = {f"/{n}": f"<h1>Lamp facial</h1><p>The lamp facial boosts collagen by {n}%.</p>" for n in (300, 500)} | {
        "/same": "<h1>Lamp facial</h1><p>The lamp facial boosts ATP by 20%.</p>"
    }
    with lamps.runs(tmp_path) as runs:
        run = lamps.audit(runs, lamps.kept(pages), lamps.library(tmp_path / "claims", files))
        (clash,) = survey.clashes(runs, run)
    assert (clash.treatment, clash.topic) == ("lamp", "collagen")
    assert [places[0].partition(":1:")[0] for places in clash.figures.values()] == [
        f"{lamps.ROOT}/300",
        f"{lamps.ROOT}/500",
    ]


def test_statuses_treatments_and_worst_pages_are_counted(made: tuple[Runs, Run]) -> None:
    assert survey.statuses(*made) == {"missing": 13, "mechanism-only": 1, "unregistered": 1}
    assert survey.treatments(*made) == {"lamp": {"missing": 13, "mechanism-only": 1, "unregistered": 1}}
    assert survey.worst_pages(*made)[0] == (f"{lamps.ROOT}/7", 1, 1, 0)
    assert survey.reaches(*made, "error")
