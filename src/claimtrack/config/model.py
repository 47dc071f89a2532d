"""What claimtrack.toml, or [tool.claimtrack] in pyproject.toml, may hold. Unknown keys are refused."""

from __future__ import annotations

from datetime import date

from claimtrack.knowledge.lexicon import HouseWord
from claimtrack.knowledge.models import ClaimId, Id, Market, Record, Text
from claimtrack.knowledge.policies import Channel, ProductClass


class ProfileRow(Record):
    """Pages that run elsewhere or advertise something else than the rest; the first row that fits holds.

    Of every selector that is written, one must fit.
    """

    paths: tuple[Text, ...] = ()
    """Globs as in .gitignore, relative to the file of the configuration."""
    hosts: tuple[Text, ...] = ()
    """Of a page by its address, or of a saved site by the folder that bears the host's name."""
    hreflang: tuple[Text, ...] = ()
    """The page's language as it says itself: 'en-gb'; 'en' fits every English."""
    markets: tuple[Market, ...] | None = None
    product_class: ProductClass | None = None
    channel: Channel | None = None


class DischargedRow(Record):
    """A record that is held for a claim, or for one place in copy, and that clears a policy there."""

    claim: ClaimId | None = None
    fingerprint: Text | None = None
    """20 hex digits, as the JSON report gives them."""
    policy: Id
    who: str = ""
    when: date | None = None
    why: str = ""
    document: str = ""
    """Where the record is: a file, a number in a register."""
    until: date | None = None
    """The last day it holds; null: no end."""


class Config(Record):
    """One file of configuration."""

    markets: tuple[Market, ...] = ()
    product_class: ProductClass | None = None
    channel: Channel = "website"
    claims: Text | None = None
    """The folder of the library, relative to the file."""
    as_of: date | None = None
    profiles: tuple[ProfileRow, ...] = ()
    discharged: tuple[DischargedRow, ...] = ()
    house: tuple[HouseWord, ...] = ()
