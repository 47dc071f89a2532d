"""What nobody clears with a remark: what the evidence speaks against, and what a market bars whatever is held."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from claimtrack.policy.finding import Finding

if TYPE_CHECKING:
    from claimtrack.knowledge.policies import Policy


def is_final(finding: Finding, policies: Mapping[str, Policy]) -> bool:
    """Whether the evidence refutes or disputes what a finding says, or nothing discharges a policy that it breaks."""
    return finding.status in ("refuted", "disputed") or any(
        name in policies and "never" in policies[name].discharge.by for name in finding.policies
    )
