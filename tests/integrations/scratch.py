"""A repository to try integrations in: a site with a page and a small library, under git, and commands run in it."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from tests import studio

ROOT = Path(__file__).parents[2]
CLAIM = "The lamp facial boosts collagen.\n"
FINE = "The lamp facial boosts moisture.\n"
_KEPT = re.compile("PATH|SYSTEMROOT|TE?MP|TMPDIR|CLAIMTRACK_CACHE|PIP_.*|SSL_CERT_.*|https?_proxy", re.IGNORECASE)
_SELF = "tester@example.org"


class Done(NamedTuple):
    code: int
    out: str
    """What went to both outputs, in order."""


def environment(folder: Path, more: Mapping[str, str]) -> dict[str, str]:
    """Of a machine without anybody's settings; `more` wins."""
    kept = {name: value for name, value in os.environ.items() if _KEPT.fullmatch(name)}
    person = {f"GIT_{who}_{what}": _SELF for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    git = {"HOME": str(folder), "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1", **person}
    return kept | git | dict(more)


def run(
    folder: Path, *command: str | Path, seconds: float = 60, variables: Mapping[str, str] = MappingProxyType({})
) -> Done:
    """Run a command in a folder; subprocess.TimeoutExpired, with all that it started gone, where it takes longer."""
    process = subprocess.Popen(
        list(map(str, command)),
        cwd=folder,
        env=environment(folder, variables),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        stdin=subprocess.DEVNULL,
        encoding="utf-8",
        start_new_session=True,
    )
    try:
        out, _ = process.communicate(timeout=seconds)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
        raise
    return Done(process.returncode, out)


def git(folder: Path, *arguments: str) -> str:
    """What git prints; it must succeed."""
    done = run(folder, "git", *arguments)
    assert done.code == 0, done.out
    return done.out


def repository(folder: Path, files: Mapping[str, str]) -> Path:
    """A repository on branch main with the files in its one commit."""
    studio.write(folder, files)
    git(folder, "init", "--quiet", "--initial-branch=main")
    return commit(folder)


def commit(folder: Path, files: Mapping[str, str] | None = None) -> Path:
    """Write files and commit all there is."""
    studio.write(folder, files or {})
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message=Change the site")
    return folder


def command(folder: Path, name: str, script: str) -> Path:
    """Put a command of one's own into a folder for PATH."""
    folder.mkdir(exist_ok=True)
    file = folder / name
    file.write_text(f"#!{shutil.which('bash')}\n{script}\n", encoding="utf-8")
    file.chmod(0o755)
    return file


def claimtrack(folder: Path) -> Path:
    """Put this checkout's claimtrack into a folder for PATH."""
    return command(folder, "claimtrack", f'exec "{sys.executable}" -m claimtrack "$@"')
