"""Claims the library does not hold yet, said once a page: missing knowledge is no fault of each sentence."""

from __future__ import annotations

from collections.abc import Sequence

from claimtrack.policy.finding import Finding
from claimtrack.reports.prose import plural

RULE = "unregistered-claim"
_MOST_LISTED = 5


def line(findings: Sequence[Finding]) -> str:
    """What one page claims that the library does not hold; `findings` are that page's, at least one."""
    places = [f"{finding.topic} at {_short_place(finding)}" for finding in findings[:_MOST_LISTED]]
    more = f" and {len(findings) - _MOST_LISTED} more" if len(findings) > _MOST_LISTED else ""
    unknown = _unknown(findings)
    return f"{plural(len(findings), 'claim')} the library does not hold yet: {', '.join(places)}{more}{unknown}"


def _unknown(findings: Sequence[Finding]) -> str:
    """Which are said of treatments nobody catalogued, by the names the copy gives them, or of none: no evidence is
    borrowed for those."""
    names = tuple(dict.fromkeys(finding.unknown for finding in findings if finding.unknown))
    held = f"; nothing is held about {_listed(names)}" if names else ""
    number = sum(finding.treatment is None and not finding.unknown for finding in findings)
    if not number:
        return held
    those = ("it" if number == 1 else "them") if number == len(findings) else f"{number} of them"
    return f"{held}; no treatment the library knows is named for {those}"


def _listed(names: Sequence[str]) -> str:
    more = f" and {len(names) - _MOST_LISTED} more" if len(names) > _MOST_LISTED else ""
    return ", ".join(f"'{name}'" for name in names[:_MOST_LISTED]) + more


def _short_place(finding: Finding) -> str:
    start = finding.place.start
    return f"{start.line}:{start.column}" if start else str(finding.place.locator)
