"""Promises, and the wordings further down a page that take them back."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

_HARM = (
    r"(?:redness|swelling|bruis\w+|burns?|infections?|irritation|scarring|blister\w*|tingling|soreness|dryness|flushing|"
    r"headaches?|nausea|dizziness|pain|peeling|numbness|tenderness|hyperpigmentation)"
)
_SIDE_EFFECTS = (
    rf"\b(?:side effects?|adverse (?:effects?|events?|reactions?)|risks?|complications?)\b[^.]{{0,25}}"
    rf"(?:\b(?:may|can|could|might|will)?\s?(?:include|including|are|cause|like|such as)\b|:)[^.]{{0,50}}\b{_HARM}\b"
    rf"|\b(?:may|can|could|might) (?:cause|experience|result in|lead to|occur|feel|notice|be)\b[^.]{{0,40}}\b{_HARM}\b"
    rf"|\b{_HARM}\b[^.]{{0,40}}\b(?:may|can|could|might) (?:occur|happen|result|develop|appear)\b"
    rf"|\byou (?:may|might|can) (?:experience|notice|feel|have|see)\b[^.]{{0,40}}\b{_HARM}\b"
)
_SOMEBODY = r"(?:who|you|anyone|anybody|people|persons?|those|clients?|patients?|women|mothers)"
_EXCLUDED = (
    r"\b(?:not|un)\s?(?:be )?(?:suitable|recommended|advised|appropriate)\b"
    rf"|\b{_SOMEBODY}\b[^.]{{0,60}}\bshould (?:not|avoid|never)\b"
    r"|\bshould (?:not|never) (?:have|book|undergo|receive)\b"
    r"|\bcontra-?\s?indicat|\bnot (?:have|use|book|undergo)\b[^.]{0,30}\bif you\b|\bavoid[^.]{0,30}\bif you\b"
    r"|\bcannot (?:treat|be treated|have)\b|\bnot for (?:people|anyone|everyone|use|clients|those)\b"
)
_UNSETTLED = (
    r"\b(?:more|further|additional) (?:\w+ )?(?:research|stud(?:y|ies)|evidence|trials?)\b[^.]{0,30}"
    r"\b(?:need\w*|required|necessary|to be done)\b|\bneeds? (?:to be )?(?:more|further) (?:research|stud)"
    r"|\b(?:evidence|research|data) (?:is|are|remains?) (?:\w+ )?(?:limited|lacking|weak|mixed|scarce|inconclusive)\b"
    r"|\bnot (?:yet )?(?:been )?(?:clinically |scientifically )?proven\b|\blimited (?:evidence|research)\b"
    r"|\bno (?:good |strong |clinical |scientific )?(?:evidence|proof)\b"
)
_FADING = (
    r"\b(?:results?|effects?) (?:are|is|will be)? ?(?:only )?(?:temporary|not permanent|short-?\s?lived)\b"
    r"|\b(?:results?|effects?) (?:will )?(?:fade|wear off)\b"
    r"|\bnot permanent\b|\bmaintenance (?:sessions?|treatments?|appointments?|visits?)\b|\btop-?\s?ups?\b"
    r"|\b(?:results?|effects?) (?:typically |usually |generally )?last (?:for )?(?:up to |about |around )?\d"
)
_VARYING = (
    r"\bresults? (?:may|can|will|do)? ?(?:vary|differ)\b|\b(?:cannot|can't|do not|don't|not) guarantee"
    r"|\bnot guaranteed\b|\bno guarantees?\b|\bnot everyone (?:will|responds|sees)\b"
)
_AFTERWARDS = (
    r"\b(?:expect|allow|plan for|requires?|need) (?:for )?(?:a few|several|some|one|two|three|\d+)[^.]{0,20}"
    r"(?:days?|weeks?)[^.]{0,20}\b(?:downtime|recovery|to heal|healing|off work)\b"
    rf"|\b{_HARM}[^.]{{0,40}}\b(?:for|lasts?|up to|within)\b[^.]{{0,15}}\b(?:days|weeks?)\b"
)
_HURTING = (
    r"\b(?:may|might|can|will|some (?:people|clients|patients))\b[^.]{0,40}"
    r"\b(?:pain\w*|discomfort|sting\w*|hurts?|burning)\b"
    r"|\bnumbing cream\b|\b(?:local|topical) anaesthe\w+|\b(?:local|topical) anesthe\w+"
)
_UNEVALUATED = r"\bnot (?:been )?(?:evaluated|approved|cleared) by the (?:us )?(?:food and drug administration|fda)\b"

_NONE = r"\b(?:no|zero|without|free (?:of|from)|never any|not any)\b|-free\b|\bharmless\b"
_EVERYBODY = r"\b(?:all|every|any|everyone|everybody|anyone|anybody)\b"


class Promise(NamedTuple):
    """A wording that leaves no room for exceptions."""

    promises: re.Pattern[str]
    """In the mention, folded."""
    taken_back_by: re.Pattern[str]
    """In a sentence elsewhere, folded."""
    says: str
    """What the copy does."""


PROMISES: Mapping[str, Promise] = {
    topic: Promise(re.compile(promise), re.compile(limit), words)
    for topic, promise, limit, words in (
        ("safety", _NONE, _SIDE_EFFECTS, "says there is no harm"),
        ("universality", _EVERYBODY, _EXCLUDED, "says it suits everyone"),
        ("proof", r"", _UNSETTLED, "claims proof"),
        (
            "lasting-results",
            r"\b(?:permanent\w*|forever|for life|for good|lifelong)\b",
            _FADING,
            "says it lasts for ever",
        ),
        ("guarantee-absolute", r"", _VARYING, "promises without exception"),
        ("no-downtime", _NONE, _AFTERWARDS, "says there is no recovery time"),
        ("painless", r"\b(?:painless\w*|pain-?\s?free|no (?:pain|discomfort))\b", _HURTING, "says it does not hurt"),
        ("regulatory-status", r"approv|clear", _UNEVALUATED, "claims a regulator's decision"),
    )
}
"""By topic."""
DENIED = re.compile(r"\b(?:no|zero|without|free (?:of|from)|never|myth)\b")
"""A sentence that names harm and denies it takes nothing back."""
LIKELY = re.compile(_HARM)
ONLY_SEVERE = re.compile(r"\b(?:major|serious|severe|significant|lasting|long-?\s?term|permanent|dangerous)\b")
"""Denies severe harm only: mild harm does not contradict it."""
SEVERE = re.compile(
    r"\b(?:burns?|infections?|scar(?:s|ring)|blister\w*|hyperpigmentation|necrosis|nerve damage|blindness|"
    r"loss of vision|anaphyla\w+|serious|severe|permanent)\b"
)
