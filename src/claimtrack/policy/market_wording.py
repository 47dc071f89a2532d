"""How a policy is put to a person: where it holds, what it asks for, what it is, what to write instead."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from claimtrack.knowledge.models import Market
from claimtrack.policy.markets import Breach

if TYPE_CHECKING:
    # Built only where a market is named.
    from claimtrack.knowledge.policies import Means, Policy

NAMES: Mapping[Market, str] = {"us": "US", "uk": "UK", "eu": "EU", "au": "Australia", "ca": "Canada"}
_POLICY: Mapping[Market, str] = {
    "us": "a US policy",
    "uk": "a UK policy",
    "eu": "an EU policy",
    "au": "an Australian policy",
    "ca": "a Canadian policy",
}
_ASKS: Mapping[Means, str] = {"evidence": "evidence", "record": "a record", "wording": "other wording"}


def asks(policy: Policy) -> str:
    """'a UK policy asks for a record'."""
    one = _POLICY[policy.market] + (f" ({policy.territory})" if policy.territory else "")
    if policy.discharge.by == ("never",):
        return f"{one} does not allow it, whatever the evidence"
    return f"{one} asks for {' and '.join(_ASKS[means] for means in policy.discharge.by)}"


def cited(policy: Policy) -> str:
    """The regulator and the citation; the citation alone where it begins with the regulator's name."""
    named = policy.citation.startswith(policy.regulator.split()[0].split("/")[0])
    return policy.citation if named else f"{policy.regulator}: {policy.citation}"


def instead(policy: Policy) -> str:
    """What to write, in the market of the policy."""
    return f"write instead ({NAMES[policy.market]}): {policy.rewrite.text}"


def told(breach: Breach) -> str:
    """One line of `why`: what is asked for, by which policy, how bad that is, and what would clear it."""
    policy = breach.policy
    return f"{asks(policy)} ({breach.severity} {policy.id}, {cited(policy)}): {policy.discharge.need}"


def beside(policy: Policy) -> str:
    """What has to stand beside a sentence or be held for it, and for which market."""
    what = policy.rewrite.text if policy.rewrite.kind == "add" else policy.discharge.need
    return f"{NAMES[policy.market]}: {what} ({policy.id})"
