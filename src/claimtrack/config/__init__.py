"""How copy is judged: markets page by page, records held, house words, from the nearest claimtrack.toml.

Every page is judged by the file nearest to it; the library and the day are those of the first page's file.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from claimtrack.config.discharges import discharges_of
from claimtrack.config.loading import NAME, Loaded, find, load
from claimtrack.config.selecting import chosen
from claimtrack.policy.profile import Profile

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

    def profiles(self, records: Records) -> Callable[[Document], Profile]:
        """Page by page what it is judged by. Raises ConfigError where a file or what it discharges is wrong."""

        def of(document: Document) -> Profile:
            loaded = self.near(Path(document.path))
            return self.said(profile(loaded, document, records) if loaded else Profile())

        return of


def profile(loaded: Loaded, document: Document, records: Records) -> Profile:
    """What a configuration says of one page."""
    config = loaded.config
    number = chosen(loaded, document)
    one = Profile(
        markets=config.markets,
        product_class=config.product_class,
        channel=config.channel,
        discharges=discharges_of(loaded, records),
        house=config.house,
        named_by=loaded.place(("markets",)) if config.markets else "",
    )
    if number is None:
        return one
    row = config.profiles[number]
    return replace(
        one,
        markets=one.markets if row.markets is None else row.markets,
        product_class=row.product_class or one.product_class,
        channel=row.channel or one.channel,
        named_by=loaded.place(("profiles", number)),
    )
