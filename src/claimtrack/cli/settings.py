"""What a check is made with: the options over the nearest claimtrack.toml over the defaults."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from claimtrack.config import Loaded
    from claimtrack.documents.model import Document
    from claimtrack.evidence.library import Library
    from claimtrack.knowledge.models import Market
    from claimtrack.policy.profile import Profile


@dataclass(frozen=True)
class Settings:
    """Library and day are those of the first file; markets and the rest are each page's own."""

    library: Library
    as_of: date
    markets: tuple[Market, ...]
    """Of the options; they take the place of every page's own."""
    profiles: Callable[[Document], Profile]

    @classmethod
    def of(cls, arguments: Namespace, near: Path | None) -> Settings:
        """The settings for copy whose first file is `near`."""
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
        library = Library.load(claims=arguments.claims or _claims(loaded), near=first)
        day = arguments.as_of or (loaded and loaded.config.as_of) or date.today()
        return cls(library, day, markets, setup.profiles(library.records))


def _claims(loaded: Loaded | None) -> Path | None:
    """The folder of the library that a configuration names, as people can open it."""
    if loaded is None or loaded.config.claims is None:
        return None
    return loaded.path.parent / loaded.config.claims
