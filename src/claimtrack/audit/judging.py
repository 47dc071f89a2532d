"""Page by page: each judged once, kept with one commit, and not judged again while nothing that decides it changes."""

from __future__ import annotations

import gc
import json
import sqlite3
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from claimtrack.audit.bench import bench_digest, profile_digest
from claimtrack.audit.duplicates import settle
from claimtrack.audit.entries import Entries
from claimtrack.audit.library import keep
from claimtrack.audit.model import Kept, Origin, digest_of
from claimtrack.audit.reading import copy_digest, read
from claimtrack.audit.recording import record
from claimtrack.audit.store import Run, Runs, now
from claimtrack.checker import Judge
from claimtrack.documents.model import Document, Skipped
from claimtrack.errors import ClaimtrackError, ReadError
from claimtrack.knowledge.models import Market
from claimtrack.policy.profile import Profile
from claimtrack.version import __version__

_TIDY = 250
"""Pages after which what is left of them is collected: the command line lets Python look for garbage seldom, and what
points at itself (pages do) would stay."""
Progress = Callable[[int, int], None]
"""Told after every page: how many there were, how many of them were judged anew."""


@dataclass
class Auditor:
    """Judges kept pages into a store of runs."""

    runs: Runs
    judge: Judge
    profiles: Callable[[Document], Profile]
    markets: Sequence[Market] = ()
    """Those that hold for every page, for the report to name first."""
    progress: Progress = lambda _pages, _anew: None

    def audit(self, pages: Iterable[Kept], sources: Sequence[str]) -> Run:
        """Judge every page and return the run, whole."""
        bench = bench_digest(self.judge)
        run = self.runs.begin(self._described(sources, bench))
        entries, anew = Entries(), 0
        for number, kept in enumerate(entries.among(pages), 1):
            anew += self._page(run, number, kept, bench)
            self.progress(number, anew)
            if number % _TIDY == 0:
                gc.collect()
        with self.runs.writing():
            entries.name(self.runs, run)
            settle(self.runs, run)
            keep(self.runs, run, self.judge)
            self.runs.finish(run)
        return self.runs.find(str(run))

    def _page(self, run: int, number: int, kept: Kept, bench: str) -> bool:
        """Note one page, all of it or that it was not read; whether it had to be judged."""
        reason = kept.reason
        if not reason:
            try:
                with self.runs.writing():
                    return self._read(run, number, kept, bench)
            except ReadError as error:
                reason = str(error)
            except (ClaimtrackError, sqlite3.Error):
                raise
            except Exception as error:  # One page in ten thousand must not end the audit; the report tells of it.
                reason = f"claimtrack failed on it: {type(error).__name__}: {error}"
        with self.runs.writing():
            self.runs.page(run, number, kept, None, reason, anew=False)
        return False

    def _read(self, run: int, number: int, kept: Kept, bench: str) -> bool:
        """Note a page with what it says, inside a transaction; whether it had to be judged."""
        body = kept.load()
        kept = replace(kept, provenance=replace(kept.provenance, sha256=digest_of(body)))
        copy = copy_digest(kept, body, self.judge.as_of)
        known = self._known(kept, copy, bench)
        found = known or self._judged(read(kept, body), copy, bench)
        if isinstance(found, Skipped):
            raise ReadError(found.reason)
        origin = Origin(found["system"], found["entry"], found["edit"]) if found["system"] else None
        kept = replace(kept, origin=kept.origin or origin)
        self.runs.page(run, number, kept, found["id"], "", anew=known is None)
        return known is None

    def _judged(self, document: Document | Skipped, copy: str, bench: str) -> sqlite3.Row | Skipped:
        if isinstance(document, Skipped):
            return document
        profile = self.profiles(document)
        report = self.judge.report([self.judge.page(document, profile)])
        return record(self.runs, document, report, (copy, bench, profile_digest(profile, self.judge.as_of)))

    def _known(self, kept: Kept, copy: str, bench: str) -> sqlite3.Row | None:
        """The page as an earlier run judged it by the same things; null where none did."""
        rows = self.runs.rows("SELECT * FROM judged WHERE copy = ? AND bench = ?", (copy, bench))
        for row in rows:
            # All of a page that a configuration asks for.
            alike = Document(kept.url, "", "", (), metadata=json.loads(row["metadata"]))
            if profile_digest(self.profiles(alike), self.judge.as_of) == row["profile"]:
                return row
        return None

    def _described(self, sources: Sequence[str], bench: str) -> Run:
        library = self.judge.library
        return Run(
            id=0,
            sources=tuple(sources),
            started=now(),
            finished="",
            as_of=self.judge.as_of,
            markets=tuple(self.markets),
            min_confidence=self.judge.min_confidence,
            version=__version__,
            layers=tuple(
                layer.model_dump(include={"name", "version", "digest"}) for layer in self.judge.library.layers
            ),
            digest=library.digest,
            bench=bench,
        )
