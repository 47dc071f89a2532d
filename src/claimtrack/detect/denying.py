"""Pages that are there to say what is not so: debunking, evidence checks, lists of what a treatment cannot do."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claimtrack.detect.mention import Mention

_DENIALS = 5
"""Denials that a page has to hold before it counts as one that denies."""
SCEPTICAL = re.compile(
    r"\b(?:really work|actually work|do(?:es)? (?:it|they) work|worth (?:it|the (?:money|hype))|what the evidence|"
    r"the evidence on|looked at the evidence|evidence check|myths?\b|debunk\w*|fact check\w*|truth about|hype|scam|"
    r"what (?:the )?science says|sceptic\w*|skeptic\w*|fact or fiction)"
)
"""Titles of articles that weigh claims instead of making them."""


def denies_more_than_it_claims(mentions: Sequence[Mention], *, sceptical: bool) -> bool:
    """Whether a page is there to say what is not so; what is left of claims in it is doubtful."""
    sure = [mention for mention in mentions if mention.confidence != "low"]
    denied = sum(mention.quiet_reason in ("denied", "negated", "quoted", "caveat") for mention in sure)
    return denied >= _DENIALS and (sceptical or denied >= 2 * sum(mention.claimed for mention in sure))
