"""A working directory with a library and a page, and the command line called in it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from claimtrack.cli import main
from tests import studio


class Ran(NamedTuple):
    code: int
    out: str
    err: str


Run = Callable[..., Ran]


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    studio.library(tmp_path / "claims")
    studio.write(tmp_path, {"page.html": studio.PAGE, "fine.md": "The lamp facial boosts moisture.\n"})
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def run(here: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Call the command line as a user would; a usage error of argparse counts by its exit code."""

    def call(*arguments: str) -> Ran:
        try:
            code = main(arguments)
        except SystemExit as stopped:
            code = stopped.code if isinstance(stopped.code, int) else 0
        out, err = capsys.readouterr()
        return Ran(code, out, err)

    return call
