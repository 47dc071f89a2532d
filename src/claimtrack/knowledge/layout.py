"""Which file of a library folder holds which records.

library.yaml, topics.yaml, treatments.yaml, lexicon/{effects,cues,nouns,house}.yaml, lexicon/topics/<topic>.yaml,
sources/<id>.yaml, devices/<id>.yaml, policies/<market>/<id>.yaml, cases/<id>.yaml, and <treatment>/<id>.yaml or
general/<id>.yaml for claims. Any other .yaml is a mistake; other files are ignored, and so are names that begin with a
dot.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, NamedTuple, get_args

from claimtrack.knowledge.lexicon import Cue, Effect, HouseWord, Noun, TopicLexicon
from claimtrack.knowledge.models import Claim, Device, LibraryManifest, Market, Record, Source, Topic, Treatment

Table = Literal[
    "library",
    "topics",
    "treatments",
    "effects",
    "cues",
    "nouns",
    "house",
    "topic-lexicons",
    "sources",
    "devices",
    "policies",
    "cases",
    "claims",
]
MANIFEST = "library.yaml"
GENERAL = "general"
POLICIES = "policies"
CASES = "cases"
MARKETS: tuple[str, ...] = get_args(Market)

_DEEPEST = 8  # Where links make a circle of folders.
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


class Stat(NamedTuple):
    """One YAML file of a folder: POSIX path relative to it, size in bytes, time of change in nanoseconds."""

    file: str
    size: int
    mtime_ns: int


@dataclass(frozen=True, slots=True)
class Slot:
    """What one file holds."""

    table: Table
    model: type[Record]
    many: bool = False
    """True: a list of records, each with its own id."""
    id: str | None = None
    """The id the path gives its only record; null where the file writes it."""


_SINGLE = {
    MANIFEST: Slot("library", LibraryManifest),
    "topics.yaml": Slot("topics", Topic, many=True),
    "treatments.yaml": Slot("treatments", Treatment, many=True),
    "lexicon/effects.yaml": Slot("effects", Effect, many=True),
    "lexicon/cues.yaml": Slot("cues", Cue, many=True),
    "lexicon/nouns.yaml": Slot("nouns", Noun, many=True),
    "lexicon/house.yaml": Slot("house", HouseWord, many=True),
}
KNOWN_FILES = tuple(_SINGLE)


def scan(folder: Path) -> Iterator[Stat]:
    """Every YAML file below `folder`, in no particular order."""
    pending = [(str(folder), "")]
    while pending:
        directory, prefix = pending.pop()
        with os.scandir(directory) as entries:
            for entry in entries:
                name = entry.name
                if name.startswith("."):
                    continue
                if name.endswith((".yaml", ".yml")) and entry.is_file():
                    stat = entry.stat()
                    yield Stat(prefix + name, stat.st_size, stat.st_mtime_ns)
                elif entry.is_dir() and prefix.count("/") < _DEEPEST:
                    pending.append((entry.path, f"{prefix}{name}/"))


def slot(file: str) -> Slot | str:
    """What the file at this relative POSIX path holds, or why it should not be there (what to do instead)."""
    if file in _SINGLE:
        return _SINGLE[file]
    if file.endswith(".yml"):
        return "rename it to end in .yaml"
    *folders, stem = file.removesuffix(".yaml").split("/")
    for name in (*folders, stem):
        if not _ID.fullmatch(name):
            return f"rename '{name}': ids are lower-case words and digits joined by single hyphens"
    match folders:
        case ["lexicon", "topics"]:
            return Slot("topic-lexicons", TopicLexicon)
        case ["sources"]:
            return Slot("sources", Source, id=stem)
        case ["devices"]:
            return Slot("devices", Device, id=stem)
        case ["cases"]:
            return _case(stem)
        case ["policies", *_]:
            return _policies(folders[1:], stem)
        case [folder] if folder != "lexicon":
            return Slot("claims", Claim, id=f"{folder}/{stem}")
    return f"a claim lives in <treatment>/<id>.yaml or {GENERAL}/<id>.yaml; other files are {', '.join(KNOWN_FILES)}"


def _case(stem: str) -> Slot:
    # Its model is needed only where YAML is read and where cases are run.
    from claimtrack.knowledge.cases import Case

    return Slot("cases", Case, id=stem)


def _policies(folders: list[str], stem: str) -> Slot | str:
    if len(folders) != 1 or folders[0] not in MARKETS:
        return f"a policy lives in {POLICIES}/<market>/<id>.yaml; markets are {', '.join(MARKETS)}"
    # Its model is needed only where YAML is read: a check without a market never builds a policy.
    from claimtrack.knowledge.policies import Policy

    return Slot("policies", Policy, id=stem)
