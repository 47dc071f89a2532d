"""Which findings of the same copy differ between two reports: by another library, on another day."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from claimtrack.checker.report import Report
from claimtrack.policy.finding import Finding


@dataclass(frozen=True, slots=True)
class Moved:
    """One mention that is judged otherwise."""

    what: Literal["new", "gone", "changed"]
    before: Finding | None
    after: Finding | None

    @property
    def finding(self) -> Finding:
        """The one that says where it is."""
        found = self.after or self.before
        assert found is not None
        return found


def moves_between(before: Report, after: Report) -> tuple[Moved, ...]:
    """The mentions whose rule, severity or status differ, in the order of the copy; those gone come last."""
    old = {finding.fingerprint: finding for finding in before}
    moved = [
        Moved("changed" if finding.fingerprint in old else "new", old.get(finding.fingerprint), finding)
        for finding in after
        if _verdict(old.get(finding.fingerprint)) != _verdict(finding)
    ]
    left = {finding.fingerprint for finding in after}
    return (*moved, *(Moved("gone", finding, None) for finding in before if finding.fingerprint not in left))


def _verdict(finding: Finding | None) -> tuple[str, str, str | None] | None:
    return (finding.rule, finding.severity, finding.status) if finding else None
