"""The command line: verbs with no logic."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from claimtrack.cli.parser import build
from claimtrack.errors import BrokenError, ClaimtrackError

__all__ = ["main"]

_SELDOM = (200_000, 50, 50)
"""Collect garbage seldom: records and words live as long as the process; looking through them took a fifth of it."""
_INTERRUPTED = 130
_BROKEN_PIPE = 141
"""As a shell reports the two signals: the verdict is not known, so neither 0 nor 1 would be true."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run one verb and return the exit code: 0 nothing to object to, 1 findings, 2 it could not be done."""
    if sys.stdout is None:
        print("claimtrack: standard output is closed; open it or send it to a file", file=sys.stderr)
        return 2
    arguments = build().parse_args(argv)
    thresholds = gc.get_threshold()
    gc.set_threshold(*_SELDOM)
    try:
        code: int = arguments.run(arguments)
        sys.stdout.flush()
    except ClaimtrackError as error:
        print(error if isinstance(error, BrokenError) else f"claimtrack: {error}", file=sys.stderr)
        return 2
    except BrokenPipeError:
        # The reader went away (`| head`): nothing to say, and the interpreter must not complain when it flushes.
        _forget_output()
        return _BROKEN_PIPE
    except OSError as error:
        # What no room of ours expected: a folder that may not be entered, a full disk behind standard output.
        what = Path(error.filename).as_posix() if error.filename else "standard output"
        print(f"claimtrack: {what}: {error.strerror or error}", file=sys.stderr)
        _forget_output()
        return 2
    except KeyboardInterrupt:
        return _INTERRUPTED
    finally:
        gc.set_threshold(*thresholds)
    return code


def _forget_output() -> None:
    """What is still to be printed goes nowhere, and the interpreter does not complain of it when it ends."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
