"""The copy quotes somebody who has a link with the clinic and does not say so plainly.

What it does
    Reports praise or borrowed authority in a paragraph that speaks of an ambassador, a gift, a partner or a discount
    code, where the page says nowhere that it is paid for: "ad", "advertisement", "paid partnership", "sponsored".

Why it matters
    Who was paid or treated for free is heard with more doubt, and readers have a right to that doubt. US rules want the
    link disclosed where the praise stands, in words that nobody can miss.

Example
    Our brand ambassador loves it.

Write instead
    "Advertisement: she was treated for free", at the start.
"""

from __future__ import annotations

import re

from claimtrack.detect.folding import fold
from claimtrack.policy.case import Case, Verdict
from claimtrack.policy.presenting import of_page

POLICIES = frozenset({"us-ftc-255-5-connection"})
_PRAISE = frozenset({"testimonial", "endorsement"})
_LINK = re.compile(
    r"\b(?:brand ambassadors?|ambassadors?|gifted|complimentary treatment|partnered with|collab|hosted by|"
    r"discount code|affiliate link|invited to try|in exchange for)\b"
)
_PLAIN = re.compile(
    r"#ad\b|\badvert(?:isement|orial)?\b|\bpaid (?:partnership|promotion|for|by)\b|\bsponsored\b"
    r"|\b(?:was|were|is|are) paid\b|\bfor free\b|\bfree of charge\b"
)


def judge(case: Case) -> Verdict | None:
    page = case.page
    if page is None or case.topic.id not in _PRAISE or not page.is_first_of_block(case.mention):
        return None
    if not _LINK.search(fold(page.document.blocks[case.mention.block].text)):
        return None
    if any(_PLAIN.search(folded) for _, _, folded in page.sentences):
        return None
    missing = "the page does not say plainly what the link to the clinic is"
    return of_page(page, f"quotes somebody with a link to the clinic; {missing}", POLICIES, missing)
