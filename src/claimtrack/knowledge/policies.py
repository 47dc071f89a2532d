"""What a regulator restricts or accepts: claims/policies/<market>/<id>.yaml as records.

A policy holds where one of its triggers fits and none of its exceptions does. Triggers are topics, stances, treatments
and words as in the lexicon, never patterns over text. What no machine can tell stands beside them as text, for people.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import ConfigDict, Field

from claimtrack.knowledge.models import ClaimId, EffectClass, Id, Market, Record, SignOff, Text, TopicKind

Stance = Literal["asserted", "hedged", "conditional"]
Attribution = Literal["none", "patient", "brand", "expert", "study"]
Status = Literal["refuted", "disputed", "missing", "unassessed", "contested", "mechanism-only", "limited", "supported"]
ProductClass = Literal["cosmetic-device", "medical-device", "cosmetic", "medicine", "supplement", "service"]
Channel = Literal["website", "ad", "social"]
Severity = Literal["error", "warning", "info"]
Reach = Literal["mention", "words", "page", "image"]
"""What has to be looked at: a claim, words whether or not they make one, the page as a whole, its pictures."""
Means = Literal["evidence", "record", "wording", "never"]


class PolicyRecord(Record):
    """Base of the records of a policy; their validators are built when the first policy is read."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)


class Condition(PolicyRecord):
    """What a mention and its sentence must be: every field that is written must hold, one of its items is enough."""

    topics: tuple[Id, ...] = ()
    kinds: tuple[TopicKind, ...] = ()
    """Kinds of topics; a mention fits by its topic or by its kind."""
    effects: tuple[EffectClass, ...] = ()
    stances: tuple[Stance, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    frames: tuple[Id, ...] = ()
    statuses: tuple[Status, ...] = ()
    """Of the evidence; a mention that no claim of the library covers has none."""
    treatments: tuple[Id, ...] = ()
    """These and all below them."""
    product_classes: tuple[ProductClass, ...] = ()
    """Decides in place of `treatments` where the class of the product is known."""
    channels: tuple[Channel, ...] = ()
    terms: tuple[Text, ...] = ()
    """Words, lower case, one of which the sentence holds; a space stands for a space, a hyphen or nothing."""
    without: tuple[Text, ...] = ()
    """Words, none of which the sentence holds."""
    absolute: bool | None = None
    number: bool | None = None
    appearance: bool | None = None
    """The copy says "the look of" or "the appearance of"."""


class Trigger(PolicyRecord):
    """One family of wordings that the policy is about."""

    family: Text
    reach: Reach = "mention"
    when: Condition = Condition.model_construct()
    severity: Severity | None = None
    """Where milder than the policy's own."""
    unseen: bool = False
    """That the policy covers this family was not seen in a source: it can warn, never be an error."""
    wordings: tuple[Text, ...] = ()
    """Examples of it, for people."""


class Exemption(PolicyRecord):
    """What looks like a trigger and is fine; null `when`: for people to judge."""

    text: Text
    when: Condition | None = None
    accepted: bool = False
    """The regulator accepts it in so many words: it breaks no policy of the market that evidence or wording clears."""


class Discharge(PolicyRecord):
    """What clears a finding of the policy."""

    by: Annotated[tuple[Means, ...], Field(min_length=1)]
    """All of them; `never` stands alone."""
    need: Text


class Rewrite(PolicyRecord):
    """What to write instead."""

    kind: Literal["study", "appearance", "temporarily", "availability", "fact", "add", "remove"]
    """A rung of the rewording ladder; `add`: what must stand beside the claim."""
    text: Text


class Ceiling(PolicyRecord):
    """The highest rung of the rewording ladder that the regulator accepts for these treatments."""

    treatments: Annotated[tuple[Id, ...], Field(min_length=1)]
    kind: Literal["study", "appearance", "temporarily", "availability"]


class Held(PolicyRecord):
    """A record that a clinic holds and that discharges the policy."""

    claims: tuple[ClaimId, ...] = ()
    treatments: tuple[Id, ...] = ()
    """Of these and all below them; without claims and treatments: of everything."""
    document: Text
    """Where it is: a file, a number in a register."""
    why: Text
    by: SignOff
    until: date | None = None


class Policy(PolicyRecord):
    """A regulator's rule, code, guidance or ruling, in our words; no legal advice."""

    id: Id
    """The file stem; never written in the file."""
    market: Market
    """The folder it stands in."""
    territory: Text | None = None
    """The part of the market it holds in; null: all of it."""
    regulator: Text
    citation: Text
    instrument: Annotated[tuple[Text, ...], Field(min_length=1)]
    status: Literal["in-force", "superseded", "precedent"]
    status_note: Text | None = None
    since: date | None = None
    """In force since, or decided on; null: not seen, or only the month or year."""
    superseded_by: Id | None = None
    source_seen: Literal["primary", "official-copy", "official-guidance", "secondary"]
    seen_note: Text | None = None
    verified_on: date | None = None
    """When the source was last read; null: not recorded."""
    applies_to: tuple[Text, ...] = ()
    """What it speaks of, as the regulator or the reader of the rule put it."""
    says: Text
    triggers: Annotated[tuple[Trigger, ...], Field(min_length=1)]
    exceptions: tuple[Exemption, ...] = ()
    severity: Severity
    discharge: Discharge
    hedge: Literal["none", "one-step"] = "none"
    """What a hedge buys: nothing, or one step of severity."""
    ceiling: Ceiling | None = None
    rewrite: Rewrite
    own_content_unverified: bool = False
    """Its own citation or content was not seen in a source: it can warn, never be an error."""
    unverified: tuple[Text, ...] = ()
    """What was not seen, also where it is beside the point."""
    notes: Text | None = None
    sources: Annotated[tuple[Text, ...], Field(min_length=1)]
    """Addresses."""
    discharged: tuple[Held, ...] = ()
    was: Text | None = None
    """Id in the knowledge file it was written from."""


class PolicyOverlay(PolicyRecord):
    """A policy file whose id the layer below holds: the records held that discharge it. It takes nothing away."""

    id: Id
    discharged: Annotated[tuple[Held, ...], Field(min_length=1)]
