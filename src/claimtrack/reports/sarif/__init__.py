"""SARIF 2.1.0 (docs.oasis-open.org/sarif/sarif/v2.1.0): what code scanning services and editors read.

The file holds what GitHub's code scanning takes and no more: beyond that the whole file is refused, or cut without a
word. Ours is cut by severity, and says so in a notification.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Sequence
from typing import Any

from claimtrack.checker import Report
from claimtrack.reports.sarif.log import log
from claimtrack.reports.sarif.results import Ranked, results
from claimtrack.reports.style import Style

MOST_RESULTS = 5_000
"""GitHub shows no more of a run."""
MOST_BYTES = 10_000_000
"""Of the file compressed with gzip; GitHub refuses a larger one."""


def render(report: Report, style: Style) -> str:
    """The log: one run. Where it would be too large the least severe results are left out, the last of them first."""
    every = results(report)
    kept = _worst(every, MOST_RESULTS)
    text = _text(report, kept, every)
    while kept and _size(text) > MOST_BYTES:
        kept = _worst(kept, len(kept) // 2)
        text = _text(report, kept, every)
    return text


def _text(report: Report, kept: Sequence[Ranked], every: Sequence[Ranked]) -> str:
    made: dict[str, Any] = log(report, [one.result for one in kept], left_out=len(every) - len(kept))
    return json.dumps(made, ensure_ascii=False, indent=2) + "\n"


def _worst(ranked: Sequence[Ranked], number: int) -> Sequence[Ranked]:
    """So many of them by rank, in the order in which they came."""
    if len(ranked) <= number:
        return ranked
    kept = sorted(range(len(ranked)), key=lambda index: ranked[index].rank)[:number]
    return [ranked[index] for index in sorted(kept)]


def _size(text: str) -> int:
    """Compressed; what is small enough as it is, is not compressed to find out."""
    data = text.encode(errors="backslashreplace")
    return len(data) if len(data) <= MOST_BYTES else len(gzip.compress(data, mtime=0))
