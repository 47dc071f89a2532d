"""`claimtrack check` as it is called: exit codes, formats, where things go, what is said when it cannot be done."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from claimtrack.cli import check, main, output
from tests.cli.conftest import Run

DAY = ("--as-of", "2026-11-22")


@pytest.mark.parametrize(
    "arguments,code",
    [
        (["page.html"], 1),
        (["page.html", "--fail-on", "error"], 1),
        (["page.html", "--fail-on", "never"], 0),
        (["fine.md"], 0),
        (["fine.md", "--fail-on", "info"], 0),
        (["fine.md", "page.html"], 1),
        (["logo.png"], 0),
        (["mild.md"], 0),
        (["mild.md", "--fail-on", "warning"], 1),
    ],
)
def test_exit_codes(run: Run, here: Path, arguments: list[str], code: int) -> None:
    (here / "logo.png").write_bytes(b"\x89PNG\x00")
    (here / "mild.md").write_text("The lamp facial boosts ATP.\n", encoding="utf-8")
    assert run("check", *arguments, *DAY).code == code


@pytest.mark.parametrize(
    "arguments,message",
    [
        ([], "the following arguments are required: PATH"),
        (["nowhere.md"], "nowhere.md: no such file"),
        (["fine.md", "nowhere.md"], "nowhere.md: no such file"),
        (["fine.md", "--format", "jsn"], "no format 'jsn'; there are text, concise, json"),
        (["fine.md", "--format", "json="], "names no file"),
        (["fine.md", "--format", "json", "--format", "text"], "one format can go to standard output"),
        (["fine.md", "--format", "json=a", "-o", "b"], "-o goes with one format"),
        (["fine.md", "-o", "no/such/folder/report"], "cannot be written"),
        (["fine.md", "--market", "us,mars"], "no market 'mars'"),
        (["fine.md", "--as-of", "22/11/2026"], "is no date; write it as 2026-11-22"),
        (["fine.md", "--fail-on", "mild"], "invalid choice"),
        (["fine.md", "--claims", "site"], "is no library"),
        (["fine.md", "--as", "runes"], "no format named 'runes'"),
        (["-"], "say what it holds: --as html"),
        (["https://example.org/page.html"], "https://example.org/page.html: files are read, not addresses"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_line_with_exit_2(run: Run, arguments: list[str], message: str) -> None:
    ran = run("check", *arguments)
    assert ran.code == 2
    assert message in ran.err
    assert not ran.out
    assert len([line for line in ran.err.splitlines() if "claimtrack" in line and "usage:" not in line]) == 1


def test_a_broken_library_prints_every_problem_with_its_place(run: Run, here: Path) -> None:
    (here / "claims" / "lamp" / "atp.yaml").write_text("text: x\nkindd: y\n", encoding="utf-8")
    (here / "claims" / "topics.yaml").write_text("- {id: Bad Id}\n", encoding="utf-8")
    ran = run("check", "page.html")
    assert ran.code == 2
    problems = ran.err.splitlines()
    assert len(problems) >= 2
    assert all(line.startswith("claims/") and line.split(":")[1].isdigit() for line in problems)


def test_the_text_report_is_the_default(run: Run) -> None:
    ran = run("check", "page.html", *DAY)
    assert ran.out.startswith("page.html:2:23\n  The lamp facial boosts ATP & collagen.\n")
    assert "\x1b" not in ran.out
    assert not ran.err


def test_formats_go_where_they_are_sent(run: Run, here: Path) -> None:
    ran = run("check", "page.html", *DAY, "--format", "json=out.json", "--format", "concise")
    assert ran.out.startswith("page.html:2:23: warning unsupported-claim: ")
    report = json.loads((here / "out.json").read_text(encoding="utf-8"))
    assert len(report["findings"]) == 3
    run("check", "page.html", *DAY, "--format", "json", "-o", "same.json")
    assert (here / "same.json").read_bytes() == (here / "out.json").read_bytes()
    assert sorted(path.name for path in here.glob("*.json")) == ["out.json", "same.json"]


def test_a_file_that_cannot_be_written_leaves_the_old_one(here: Path) -> None:
    target = here / "report"
    target.write_text("old", encoding="utf-8")
    output.write("new\n", target)
    assert target.read_text(encoding="utf-8") == "new\n"
    assert [path.name for path in here.iterdir() if path.name.startswith(".")] == []


def test_mentions_and_supported_claims_are_shown_when_asked(run: Run) -> None:
    listed = json.loads(run("check", "page.html", *DAY, "--format", "json", "--mentions").out)
    assert len(listed["mentions"]) == 5
    assert "ok supported: lamp/moisture" in run("check", "page.html", *DAY, "--show", "ok").out


def test_markets_by_comma_or_repeated(run: Run) -> None:
    made = json.loads(run("check", "fine.md", "--market", "us,uk", "--market", "uk", "--format", "json").out)
    assert made["markets"] == ["us", "uk"]


def test_standard_input(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"The lamp facial **boosts** collagen.\n")))
    ran = run("check", "-", "--as", "markdown", "--format", "concise", *DAY)
    assert ran.code == 1
    assert ran.out.startswith("<stdin>:1:19: error unsupported-claim: ")


@pytest.mark.skipif(os.name == "nt", reason="pipes close otherwise on Windows")
def test_a_reader_that_goes_away_is_met_with_silence(here: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    command = [sys.executable, "-m", "claimtrack", "check", "page.html"]
    ran = subprocess.run(command, stdout=writing, stderr=subprocess.PIPE, text=True, check=False, cwd=here)
    os.close(writing)
    assert (ran.returncode, ran.stderr) == (141, "")


def test_control_c_is_quiet(here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def interrupted(_: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(check, "run", interrupted)
    assert main(["check", "page.html"]) == 130
    assert capsys.readouterr() == ("", "")


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    "no_color,environment,takes",
    [
        (False, {}, True),
        (True, {}, False),
        (False, {"NO_COLOR": "1"}, False),
        (False, {"NO_COLOR": ""}, True),
        (False, {"TERM": "dumb"}, False),
    ],
)
def test_colours_on_a_terminal_only(
    monkeypatch: pytest.MonkeyPatch, no_color: bool, environment: dict[str, str], takes: bool
) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert not output.takes_color(no_color)
    monkeypatch.setattr(sys, "stdout", Terminal())
    assert output.takes_color(no_color) is takes


def test_colours_stay_on_the_terminal(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    terminal = Terminal()
    monkeypatch.setattr(sys, "stdout", terminal)
    main(["check", "page.html", *DAY, "--format", "text", "--format", "concise=lines.txt"])
    main(["check", "page.html", *DAY, "-o", "report.txt"])
    assert "\x1b[" in terminal.getvalue()
    assert "\x1b[" not in (here / "report.txt").read_text(encoding="utf-8")


def test_half_a_surrogate_pair_is_written_as_its_escape(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    output.write("a\ud83db\n", here / "out")
    output.write("a\ud83db\n", None)
    assert (here / "out").read_bytes() == b"a\\ud83db\n"
    assert capsys.readouterr().out == "a\\ud83db\n"
