"""The cheapest thing a claim is missing, in the reasons regulators give for throwing evidence out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final

from claimtrack.evidence.assessment import Status
from claimtrack.evidence.flags import counted_support, is_interested, worth
from claimtrack.evidence.levels import NONE, REQUIRED
from claimtrack.evidence.propagation import Standing
from claimtrack.evidence.world import World
from claimtrack.knowledge.models import Claim, ClaimKind, EvidenceLine, Source

_IDEAL: Final[Mapping[ClaimKind, str]] = MappingProxyType(
    {
        "clinical-outcome": "a controlled trial in people, of this treatment, that measured this outcome",
        "safety": "controlled studies in people, of this treatment, that recorded harms",
        "appearance": "a blinded, controlled trial in people, of this treatment, that measured this change",
        "comparative": "two independent head-to-head trials, or a systematic review of such trials",
        "regulatory-status": "an official record that says so of this very device",
        "mechanism": "a controlled study that measured this step in the people the claim is about",
        "risk-fact": "a label, guideline or study that names this risk",
        "usage-fact": "a label, guideline or study that states this",
        "background": "a reference that states this",
        "puffery": "",
    }
)

_SELF_REPORT: Final = re.compile(r"self-assess|self-report|questionnaire|percei|perception|satisfaction|survey", re.I)
_UNBLINDED: Final = re.compile(r"unblinded|not blind|without blinding|open[- ]label", re.I)
_SHORT: Final = re.compile(r"short(?:er)? follow-up|follow-up (?:was|is|of \S+ \S+ is) (?:too )?short", re.I)
TINY: Final = 20
"""Below this many people a study is called tiny."""


def would_need(world: World, claim: Claim, standings: Mapping[str, Standing], verdict: Status) -> str:
    """One clause; empty where the claim is supported or no evidence could settle it."""
    standing = standings[claim.id]
    if verdict == "supported" or claim.kind == "puffery":
        return ""
    ideal = _chain_ideal(claim, standings) or _IDEAL[claim.kind]
    if verdict == "unassessed":
        return f"a documented search; then {ideal}"
    if verdict in ("refuted", "disputed", "contested"):
        return f"an answer to the evidence against it; then {ideal}"
    faults = list(dict.fromkeys(_faults(world, claim, standing)))
    return f"{ideal}; what there is falls short: {', '.join(faults)}" if faults else ideal


def _chain_ideal(claim: Claim, standings: Mapping[str, Standing]) -> str:
    """For a claim that rests on others alone, the steps that lack evidence; empty for any other claim."""
    if claim.lines and not claim.chain:
        return ""
    wanting = [
        premise
        for inference in claim.inferences
        for premise in inference.premises
        if worth(inference.kind, premise, standings) < REQUIRED[claim.kind]
    ]
    return f"better evidence for {', '.join(dict.fromkeys(wanting))}" if wanting else ""


def _faults(world: World, claim: Claim, standing: Standing) -> Iterator[str]:
    counted = counted_support(world, claim, standing)
    if not counted:
        if standing.support > NONE:
            yield "it rests on an inference alone"
        yield from _why_inert(standing)
        return
    sources = [source for _, source in counted]
    if all(source.design == "controlled-lab" for source in sources):
        yield "laboratory or animal work only"
    if all(map(is_interested, sources)):
        yield "not independent"
    for line, source in counted:
        yield from _line_faults(claim, line, source)
    if standing.capped:
        yield "a review judged the whole body inadequate"


def _why_inert(standing: Standing) -> Iterator[str]:
    if any(grade.inert == "other-modality" for grade in standing.grades):
        yield "other kind of device"
    if any(grade.inert == "number-not-carried" for grade in standing.grades):
        yield "no source states the number"
    if any(grade.inert in ("retracted", "withdrawn", "superseded", "expired") for grade in standing.grades):
        yield "the source no longer stands"


def _line_faults(claim: Claim, line: EvidenceLine, source: Source) -> Iterator[str]:
    """Only what the grade or the grader's own words say; nothing is guessed from a design or a number alone."""
    facets, rationale = line.indirectness, line.rationale or ""
    faults = (
        (facets.intervention != "none", "other device or dose"),
        (facets.population != "none" and source.design != "controlled-lab", "other people or body site"),
        (facets.outcome != "none", "wrong outcome"),
        (facets.comparator != "none", "wrong comparison"),
        ("not significant" in rationale or "no significant" in rationale, "not significant"),
        (source.n is not None and source.n < TINY, "tiny sample"),
        (line.imprecision != "none" and (source.n is None or source.n >= TINY), "imprecise result"),
        (bool(_SELF_REPORT.search(rationale) and _UNBLINDED.search(rationale)), "unblinded perception survey"),
        (line.risk_of_bias != "none", "risk of bias"),
        (bool(_SHORT.search(rationale)), "follow-up shorter than the claim"),
        (source.verified.level in ("partial-abstract", "metadata-only", "secondary"), "seen in summary only"),
        (claim.kind == "safety" and not line.harm_measured, "harms were not measured"),
    )
    return (words for applies, words in faults if applies)
