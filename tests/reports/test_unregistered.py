"""The one line a page gets for claims the library does not hold: which, where, and of what nothing is held."""

from __future__ import annotations

from datetime import date

import pytest

from claimtrack import check
from claimtrack.documents import read_text
from claimtrack.reports.unregistered import RULE, line


@pytest.mark.parametrize(
    "copy, ending",
    [
        ("Our Glow Wand lifts the face.", "at 1:15; nothing is held about 'Glow Wand'"),
        (
            "Our Glow Wand lifts the face.\n\nColour therapy lifts the face. Our Glow Wand lifts the neck.",
            "; nothing is held about 'Glow Wand', 'Colour therapy'",
        ),
        (
            "Our Glow Wand lifts the face.\n\nLifts the face.",
            "; nothing is held about 'Glow Wand'; no treatment the library knows is named for 1 of them",
        ),
        ("Lifts the face.", "at 1:1; no treatment the library knows is named for it"),
    ],
)
def test_what_nothing_is_held_about_is_named(copy: str, ending: str) -> None:
    report = check(read_text(copy, "page.md", "markdown"), as_of=date(2026, 11, 22))
    assert line([finding for finding in report if finding.rule == RULE]).endswith(ending)
