"""How copy is judged: markets page by page, records held, house words, from the nearest claimtrack.toml.

Every page is judged by the file nearest to it; the library and the day are those of the first page's file.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from claimtrack.config.discharges import discharges_of
from claimtrack.config.loading import NAME, Loaded, find, load
from claimtrack.config.selecting import chosen, exclusion
from claimtrack.policy.profile import Level, Profile

if TYPE_CHECKING:
    from claimtrack.documents.model import Document
    from claimtrack.knowledge.library import Records

__all__ = ["NAME", "Loaded", "Setup", "find", "load"]


@dataclass
class Setup:
    """The configurations that hold below one working directory, each read once."""

    said: Callable[[Profile], Profile] = field(default=lambda profile: profile)
    """What the caller says over every configuration, such as markets named on the command line."""
    _read: dict[Path, Loaded] = field(default_factory=dict)
    _folders: dict[Path, Path | None] = field(default_factory=dict)

    def near(self, path: Path) -> Loaded | None:
        """The configuration that holds for a file or folder; null where there is none. Raises ConfigError."""
        folder = path if path.is_dir() else path.parent
        if folder not in self._folders:
            self._folders[folder] = find(folder)
        file = self._folders[folder]
        if file is None:
            return None
        if file not in self._read:
            self._read[file] = load(file)
        return self._read[file]

    def excluded(self, path: Path) -> str | None:
        """Why a file is no copy, with the place that says so; null where no configuration does. Raises ConfigError."""
        loaded = self.near(path)
        return next(filter(None, (exclusion(file, path) for file in loaded.lineage)), None) if loaded else None

    def profiles(self, records: Records) -> Callable[[Document], Profile]:
        """Page by page what it is judged by. Raises ConfigError where a file or what it discharges is wrong."""

        def of(document: Document) -> Profile:
            loaded = self.near(Path(document.path))
            return self.said(profile(loaded, document, records) if loaded else Profile())

        return of


def profile(loaded: Loaded, document: Document, records: Records) -> Profile:
    """What a configuration and those it extends say of one page."""
    owner = loaded.owner("markets")
    one = Profile(
        markets=loaded.said("markets"),
        product_class=loaded.said("product_class"),
        channel=loaded.said("channel"),
        discharges=tuple(entry for file in loaded.lineage for entry in discharges_of(file, records)),
        house=tuple(word for file in loaded.lineage for word in file.config.house),
        allow=loaded.said("ignores").allow,
        severity=_levels(*(file.config.severity for file in loaded.lineage)),
        named_by=owner.place(("markets",)) if owner and owner.config.markets else "",
    )
    return next((_with_row(one, file, number) for file, number in _rows(loaded, document)), one)


def _rows(loaded: Loaded, document: Document) -> Iterator[tuple[Loaded, int]]:
    """The rows of `profiles` that fit a page, one for each file that has any."""
    for file in loaded.lineage:
        if (number := chosen(file, document)) is not None:
            yield file, number


def _with_row(one: Profile, file: Loaded, number: int) -> Profile:
    row = file.config.profiles[number]
    return replace(
        one,
        markets=one.markets if row.markets is None else row.markets,
        product_class=row.product_class or one.product_class,
        channel=row.channel or one.channel,
        severity=_levels(row.severity, dict(one.severity)),
        named_by=one.named_by if row.markets is None else file.place(("profiles", number)),
    )


def _levels(*tables: Mapping[str, Level]) -> tuple[tuple[str, Level], ...]:
    """Rule and level, by name; of several the first one that names a rule holds."""
    merged = {rule: level for table in reversed(tables) for rule, level in table.items()}
    return tuple(sorted(merged.items()))
