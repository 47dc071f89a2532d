"""Review stamps: what a person read when signing off a line, as a short hash.

A stamp covers what the claim says and what the source was and found. Wordings, rewordings, examples, notes, addresses,
comments, key order and white space may change under it.
"""

from __future__ import annotations

import hashlib
import json
from typing import Any

from claimtrack.knowledge.models import Claim, EvidenceLine, Source

VERSION = "v1"

_SOURCE_FIELDS = (
    "design",
    "modality",
    "population",
    "n",
    "intervention",
    "comparator",
    "outcome",
    "finding",
    "effect",
    "limitations",
    "funding",
    "conflict_of_interest",
    "judged",
    "state",
    "superseded_by",
    "valid_until",
)


def stamp(claim: Claim, source: Source) -> str:
    """'v1:' and the first 12 hex digits of the SHA-256 over what a sign-off of this pair rests on."""
    about = claim.about.model_dump(mode="json", exclude_defaults=True)
    about.get("qualifiers", {}).pop("wordings", None)
    signed = {
        "claim": {"text": claim.text, "about": about, "kind": claim.kind, "quantifier": claim.quantifier},
        "source": source.model_dump(mode="json", include=set(_SOURCE_FIELDS), exclude_defaults=True),
    }
    text = json.dumps(_settled(signed), sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return f"{VERSION}:{hashlib.sha256(text.encode()).hexdigest()[:12]}"


def suspect(line: EvidenceLine, claim: Claim, source: Source) -> bool:
    """Whether a signed-off line no longer says what was signed; an unstamped line is not suspect, it is unreviewed."""
    return line.stamp is not None and line.stamp != stamp(claim, source)


def _settled(value: Any) -> Any:
    """The value with every run of white space as one space; empty groups are left out."""
    if isinstance(value, dict):
        kept = {key: _settled(inner) for key, inner in value.items()}
        return {key: inner for key, inner in kept.items() if inner != {}}
    if isinstance(value, list):
        return [_settled(inner) for inner in value]
    return " ".join(value.split()) if isinstance(value, str) else value
