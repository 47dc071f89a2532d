"""The copy offers what clients say as evidence of what the treatment does.

What it does
    Reports clients who swear by it, rave and notice, and reviews that promise a result. Where a market restricts such
    reports, an effect that is told as a client's own is reported too.

Why it matters
    People who got better say so, the others do not; nobody knows what would have happened without. In Australia a
    clinical testimonial about a regulated health service is prohibited; in the US and UK the effect it tells needs the
    same evidence as if the clinic had said it.

Example
    Many patients swear by it.

Write instead
    What the treatment is like and what it costs; results only as far as the evidence goes, in your own words.
"""

from __future__ import annotations

from claimtrack.policy import wording
from claimtrack.policy.case import Case, Verdict
from claimtrack.policy.presenting import presented, told

TOPICS = frozenset({"testimonial"})
_NEED = "a client's report is no evidence of what others can expect"


def judge(case: Case) -> Verdict | None:
    if case.topic.id in TOPICS:
        return presented(case, _NEED)
    if case.mention.attribution != "patient":
        return None
    broken = [one for one in case.breaches if "patient" in one.trigger.when.attributions]
    if not broken:
        return None
    found = told(case, broken, _NEED, f"{wording.says(case)}, in a client's words")
    return Verdict(found.severity, found.message, found.why)
