"""The copy promises here what it takes back elsewhere on the page.

What it does
    Reports "no side effects" beside a list of side effects, "all skin types" beside exclusions, "has been shown" beside
    "more research is needed", "permanent" beside "maintenance sessions", a guarantee beside "results vary", and
    "no downtime" or "painless" beside what to expect, where both speak of the same treatment.

Why it matters
    One of the two sentences is wrong and the page itself says which. An advertisement is judged as a whole: a limit
    further down does not correct a promise further up.

Example
    It has no side effects. [...] Side effects may include redness and burns.

Write instead
    The promise in the words of the limit: "Redness and, rarely, burns have been reported."
"""

from __future__ import annotations

from claimtrack.detect.folding import fold
from claimtrack.policy.case import Case, Verdict
from claimtrack.policy.contradictions import DENIED, LIKELY, ONLY_SEVERE, PROMISES, SEVERE
from claimtrack.policy.presenting import of_page

POLICIES = frozenset({"uk-cap-3-1-mislead", "us-ftc-s5-deception"})
"""They judge the page as a whole."""


def judge(case: Case) -> Verdict | None:
    if case.page is None or case.topic.id not in PROMISES or case.mention.frame == "caveat":
        return None
    promise, limit, says = PROMISES[case.topic.id]
    if not promise.search(fold(case.text)):
        return None
    others = case.page.matching(limit, case.mention)
    if case.topic.id == "safety":
        counts = SEVERE if ONLY_SEVERE.search(fold(case.text)) else LIKELY
        others = (one for one in others if counts.search(fold(one[1])) and not DENIED.search(fold(one[1])))
    block, sentence = next(others, (None, ""))
    if block is None:
        return None
    start = block.text.index(sentence)
    document = case.page.document
    place = (
        f"line {document.position(block.span(start, start + 1).start).line}" if document.has_lines else block.locator
    )
    beside = f'{place} takes it back: "{_short(sentence)}"'
    return of_page(case.page, f"{says}; {beside}", POLICIES, beside)


def _short(sentence: str) -> str:
    return sentence if len(sentence) <= 90 else sentence[:90].rsplit(" ", 1)[0] + " ..."
