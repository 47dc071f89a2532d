"""The one way the rules on evidence judge: by the computed status of the claim."""

from __future__ import annotations

from claimtrack.evidence.assessment import Status
from claimtrack.policy import severity, wording
from claimtrack.policy.case import Case, Verdict

_AGAINST: tuple[Status, ...] = ("refuted", "disputed")


def by_status(case: Case, *statuses: Status) -> Verdict | None:
    """A verdict if the claim has one of these statuses and the table gives it a severity. Plain facts are reported only
    when they are contradicted."""
    assessment, claim = case.assessment, case.claim
    if claim is None or assessment is None or assessment.status not in statuses:
        return None
    if case.topic.kind == "fact" and assessment.status not in _AGAINST:
        return None
    how_bad = severity.judge(assessment.status, claim.kind, case.mention)
    if how_bad is None:
        return None
    message = f"{wording.says(case)}; {wording.STATUS_WORDS[assessment.status]}"
    return Verdict(how_bad, message, wording.reasons(assessment), wording.sources(assessment))
