"""A record that would clear the claim has run out, or nobody says what it is.

What it does
    Reports a claim that a policy of a named market restricts, where the configuration or the library names a record
    that would clear it, and the record is past its last day or has no name, reason or document with it.

Why it matters
    A clinic that was once asked for proof writes down that it has it. The licence ends, the reviewer leaves, and the
    copy goes on. A record nobody can find on the day a regulator asks is no record.

Example
    until = 2025-12-31 in a [[discharged]] entry of claimtrack.toml, for copy that still makes the claim in 2026.

Write instead
    Renew the entry: who holds which document, since when, until when, and why it covers the claim; or change the copy.
"""

from __future__ import annotations

from claimtrack.policy import wording
from claimtrack.policy.case import Case, Verdict
from claimtrack.policy.finding import Severity
from claimtrack.policy.markets import Breach
from claimtrack.policy.severity import SEVERITIES


def judge(case: Case) -> Verdict | None:
    breach = next((one for one in case.breaches if one.lapsed), None)
    if breach is None:
        return None
    message = f"{wording.says(case)}; the record held for {breach.policy.id} {breach.lapsed[0]}"
    return Verdict(_severity(breach), message, (*breach.lapsed[1:], breach.policy.discharge.need), exact=True)


def _severity(breach: Breach) -> Severity:
    """The policy's, and never less than a warning: somebody relies on the entry."""
    return min(breach.severity, "warning", key=SEVERITIES.index)
