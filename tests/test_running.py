"""Many pages: by several processes, or as they were judged before; the report is the same, byte for byte."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from claimtrack.checker import Report, check
from claimtrack.checker.pool import jobs_for
from claimtrack.documents import read_text
from claimtrack.documents.model import Document
from claimtrack.evidence.library import Library
from claimtrack.knowledge.lexicon import HouseWord
from claimtrack.policy.profile import Discharge, Profile
from claimtrack.reports import render
from claimtrack.reports.style import Style
from tests import studio

AS_OF = date.fromisoformat(studio.AS_OF)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return Library.load(claims=studio.library(tmp_path_factory.mktemp("studio") / "claims"))


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CLAIMTRACK_CACHE", str(tmp_path / "cache"))
    studio.write(tmp_path / "site", {f"{number}.html": f"{studio.PAGE}<p>Page {number}.</p>" for number in range(5)})
    return tmp_path


def checked(library: Library, **how: object) -> Report:
    return check("site", library, as_of=AS_OF, **how)  # type: ignore[arg-type]


def printed(report: Report) -> str:
    return render("json", report, Style(list_mentions=True))


def test_two_processes_find_what_one_finds(site: Path, library: Library) -> None:
    if "fork" not in multiprocessing.get_all_start_methods():
        pytest.skip("processes are spawned here, which takes seconds")
    assert printed(checked(library, jobs=2)) == printed(checked(library, jobs=1))


def test_small_work_is_not_worth_a_process() -> None:
    small = [(read_text("Skin.\n", "a.md"), Profile())] * 3
    large = [(read_text("Skin. " * 200_000, "a.md"), Profile())] * 3
    assert jobs_for(small) == 1
    assert jobs_for(large) >= 1


def test_what_was_judged_before_is_the_same(site: Path, library: Library) -> None:
    first = checked(library, cached=True)
    kept = sorted((site / "cache/pages").iterdir())
    assert len(kept) == 5
    assert printed(checked(library, cached=True)) == printed(first) == printed(checked(library))
    assert sorted((site / "cache/pages").iterdir()) == kept


def test_it_is_really_taken_from_there(site: Path, library: Library) -> None:
    checked(library, cached=True)
    for file in (site / "cache/pages").iterdir():
        file.write_text('[{"occurrences": [], "passages": []}, []]')
    assert checked(library, cached=True).mentions == ()


@pytest.mark.parametrize("broken", ["", "{", '[{"occurrences": [1]}, []]', "\x00"])
def test_what_is_broken_there_is_judged_anew(site: Path, library: Library, broken: str) -> None:
    first = checked(library, cached=True)
    for file in (site / "cache/pages").iterdir():
        file.write_text(broken)
    assert printed(checked(library, cached=True)) == printed(first)


def test_everything_that_decides_is_part_of_the_name(site: Path, library: Library, tmp_path: Path) -> None:
    def pages() -> int:
        return len(list((site / "cache/pages").iterdir()))

    checked(library, cached=True)

    def by(profile: Profile) -> Callable[[Document], Profile]:
        return lambda _: profile

    held = Discharge("a", "b", None, "c", "d", "e", None, "f")
    profiles = (
        Profile(discharges=(held,)),
        Profile(discharges=(replace(held, until=AS_OF),)),
        Profile(house=(HouseWord(never="boosts", instead="raises"),)),
        Profile(allow=("refuted-claim",)),
        Profile(severity=(("unsupported-claim", "info"),)),
    )
    ways: list[dict[str, object]] = [
        {"markets": ("uk",)},
        {"min_confidence": "low"},
        {"ignores": False},
        {"scheduled": True},
        {"product_class": "service"},
        {"channel": "ad"},
        *(dict[str, object](profiles=by(profile)) for profile in profiles),
    ]
    for number, how in enumerate(ways, 2):
        checked(library, cached=True, **how)
        assert pages() == 5 * number
    check("site", library, as_of=date(2026, 1, 1), cached=True)
    assert pages() == 65
    other = Library.load(
        claims=studio.library(tmp_path / "other", {"lexicon/nouns.yaml": "- {term: face, classes: [face]}\n"})
    )
    checked(other, cached=True)
    assert pages() == 70
    (site / "site/0.html").write_text("<p>New.</p>")
    checked(library, cached=True)
    assert pages() == 71


def test_a_directive_in_a_file_beside_is_part_of_it_too(site: Path, library: Library) -> None:
    (site / "site/copy.txt").write_text("The lamp facial boosts collagen.\n")
    before = len(checked(library, cached=True).findings)
    (site / "site/copy.txt.claimtrack-ignores").write_text("claimtrack-ignore-file -- known\n")
    assert len(checked(library, cached=True).findings) == before - 1


def test_what_a_source_without_lines_does_not_show_is_part_of_it(site: Path, library: Library) -> None:
    word = pytest.importorskip("docx")

    def saved(style: str) -> list[str]:
        made = word.Document()
        made.add_paragraph("Lamp facial", style=style)
        made.add_paragraph("It boosts collagen.")
        made.save(str(site / "site/copy.docx"))
        found = checked(library, cached=True)
        return [one.treatment_from for one in found if one.place.path == "site/copy.docx"]

    assert saved("Heading 1") == ["heading"]
    assert saved("Normal") == ["previous"], "the text is the same, its heading is gone"


def test_whatever_pages_are_judged_by_the_processes_agree(site: Path, library: Library) -> None:
    if "fork" not in multiprocessing.get_all_start_methods():
        pytest.skip("processes are spawned here, which takes seconds")
    known = "<!-- claimtrack-ignore-next until=2026-01-01 -- known -->"
    studio.write(site / "site", {f"known-{number}.html": f"{known}{studio.PAGE}" for number in range(3)})

    def of(document: Document) -> Profile:
        return Profile(markets=("uk",) if "1" in document.path else (), severity=(("unregistered-claim", "error"),))

    for how in ({"scheduled": True}, {"ignores": False}, {"min_confidence": "low"}, {}):
        assert printed(checked(library, jobs=2, profiles=of, **how)) == printed(checked(library, profiles=of, **how))


def test_progress_counts_to_the_end(site: Path, library: Library) -> None:
    seen: list[tuple[int, int]] = []
    checked(library, progress=lambda done, of: seen.append((done, of)))
    assert seen == [(number, 5) for number in range(1, 6)]
