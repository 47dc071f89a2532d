"""How the rules on wording judge: information until a market says more, silent where the evidence decides alone."""

from __future__ import annotations

from collections.abc import Sequence

from claimtrack.policy import wording
from claimtrack.policy.case import Case, Verdict
from claimtrack.policy.finding import Severity
from claimtrack.policy.market_wording import asks, instead
from claimtrack.policy.markets import Breach
from claimtrack.policy.pagewide import PageView
from claimtrack.policy.severity import SEVERITIES


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


def of_page(page: PageView, message: str, names: frozenset[str], beside: str = "") -> Verdict:
    """A verdict on the page as a whole, as severe as the worst of the named policies that its markets have."""
    broken = [policy for policy in page.policies if policy.id in names]
    severity: Severity = min((policy.severity for policy in broken), key=SEVERITIES.index, default="info")
    return Verdict(severity, message, policies=tuple(policy.id for policy in broken), beside=beside)


def told(case: Case, broken: Sequence[Breach], need: str, says: str = "") -> Verdict:
    """The verdict in words; `says` where the catalogued proposition is not what matters."""
    says = says or wording.says(case)
    if not broken:
        return Verdict("info", f"{says}; {need}", exact=True)
    policy = broken[0].policy
    message = f"{says}; {asks(policy)} ({policy.id})"
    return Verdict(broken[0].severity, message, (need, instead(policy)), exact=True)
