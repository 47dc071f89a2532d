"""Every claim of a library as its readers need it: the evidence, what may be written instead and in which markets."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, get_args

from claimtrack.detect.mention import Mention
from claimtrack.documents.model import Span
from claimtrack.evidence.explain import Explanation, explain_claim
from claimtrack.evidence.library import Library
from claimtrack.knowledge.library import Records
from claimtrack.knowledge.models import Claim, Market, Rewording
from claimtrack.policy.markets import breaches, policies_of, within_ceilings

if TYPE_CHECKING:
    from claimtrack.knowledge.policies import Policy

MARKETS: tuple[Market, ...] = get_args(Market)


@dataclass(frozen=True, slots=True)
class Rung:
    """A wording that the evidence lets stand, and where."""

    rewording: Rewording
    not_in: tuple[Market, ...]
    """Markets whose rules accept less than this wording, or for which it is not meant."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One claim."""

    found: Explanation
    rungs: tuple[Rung, ...]
    restricted: Mapping[Market, tuple[Policy, ...]]
    """Market -> the policies that the plain claim breaks there; rules that hang on exact words are not among them."""


def catalogue(library: Library, as_of: date) -> Iterator[Entry]:
    """The claims that are not retired, in order of id."""
    markets = [market for market in MARKETS if policies_of(library.records, (market,))]
    for id_, claim in sorted(library.claims.items()):
        if claim.record == "retired":
            continue
        found = explain_claim(library, id_, as_of)
        rules = {market: _broken(claim, found.assessment.status, market, library.records, as_of) for market in markets}
        yield Entry(
            found=found,
            rungs=tuple(_rung(rewording, claim, library.records) for rewording in found.allowed),
            restricted={market: policies for market, policies in rules.items() if policies},
        )


def _rung(rewording: Rewording, claim: Claim, records: Records) -> Rung:
    stands = {
        market: (not rewording.markets or market in rewording.markets)
        and within_ceilings(rewording, claim.about.treatment, policies_of(records, (market,)), records.treatments)
        for market in MARKETS
    }
    return Rung(rewording, tuple(market for market in MARKETS if not stands[market]))


def _broken(claim: Claim, status: str, market: Market, records: Records, as_of: date) -> tuple[Policy, ...]:
    treatment = records.treatments.get(claim.about.treatment or "")
    return breaches(_stated(claim), claim, status, treatment, (market,), records, words=claim.text, as_of=as_of)


def _stated(claim: Claim) -> Mention:
    """The mention of a sentence that says the claim and nothing else."""
    whole = Span(0, len(claim.text))
    return Mention(
        block=0,
        span=whole,
        sentence=whole,
        topic=claim.about.topic,
        effect=claim.about.effect,
        treatment=claim.about.treatment,
        treatment_from="clause",
        claim=claim.id,
        stance="asserted",
        attribution="none",
        frame="verb-object",
        claimed=True,
        quiet_reason=None,
        confidence="high",
    )
