"""The report of an audit in a real browser: filters hold, nothing is requested, nothing throws."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests import browser
from tests.audit import lamps

pytestmark = browser.needs_chromium

DRIVER = """
const state = () => [count.textContent, document.querySelectorAll(".edits > li:not([hidden])").length];
const set = (name, value) => {
  const field = form.elements[name];
  if (field.type === "checkbox") field.checked = value; else field.value = value;
  field.dispatchEvent(new Event("input", {bubbles: true}));
};
seen.start = state();
set("severity", "error"); seen.severity = state();
set("severity", ""); set("status", "mechanism-only"); seen.status = state();
set("status", ""); set("many", true); seen.many = state();
set("many", false); set("q", "boosts ATP"); seen.words = state();
document.body.dispatchEvent(new KeyboardEvent("keydown", {key: "/", bubbles: true, cancelable: true}));
seen.focus = document.activeElement.id;
const links = [...document.querySelectorAll("#pages td a[href^='#']")];
seen.linked = links.every(one => document.getElementById(one.hash.slice(1)));
seen.links = links.length;
seen.wide = document.documentElement.scrollWidth <= window.innerWidth;
seen.requests = performance.getEntriesByType("resource").length;
"""


@pytest.fixture
def page(tmp_path: Path) -> str:
    pages = {f"/{n}": lamps.page(f"Lamp facial {n}", "") for n in range(5)}
    pages["/atp"] = lamps.page("Lamp facial", f"<p>The lamp facial boosts ATP.</p>{'<video></video>' * 3}")
    with lamps.runs(tmp_path) as runs:
        held = lamps.library(tmp_path / "claims")
        first = lamps.audit(runs, lamps.kept(lamps.SITE), held)
        run = lamps.audit(runs, [*lamps.kept(pages), lamps.missed("/old", "404 Not Found")], held)
        view = lamps.View(runs, run, lamps.compare(runs, first, run))
        return "".join(lamps.pieces("html", view))


def test_a_reader_filters_what_to_edit(page: str, tmp_path: Path) -> None:
    seen = browser.driven(page, DRIVER, tmp_path)
    assert seen == {
        "errors": [],
        "severity": ["1 of 2 passages shown.", 1],
        "start": ["2 of 2 passages shown.", 2],
        "status": ["1 of 2 passages shown.", 1],
        "many": ["1 of 2 passages shown.", 1],
        "words": ["1 of 2 passages shown.", 1],
        "focus": "q",
        "linked": True,
        "links": 7,
        "wide": True,
        "requests": 0,
    }


def test_its_own_script_is_the_one_its_policy_lets_run(page: str, tmp_path: Path) -> None:
    assert "2 of 2 passages shown." in browser.dom(page, tmp_path)
