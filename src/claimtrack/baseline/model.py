"""What a baseline holds."""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import NamedTuple

from pydantic import Field

from claimtrack.knowledge.models import Record, Text
from claimtrack.policy.finding import Severity
from claimtrack.policy.fingerprint import words_of


class Key(NamedTuple):
    """What is claimed where, whatever the verdict."""

    path: str
    words: str
    topic: str
    number: int


class Entry(Record):
    """One finding that was accepted as it is."""

    path: Text
    """POSIX, relative to the file of the baseline."""
    text: Text
    """The sentence."""
    topic: Text
    number: int = Field(default=1, ge=1)
    """Which of several equal ones on the page, from 1."""
    rule: Text
    severity: Severity
    status: str | None = None
    claim: str | None = None
    fingerprint: Text
    """As reports give it."""
    added: date
    owner: str = ""
    until: date | None = None
    """The last day it holds; null: no end."""
    reason: str = ""

    @property
    def key(self) -> Key:
        return Key(self.path, words_of(self.text), self.topic, self.number)


@dataclass(frozen=True)
class Baseline:
    """The entries of one file, in its order."""

    file: Path
    entries: tuple[Entry, ...] = ()
    library: str = ""
    """Digest of the library that the entries were judged by."""

    def place(self, number: int) -> str:
        """How messages name an entry."""
        return f"{self.file.as_posix()}, entry {number + 1}"

    def relative(self, path: str) -> str:
        """A path of a report as entries have it: an address as it is, a name that is no UTF-8 as far as it is."""
        if "://" in path:
            return path
        whole = Path(os.path.abspath(path))  # noqa: PTH100 - without following links, as git names files
        folder = Path(os.path.abspath(self.file)).parent  # noqa: PTH100
        named = (whole.relative_to(folder) if whole.is_relative_to(folder) else whole).as_posix()
        return named.encode(errors="surrogateescape").decode(errors="replace")

    def holds_file(self, path: str) -> bool:
        """Whether the copy of an entry is still there."""
        return "://" in path or (self.file.absolute().parent / path).is_file()
