"""What an upper layer may write about a record of the layer below it."""

from __future__ import annotations

from claimtrack.knowledge.models import (
    ClaimId,
    EvidenceGap,
    EvidenceLine,
    Examples,
    Id,
    Record,
    Rewording,
    Text,
)


class ClaimOverlay(Record):
    """A claim file whose id the layer below holds: what it adds, and new words for `text` and `notes`.

    A line with the source and direction of a line below does not add one: with `accepted: rejected` it rejects it, with
    `accepted_by` it signs it off.
    """

    id: ClaimId
    text: Text | None = None
    notes: Text | None = None
    lines: tuple[EvidenceLine, ...] = ()
    gaps: tuple[EvidenceGap, ...] = ()
    rewordings: tuple[Rewording, ...] = ()
    examples: Examples = Examples()
    aliases: tuple[ClaimId, ...] = ()


class TreatmentOverlay(Record):
    """A row of treatments.yaml whose id the layer below holds: names it adds, and new words for `name` and `about`."""

    id: Id
    name: Text | None = None
    aliases: tuple[Text, ...] = ()
    brands: tuple[Text, ...] = ()
    about: Text | None = None
