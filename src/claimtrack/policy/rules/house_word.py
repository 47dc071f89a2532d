"""The copy uses words that its own house does not print.

What it does
    Reports words of the house's own list, kept in the configuration or in the library, wherever the copy means them.
    They are matched as they are written: not inflected, with space and hyphen alike, whatever the case. Where the copy
    says that something is not so, or names the word as a word, it is left alone.

Why it matters
    A house decides what it sounds like and what its insurer or its lawyer asked it to leave out. That is no matter of
    evidence, and it needs one list that everybody writes by.

Example
    Our miracle facial. (where the house has never = "miracle")

Write instead
    What the row says under `instead`.
"""

from __future__ import annotations

from claimtrack.policy.case import Case, Verdict


def judge(case: Case) -> Verdict | None:
    row = case.house
    if row is None:
        return None
    instead = f"write instead: {row.instead}" if row.instead else None
    why = tuple(part for part in (row.why, instead) if part)
    return Verdict("warning", f"uses '{case.text}', which the house does not print", why)
