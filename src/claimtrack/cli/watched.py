"""What a report depends on: the files and folders whose change asks for another one."""

from __future__ import annotations

import os
from argparse import Namespace
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from claimtrack.cli import targets
from claimtrack.cli.settings import file_named
from claimtrack.documents.formats import SUFFIXES
from claimtrack.errors import BrokenError, UsageError
from claimtrack.ignores.sidecar import SUFFIX

if TYPE_CHECKING:
    from claimtrack.config import Loaded

_CONFIGURATIONS = ("claimtrack.toml", "pyproject.toml")
_KNOWN = frozenset({"", SUFFIX, *SUFFIXES})
"""Suffixes of what may be copy, or a folder that is gone."""
_ELSEWHERE = frozenset({"node_modules", "bower_components", "vendor", "site-packages", "venv", "__pycache__"})
"""Folders of thousands that nobody writes copy in."""


@dataclass(frozen=True, slots=True)
class Watched:
    """Every path is as a change of it is told: absolute, its folder without .. and links."""

    trees: frozenset[Path]
    """Folders with all that is below them: those named, and the libraries."""
    files: frozenset[Path]
    """Files that count wherever they lie: pages that are named, configurations, the baseline, what is broken."""
    written: frozenset[Path]
    """Files that the reports go to: no change of theirs is a reason for another report."""

    def folders(self) -> list[Path]:
        """The folders to watch, each for itself: a new one shows in the one that holds it."""
        found = dict.fromkeys(folder for tree in self.trees for folder in _below(tree))
        found |= dict.fromkeys(file.parent for file in self.files)
        found |= dict.fromkeys(above for folder in tuple(found) for above in _up_to_here(folder))
        return [folder for folder in found if folder.is_dir()]

    def counts(self, path: Path) -> bool:
        """Whether a change of this file or folder asks for another report."""
        if path in self.written:
            return False
        if path in self.files or path.name in _CONFIGURATIONS:
            return True
        if self.trees.isdisjoint(path.parents):
            return False
        hidden = path.name.startswith(".")
        return path.name == ".gitignore" or (not hidden and (path.suffix.lower() in _KNOWN or path.is_dir()))


def watched(arguments: Namespace, broken: Iterable[Path] = ()) -> Watched:
    """What the report on the arguments of `claimtrack check` depends on now; `broken` kept it from being made."""
    named = [Path(path) for path in (*arguments.paths, *arguments.source)]
    trees = {path.resolve() for path in named if path.is_dir()}
    files = {_whole(path) for path in named if not path.is_dir()}
    files |= {path.with_name(path.name + SUFFIX) for path in files}
    files |= {_whole(path) for path in (*broken, *filter(None, [arguments.baseline]))}
    try:
        loaded = list(_configurations(named))
        files |= {_whole(one.path) for each in loaded for one in each.lineage}
        files |= {_whole(file) for each in loaded if (file := file_named(each, "baseline"))}
        trees.update(_libraries(arguments.claims or file_named(loaded[0] if loaded else None, "claims"), named[0]))
    except BrokenError as error:
        files |= {_whole(Path(problem.path)) for problem in error.problems}
    except UsageError:
        pass  # A library that is not there: the report says so.
    written = (_whole(target.file) for target in targets.of(arguments) if target.file)
    return Watched(frozenset(trees), frozenset(files), frozenset(written))


def _configurations(named: Iterable[Path]) -> Iterator[Loaded]:
    """Every configuration that holds somewhere in what is named, that of the first path first. Raises ConfigError."""
    from claimtrack.config import Setup

    setup = Setup()
    every = dict.fromkeys(setup.near(folder) for path in named for folder in (path, *_below(path)))
    yield from filter(None, every)


def _libraries(claims: Path | None, near: Path) -> Iterator[Path]:
    """The folder of the library and those it extends. Raises LibraryError, and UsageError where there is none."""
    from claimtrack.knowledge.library import PACKAGED, find
    from claimtrack.knowledge.loading import manifest

    seen: set[Path] = set()
    folder = find(claims, near).resolve()
    while folder not in seen:
        seen.add(folder)
        yield folder
        extends = manifest(folder).extends
        if extends in ("none", PACKAGED):
            return
        folder = (folder / extends).resolve()


def _below(folder: Path) -> Iterator[Path]:
    """A folder and all below it in which somebody may write copy; nothing for a file."""
    for here, inner, _ in os.walk(folder):
        inner[:] = (name for name in inner if not name.startswith(".") and name not in _ELSEWHERE)
        yield Path(here)


def _whole(file: Path) -> Path:
    return file.parent.resolve() / file.name


def _up_to_here(folder: Path) -> Iterator[Path]:
    """The folders above one, as far as they lie in the working directory: a configuration may appear in each."""
    here = Path.cwd().resolve()
    return (above for above in folder.parents if above.is_relative_to(here))
