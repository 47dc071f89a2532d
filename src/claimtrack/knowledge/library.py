"""A library as everybody else sees it: Records, found by the lookup order and merged from its layers.

Order: the folder that is named; else claims/library.yaml (or library.yaml itself) upward from the checked file; else
the packaged library.
"""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from claimtrack.errors import LibraryError, Problem, UsageError, shown
from claimtrack.knowledge import cache
from claimtrack.knowledge.compiled import Compiled, decode
from claimtrack.knowledge.layout import MANIFEST
from claimtrack.knowledge.lexicon import HouseWord, Lexicon
from claimtrack.knowledge.models import Claim, Device, Layer, LibraryManifest, Source, Topic, Treatment
from claimtrack.knowledge.tables import Rows, Table

if TYPE_CHECKING:
    from claimtrack.knowledge.cases import Case
    from claimtrack.knowledge.loading import Folder
    from claimtrack.knowledge.policies import Policy

PACKAGED = "packaged"
COMPILED = "compiled.json"
INSTALLED = "_claims"


@dataclass(frozen=True, eq=False)  # one loaded library is itself and no other: it can key what is compiled from it
class Records:
    """All records of a library, its layers merged. Immutable; claims and sources are built on first access."""

    layers: tuple[Layer, ...] = ()
    """Lowest first."""
    digest: str = ""
    """First 12 hex digits of the SHA-256 over the layers' digests."""
    topics: Mapping[str, Topic] = field(default_factory=dict)
    treatments: Mapping[str, Treatment] = field(default_factory=dict)
    claims: Mapping[str, Claim] = field(default_factory=dict)
    sources: Mapping[str, Source] = field(default_factory=dict)
    devices: Mapping[str, Device] = field(default_factory=dict)
    policies: Mapping[str, Policy] = field(default_factory=dict)
    cases: Mapping[str, Case] = field(default_factory=dict)
    lexicons: Mapping[str, Lexicon] = field(default_factory=dict)
    """All words, merged, under 'lexicon'; under 'house' those of the house's own list."""

    @cached_property
    def lexicon(self) -> Lexicon:
        """All words; a check does not ask for them, since it finds them compiled."""
        return self.lexicons.get("lexicon") or Lexicon()

    @property
    def house(self) -> tuple[HouseWord, ...]:
        """The words that the house does not print."""
        return self.lexicons["house"].house if "house" in self.lexicons else ()

    @classmethod
    def load(cls, claims: Path | None = None, near: Path | None = None) -> Records:
        """The library at `claims`, else the one found upward from the file or folder `near`, else the packaged one.

        Raises LibraryError with every problem found, UsageError where `claims` is no library.
        """
        return records_of(_load(find(claims, near), ()))


@dataclass(frozen=True, slots=True)
class Stack:
    """Layers merged so far, lowest first."""

    layers: tuple[Layer, ...]
    rows: Rows

    @property
    def digest(self) -> str:
        return hashlib.sha256(" ".join(layer.digest for layer in self.layers).encode()).hexdigest()[:12]


def records_of(stack: Stack) -> Records:
    """The merged rows as records."""
    rows = stack.rows
    return Records(
        layers=stack.layers,
        digest=stack.digest,
        topics=Table(Topic, rows["topics"]),
        treatments=Table(Treatment, rows["treatments"]),
        claims=Table(Claim, rows["claims"]),
        sources=Table(Source, rows["sources"]),
        devices=Table(Device, rows["devices"]),
        policies=Table.built_by(_policy, rows["policies"]),
        cases=Table.built_by(_case, rows["cases"]),
        lexicons=Table(Lexicon, rows["lexicon"]),
    )


def _policy(text: bytes) -> Policy:
    # Imported with the first policy that is asked for: without a market there is none.
    from claimtrack.knowledge.policies import Policy

    return Policy.model_validate_json(text)


def _case(text: bytes) -> Case:
    from claimtrack.knowledge.cases import Case

    return Case.model_validate_json(text)


