"""The whole library as one self-contained HTML page: search, filters, and for each claim its evidence and sources.

No request leaves the page, it needs no server, and it works with the keyboard; without JavaScript it lists the claims.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from datetime import date
from html import escape
from importlib import resources
from typing import TYPE_CHECKING, Any

from claimtrack.evidence.assessment import STATUSES
from claimtrack.evidence.explain import LineView, SourceView
from claimtrack.evidence.export.page import filled, for_script
from claimtrack.evidence.library import Library
from claimtrack.evidence.statistics import GENERAL, treatment_of
from claimtrack.knowledge.models import Source
from claimtrack.policy.wording import STATUS_WORDS
from claimtrack.reports.catalogue import MARKETS, Entry, catalogue
from claimtrack.reports.prose import layers

if TYPE_CHECKING:
    from claimtrack.knowledge.policies import Policy


def atlas(library: Library, as_of: date) -> str:
    """The page."""
    entries = list(catalogue(library, as_of))
    listed = (
        f"<li>{escape(f'{claim.id}: {status}. {claim.text}')}</li>"
        for claim, status in ((entry.found.claim, entry.found.assessment.status) for entry in entries)
    )
    parts = {
        "TITLE": escape(f"Claims and their evidence, as of {as_of.isoformat()}"),
        "LIBRARY": escape(layers(library.layers)),
        "CLAIMS": "".join(listed),
        "DATA": for_script(data_of(library, entries, as_of)),
    }
    return filled((resources.files("claimtrack.reports") / "atlas.html").read_text(encoding="utf-8"), parts)


def data_of(library: Library, entries: Iterable[Entry], as_of: date) -> dict[str, Any]:
    """The data behind the page: claims, and the treatments, topics, sources and policies they name, each once."""
    held = list(entries)
    records = library.records
    treatments = sorted({treatment_of(entry.found.claim) for entry in held} - {GENERAL})
    policies = {policy.id: policy for entry in held for found in entry.restricted.values() for policy in found}
    sources = {source.id: source for entry in held for source in entry.found.sources}
    return {
        "as_of": as_of.isoformat(),
        "statuses": {status: STATUS_WORDS[status] for status in STATUS_WORDS if status in STATUSES},
        "markets": [market for market in MARKETS if any(market in entry.restricted for entry in held)],
        "treatments": {id_: _treatment(id_, library) for id_ in treatments},
        "topics": {id_: records.topics[id_].means for id_ in sorted({e.found.claim.about.topic for e in held})},
        "claims": [_claim(entry) for entry in held],
        "sources": {id_: _source(sources[id_], records.sources[id_]) for id_ in sorted(sources)},
        "policies": {id_: _policy(policies[id_]) for id_ in sorted(policies)},
    }


def _treatment(id_: str, library: Library) -> dict[str, Any]:
    """Its name and all above it, so that a roof finds what stands under it."""
    records, above = library.records.treatments, []
    parent = records[id_].parent
    while parent and parent not in above:
        above.append(parent)
        parent = records[parent].parent
    return {"name": records[id_].name, "above": [[roof, records[roof].name] for roof in above]}


def _claim(entry: Entry) -> dict[str, Any]:
    found, claim, assessment = entry.found, entry.found.claim, entry.found.assessment
    return _present(
        {
            "id": claim.id,
            "text": claim.text,
            "treatment": treatment_of(claim),
            "topic": claim.about.topic,
            "effect": claim.about.effect,
            "kind": claim.kind,
            "draft": claim.record == "draft",
            "status": assessment.status,
            "levels": [assessment.support, assessment.dispute, assessment.required],
            "flags": list(assessment.flags),
            "needs": assessment.would_need,
            "graded_by": assessment.graded_by,
            "notes": claim.notes,
            "for": [_line(view) for view in found.supporting],
            "against": [_line(view) for view in found.disputing],
            "neither": [_line(view) for view in found.neutral],
            "follows": list(found.inferences),
            "rivals": list(found.incompatible),
            "gaps": [[gap.question, gap.text + (" (out of date)" if gap.stale else "")] for gap in found.gaps],
            "rungs": [[rung.rewording.kind, rung.rewording.text, list(rung.not_in)] for rung in entry.rungs],
            "rules": {market: [policy.id for policy in policies] for market, policies in entry.restricted.items()},
        }
    )


def _line(view: LineView) -> dict[str, Any]:
    return _present(asdict(view))


def _source(view: SourceView, source: Source) -> dict[str, Any]:
    """As cited, with a page to open: the one on record, else where its identifier leads."""
    return _present({**asdict(view), "url": source.address, "seen_at": list(source.verified.seen_at)})


def _policy(policy: Policy) -> dict[str, Any]:
    return {"market": policy.market, "citation": f"{policy.regulator}: {policy.citation}", "url": policy.sources[0]}


def _present(fields: Mapping[str, Any]) -> dict[str, Any]:
    """The fields without those that say nothing."""
    return {name: value for name, value in fields.items() if value not in (None, "", False, [], {}, ())}
