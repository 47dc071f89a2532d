"""Whether copy says of a device's status what the register shows."""

from __future__ import annotations

from claimtrack.policy import devices
from claimtrack.policy.case import Case


def is_right(case: Case) -> bool:
    """Whether the copy calls cleared, or approved, what the register holds as just that."""
    if case.topic.id != "regulatory-status":
        return False
    known = case.named_devices or case.devices
    match devices.said(case.text, case.sentence):
        case "cleared":
            return devices.is_cleared(known)
        case "approved":
            return bool(case.named_devices) and all(one.decision == "pma-approved" for one in case.named_devices)
        case _:
            return False
