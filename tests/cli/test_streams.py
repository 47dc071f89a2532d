"""Where the streams, files and folders that a run needs are not to be had: one line, exit 2."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Run

pytestmark = pytest.mark.skipif(os.name == "nt", reason="a shell of POSIX closes the streams")


def shell(command: str, here: Path) -> tuple[int, str]:
    """Exit code and standard error of a command line in which CLAIMTRACK is the command."""
    line = command.replace("CLAIMTRACK", f"'{sys.executable}' -m claimtrack")
    done = subprocess.run(["sh", "-c", line], cwd=here, capture_output=True, text=True, timeout=120, check=False)
    return done.returncode, done.stderr


@pytest.mark.parametrize(
    ("command", "said"),
    [
        ("CLAIMTRACK check fine.md >&-", "claimtrack: standard output is closed; open it or send it to a file\n"),
        ("CLAIMTRACK check - --as html <&-", "claimtrack: standard input is closed; name a file instead of -\n"),
        ("CLAIMTRACK check ''", "claimtrack: an empty path names nothing; name a file or folder\n"),
        ("CLAIMTRACK check fine.md --bogus", "claimtrack: unrecognized arguments: --bogus; see claimtrack --help\n"),
    ],
)
def test_one_line_and_exit_2(here: Path, command: str, said: str) -> None:
    assert shell(command, here) == (2, said)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full here")
def test_a_full_disk_behind_standard_output_is_no_finding(here: Path) -> None:
    code, said = shell("CLAIMTRACK check page.html > /dev/full", here)
    assert (code, said.count("\n")) == (2, 1)
    assert "No space left" in said


def test_the_copy_is_never_written_over_by_its_report(run: Run, here: Path) -> None:
    before = (here / "page.html").read_text()
    for arguments in (["-o", "page.html"], ["--format", "json=page.html"], ["--format", "json=claims/../page.html"]):
        ran = run("check", "page.html", *arguments)
        assert ran.code == 2
        assert "is what is checked; write the report to another file" in ran.err
    assert (here / "page.html").read_text() == before


def test_a_dash_is_standard_output(run: Run, here: Path) -> None:
    assert run("check", "fine.md", "--format", "json=-").out.startswith("{")
    assert not (here / "-").exists()
