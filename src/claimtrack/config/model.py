"""What claimtrack.toml, or [tool.claimtrack] in pyproject.toml, may hold. Unknown keys are refused."""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import Field

from claimtrack.detect.mention import Confidence
from claimtrack.knowledge.lexicon import HouseWord
from claimtrack.knowledge.models import ClaimId, Id, Market, Record, Text
from claimtrack.knowledge.policies import Channel, ProductClass
from claimtrack.policy.profile import Level

FailOn = Literal["error", "warning", "info", "never"]


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
    severity: dict[str, Level] = Field(default_factory=dict)
    """Rule -> level, over what the file says of all pages."""


class IgnoresTable(Record):
    """How far directives in the copy may go."""

    allow: tuple[Text, ...] = ()
    """Rules whose findings may be ignored in the copy though they are refuted or prohibited."""


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

    extends: tuple[Text, ...] = ()
    """Files whose settings hold where this one says nothing, relative to this one; of several the first one that
    speaks holds. Rows and lists of them are read one after the other, those of this file first."""
    markets: tuple[Market, ...] = ()
    product_class: ProductClass | None = None
    channel: Channel = "website"
    claims: Text | None = None
    """The folder of the library, relative to the file."""
    library_digest: Text | None = None
    """What the library's digest begins with: another library is refused."""
    as_of: date | None = None
    baseline: Text | None = None
    """The file of findings that were there before, relative to the file."""
    exclude: tuple[Text, ...] = ()
    """Globs as in .gitignore, relative to the file, of what is no copy."""
    fail_on: FailOn | None = None
    max_warnings: int | None = Field(default=None, ge=0, strict=True)
    min_confidence: Confidence | None = None
    severity: dict[str, Level] = Field(default_factory=dict)
    """Rule -> level. What is refuted or prohibited is never made less severe."""
    ignores: IgnoresTable = IgnoresTable()
    profiles: tuple[ProfileRow, ...] = ()
    discharged: tuple[DischargedRow, ...] = ()
    house: tuple[HouseWord, ...] = ()
