"""One claim, rule or policy for programs: what `explain --format json` prints, and the writer's page shows."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, replace
from datetime import date
from typing import Any

from claimtrack.errors import one_of
from claimtrack.evidence.explain import Explanation, GapView, explain_claim
from claimtrack.evidence.library import Library
from claimtrack.knowledge.models import Layer, Market, Rewording
from claimtrack.knowledge.policies import Policy
from claimtrack.policy.market_wording import asks, cited
from claimtrack.policy.markets import policies_of, within_ceilings
from claimtrack.policy.wording import STATUS_WORDS
from claimtrack.reports.json import SCHEMA_VERSION
from claimtrack.reports.rules import pages, served_by
from claimtrack.version import __version__


def render(payload: dict[str, Any]) -> str:
    """UTF-8 text, two spaces of indent: equal answers give equal bytes."""
    return json.dumps(payload, ensure_ascii=False, indent=2) + "\n"


def payload(library: Library, name: str, as_of: date, markets: tuple[Market, ...] = ()) -> dict[str, Any]:
    """What `name` stands for, under one of the keys `claim`, `rule` and `policy`; UsageError for an unknown name.

    Ids of claims hold a slash, those of rules and policies none. `markets` narrows the allowed wording of a claim.
    """
    return {**head(library.layers, as_of), **_named(library, name, as_of, markets)}


def head(layers: Iterable[Layer], as_of: date) -> dict[str, Any]:
    """What every answer begins with: made by what, from which library, judged on which day."""
    return {
        "schema": SCHEMA_VERSION,
        "tool": {"name": "claimtrack", "version": __version__},
        "library": [layer.model_dump(include={"name", "version", "digest"}) for layer in layers],
        "as_of": as_of.isoformat(),
    }


def _named(library: Library, name: str, as_of: date, markets: tuple[Market, ...]) -> dict[str, Any]:
    if "/" in name:
        found = explain_claim(library, name, as_of, markets)
        return {"claim": claim(replace(found, allowed=tuple(_accepted(found, library, markets))))}
    rules, policies = pages(), library.records.policies
    if one_of(name, (*rules, *policies), "rule or policy") in rules:
        served = sorted(one.id for one in served_by(name, policies))
        return {"rule": {"id": name, "page": rules[name], "policies": served}}
    return {"policy": policy(policies[name])}


def claim(found: Explanation) -> dict[str, Any]:
    """A claim, its status and what the status means, evidence for and against it, what is missing, what it allows."""
    held, assessment = found.claim, found.assessment
    return {
        "id": held.id,
        "text": held.text,
        "treatment": held.about.treatment,
        "topic": held.about.topic,
        "effect": held.about.effect,
        "kind": held.kind,
        "status": assessment.status,
        "means": STATUS_WORDS[assessment.status],
        "support": assessment.support,
        "dispute": assessment.dispute,
        "required": assessment.required,
        "flags": list(assessment.flags),
        "would_need": assessment.would_need,
        "graded_by": assessment.graded_by,
        "notes": held.notes,
        "supporting": [asdict(line) for line in found.supporting],
        "disputing": [asdict(line) for line in found.disputing],
        "neutral": [asdict(line) for line in found.neutral],
        "inferences": list(found.inferences),
        "incompatible": list(found.incompatible),
        "gaps": [_gap(gap) for gap in found.gaps],
        "allowed": [_rung(rung) for rung in found.allowed],
        "sources": [asdict(source) for source in found.sources],
    }


def policy(one: Policy) -> dict[str, Any]:
    """A policy in our words: what it says and asks for, what clears it, what to write instead, where it was read."""
    return {
        "id": one.id,
        "market": one.market,
        "territory": one.territory,
        "citation": cited(one),
        "status": one.status,
        "says": one.says,
        "severity": one.severity,
        "asks": asks(one),
        "discharge": {"by": list(one.discharge.by), "need": one.discharge.need},
        "instead": {"kind": one.rewrite.kind, "text": one.rewrite.text},
        "exceptions": [exemption.text for exemption in one.exceptions],
        "unverified": list(one.unverified),
        "sources": list(one.sources),
        "verified_on": one.verified_on.isoformat() if one.verified_on else None,
    }


def _accepted(found: Explanation, library: Library, markets: tuple[Market, ...]) -> Iterator[Rewording]:
    """The rungs that the markets' regulators let stand."""
    policies = policies_of(library.records, markets) if markets else ()
    treatment, treatments = found.claim.about.treatment, library.records.treatments
    yield from (rung for rung in found.allowed if within_ceilings(rung, treatment, policies, treatments))


def _gap(gap: GapView) -> dict[str, Any]:
    return {**asdict(gap), "stale": gap.stale}


def _rung(rung: Rewording) -> dict[str, Any]:
    return {"kind": rung.kind, "text": rung.text, "short": rung.short, "markets": list(rung.markets)}
