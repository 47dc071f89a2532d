"""Where copy runs, what it advertises, what is on file for it and which words its house does not print."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Literal

from claimtrack.knowledge.lexicon import HouseWord
from claimtrack.knowledge.models import Market

if TYPE_CHECKING:
    # Built only where a market is named.
    from claimtrack.knowledge.policies import Channel, ProductClass

Level = Literal["error", "warning", "info", "off"]
"""How severe the findings of a rule are to be; off: not reported."""


@dataclass(frozen=True, slots=True)
class Discharge:
    """A record that somebody says is held, for a claim or for one place in copy, and the policy it is to clear."""

    policy: str
    claim: str | None
    fingerprint: str | None
    document: str
    who: str
    why: str
    until: date | None
    """The last day it holds; null: no end."""
    place: str
    """Where it is written: 'claimtrack.toml:12:3'."""

    def is_for(self, policy: str, claim: str | None, fingerprint: str) -> bool:
        """Whether it is meant for a policy and a mention."""
        meant = self.claim == claim if self.claim else self.fingerprint == fingerprint
        return self.policy == policy and meant

    def fault(self, as_of: date | None) -> str | None:
        """Why it clears nothing on the day; null where it does. Where no day is named it has not run out."""
        if self.until is not None and as_of is not None and as_of > self.until:
            return f"ran out on {self.until.isoformat()} ({self.place})"
        written = {"who": self.who, "why": self.why, "document": self.document}
        if missing := [name for name, text in written.items() if not text.strip()]:
            return f"does not say {' or '.join(missing)} ({self.place})"
        return None


@dataclass(frozen=True, slots=True)
class Profile:
    """What one page is judged by, beside the library."""

    markets: tuple[Market, ...] = ()
    product_class: ProductClass | None = None
    """Null: as the treatment suggests."""
    channel: Channel = "website"
    discharges: tuple[Discharge, ...] = ()
    house: tuple[HouseWord, ...] = ()
    """Words of the configuration; those of the library come to them."""
    allow: tuple[str, ...] = ()
    """Rules whose findings may be ignored in the copy though they are refuted or prohibited."""
    severity: tuple[tuple[str, Level], ...] = ()
    """Rule and how severe its findings are to be, where it is not what the tables say."""
    named_by: str = ""
    """Where it is written: 'claimtrack.toml:9:1'; empty for what the caller said."""
