"""What has changed since the last audit, and why: copy, pages, library, policy, day."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from claimtrack.audit.comparing import Change, Comparison, compare
from claimtrack.audit.model import Kept
from claimtrack.audit.report import View, pieces
from claimtrack.audit.report.text import trend_lines
from claimtrack.audit.trend import trend
from claimtrack.policy.profile import Profile
from tests import studio
from tests.audit import lamps

ATP = "<h1>Lamp facial</h1><p>The lamp facial boosts ATP.</p>"
COLLAGEN = "<h1>Lamp facial</h1><p>The lamp facial boosts collagen.</p>"
MOISTURE = "<h1>Lamp facial</h1><p>The lamp facial boosts moisture.</p>"
RETRACTED = {
    "sources/dish-2020.yaml": studio.FILES["sources/dish-2020.yaml"] + "state: retracted\n",
    "sources/trial-2020.yaml": studio.FILES["sources/trial-2020.yaml"] + "state: retracted\n",
}


def compared(folder: Path, before: list[Kept], after: list[Kept], files: Mapping[str, str] | None = None) -> Comparison:
    """Two audits, the second by a library in which these files are others."""
    with lamps.runs(folder) as runs:
        first = lamps.audit(runs, before, lamps.library(folder / "claims"))
        second = lamps.audit(runs, after, lamps.library(folder / "claims", files))
        return compare(runs, first, second)


def told(changes: Comparison) -> list[tuple[str, str, int, str]]:
    return [(one.kind, one.text, one.reach, one.url.removeprefix(lamps.ROOT)) for one in changes.changes]


def test_nothing_has_changed(tmp_path: Path) -> None:
    found = compared(tmp_path, lamps.kept(lamps.SITE), lamps.kept(lamps.SITE))
    assert (found.changes, found.claims) == ((), ())


def test_new_gone_and_moved_sentences(tmp_path: Path) -> None:
    before = {"/a": ATP, "/b": COLLAGEN, "/c": MOISTURE}
    after = {"/a": MOISTURE, "/moved": ATP, "/c": MOISTURE + "<p>It boosts hair growth.</p>"}
    found = compared(tmp_path, lamps.kept(before), [*lamps.kept(after), lamps.missed("/b", "404 Not Found")])
    assert told(found) == [
        ("new", "It boosts hair growth.", 1, "/c"),
        ("moved", "The lamp facial boosts ATP.", 1, "/moved"),
        ("gone", "The lamp facial boosts collagen.", 1, "/b"),
    ]
    assert found.of("moved")[0].from_url == f"{lamps.ROOT}/a"


def test_a_page_that_could_not_be_read_says_nothing_of_what_stood_on_it(tmp_path: Path) -> None:
    before = lamps.kept({"/a": ATP, "/b": COLLAGEN})
    found = compared(tmp_path, before, [*before[:1], lamps.missed("/b", "stopped answering")])
    assert told(found) == [("unseen", "The lamp facial boosts collagen.", 1, "/b")]
    assert found.changes[0].why == "stopped answering"


def test_a_sentence_of_the_footer_changes_once_with_its_reach(tmp_path: Path) -> None:
    before = {f"/{n}": lamps.page(f"Lamp {n}", "") for n in range(5)}
    after = {path: text.replace("collagen!", "ATP!") for path, text in before.items()}
    found = compared(tmp_path, lamps.kept(before), lamps.kept(after))
    assert told(found) == [
        ("new", "Our lamp facial boosts ATP!", 5, "/0"),
        ("gone", "Our lamp facial boosts collagen!", 5, "/0"),
    ]


def test_what_fell_when_a_study_was_retracted(tmp_path: Path) -> None:
    pages = lamps.kept({"/atp": ATP, "/moisture": MOISTURE, "/collagen": COLLAGEN})
    found = compared(tmp_path, pages, pages, RETRACTED)
    assert [(one.claim, one.before, one.after, one.why) for one in found.claims] == [
        ("lamp/atp", "mechanism-only", "unassessed", "dish-2020 is now retracted"),
        ("lamp/moisture", "supported", "unassessed", "trial-2020 is now retracted"),
    ]
    changes: dict[str | None, Change] = {one.claim: one for one in found.of("changed")}
    assert len(found.changes) == 2
    why = changes["lamp/atp"].why
    assert why == "lamp/atp went from mechanism-only to unassessed: dish-2020 is now retracted"
    moisture = changes["lamp/moisture"]
    assert moisture.was is None
    assert moisture.now is not None
    assert (moisture.now.rule, moisture.now.severity) == ("unsupported-claim", "warning")


def test_what_another_market_restricts_is_told_by_its_policies(tmp_path: Path) -> None:
    packaged = lamps.Library.load()
    page = "<h1>Microcurrent</h1><p>Our clients say that microcurrent stimulates collagen.</p>"
    with lamps.runs(tmp_path) as runs:
        one = [lamps.one("/", page)]
        first = lamps.audit(runs, one, packaged)
        second = lamps.audit(runs, one, packaged, profile=Profile(markets=("uk",)))
        found = compare(runs, first, second)
    assert found.changes
    assert all("now breaks uk-" in one.why for one in found.of("changed"))


def test_a_status_that_the_day_alone_moved_is_put_down_to_the_day(tmp_path: Path) -> None:
    held = lamps.library(tmp_path / "claims")
    with lamps.runs(tmp_path) as runs:
        pages = lamps.kept({"/": COLLAGEN})
        first = lamps.audit(runs, pages, held, date(2026, 11, 22))
        second = lamps.audit(runs, pages, held, date(2036, 11, 22))
        found = compare(runs, first, second)
    (moved,) = found.claims
    assert (moved.before, moved.after) == ("missing", "unassessed")  # The search is out of date by then.
    assert moved.why == "the day: evidence as of 2026-11-22 then, 2036-11-22 now"
    assert [one.why for one in found.changes] == [f"lamp/collagen went from missing to unassessed: {moved.why}"]


def test_the_reports_tell_of_it_and_of_all_audits_so_far(tmp_path: Path) -> None:
    pages = lamps.kept({"/atp": ATP, "/moisture": MOISTURE})
    with lamps.runs(tmp_path) as runs:
        first = lamps.audit(runs, pages, lamps.library(tmp_path / "claims"))
        second = lamps.audit(runs, pages, lamps.library(tmp_path / "claims", RETRACTED))
        view = View(runs, second, compare(runs, first, second))
        texts = {name: "".join(pieces(name, view)) for name in ("text", "html", "json")}
        points = trend(runs)
    for text in texts.values():
        assert "dish-2020 is now retracted" in text
    assert json.loads(texts["json"])["since"]["claims"][0]["claim"] == "lamp/atp"
    assert [point.by_severity for point in points] == [
        {"error": 0, "warning": 1, "info": 0},
        {"error": 0, "warning": 2, "info": 0},
    ]
    lines = trend_lines(points).splitlines()
    assert lines[0].split() == ["audit", "day", "as", "of", "library", "pages", "error", "warning", "info"]
    assert len({line.split()[3] for line in lines[1:]}) == 2
