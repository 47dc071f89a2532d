"""The report in a real browser: filters and what follows them, the keyboard, paper, and copy that attacks."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path
from typing import Any
from unicodedata import normalize

import pytest

from claimtrack.checker import Report
from claimtrack.reports import render
from claimtrack.reports.style import Style
from tests import browser
from tests.reports.reviewed import HOSTILE, HOSTILE_PATH, PAGE, checked, read

pytestmark = browser.needs_chromium

DRIVER = """
const element = id => document.getElementById(id);
const state = () => ({
  count: count.textContent, cards: all(".card").filter(card => !card.hidden).length,
  pages: all(".page").filter(page => !page.hidden).map(page => page.dataset.path),
  error: document.querySelector("[data-count='severity error']").textContent,
  off: all("mark.off").length, refs: all("a.ref").filter(ref => !ref.hidden).length,
  rows: all(".row").filter(row => !row.hidden).length,
  bars: all(".bar").filter(bar => !bar.hidden).map(bar => parseFloat(bar.style.width)),
});
const set = (id, value) => { element(id).value = value; changed(element(id)); };
const changed = field => field.dispatchEvent(new Event("input", {bubbles: true}));
const at = () => document.activeElement.id;
seen.start = state();
seen.open = all("details").filter(details => details.open).length;
set("severity", "warning"); seen.warning = state(); set("severity", "");
set("market", "uk"); seen.uk = state(); set("market", "");
set("page", "second.html"); seen.second = state(); set("page", "");
set("treatment", "led-light"); seen.treatment = state(); set("treatment", "");
set("status", "missing"); seen.missing = state(); set("status", "");
set("q", "GLOWS skin"); seen.words = state(); set("q", "");
element("only").click(); seen.only = state(); element("only").click();
seen.end = state();
document.body.dispatchEvent(new KeyboardEvent("keydown", {key: "/", bubbles: true, cancelable: true}));
seen.slash = at();
element("after").click(); seen.next = at();
element("after").click(); seen.second_next = at();
element("before").click(); seen.back = at();
set("severity", "warning"); location.hash = all(".card").find(card => card.hidden).id; arrive();
seen.arrived = document.querySelector(":target").hidden === false && state().count === seen.start.count;
element("fold").click(); seen.unfolded = all("details").every(details => details.open);
navigator.clipboard.writeText = text => { seen.copied = text; return Promise.resolve(); };
document.querySelector(".try button").click();
"""


@pytest.fixture(scope="module")
def report() -> Report:
    second = "<h1>LED light therapy</h1><p>LED light clears acne.</p><p>It lasts 20 minutes.</p>"
    return checked(read(PAGE), read(second, "second.html"))


@pytest.fixture(scope="module")
def page(report: Report) -> str:
    return render("html", report, Style())


@pytest.fixture(scope="module")
def seen(page: str, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    result: dict[str, Any] = browser.driven(page, DRIVER, tmp_path_factory.mktemp("driven"))
    return result


def test_it_opens_folded_with_everything_shown(report: Report, seen: dict[str, Any]) -> None:
    number = len(report.findings)
    assert seen["errors"] == []
    assert seen["open"] == 0
    assert seen["start"]["count"] == f"{number} of {number} findings shown."
    assert (seen["start"]["cards"], seen["start"]["refs"], seen["start"]["off"]) == (number, number, 0)


def test_filters_show_what_fits_and_every_number_follows(report: Report, seen: dict[str, Any]) -> None:
    fitting = {
        "warning": [one for one in report.findings if one.severity == "warning"],
        "uk": [one for one in report.findings if any(report.policies[name].market == "uk" for name in one.policies)],
        "second": [one for one in report.findings if one.place.path == "second.html"],
        "treatment": [one for one in report.findings if one.treatment == "led-light"],
        "missing": [one for one in report.findings if one.status == "missing"],
    }
    for name, found in fitting.items():
        assert 0 < len(found) < len(report.findings), name
        assert seen[name]["cards"] == seen[name]["refs"] == len(found), name
        assert seen[name]["count"].startswith(f"{len(found)} of {len(report.findings)} findings shown: "), name
        assert seen[name]["error"] == str(sum(one.severity == "error" for one in found)), name
        assert seen[name]["pages"] == list(dict.fromkeys(one.place.path for one in found)), name
        assert seen[name]["off"] > 0, name
        assert max(seen[name]["bars"]) == 100, name
        assert len(seen[name]["bars"]) == len({one.status for one in found}), name


def test_words_are_looked_for_in_copy_and_card(seen: dict[str, Any]) -> None:
    assert seen["words"]["cards"] > 0
    assert seen["words"]["pages"] == ["page.html"]


def test_only_copy_with_findings(report: Report, seen: dict[str, Any]) -> None:
    assert seen["only"]["rows"] < seen["start"]["rows"]
    assert seen["only"]["cards"] == len(report.findings)


def test_what_was_filtered_comes_back(seen: dict[str, Any]) -> None:
    assert seen["end"] == seen["start"]


def test_keyboard(seen: dict[str, Any]) -> None:
    assert (seen["slash"], seen["next"], seen["second_next"], seen["back"]) == ("q", "f1", "f2", "f1")
    assert seen["unfolded"]


def test_a_link_to_what_is_filtered_out_clears_the_filters(seen: dict[str, Any]) -> None:
    assert seen["arrived"]


def test_wording_is_copied(report: Report, seen: dict[str, Any]) -> None:
    assert seen["copied"] in {passage.suggestion.text for passage in report.passages if passage.suggestion}


def test_hostile_copy_runs_nothing_even_where_any_script_could(tmp_path: Path) -> None:
    page = render("html", checked(read(HOSTILE, HOSTILE_PATH)), Style())
    dom = browser.dom(browser.lax(page), tmp_path)
    assert "findings shown" in dom.partition("<script>")[0]  # the page's own script ran
    assert not re.search(r"<html[^>]*pwned", dom)


def test_the_policy_of_the_page_stops_a_script_that_is_not_its_own(page: str, tmp_path: Path) -> None:
    strange = "<script>document.documentElement.dataset.strange = 1</script></body>"
    dom = browser.dom(page.replace("</body>", strange), tmp_path)
    assert "findings shown" in dom.partition("<script>")[0]
    assert not re.search(r"<html[^>]*data-strange", dom)


def test_a_link_to_a_finding_shows_it_open(page: str, tmp_path: Path) -> None:
    dom = browser.dom(page, tmp_path, "#f3")
    assert re.findall(r'id="f(\d+)"(?:(?!</article>).)*<details open', dom, re.DOTALL) == ["3"]


def test_without_javascript_everything_is_shown_and_nothing_filters(report: Report, page: str, tmp_path: Path) -> None:
    dom = browser.dom(page.replace("script-src 'sha256-", "script-src 'sha256-not"), tmp_path)
    assert "findings shown" not in dom.partition("<script>")[0]
    assert len(re.findall(r"<details open", dom)) == len(report.findings)
    assert re.search(r"<form [^>]*hidden", dom)


def test_on_paper_everything_is_open_and_no_controls_are_left(report: Report, page: str, tmp_path: Path) -> None:
    from pypdf import PdfReader

    text = "".join(sheet.extract_text() for sheet in PdfReader(BytesIO(browser.printed(page, tmp_path))).pages)
    text = "".join(normalize("NFKC", text).split())
    for finding in report.findings:
        assert finding.fingerprint in text
    for policy in report.policies.values():
        assert "".join(policy.sources[0].split()) in text
    assert "Openall" not in text
    assert "onlycopywithfindings" not in text
