"""Wording that a claim's evidence and the markets allow, each tried by the judge before anybody is offered it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from claimtrack.checker import Judge
from claimtrack.documents import read_text
from claimtrack.evidence.explain import offered
from claimtrack.knowledge.models import Claim, Rewording
from claimtrack.policy.markets import lineage_of, policies_of, within_ceilings
from claimtrack.policy.profile import Profile


class Wording(NamedTuple):
    """A sentence that may be written."""

    text: str
    short: str | None
    """The same as a heading or bullet."""
    kind: str
    """A rung of the ladder; 'claim' for a proposition that the evidence supports as it stands."""
    claim: str | None
    """The claim it was written for; null for the treatment's own neutral sentence."""


@lru_cache(maxsize=128)
def allowed(judge: Judge, claim: str, profile: Profile) -> tuple[Rewording, ...]:
    """The rungs of a claim's ladder that may stand on a page with this profile, most informative first."""
    records = judge.library.records
    treatment = records.claims[claim].about.treatment
    policies = policies_of(records, profile.markets) if profile.markets else ()
    return tuple(
        rung
        for rung in offered(judge.library, claim, judge.as_of, profile.markets)
        if within_ceilings(rung, treatment, policies, records.treatments)
        and all(_is_clean(judge, text, treatment, profile) for text in (rung.text, rung.short) if text)
    )


@lru_cache(maxsize=16)
def about(judge: Judge, treatment: str, profile: Profile) -> tuple[Wording, ...]:
    """What may be written of a treatment: what is supported as it stands, then the rungs of each claim about it."""
    records = judge.library.records
    lineage = tuple(lineage_of(treatment, records.treatments))
    found: dict[str, Wording] = {}
    for claim in _claims(judge, lineage):
        if judge.assess(claim.id).status == "supported" and _is_clean(judge, claim.text, treatment, profile):
            found.setdefault(claim.text, Wording(claim.text, None, "claim", claim.id))
        for rung in allowed(judge, claim.id, profile):
            found.setdefault(rung.text, Wording(rung.text, rung.short, rung.kind, claim.id))
    neutral = next((records.treatments[one].about for one in lineage if records.treatments[one].about), None)
    if neutral:
        found.setdefault(neutral, Wording(neutral, None, "availability", None))
    return tuple(found.values())


def _claims(judge: Judge, lineage: Sequence[str]) -> Iterator[Claim]:
    """The claims in use about a treatment, then those about the kinds it belongs to."""
    for treatment in lineage:
        for claim in sorted(judge.library.claims.values(), key=lambda claim: claim.id):
            if claim.about.treatment == treatment and claim.record != "retired":
                yield claim


def _is_clean(judge: Judge, text: str, treatment: str | None, profile: Profile) -> bool:
    """Whether the judge finds nothing worse than info in a text on a page about the treatment."""
    title = judge.library.records.treatments[treatment].name if treatment else ""
    judged = judge.page(read_text(f"{title}\n\n{text}\n", "<wording>", "text"), profile)
    return all(
        finding.severity == "info"
        for passage in judged.page.passages
        if passage.text != title
        for finding in passage.findings
    )
