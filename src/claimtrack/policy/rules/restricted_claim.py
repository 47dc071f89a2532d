"""The copy says what a market's regulator restricts.

What it does
    Reports wording that a policy of a named market asks a record for, accepts only in other words, or never accepts,
    whatever the evidence. Where evidence alone would do, the rules on evidence speak and the market only makes them
    stricter; of a claim that the library does not hold, the policy speaks.

Why it matters
    Good evidence does not decide alone. A prescription medicine may not be advertised to the public in the UK and
    Australia, however well it works; a cream that "stimulates collagen" is a drug in US law; a clearance is no
    approval. The policy is told in our own words with its citation and address. This is no legal advice.

Example
    Botox smooths frown lines. (on a page for the UK)

Write instead
    What the policy itself names: "a consultation for the treatment of lines and wrinkles".
"""

from __future__ import annotations

from claimtrack.policy import wording
from claimtrack.policy.case import Case, Verdict
from claimtrack.policy.market_wording import asks, instead
from claimtrack.policy.markets import Breach

GENERAL = True


def judge(case: Case) -> Verdict | None:
    breach = _worst(case)
    if breach is None:
        return None
    policy = breach.policy
    message = f"{wording.says(case)}; {asks(policy)} ({policy.id})"
    return Verdict(breach.severity, message, (instead(policy),))


def _worst(case: Case) -> Breach | None:
    """The worst breach that is no matter of evidence alone; of an unregistered effect, the worst that is worth more
    than saying so."""
    if case.claim is None and case.topic.kind == "effect":
        return next((one for one in case.breaches if one.severity != "info"), None)
    return next((one for one in case.breaches if one.policy.discharge.by != ("evidence",)), None)
