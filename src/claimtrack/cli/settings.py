"""What a check is made with: the options over the nearest claimtrack.toml over the defaults."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from claimtrack.config import Loaded, Setup
    from claimtrack.documents.model import Document
    from claimtrack.evidence.library import Library
    from claimtrack.knowledge.models import Market
    from claimtrack.policy.profile import Profile


@dataclass(frozen=True)
class Settings:
    """Library, day and what the whole run is judged by are those of the first file; the rest is each page's own."""

    library: Library
    as_of: date
    markets: tuple[Market, ...]
    """Of the options; they take the place of every page's own."""
    profiles: Callable[[Document], Profile]
    setup: Setup
    loaded: Loaded | None
    """The configuration of the first file."""

    @classmethod
    def of(cls, arguments: Namespace, near: Path | None, *, pinned: bool = True) -> Settings:
        """The settings for copy whose first file is `near`; `pinned` refuses another library than is pinned."""
        from claimtrack.config import Setup
        from claimtrack.evidence.library import Library

        markets = tuple(dict.fromkeys(arguments.market))

        def said(profile: Profile) -> Profile:
            return replace(
                profile,
                markets=markets or profile.markets,
                named_by="" if markets else profile.named_by,
                product_class=arguments.product_class or profile.product_class,
                channel=arguments.channel or profile.channel,
            )

        setup = Setup(said)
        first = near or Path()
        loaded = setup.near(first)
        library = Library.load(claims=arguments.claims or file_named(loaded, "claims"), near=first)
        if loaded and pinned and not arguments.claims:
            loaded.check_pin(library.pin)
        day = arguments.as_of or (loaded and loaded.said("as_of")) or date.today()
        return cls(library, day, markets, setup.profiles(library.records), setup, loaded)

    def with_library(self, library: Library) -> Settings:
        """The same settings by another library."""
        return replace(self, library=library, profiles=self.setup.profiles(library.records))

    def said(self, key: str, option: Any = None) -> Any:
        """What holds for a setting of the whole run: the option, else the configuration's; null where none says it."""
        return option if option is not None or self.loaded is None else self.loaded.said(key)


def file_named(loaded: Loaded | None, key: str) -> Path | None:
    """The file or folder that a configuration names under a key, as people can open it; null where it names none."""
    return loaded.file_named(key) if loaded else None
