"""The page of the rule that a baseline speaks through."""

PAGES = {
    "expired-baseline": """A finding was accepted until a day that has passed.

What it does
    Reports, as a warning, a finding that the baseline holds with a date that is over. On a scheduled run (--scheduled)
    the finding itself is reported instead, as severe as it is.

Why it matters
    What is accepted for a while is to be looked at again; but a date that lapses breaks no one's pull request.

Example
    An entry with "until": "2026-06-30", checked in July.

Write instead
    Change the copy; or accept it again with claimtrack baseline write --until DATE --reason WHY.
""",
}
"""Name of the rule -> its page."""
