"""Which judge holds for which file: one for each library and day, so that it remembers the sentences it has read."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from claimtrack.checker import Judge, Judged
from claimtrack.config import Setup
from claimtrack.documents.model import Document
from claimtrack.errors import LibraryError
from claimtrack.evidence.library import Library
from claimtrack.knowledge.library import find
from claimtrack.lsp.options import Options


class Judges:
    """Judges and the configurations that choose them; each library is read once until `renew`."""

    def __init__(self, options: Options) -> None:
        self._options = options
        self._setup = Setup(options.said)
        self._libraries: dict[Path, Library] = {}
        self._last_good: dict[Path, Library] = {}
        self._judges: dict[tuple[Path, date], Judge] = {}

    def renew(self) -> None:
        """Read configurations and libraries again when they are next asked for; what has not changed is kept."""
        self._setup = Setup(self._options.said)
        self._libraries = {}

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

    def of(self, file: Path) -> Judge:
        """The judge of a file. Raises ConfigError and LibraryError."""
        loaded = self._setup.near(file)
        named = loaded.path.parent / loaded.config.claims if loaded and loaded.config.claims else None
        folder = find(self._options.claims or named, file)
        library = self.library(folder)
        day = self._options.as_of or (loaded and loaded.config.as_of) or date.today()
        judge = self._judges.get((folder, day))
        if judge is None or judge.library is not library:
            judge = self._judges[folder, day] = Judge(library, as_of=day, min_confidence=self._options.min_confidence)
        return judge

    def page(self, judge: Judge, document: Document) -> Judged:
        """A document under the configuration that is nearest to it. Raises ConfigError."""
        return judge.page(document, self._setup.profiles(judge.library.records)(document))
