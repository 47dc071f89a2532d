"""What the command line says over every configuration."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from claimtrack.detect.mention import Confidence
from claimtrack.knowledge.models import Market
from claimtrack.policy.profile import Profile

if TYPE_CHECKING:
    from claimtrack.knowledge.policies import Channel, ProductClass


@dataclass(frozen=True, slots=True)
class Options:
    """As for `claimtrack check`; what is null or empty the nearest configuration says."""

    claims: Path | None = None
    markets: tuple[Market, ...] = ()
    product_class: ProductClass | None = None
    channel: Channel | None = None
    as_of: date | None = None
    min_confidence: Confidence | None = None

    def said(self, profile: Profile) -> Profile:
        """The profile of a page under these options."""
        return replace(
            profile,
            markets=self.markets or profile.markets,
            named_by="" if self.markets else profile.named_by,
            product_class=self.product_class or profile.product_class,
            channel=self.channel or profile.channel,
        )
