"""`claimtrack scrape` as people run it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

import pytest

from claimtrack.cli import main
from claimtrack.scrape import Store
from tests.scrape import clinic
from tests.scrape.clinic import Answer, Asked, Clinic, page, redirect, text

FAST = ("--delay", "0", "--allow-private", "--render", "never", "--contact", "me@clinic.example")


def run(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    """(exit code, standard output, standard error)."""
    code = main(["scrape", *map(str, arguments), *FAST])
    said = capsys.readouterr()
    return code, said.out, said.err


def test_a_site_is_saved_and_it_is_said_what_came_of_it(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    routes = {
        "/": page("Home", "/a", "/gone", "/no"),
        "/a": page("A"),
        "/robots.txt": text("User-agent: *\nDisallow: /no"),
    }
    with Clinic(routes) as server:
        folder = tmp_path / "clinic"
        code, out, err = run(capsys, server.url(), "-o", folder)
        assert (code, err) == (0, "")
        assert out.splitlines() == [
            f"{folder.as_posix()}: 2 pages",
            "not read: 1 failed, 1 skipped, 0 still to fetch",
            f"  {server.url('/gone')}: 404 Not Found",
            f"  {server.url('/no')}: robots.txt keeps claimtrack out",
        ]
        assert server.asked[0].headers["user-agent"].endswith("(+me@clinic.example)")


def test_a_dry_run_lists_the_plan_and_writes_nothing(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    with Clinic({"/": page("Home"), "/sitemap.xml": clinic.sitemap(["/a"])}) as server:
        code, out, _ = run(capsys, server.url(), "-o", tmp_path / "x", "--dry-run")
        assert (code, list(tmp_path.iterdir())) == (0, [])
        assert out.splitlines() == [
            server.url(),
            server.url("/a"),
            "2 to begin with, 0 s between requests; links are followed from there",
        ]


@pytest.mark.parametrize(
    ("routes", "said"),
    [
        ({"/robots.txt": text("User-agent: *\nDisallow: /")}, "robots.txt keeps claimtrack out"),
        (
            {"/": redirect("http://other.invalid/")},
            "redirects to http://other.invalid/, another site; name it or add --also other.invalid",
        ),
    ],
)
def test_a_seed_that_cannot_be_had_is_one_line(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, routes: dict[str, Answer], said: str
) -> None:
    with Clinic(routes) as server:
        code, out, err = run(capsys, server.url(), "-o", tmp_path)
        assert (code, out, err) == (2, "", f"claimtrack: {server.url()}: {said}\n")


def test_what_was_saved_beside_a_lost_seed_stays(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    with Clinic({"/": page("Home")}) as server:
        code, out, err = run(capsys, server.url("/gone"), server.url(), "-o", tmp_path)
        assert (code, err) == (2, f"claimtrack: {server.url('/gone')}: 404 Not Found\n")
        assert out.startswith(f"{tmp_path.as_posix()}: 1 page\n")


def test_a_site_that_stops_answering_is_one_line(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    links = [f"/{number}" for number in range(20)]
    with Clinic({"/": page("Home", *links), **dict.fromkeys(links, redirect("http://127.0.0.1:9/"))}) as server:
        code, out, err = run(capsys, server.url(), "-o", tmp_path, "--also", "127.0.0.1:9")
        assert (code, err) == (2, "claimtrack: the site has stopped answering; run it again to go on\n")
        assert out.startswith(f"{tmp_path.as_posix()}: 1 page\nnot read: 0 failed, 0 skipped, 20 still to fetch\n")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (
            ["clinic.example", "-o", "x"],
            "clinic.example: no http or https address; write it as https://clinic.example/",
        ),
        (["http://127.0.0.1/"], "no folder to save to; write -o DIR"),
        (
            ["http://127.0.0.1/", "-o", "x", "--auth", "me:secret"],
            "no password on the command line; write --auth USER and set $CLAIMTRACK_PASSWORD, or be asked for it",
        ),
        (["http://127.0.0.1/", "-o", "x", "--auth", "me"], "no password for me; set $CLAIMTRACK_PASSWORD"),
    ],
)
def test_bad_input_is_one_line_and_nothing_is_written(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], said: str
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("CLAIMTRACK_PASSWORD", raising=False)
    assert run(capsys, *arguments) == (2, "", f"claimtrack: {said}\n")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("option", "value", "said"),
    [
        ("--delay", "soon", "'soon' is no number of seconds"),
        ("--max-pages", "0", "'0' is no number of 1 or more"),
        ("--header", "no colon", "no header; write it as 'Name: value'"),
        ("--header", "X: a\r\nY: b", "no header; write it as 'Name: value'"),
        ("--cookie", "session", "no cookie; write it as NAME=VALUE"),
        ("--also", "https://x.example/", "'https://x.example/' is no host; write it as shop.clinic.example"),
        ("--contact", "me", "'me' is neither a web address nor a mail address"),
        ("--ca-bundle", "gone.pem", "gone.pem: no such file"),
    ],
)
def test_bad_options_say_what_to_write(capsys: pytest.CaptureFixture[str], option: str, value: str, said: str) -> None:
    with pytest.raises(SystemExit) as caught:
        main(["scrape", "http://127.0.0.1/", option, value])
    assert caught.value.code == 2
    expected = f"claimtrack scrape: argument {option}: {said}; see claimtrack scrape --help\n"
    assert capsys.readouterr().err == expected


def test_a_staging_site_is_entered_with_password_cookie_and_header(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gate(asked: Asked) -> Answer:
        given = [asked.headers.get(name) for name in ("authorization", "cookie", "x-preview")]
        return page("Staging") if given == ["Basic bWU6c2VjcmV0", "a=b", "1"] else Answer(status=401)

    monkeypatch.setenv("CLAIMTRACK_PASSWORD", "secret")
    with Clinic({"/": gate}) as server:
        arguments = [server.url(), "-o", tmp_path, "--auth", "me", "--cookie", "a=b", "--header", "X-Preview: 1"]
        code, out, err = run(capsys, *arguments)
        assert (code, err) == (0, "")
        assert "secret" not in out
        assert b"secret" not in b"".join(file.read_bytes() for file in tmp_path.iterdir())


def started(server: Clinic, folder: Path, **more: Any) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "claimtrack", "scrape", server.url(), "-o", str(folder), *FAST]
    return subprocess.Popen(command, text=True, **{"stdout": subprocess.PIPE, "stderr": subprocess.PIPE} | more)


@pytest.mark.skipif(sys.platform == "win32", reason="signals and terminals are POSIX")
def test_ctrl_c_stops_a_crawl_and_the_next_run_goes_on(tmp_path: Path) -> None:
    asked = threading.Event()

    @clinic.trap
    def wait(handler: Any) -> None:
        asked.set()
        handler.clinic.stop.wait(20)

    with Clinic({"/": page("Home", "/wait"), "/wait": wait}) as server:
        process = started(server, tmp_path)
        assert asked.wait(30)
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=30)
        assert (process.returncode, out, err.strip()) == (130, "", "claimtrack: stopped; run it again to go on")
        server.routes["/wait"] = page("Now")
        assert clinic.crawl(server, tmp_path).fetched == 2
        assert server.times("/") == 1


@pytest.mark.skipif(sys.platform == "win32", reason="signals and terminals are POSIX")
def test_progress_is_shown_on_a_terminal_and_wiped_away(tmp_path: Path) -> None:
    terminal, other_end = os.openpty()
    with Clinic({"/": page("Home", "/a"), "/a": page("A")}) as server:
        process = started(server, tmp_path, stderr=other_end, env={**os.environ, "TERM": "xterm"})
        process.communicate(timeout=60)
        os.close(other_end)
        shown = os.read(terminal, 100_000).decode()
        os.close(terminal)
    assert f"1 fetched, 1 to go, 0 failed: {server.url('/a')}" in shown
    assert shown.endswith("\r\x1b[K")


LIMITED = """
import resource, signal, sys
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000))
from claimtrack.cli import main
sys.exit(main(sys.argv[1:]))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="limits of a process are POSIX")
def test_a_full_disk_is_one_line_and_what_was_fetched_stays(tmp_path: Path) -> None:
    """A limit on the size of files fails as a full disk does: in the middle of writing."""
    noise = {f"/{number}": Answer(b"<p>" + os.urandom(30_000).hex().encode()) for number in range(20)}
    with Clinic({"/": page("Home", *noise), **noise}) as server:
        command = [sys.executable, "-c", LIMITED, "scrape", server.url(), "-o", str(tmp_path), *FAST]
        stopped = subprocess.run(command, capture_output=True, text=True, timeout=60)
        assert (stopped.returncode, stopped.stdout) == (2, "")
        assert stopped.stderr.startswith(f"claimtrack: {tmp_path.as_posix()}: cannot be written: ")
        assert stopped.stderr.count("\n") == 1
        with Store(tmp_path) as store:
            pages = list(store.pages())
            assert 0 < len(pages) < 21
            assert all(store.body(one) for one in pages)
        assert clinic.crawl(server, tmp_path).fetched == 21
        assert len(clinic.responses(tmp_path)) == 21