def find(claims: Path | None = None, near: Path | None = None) -> Path:
    """The folder of the library to use."""
    if claims is not None:
        if (claims / MANIFEST).is_file():
            return claims
        hint = f"; did you mean {claims / 'claims'}?" if (claims / "claims" / MANIFEST).is_file() else ""
        raise UsageError(f"{claims} is no library: it holds no {MANIFEST}{hint}")
    if near is not None:
        start = near.absolute()
        for folder in (start, *start.parents):
            for found in (folder / "claims", folder):
                if (found / MANIFEST).is_file():
                    return shown(found)
    return packaged()


def problems(folder: Path) -> list[Problem]:
    """Every problem of a library folder, those of the layers below it included; empty where it can be used."""
    folder = find(folder)
    try:
        _read(folder, _base(folder, _manifest(folder).extends, (folder.resolve(),)))
    except LibraryError as error:
        return list(error.problems)
    return []


def packaged() -> Path:
    """The folder of the library that comes with claimtrack: beside the package, or the repository's claims/."""
    installed = Path(__file__).parents[1] / INSTALLED
    return installed if installed.is_dir() else Path(__file__).parents[3] / "claims"


def compile_folder(folder: Path) -> Compiled:
    """A folder that extends nothing, as the wheel carries it; raises LibraryError."""
    return _read(folder, None)[0]


def _load(folder: Path, above: tuple[Path, ...]) -> Stack:
    kept = _compiled(folder) or cache.read(folder)
    extends = kept.extends if kept else _manifest(folder).extends
    base = _base(folder, extends, (*above, folder.resolve()))
    if kept is None or kept.below != (base.digest if base else ""):
        at = time.time_ns()
        kept, read = _read(folder, base)
        cache.write(folder, kept, read.stats, read.hashes, at)
    if base is None:
        return Stack((kept.layer,), kept.rows)
    from claimtrack.knowledge.layers import merge

    return Stack((*base.layers, kept.layer), merge(base.rows, kept.rows))


def _compiled(folder: Path) -> Compiled | None:
    """What the wheel carries in place of YAML, where this is its folder and the text is whole."""
    if folder.name != INSTALLED:
        return None
    try:
        return decode((folder / COMPILED).read_bytes())
    except (OSError, ValueError, KeyError, TypeError, StopIteration):
        return None


def _read(folder: Path, base: Stack | None) -> tuple[Compiled, Folder]:
    # Reading YAML is needed only where no cache holds the layer.
    from claimtrack.knowledge import layers, loading, validation

    below = base.rows if base else {}
    read = loading.read_folder(folder, below)
    if found := validation.validate(read, below):
        raise LibraryError(found)
    layer = Layer(name=read.manifest.name, version=read.manifest.version, digest=layers.digest_of(read))
    rows = layers.rows_of(read.entries)
    return Compiled(layer, read.manifest.extends, base.digest if base else "", rows), read


def _manifest(folder: Path) -> LibraryManifest:
    from claimtrack.knowledge.loading import manifest

    return manifest(folder)


def _base(folder: Path, extends: str, above: tuple[Path, ...]) -> Stack | None:
    if extends == "none":
        return None
    target = packaged() if extends == PACKAGED else folder / extends
    if target.resolve() in above:
        raise LibraryError([_extends(folder, "the library extends itself, directly or through others")])
    if not (target / MANIFEST).is_file():
        raise LibraryError([_extends(folder, f"'{extends}' is no library: it holds no {MANIFEST}")])
    return _load(Path(os.path.normpath(target)), above)


def _extends(folder: Path, message: str) -> Problem:
    from claimtrack.knowledge import nodes

    text = nodes.decode((folder / MANIFEST).read_bytes())
    line, column = nodes.place(text, nodes.locate(nodes.compose(text), ("extends",)))
    instead = f"write {PACKAGED}, none, or the path of another library's folder relative to this file"
    return Problem((folder / MANIFEST).as_posix(), line, column, message, instead)
