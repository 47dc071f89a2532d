"""`claimtrack draft` as a process: its address, its options, its end."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import sleep
from typing import Any
from urllib.request import urlopen

import pytest

from tests import studio


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    studio.library(tmp_path / "claims")
    studio.write(tmp_path, {"page.md": "# Lamp facial\n", "claimtrack.toml": 'markets = ["uk"]\n'})
    return tmp_path


@contextmanager
def running(folder: Path, *arguments: str, **environment: str) -> Iterator[subprocess.Popen[str]]:
    clean = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY", "BROWSER")}
    command = [sys.executable, "-m", "claimtrack", "draft", *arguments]
    with subprocess.Popen(
        command, cwd=folder, env={**clean, **environment}, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        try:
            yield process
        finally:
            process.kill()


def started(process: subprocess.Popen[str]) -> tuple[str, dict[str, Any]]:
    """The address it printed, and what the page begins with."""
    assert process.stdout is not None
    address = process.stdout.readline().strip()
    with urlopen(f"{address}start", timeout=10) as answer:
        return address, json.load(answer)


def test_it_prints_its_address_serves_and_ends_with_0(folder: Path) -> None:
    with running(folder, "page.md", "--no-browser") as process:
        address, begun = started(process)
        assert address.startswith("http://127.0.0.1:")
        assert (begun["file"]["name"], begun["file"]["format"]) == ("page.md", "markdown")
        assert [market["id"] for market in begun["markets"] if market["chosen"]] == ["uk"]
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=20)
        assert (process.returncode, out, err) == (0, "", "")


def test_an_interrupt_counts_from_the_address_on(folder: Path) -> None:
    with running(folder, "--no-browser") as process:
        assert process.stdout
        process.stdout.readline()
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=20) == 0


def test_markets_named_take_the_place_of_those_configured(folder: Path) -> None:
    with running(folder, "--market", "us,eu") as process:
        begun = started(process)[1]
    assert begun["file"] is None
    assert [market["id"] for market in begun["markets"] if market["chosen"]] == ["us", "eu"]


def test_a_browser_is_opened_where_there_is_one_and_not_where_it_is_unwanted(folder: Path) -> None:
    seen = folder / "seen.txt"
    browser = folder / "browser"
    browser.write_text(f'#!/bin/sh\necho "$1" > {seen}\n')
    browser.chmod(0o755)
    with running(folder, "--no-browser", BROWSER=str(browser)) as process:
        started(process)
        assert not seen.exists()
    with running(folder, BROWSER=f"{browser} %s") as process:
        address, _ = started(process)
        for _ in range(200):
            if seen.exists() and seen.read_text():
                break
            sleep(0.05)
        assert seen.read_text() == f"{address}\n"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("none.md",), "claimtrack: none.md: cannot be read: No such file or directory\n"),
        (("--port", "70000"), "leave --port out to take a free one\n"),
        (("--claims", "nowhere"), "nowhere"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_line(folder: Path, arguments: tuple[str, ...], said: str) -> None:
    with running(folder, *arguments) as process:
        out, err = process.communicate(timeout=20)
        assert (process.returncode, out, err.count("\n")) == (2, "", 1)
    assert said in err


def test_a_port_in_use_is_said(folder: Path) -> None:
    with (
        socket.create_server(("127.0.0.1", 0)) as taken,
        running(folder, "--port", str(taken.getsockname()[1])) as process,
    ):
        err = process.communicate(timeout=20)[1]
        assert process.returncode == 2
    assert "cannot be used: Address already in use; leave --port out" in err
