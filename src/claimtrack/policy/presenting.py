"""How the rules on wording judge: information until a market says more, silent where the evidence decides alone."""

from __future__ import annotations

from collections.abc import Sequence

from claimtrack.policy import wording
from claimtrack.policy.case import Case, Verdict
from claimtrack.policy.market_wording import asks, instead
from claimtrack.policy.markets import Breach


def presented(case: Case, need: str) -> Verdict | None:
    """A verdict on a mention whose wording is itself the fault: by the worst policy that it breaks, else as information
    that says what is needed. Where a claim of the library judges it and no policy asks for more than evidence, the
    rules on evidence speak."""
    broken = beyond_evidence(case)
    if case.claim is not None and not broken:
        return None
    return told(case, broken, need)


def beyond_evidence(case: Case) -> tuple[Breach, ...]:
    """The broken policies, without those that evidence alone would clear if a claim is there to weigh it."""
    return tuple(one for one in case.breaches if case.claim is None or one.policy.discharge.by != ("evidence",))


def told(case: Case, broken: Sequence[Breach], need: str, says: str = "") -> Verdict:
    """The verdict in words; `says` where the catalogued proposition is not what matters."""
    says = says or wording.says(case)
    if not broken:
        return Verdict("info", f"{says}; {need}", exact=True)
    policy = broken[0].policy
    message = f"{says}; {asks(policy)} ({policy.id})"
    return Verdict(broken[0].severity, message, (need, instead(policy)), exact=True)
