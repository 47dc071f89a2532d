"""Findings that were there before: a file of them, keyed by what the copy says and never by its line.

A finding in the baseline does not count until its date has passed, its sentence changes, or the library judges it
worse. The file is JSON with an entry a line, for people to review; its paths are relative to it.
"""

from claimtrack.baseline.comparison import Comparison, compare
from claimtrack.baseline.file import NAME, read, text_of
from claimtrack.baseline.model import Baseline, Entry
from claimtrack.baseline.writing import Accepting, Written, pruned, write

__all__ = [
    "NAME",
    "Accepting",
    "Baseline",
    "Comparison",
    "Entry",
    "Written",
    "compare",
    "pruned",
    "read",
    "text_of",
    "write",
]
