"""The brief for programs: what `brief --format json` prints and a drafting assistant is given."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from claimtrack.briefing import Briefing, Refusal
from claimtrack.reports.explain_json import head, policy


def render(briefing: Briefing) -> str:
    """UTF-8 text, two spaces of indent: equal briefs give equal bytes."""
    return json.dumps(payload(briefing), ensure_ascii=False, indent=2) + "\n"


def payload(briefing: Briefing) -> dict[str, Any]:
    """The brief as plain lists, dicts and strings; policies are named by id and told once, under `policies`."""
    profile, subject = briefing.profile, briefing.treatment
    refused = [one for refusal in (*briefing.never, *briefing.reword) for one in refusal.policies]
    named = {one.id: one for one in (*refused, *briefing.show, *briefing.hold, *briefing.ceilings)}
    return {
        **head(briefing.layers, briefing.as_of),
        "treatment": {"id": subject.id, "name": subject.name} if subject else None,
        "markets": list(profile.markets),
        "product_class": profile.product_class,
        "channel": profile.channel,
        "may_say": [asdict(sentence) for sentence in briefing.may_say],
        "with_beside": [asdict(sentence) for sentence in briefing.with_beside],
        "never": [_refusal(one) for one in briefing.never],
        "reword": [_refusal(one) for one in briefing.reword],
        "show": [one.id for one in briefing.show],
        "hold": [one.id for one in briefing.hold],
        "ceilings": [one.id for one in briefing.ceilings],
        "policies": {id_: policy(named[id_]) for id_ in sorted(named)},
    }


def _refusal(refusal: Refusal) -> dict[str, Any]:
    return {
        "claim": refusal.claim.id,
        "text": refusal.claim.text,
        "status": refusal.status,
        "severity": refusal.severity,
        "rule": refusal.rule,
        "message": refusal.message,
        "such_as": list(refusal.such_as),
        "policies": [policy.id for policy in refusal.policies],
        "sources": list(refusal.sources),
    }
