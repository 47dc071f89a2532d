"""The copy promises without exception, or claims to be the best.

What it does
    Reports guarantees, "works every time", "100% safe", "permanent", "the best" and "the only one".

Why it matters
    No treatment works in everybody and none is without risk, so one exception makes the sentence untrue. A superlative
    needs a comparison with every rival.

Example
    Guaranteed to work every time.

Write instead
    What most people can expect, how large it was where it was measured, and that it differs between people.
"""

from __future__ import annotations

import re

from claimtrack.detect.folding import fold
from claimtrack.policy.case import Case, Verdict
from claimtrack.policy.presenting import presented

TOPICS = frozenset({"guarantee-absolute", "superlative"})
_SOMETIMES = frozenset({"safety", "lasting-results", "universality", "painless"})
"""Topics whose wording may be absolute or not."""
_ABSOLUTE = re.compile(
    r"100\s?%|\b(?:completely|totally|absolutely|perfectly|entirely|fully|zero|guarantee\w*|always|never|forever|"
    r"permanent\w*|risk-?\s?free|for life|everyone|everybody|anyone)\b"
)


def judge(case: Case) -> Verdict | None:
    absolute = case.topic.id in _SOMETIMES and _ABSOLUTE.search(fold(case.text))
    if case.topic.id not in TOPICS and not absolute:
        return None
    if case.topic.id == "superlative":
        return presented(case, "hold the comparison with every rival, or say what is special without ranking")
    return presented(case, "say what most people can expect and that it differs between people")
