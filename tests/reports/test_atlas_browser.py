"""The atlas in a real browser: filters hold with a thousand claims, and the keyboard reaches everything."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from claimtrack.evidence.library import Library
from claimtrack.knowledge.library import Records
from claimtrack.reports.atlas import atlas
from tests import browser, studio

pytestmark = browser.needs_chromium

CLAIMS = 1_000
MOST_BYTES = 3_000_000

DRIVER = """
const state = () => ({
  count: count.textContent, rows: list.children.length, more: !more.hidden, title: article.textContent.slice(0, 60),
  at: document.activeElement.id || document.activeElement.dataset.id || "", hash: location.hash,
});
const press = (key, on) =>
  (on || document.activeElement).dispatchEvent(new KeyboardEvent("keydown", {key, bubbles: true, cancelable: true}));
const set = (field, value) => {
  field.value = value;
  field.dispatchEvent(new Event("input", {bubbles: true}));
};
seen.start = state();
press("/", document.body); seen.slash = state().at;
seen.searches = ["nothing of the kind", "moisture", ""].map(words => (set(q, words), state().count));
set(q, "number 777 "); seen.search = state();
press("ArrowDown"); seen.down = state().at;
document.activeElement.click(); seen.opened = state();
set(q, ""); set(chosen.status, "missing"); seen.missing = state();
set(chosen.status, ""); set(chosen.topic, "collagen"); seen.topic = state();
set(chosen.topic, ""); set(chosen.treatment, "lamp"); seen.treatment = state();
more.click(); seen.extended = state();
"""


def thousand(folder: Path) -> Library:
    """The claims of the studio many times over."""
    records: Records = Library.load(claims=studio.library(folder)).records
    kinds = list(records.claims.values())
    many = (
        kinds[number % 3].model_copy(
            update={"id": f"lamp/claim-{number}", "text": f"{kinds[number % 3].text} Number {number} of many."}
        )
        for number in range(CLAIMS - len(kinds))
    )
    return Library(replace(records, claims={**records.claims, **{claim.id: claim for claim in many}}))


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> str:
    return atlas(thousand(tmp_path_factory.mktemp("library") / "claims"), date(2026, 11, 22))


@pytest.fixture(scope="module")
def seen(page: str, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    result: dict[str, Any] = browser.driven(page, DRIVER, tmp_path_factory.mktemp("driven"))
    return result


def test_a_thousand_claims_make_a_page_of_modest_size(page: str) -> None:
    assert len(page.encode()) < MOST_BYTES


def test_words_filter_as_they_are_typed(seen: dict[str, Any]) -> None:
    assert seen["errors"] == []
    assert seen["searches"] == ["0 of 1000 claims", "333 of 1000 claims", "1000 of 1000 claims"]


def test_the_list_is_paged(seen: dict[str, Any]) -> None:
    assert (seen["start"]["count"], seen["start"]["rows"], seen["start"]["more"]) == ("1000 of 1000 claims", 100, True)
    ids = sorted(["lamp/atp", "lamp/collagen", "lamp/moisture", *(f"lamp/claim-{n}" for n in range(CLAIMS - 3))])
    assert (seen["extended"]["rows"], seen["extended"]["at"]) == (200, ids[100])


def test_search_and_filters(seen: dict[str, Any]) -> None:
    assert seen["search"]["count"] == "1 of 1000 claims"
    assert seen["missing"]["count"] == seen["topic"]["count"] == "333 of 1000 claims"
    assert seen["treatment"]["count"] == "1000 of 1000 claims"
    assert "status=missing" in seen["missing"]["hash"]


def test_the_keyboard_reaches_a_claim(seen: dict[str, Any]) -> None:
    assert (seen["slash"], seen["down"]) == ("q", "lamp/claim-777")
    assert seen["opened"]["at"] == "claim"
    assert seen["opened"]["title"].startswith("lamp/claim-777")
    assert "claim=lamp%2Fclaim-777" in seen["opened"]["hash"]


def test_an_address_opens_what_it_names(page: str, tmp_path: Path) -> None:
    dom = browser.dom(page, tmp_path, "#status=missing&q=777&claim=lamp%2Fclaim-1")
    assert ">0 of 1000 claims<" in dom
    article = dom[dom.index("<article") : dom.index("</article>")]
    assert "Does it raise collagen?" in article
    assert "Nobody has measured collagen after a lamp facial." in article
