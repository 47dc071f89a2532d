"""What is judged again and what is not; runs that were cut off; pages that say nothing of their own."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimtrack.audit import survey
from claimtrack.audit.model import Kept
from claimtrack.audit.pages import pages, text_of
from claimtrack.audit.reading import without_numbers_used_once
from claimtrack.audit.report import View, pieces
from claimtrack.audit.store import Run, Runs
from claimtrack.config import Setup
from claimtrack.documents.model import Document
from claimtrack.policy.profile import Profile
from tests import studio
from tests.audit import lamps

HAIR = lamps.page("Lamp facial", "<p>The lamp facial boosts hair growth.</p>")


def numbers(runs: Runs, run: Run) -> tuple[int, int, int]:
    """Pages read, judged anew, findings."""
    found = survey.numbers(runs, run)
    return found.read, found.anew, found.findings


def report(runs: Runs, run: Run) -> str:
    """All that is said of a run but what is of the run itself."""
    return "".join(pieces("csv", View(runs, run)))


def test_pages_that_have_not_changed_are_not_judged_again(tmp_path: Path) -> None:
    held = lamps.library(tmp_path / "claims")
    with lamps.runs(tmp_path) as runs:
        first = lamps.audit(runs, lamps.kept(lamps.SITE), held)
        second = lamps.audit(runs, lamps.kept(lamps.SITE), held)
        third = lamps.audit(runs, lamps.kept({**lamps.SITE, "/calm/": HAIR}), held)
        assert numbers(runs, first) == (4, 4, 3)
        assert numbers(runs, second) == (4, 0, 3)
        assert report(runs, first) == report(runs, second)
        assert numbers(runs, third)[:2] == (4, 1)


@pytest.mark.parametrize(
    "files,day,profile,anew",
    [
        ({}, lamps.DAY, Profile(), 0),
        ({}, date(2026, 11, 23), Profile(), 0),
        (
            {"lamp/atp.yaml": studio.FILES["lamp/atp.yaml"].replace("dish are not", "glass are not")},
            lamps.DAY,
            Profile(),
            4,
        ),
        ({}, lamps.DAY, Profile(channel="social"), 4),
    ],
)
def test_pages_are_judged_again_where_the_library_or_their_profile_has_changed(
    tmp_path: Path, files: Mapping[str, str], day: date, profile: Profile, anew: int
) -> None:
    with lamps.runs(tmp_path) as runs:
        lamps.audit(runs, lamps.kept(lamps.SITE), lamps.library(tmp_path / "claims"))
        again = lamps.audit(runs, lamps.kept(lamps.SITE), lamps.library(tmp_path / "claims", files), day, profile)
        assert numbers(runs, again)[1] == anew


def test_the_profile_of_an_unchanged_page_is_read_anew_from_its_address_and_language(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    held = lamps.library(tmp_path / "claims")
    texts = {
        "/": lamps.page("Lamp", "<p>a</p>").replace("<html>", '<html lang="en-gb">'),
        "/us": lamps.page("Lamp", "b"),
    }
    rows = 'markets = ["us"]\n[[profiles]]\nhosts = ["lamps.example"]\nhreflang = ["en-gb"]\nmarkets = ["{}"]\n'
    with lamps.runs(tmp_path) as runs:
        found = []
        for market in ("uk", "uk", "au"):
            Path("claimtrack.toml").write_text(rows.format(market), encoding="utf-8")
            auditor = lamps.Auditor(runs, lamps.Judge(held, as_of=lamps.DAY), Setup().profiles(held.records))
            run = auditor.audit(lamps.kept(texts), [lamps.ROOT])
            found.append((numbers(runs, run)[1], survey.markets(runs, run)))
    # The rows for British pages moved, so that the place where the others' markets are written is the same.
    assert found == [(2, {"uk": 1, "us": 1}), (0, {"uk": 1, "us": 1}), (1, {"au": 1, "us": 1})]


def test_a_number_used_once_makes_no_new_page(tmp_path: Path) -> None:
    held = lamps.library(tmp_path / "claims")
    script = '<script>var wp = {{"ajax_nonce":"{}"}};</script><p>The lamp facial boosts ATP.</p>'
    with lamps.runs(tmp_path) as runs:
        runs_of = [
            lamps.audit(runs, [lamps.one("/", lamps.page("Lamp", script.format(nonce)))], held)
            for nonce in ("a1b2c3d4e5", "f6a7b8c9d0", "short99")
        ]
        assert [numbers(runs, run)[1] for run in runs_of] == [1, 0, 1]


@given(st.text(alphabet="nonce csrf_token\"'=:ab1<>{}", max_size=60))
def test_without_numbers_used_once_a_body_has_the_length_it_had(text: str) -> None:
    body = text.encode()
    without = without_numbers_used_once(body)
    assert len(without) == len(body)
    assert without_numbers_used_once(without) == without


def test_a_run_that_is_cut_off_is_begun_again_and_loses_nothing(tmp_path: Path) -> None:
    held = lamps.library(tmp_path / "claims")

    def cut_off() -> Iterator[Kept]:
        yield from lamps.kept(lamps.SITE)[:2]
        raise KeyboardInterrupt

    with lamps.runs(tmp_path) as runs:
        with pytest.raises(KeyboardInterrupt):
            lamps.audit(runs, cut_off(), held)
        assert runs.runs() == []
        whole = lamps.audit(runs, lamps.kept(lamps.SITE), held)
        assert numbers(runs, whole) == (4, 2, 3)
        assert [run.id for run in runs.runs()] == [whole.id]


def test_an_audit_that_is_killed_goes_on_where_it_was(tmp_path: Path) -> None:
    studio.library(tmp_path / "claims")
    (tmp_path / "site").mkdir()
    for number in range(120):
        (tmp_path / "site" / f"{number}.html").write_text(HAIR.replace("Lamp", f"{number} lamp"), encoding="utf-8")
    command = [sys.executable, "-m", "claimtrack", "audit", "site", "--as-of", "2026-11-22", "-o", "home"]
    killed = subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.DEVNULL)
    for _ in range(3_000):
        if judged(tmp_path / "home") >= 10:
            break
        time.sleep(0.005)
    os.kill(killed.pid, signal.SIGKILL)
    killed.wait()
    before = judged(tmp_path / "home")
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=60)
    assert done.returncode == 1
    assert before >= 10
    with lamps.runs(tmp_path / "home") as runs:
        (run,) = runs.runs()
        assert numbers(runs, run)[:2] == (120, 120 - before)


def judged(home: Path) -> int:
    """Pages judged so far, by looking into the file."""
    try:
        with closing(sqlite3.connect(f"file:{home}/audit.sqlite?mode=ro", uri=True)) as database:
            return int(database.execute("SELECT count(*) FROM judged").fetchone()[0])
    except sqlite3.OperationalError:
        return 0


def test_a_page_whose_canonical_page_says_all_it_says_is_reported_under_that_one(tmp_path: Path) -> None:
    link = f'<link rel="canonical" href="{lamps.ROOT}/hair/">'
    texts = {"/sale/?a=1": HAIR.replace("<title>", f"{link}<title>"), "/hair/": HAIR}
    with lamps.runs(tmp_path) as runs:
        run = lamps.audit(runs, lamps.kept(texts), lamps.library(tmp_path / "claims"))
        assert survey.duplicates(runs, run) == {f"{lamps.ROOT}/hair/": [f"{lamps.ROOT}/sale/?a=1"]}
        assert numbers(runs, run) == (2, 2, 2)


@pytest.mark.parametrize(
    "head",
    [
        f'<link rel="canonical" href="{lamps.ROOT}/">',
        "<link href=/ rel=canonical>",
        '<base href="/hair/"><link href="../" rel="canonical">',
        f'<!-- <link rel="canonical" href="{lamps.ROOT}/hair/"> -->',
        f'<link rel="canonical" href="{lamps.ROOT}/nowhere/">',
    ],
)
def test_a_wrong_canonical_link_hides_nothing(tmp_path: Path, head: str) -> None:
    texts = {"/": lamps.page("Home", "<p>Welcome.</p>"), "/hair/": HAIR, "/atp/": HAIR.replace("hair growth", "ATP")}
    texts = {path: text.replace("<title>", f"{head}<title>") for path, text in texts.items()}
    with lamps.runs(tmp_path) as runs:
        run = lamps.audit(runs, lamps.kept(texts), lamps.library(tmp_path / "claims"))
        assert survey.duplicates(runs, run) == {}
        assert "boosts ATP" in report(runs, run)


def test_pages_of_the_same_bytes_are_one_and_circles_of_canonical_links_hide_nothing(tmp_path: Path) -> None:
    to = '<link rel="canonical" href="{}">'
    texts = {
        "/a?sid=1": HAIR,
        "/a": HAIR,
        "/x": HAIR.replace("<title>", to.format("/y") + "<title>"),
        "/y": HAIR.replace("<title>", to.format("/x") + "<title>"),
    }
    with lamps.runs(tmp_path) as runs:
        run = lamps.audit(runs, lamps.kept(texts), lamps.library(tmp_path / "claims"))
        assert survey.duplicates(runs, run) == {f"{lamps.ROOT}/a?sid=1": [f"{lamps.ROOT}/a"]}


def test_the_text_that_was_judged_is_kept_with_what_was_not_read(tmp_path: Path) -> None:
    with lamps.runs(tmp_path) as runs:
        pages_there = [*lamps.kept(lamps.SITE), lamps.missed("/gone", "404 Not Found")]
        run = lamps.audit(runs, pages_there, lamps.library(tmp_path / "claims"))
        text = text_of(runs, run, f"{lamps.ROOT}/hair/")
        rows = {row.url.removeprefix(lamps.ROOT): row for row in pages(runs, run)}
    assert text is not None
    assert text.splitlines()[1:] == [
        "Lamp facial for hair",
        "The lamp facial boosts hair growth.",
        "Our lamp facial boosts collagen!",
    ]
    assert rows["/hair/"].unread == (("image without alt text", 2),)
    assert rows["/gone"].reason == "404 Not Found"
    assert rows["/gone"].text_sha256 == ""


def test_a_store_of_another_version_is_refused_in_one_line(tmp_path: Path) -> None:
    with lamps.runs(tmp_path) as runs:
        runs.database.execute("PRAGMA user_version = 99")
    with pytest.raises(lamps.UsageError, match="another version of claimtrack"), lamps.runs(tmp_path):
        pass


def test_a_page_that_claimtrack_fails_on_is_told_and_ends_nothing(tmp_path: Path) -> None:
    def profiles(document: Document) -> Profile:
        if document.path.endswith("/hair/"):
            raise RecursionError("too deep")
        return Profile()

    with lamps.runs(tmp_path) as runs:
        judge = lamps.Judge(lamps.library(tmp_path / "claims"), as_of=lamps.DAY)
        run = lamps.Auditor(runs, judge, profiles).audit(lamps.kept(lamps.SITE), [lamps.ROOT])
        assert survey.not_read(runs, run) == [
            (f"{lamps.ROOT}/hair/", "claimtrack failed on it: RecursionError: too deep")
        ]
        assert numbers(runs, run)[0] == 3


def test_a_configuration_that_is_wrong_ends_the_audit(tmp_path: Path) -> None:
    def profiles(document: Document) -> Profile:
        raise lamps.UsageError("claimtrack.toml:1:1: no such thing")

    with lamps.runs(tmp_path) as runs:
        auditor = lamps.Auditor(runs, lamps.Judge(lamps.library(tmp_path / "claims"), as_of=lamps.DAY), profiles)
        with pytest.raises(lamps.UsageError, match="no such thing"):
            auditor.audit(lamps.kept(lamps.SITE), [lamps.ROOT])


def test_half_a_surrogate_pair_is_kept_as_its_escape(tmp_path: Path) -> None:
    text = lamps.page(
        "Lamp", '<script type="application/ld+json">{"name": "The lamp facial boosts \\ud800 ATP."}</script>'
    )
    with lamps.runs(tmp_path) as runs:
        run = lamps.audit(runs, [lamps.one("/", text)], lamps.library(tmp_path / "claims"))
        assert numbers(runs, run)[0] == 1
        assert report(runs, run).encode()
