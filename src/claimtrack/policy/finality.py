"""What nobody clears with a remark: claims that the evidence refutes, and what a market bars whatever is held."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from claimtrack.policy.finding import Finding

if TYPE_CHECKING:
    from claimtrack.knowledge.policies import Policy


def is_final(finding: Finding, policies: Mapping[str, Policy]) -> bool:
    """Whether a finding is refuted by the evidence, or breaks a policy that nothing discharges."""
    return finding.status == "refuted" or any(
        name in policies and "never" in policies[name].discharge.by for name in finding.policies
    )
