"""`claimtrack check --watch`: report again whenever copy, library or configuration change, until Ctrl-C."""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from collections.abc import Callable, Generator
from contextlib import closing
from importlib.util import find_spec
from pathlib import Path

from claimtrack.cli import output
from claimtrack.cli.watched import Watched, watched
from claimtrack.errors import BrokenError, ClaimtrackError, UsageError

_TICK_MS = 100
"""How long one look for changes takes, and how long a file has to be left alone before its change counts."""
_CLEAR = "\x1b[2J\x1b[3J\x1b[H"


def watch(arguments: Namespace, once: Callable[[], int]) -> int:
    """Call `once`, and again after every change, until Ctrl-C; 0 then.

    What is wrong with the arguments raises UsageError at the first call. What is wrong with files, and whatever goes
    wrong later, is said, and watching goes on.
    """
    if find_spec("watchfiles") is None:
        raise UsageError("--watch needs claimtrack[watch]: pip install 'claimtrack[watch]'")
    if "-" in arguments.paths:
        raise UsageError("--watch: standard input cannot be watched; name a file or folder")
    again, broken = False, frozenset[Path]()
    try:
        while True:
            with closing(_changes(watched(arguments, broken))) as changes:
                next(changes)  # From here on what changes is noticed, while the report is made, too.
                broken = _reported(once, again=again)
                next(filter(None, changes))
            again = True
    except KeyboardInterrupt:
        return 0


def _changes(now: Watched) -> Generator[object]:
    """Something after every change that counts, nothing every _TICK_MS without one."""
    import watchfiles

    return watchfiles.watch(
        *now.folders(),
        watch_filter=lambda _, path: now.counts(Path(path)),
        step=_TICK_MS,
        rust_timeout=_TICK_MS,
        yield_on_timeout=True,
        recursive=False,
    )


def _reported(once: Callable[[], int], *, again: bool) -> frozenset[Path]:
    """Make one report; the files whose faults kept it from being made."""
    seen = sys.stdout.isatty() and os.environ.get("TERM") != "dumb"
    if seen and again:
        output.write(_CLEAR, None)
    broken = frozenset[Path]()
    try:
        once()
    except BrokenError as error:
        broken = frozenset(Path(problem.path) for problem in error.problems)
        print(error, file=sys.stderr)
    except ClaimtrackError as error:
        if not again:
            raise
        print(f"claimtrack: {error}", file=sys.stderr)
    sys.stdout.flush()
    if seen:
        print("Watching; Ctrl-C ends.", file=sys.stderr)
    return broken
