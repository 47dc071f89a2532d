"""The copy shows a before and after and says nothing of what lies between.

What it does
    Reports "before and after", "real results" and the like, there or at the first claim of the same paragraph or
    caption, where no number of sessions and no time is given. Pictures themselves are not looked at, only their texts.

Why it matters
    A pair of pictures is a claim that others can expect the same. Without treatment, sessions and days since nobody can
    tell what it shows; the UK asks for signed and dated proof of each pair, the US for the result that is typical.

Example
    Before and after: a firmer jawline.

Write instead
    "After six sessions in eight weeks, photographed two weeks later; results differ", of a pair you hold proof of.
"""

from __future__ import annotations

import re

from claimtrack.detect.folding import fold
from claimtrack.policy.case import Case, Verdict
from claimtrack.policy.presenting import of_page

POLICIES = frozenset({"uk-cap-before-after", "us-ftc-255-2b-typical"})
_SHOWN = re.compile(
    r"\bbefore[ -]?(?:and|&|/)[ -]?afters?\b|\bbefore/after\b|\bswipe to see\b|\breal results?\b|\bresults? gallery\b"
    r"|\bsee the difference\b"
)
_QUALIFIED = re.compile(
    r"\b(?:\d+|one|two|three|four|five|six|eight|ten|twelve)\s(?:\w+\s)?"
    r"(?:sessions?|treatments?|days?|weeks?|months?|visits?)\b"
)


def judge(case: Case) -> Verdict | None:
    if case.page is None:
        return None
    words = case.page.document.blocks[case.mention.block].text
    shown = words if case.page.is_first_of_block(case.mention) else case.text
    if not _SHOWN.search(fold(shown)) or _QUALIFIED.search(fold(words)):
        return None
    message = "shows a before and after without treatment, sessions and time"
    return of_page(case.page, message, POLICIES)
