"""Which judge holds for which file: one for each library and day, so that it remembers the sentences it has read."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from claimtrack.baseline import Baseline, compare, read
from claimtrack.checker import Judge, Judged
from claimtrack.config import Setup
from claimtrack.detect.mention import Confidence
from claimtrack.documents.model import Document
from claimtrack.errors import LibraryError
from claimtrack.evidence.library import Library
from claimtrack.knowledge.library import find
from claimtrack.lsp.options import Options
from claimtrack.policy.page import revised


class Judges:
    """Judges and the configurations that choose them; each file is read once until `renew`."""

    def __init__(self, options: Options) -> None:
        self._options = options
        self._setup = Setup(options.said)
        self._libraries: dict[Path, Library] = {}
        self._last_good: dict[Path, Library] = {}
        self._baselines: dict[Path, Baseline] = {}
        self._judges: dict[tuple[Path, date, Confidence], Judge] = {}

    def renew(self) -> None:
        """Read configurations, libraries and baselines again when they are next asked for; what is the same is kept."""
        self._setup = Setup(self._options.said)
        self._libraries = {}
        self._baselines = {}

    def library(self, folder: Path) -> Library:
        """The library in a folder. Raises LibraryError where it cannot be used now."""
        if folder not in self._libraries:
            found = Library.load(claims=folder)
            kept = self._last_good.get(folder)
            self._last_good[folder] = kept if kept and kept.digest == found.digest else found
            self._libraries[folder] = self._last_good[folder]
        return self._libraries[folder]

    def last_good(self, folder: Path) -> Library | None:
        """The library in a folder as it could last be read; null where it never could."""
        try:
            return self.library(folder)
        except LibraryError:
            return self._last_good.get(folder)

    def reads(self, file: Path) -> bool:
        """Whether a file is one of the baselines that are held."""
        return any(one.absolute() == file for one in self._baselines)

    def excluded(self, file: Path) -> str | None:
        """Why a configuration says that a file is no copy; null where none does. Raises ConfigError."""
        return self._setup.excluded(file)

    def of(self, file: Path) -> Judge:
        """The judge of a file. Raises ConfigError and LibraryError."""
        loaded = self._setup.near(file)
        configured = loaded.file_named("claims") if loaded else None
        folder = find(self._options.claims or configured, file)
        library = self.library(folder)
        if loaded and not self._options.claims:
            loaded.check_pin(library.pin)
        day = self._options.as_of or (loaded and loaded.said("as_of")) or date.today()
        confidence = self._options.min_confidence or (loaded and loaded.said("min_confidence")) or "medium"
        judge = self._judges.get((folder, day, confidence))
        if judge is None or judge.library is not library:
            judge = Judge(library, as_of=day, min_confidence=confidence)
            self._judges[folder, day, confidence] = judge
        return judge

    def page(self, judge: Judge, document: Document) -> Judged:
        """A document under the configuration nearest to it, without what its baseline holds.

        Raises ConfigError, and BaselineError or UsageError where the baseline cannot be read.
        """
        judged = judge.page(document, self._setup.profiles(judge.library.records)(document))
        baseline = self._baseline(Path(document.path))
        if baseline is None:
            return judged
        held = compare(baseline, {document.path: judged.page}, judge.as_of)
        return replace(judged, page=revised(judged.page, held.instead))

    def _baseline(self, file: Path) -> Baseline | None:
        loaded = self._setup.near(file)
        named = loaded.file_named("baseline") if loaded else None
        if named is None:
            return None
        if named not in self._baselines:
            self._baselines[named] = read(named)
        return self._baselines[named]
