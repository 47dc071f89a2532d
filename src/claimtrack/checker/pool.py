"""Many pages judged by several processes, each with a judge of its own; in one process where that is as fast."""

from __future__ import annotations

import multiprocessing
import os
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from datetime import date

from claimtrack.checker.judging import Judge, Judged
from claimtrack.detect.mention import Confidence
from claimtrack.documents.model import Document
from claimtrack.errors import UsageError
from claimtrack.evidence.library import Library
from claimtrack.policy.finding import Suppressed
from claimtrack.policy.page import Page
from claimtrack.policy.profile import Profile

_WORTH = 300_000
"""Characters of copy that are worth another process: about a second of judging, against a tenth to start one."""

Work = Sequence[tuple[Document, Profile]]


def jobs_for(work: Work) -> int:
    """How many processes are worth their start, at most one for each processor this one may use."""
    processors = len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1
    return max(1, min(processors, sum(len(document.source) for document, _ in work) // _WORTH))


def judge_all(judge: Judge, work: Work, jobs: int) -> Iterator[Judged]:
    """Every page judged, in order. Raises UsageError where a process is ended from outside."""
    if jobs <= 1 or len(work) <= 1:
        yield from (judge.page(document, profile) for document, profile in work)
        return
    # Forked processes begin with what the judge has read and worked out; others are sent the judge's parts.
    forks = sys.platform == "linux"
    context = multiprocessing.get_context("fork" if forks else "spawn")
    parts = (judge.library, judge.as_of, judge.min_confidence, judge.ignores, judge.scheduled)
    try:
        with ProcessPoolExecutor(jobs, context, _begin, parts) as pool:
            found = pool.map(_judged, work, chunksize=1)
            for (document, profile), (page, suppressed) in zip(work, found, strict=True):
                yield Judged(document, profile, page, suppressed)
    except BrokenProcessPool:
        raise UsageError("a process that judged pages was ended from outside; try again with -j 1") from None


_worker: list[Judge] = []
"""The judge of a worker process; null in any other. A pool hands to what it calls nothing but arguments."""


def _begin(library: Library, as_of: date, min_confidence: Confidence, ignores: bool, scheduled: bool) -> None:
    _worker[:] = [Judge(library, as_of=as_of, min_confidence=min_confidence, ignores=ignores, scheduled=scheduled)]


def _judged(work: tuple[Document, Profile]) -> tuple[Page, tuple[Suppressed, ...]]:
    judged = _worker[0].page(*work)
    return judged.page, judged.suppressed
