"""`claimtrack check --watch` as a process: it reports, reports again after a change, and ends at Ctrl-C."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from argparse import Namespace
from collections.abc import Callable, Iterator
from pathlib import Path
from queue import Empty, Queue
from threading import Thread
from typing import IO

import pytest

from claimtrack.cli.parser import build
from claimtrack.cli.watched import watched
from claimtrack.cli.watching import _TICK_MS
from tests import studio
from tests.cli.conftest import Run

pytest.importorskip("watchfiles")

_SECONDS = 20
"""How long a process may take to answer; it takes a tenth of that on a slow machine."""
CLAIM = "The lamp facial boosts ATP.\n"


class Watching:
    """The process, and the lines it prints as they come."""

    def __init__(self, folder: Path, *arguments: str) -> None:
        command = [sys.executable, "-m", "claimtrack", "check", *arguments, "--watch", "--format", "concise"]
        self.process = subprocess.Popen(
            [*command, "--as-of", studio.AS_OF, "--jobs", "1"],
            cwd=folder,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            env={**os.environ, "PYTHONUNBUFFERED": "1"},
        )
        self.out, self.err = Queue[str](), Queue[str]()
        pipes = ((self.process.stdout, self.out), (self.process.stderr, self.err))
        self.readers = [Thread(target=_read, args=both, daemon=True) for both in pipes]
        for reader in self.readers:
            reader.start()

    def prints(self, part: str) -> str:
        """The next line of standard output with the part in it."""
        return _found(self.out, part)

    def says(self, part: str) -> str:
        """The next line of standard error with the part in it."""
        return _found(self.err, part)

    def interrupted(self) -> int:
        """Ctrl-C; the exit code, once all that was printed has been read."""
        self.process.send_signal(signal.SIGINT)
        code = self.process.wait(_SECONDS)
        for reader in self.readers:
            reader.join(_SECONDS)
        return code


def _read(pipe: IO[str], lines: Queue[str]) -> None:
    with pipe:
        for line in pipe:
            lines.put(line)


def _found(lines: Queue[str], part: str) -> str:
    seen = []
    try:
        while True:
            seen.append(lines.get(timeout=_SECONDS))
            if part in seen[-1]:
                return seen[-1]
    except Empty:
        pytest.fail(f"no line with {part!r} within {_SECONDS} seconds; there were {seen}")


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Callable[..., Watching]]:
    """Starts the command in a folder with a library and a site."""
    studio.library(tmp_path / "claims")
    studio.write(tmp_path / "site", {"page.md": "The lamp facial boosts moisture.\n"})
    started: list[Watching] = []

    def call(*arguments: str) -> Watching:
        started.append(Watching(tmp_path, *arguments))
        return started[-1]

    yield call
    for one in started:
        one.process.kill()
        one.process.wait(_SECONDS)


def test_a_change_is_reported_and_ctrl_c_ends_it_quietly(start: Callable[..., Watching], tmp_path: Path) -> None:
    watching = start("site")
    watching.prints("No findings")
    (tmp_path / "site/page.md").write_text(CLAIM)
    watching.prints("site/page.md:1:17")
    # What editors do: write beside, then rename; in a folder that was not there when watching began.
    (tmp_path / "site/new").mkdir()
    (tmp_path / "site/new/.other.md").write_text(CLAIM)
    (tmp_path / "site/new/.other.md").rename(tmp_path / "site/new/other.md")
    watching.prints("site/new/other.md:1:17")
    assert watching.interrupted() == 0
    assert watching.err.empty()


def test_a_broken_configuration_is_one_line_and_watching_goes_on(
    start: Callable[..., Watching], tmp_path: Path
) -> None:
    watching = start("site")
    watching.prints("No findings")
    (tmp_path / "claimtrack.toml").write_text('markets = ["mars"]\n')
    assert watching.says("claimtrack.toml").startswith("claimtrack.toml:1:12: ")
    (tmp_path / "claimtrack.toml").write_text('[[house]]\nnever = "moisture"\ninstead = "water"\nwhy = "plain"\n')
    watching.prints("site/page.md:1:24")
    assert watching.interrupted() == 0
    assert watching.err.empty()


def test_a_library_that_is_broken_at_first_is_mended(start: Callable[..., Watching], tmp_path: Path) -> None:
    file = tmp_path / "claims/lamp/atp.yaml"
    whole = file.read_text()
    file.write_text("text: x\n")
    (tmp_path / "site/page.md").write_text(CLAIM)
    watching = start("site/page.md")
    watching.says("claims/lamp/atp.yaml:1:1")
    file.write_text(whole)
    watching.prints("site/page.md:1:17")


def test_its_own_reports_do_not_set_it_off(start: Callable[..., Watching], tmp_path: Path) -> None:
    watching = start(".", "--format", "json=site/report.json", "--exclude", "site/report.json")
    watching.prints("No findings")
    time.sleep(10 * _TICK_MS / 1000)  # long enough for another report, were it set off by the first
    assert "No findings" not in "".join(watching.out.queue)
    (tmp_path / "site/page.md").write_text(CLAIM)
    watching.prints("site/page.md:1:17")
    assert watching.interrupted() == 0
    assert "boosts ATP" in (tmp_path / "site/report.json").read_text()


@pytest.mark.parametrize(
    "arguments,message",
    [
        (["-", "--as", "html"], "standard input cannot be watched"),
        (["nowhere.md"], "nowhere.md: no such file"),
        (["fine.md", "--claims", "nowhere"], "nowhere is no library"),
        (["fine.md", "--diff", "main"], "not in a git repository"),
    ],
)
def test_what_is_wrong_with_the_arguments_ends_it(run: Run, arguments: list[str], message: str) -> None:
    ran = run("check", *arguments, "--watch")
    assert (ran.code, ran.out) == (2, "")
    assert message in ran.err


def test_without_the_extra_one_line_says_what_to_install(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "watchfiles", None)
    ran = run("check", "fine.md", "--watch")
    assert ran.code == 2
    assert ran.err == "claimtrack: --watch needs claimtrack[watch]: pip install 'claimtrack[watch]'\n"


def arguments_of(*words: str) -> Namespace:
    return build().parse_args(["check", *words, "--watch"])


@pytest.mark.parametrize(
    "path,counts",
    [
        ("site/a.md", True),
        ("site/new", True),
        ("site/.gitignore", True),
        ("site/deck.pdf.claimtrack-ignores", True),
        ("claims/lamp/atp.yaml", True),
        ("claimtrack.toml", True),
        ("accepted.json", True),
        ("site/report.json", False),
        ("site/.a.md.swp", False),
        ("site/server.log", False),
        ("other/a.md", False),
    ],
)
def test_what_counts(here: Path, path: str, counts: bool) -> None:
    (here / "site").mkdir()
    now = watched(arguments_of("site", "--baseline", "accepted.json", "--format", "json=site/report.json"))
    assert now.counts(here / path) is counts


def test_files_that_a_configuration_or_a_library_builds_on_are_watched(here: Path) -> None:
    house = studio.write(here.parent / "house", {"base.toml": 'baseline = "old.json"\n'})
    own = {"own/library.yaml": 'name: own\nversion: "1"\nschema: 1\nextends: ../claims\n', "site/a.md": CLAIM}
    studio.write(
        here, {**own, "site/claimtrack.toml": f'extends = ["{house.as_posix()}/base.toml"]\nclaims = "../own"\n'}
    )
    now = watched(arguments_of("site"))
    assert {here / "own", here / "claims", here / "site"} == set(now.trees)
    assert now.counts(house / "base.toml")
    assert now.counts(house / "old.json")
    assert {house, here, here / "claims/lamp"} <= set(now.folders())


def test_a_linked_folder_is_watched_where_it_really_lies(here: Path) -> None:
    studio.write(here / "real", {"pages/a.md": CLAIM})
    (here / "site").symlink_to(here / "real", target_is_directory=True)
    for named in ("site", "site/pages/../pages"):
        now = watched(arguments_of(named))
        assert here / "real/pages" in now.folders()
        assert now.counts(here / "real/pages/a.md")


def test_other_peoples_packages_are_not_watched(here: Path) -> None:
    studio.write(here / "site", {"node_modules/a/b.md": "", ".git/x": "", "news/a.md": ""})
    inside = {folder for folder in watched(arguments_of("site")).folders() if here / "site" in folder.parents}
    assert inside == {here / "site/news"}
