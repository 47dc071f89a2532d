"""Who wrote a line and when, where git knows."""

from __future__ import annotations

import subprocess
from datetime import UTC, date, datetime
from pathlib import Path
from typing import NamedTuple

_SECONDS = 30
_NOT_YET = "0" * 40
"""The commit that git names for a line that is not committed."""


class Written(NamedTuple):
    """The author of a line and the day of it."""

    who: str
    on: date


def blame(path: Path, line: int) -> Written | None:
    """Who wrote the line of a file; null where git does not know or is not there."""
    command = ["git", "-C", str(path.absolute().parent), "blame", "--porcelain", f"-L{line},{line}", "--", path.name]
    try:
        done = subprocess.run(command, capture_output=True, timeout=_SECONDS, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return None
    lines = done.stdout.decode(errors="replace").splitlines()
    if done.returncode or not lines or lines[0].startswith(_NOT_YET):
        return None
    said = dict(row.split(" ", 1) for row in lines if " " in row and not row.startswith("\t"))
    return Written(said.get("author", ""), datetime.fromtimestamp(int(said["author-time"]), UTC).date())
