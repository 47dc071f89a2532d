"""The copy says that a regulator approved what it only cleared or registered.

What it does
    Reports "FDA-approved" of a device that the register shows as cleared, "FDA-registered" offered as a merit, and the
    same in badges and long forms. The device that the copy names decides; else the claim that the library holds of the
    treatment; else it is information. A cleared device called cleared is left alone, and so are devices that are no
    treatment: an ECG, TMS for depression.

Why it matters
    A 510(k) clearance finds a device equivalent to one already sold; it is no approval, and calling it one is
    misleading in US law (21 CFR 807.97). Registration is paperwork of the firm and says nothing of the device.

Example
    Our NuFACE device is FDA-approved.

Write instead
    What the device's own record shows: "FDA-cleared (510(k) K103472) for facial stimulation for cosmetic use".
"""

from __future__ import annotations

from claimtrack.policy import devices, severity, wording
from claimtrack.policy.case import Case, Verdict
from claimtrack.policy.finding import Severity
from claimtrack.policy.market_wording import instead
from claimtrack.policy.severity import SEVERITIES

TOPICS = frozenset({"regulatory-status"})
_AGAINST = ("refuted", "disputed")


def judge(case: Case) -> Verdict | None:
    what = devices.said(case.text, case.sentence) if case.topic.id in TOPICS else None
    if what is None or what == "cleared" or _is_supported(case):
        return None
    if what == "registered":
        return _told(case, "registration is no approval and no merit of the device")
    if _names_only_approved(case):
        return None
    known = case.named_devices or case.devices
    if devices.is_cleared(known):
        which = "this device" if case.named_devices else "such devices"
        need = f"the register shows {which} as {devices.decided(known)}, not approved"
        return _told(case, f"{need}; write {devices.right_words(case.named_devices)}")
    return _told(case, "name the decision, its number and the use it names, as the device's own record has them")


def _is_supported(case: Case) -> bool:
    return case.assessment is not None and case.assessment.status == "supported"


def _names_only_approved(case: Case) -> bool:
    return bool(case.named_devices) and all(device.decision == "pma-approved" for device in case.named_devices)


def _told(case: Case, need: str) -> Verdict:
    severities = [one.severity for one in case.breaches if one.policy.discharge.by != ("evidence",)]
    worst: Severity = min((*severities, *_by_evidence(case)), key=SEVERITIES.index, default="info")
    why = [instead(breach.policy) for breach in case.breaches[:1]]
    if case.assessment is not None:
        why += wording.reasons(case.assessment)
    return Verdict(worst, f"claims an approval or registration; {need}", tuple(why), exact=True)


def _by_evidence(case: Case) -> list[Severity]:
    """What the register's own record, or the claim of the treatment, makes of the wording."""
    if devices.is_cleared(case.named_devices):
        return [severity.judge("refuted", "regulatory-status", case.mention) or "info"]
    claim, assessment = case.claim, case.assessment
    if claim is None or assessment is None or assessment.status not in _AGAINST:
        return []
    return [severity.judge(assessment.status, claim.kind, case.mention) or "info"]
