"""What a verdict depends on beside the page: two digests, equal where the same page would be judged the same."""

from __future__ import annotations

import json
from datetime import date
from functools import cache
from hashlib import sha256
from pathlib import Path

from claimtrack.checker import Judge
from claimtrack.policy.profile import Profile

_ROOMS = ("documents", "detect", "policy", "ignores", "evidence")


def bench_digest(judge: Judge) -> str:
    """The library, every assessment on the day, the records that have lapsed by then, the checker's own rules."""
    library, day = judge.library, judge.as_of
    parts = [library.digest, judge.min_confidence, _rules()]
    parts += [repr(assessment) for _, assessment in sorted(library.assess_all(day).items())]
    # The day itself is in every assessment, and alone moves no verdict.
    text = "\n".join(parts).replace(repr(day), "day")
    lapsed = [
        f"{policy.id} {number}"
        for policy in library.records.policies.values()
        for number, record in enumerate(policy.discharged)
        if record.until is not None and day > record.until
    ]
    return _digest([text, *lapsed])


def profile_digest(profile: Profile, as_of: date) -> str:
    """What a page's profile says on a day."""
    return _digest([repr(profile), *(str(one.fault(as_of)) for one in profile.discharges)])


@cache
def _rules() -> str:
    """The checker's own modules: whatever is changed in them may change a verdict."""
    package = Path(__file__).parents[1]
    modules = sorted(module for room in _ROOMS for module in (package / room).rglob("*.py"))
    return _digest([module.read_text(encoding="utf-8") for module in modules])


def _digest(parts: list[str]) -> str:
    return sha256(json.dumps(parts).encode()).hexdigest()[:24]
