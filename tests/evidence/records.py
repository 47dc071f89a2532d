"""Short ways to make records for tests; what a test does not name is left at a harmless default."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from claimtrack.evidence.assess import assess
from claimtrack.evidence.assessment import Assessment
from claimtrack.evidence.propagation import solve
from claimtrack.evidence.world import World
from claimtrack.knowledge.library import Records
from claimtrack.knowledge.models import Claim, EvidenceLine, Inference, Source, Treatment

AS_OF = date(2026, 11, 22)
VERIFIED = {"seen_at": ["https://example.org"], "level": "full-abstract", "canonical": True, "on": "2026-11-22"}
TREATMENTS = {
    "mc": Treatment(id="mc", name="microcurrent", modality="microcurrent"),
    "mc-facial": Treatment(id="mc-facial", name="microcurrent facial", parent="mc"),
    "facial": Treatment(id="facial", name="facial"),
}


def source(id_: str, design: str = "rct", **fields: Any) -> Source:
    return Source.model_validate({"id": id_, "design": design, "verified": VERIFIED, **fields})


def line(source_id: str, direction: str = "supports", **fields: Any) -> EvidenceLine:
    base = {"source": source_id, "direction": direction, "rationale": "graded for the test", "accepted": "accepted"}
    return EvidenceLine.model_validate({**base, "graded_by": "claimtrack maintainers", **fields})


def claim(id_: str, *lines: EvidenceLine, about: dict[str, Any] | None = None, **fields: Any) -> Claim:
    proposition = {"treatment": "mc", "effect": "increase", "topic": "atp-energy", **(about or {})}
    base = {"id": id_, "text": f"The claim {id_}.", "about": proposition, "kind": "mechanism", "lines": lines}
    return Claim.model_validate({**base, **fields})


def inference(kind: str, *premises: str, **fields: Any) -> Inference:
    return Inference.model_validate({"kind": kind, "premises": premises, "rationale": "for the test", **fields})


def gap(kind: str = "searched-none-found", on: str = "2026-11-01") -> dict[str, Any]:
    return {"question": "Any trial?", "kind": kind, "searched": [{"on": on, "where": "PubMed"}]}


def marked(_claim: Claim, link: EvidenceLine | Inference) -> bool:
    """Here a link with any stamp counts as changed since its sign-off."""
    return link.stamp is not None


SUSPECT_STAMP = "v1:000000000000"


def world(claims: Iterable[Claim], sources: Iterable[Source], **settings: Any) -> World:
    by_id = {c.id: c for c in claims}
    return World(by_id, {s.id: s for s in sources}, TREATMENTS, **{"suspect": marked, **settings})


def records(claims: Iterable[Claim], sources: Iterable[Source]) -> Records:
    return Records(
        claims={c.id: c for c in claims}, sources={s.id: s for s in sources}, treatments=TREATMENTS, digest="test"
    )


def assessed(claims: Iterable[Claim], sources: Iterable[Source], as_of: date = AS_OF) -> dict[str, Assessment]:
    made = world(claims, sources)
    standings = solve(made, as_of)
    return {id_: assess(made, standings, id_, as_of) for id_ in made.claims}
