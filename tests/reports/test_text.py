"""The report for people, as it is printed."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from claimtrack.reports import render, unregistered
from claimtrack.reports.style import Style
from tests.reports.made import ATP, COLLAGEN, PRICE, full, one, report

FULL = """\
a.html:1:4
  It builds collagen and lifts your ATP.
     ^^^^^^^^^^^^^^^ 1   ^^^^^^^^^^^^^^ 2
  1 error unsupported-claim: says that the lamp changes collagen; a search found no evidence that
    counts for it (missing)
      evidence: one study says so of lamp/collagen [a-study]
  2 warning unsupported-claim: says that the lamp changes atp-energy; the evidence is indirect:
    laboratory, animal or another outcome (mechanism-only)
      evidence: one study says so of lamp/atp [a-study]
  graded by the testers
  try: Nobody has measured collagen in people. In one test tube, light raised ATP.

a.html: info 1 claim the library does not hold yet: hair at 3:4

b.md:1:1
  Painless, and no collagen.
  ^^^^^^^^
  info unsubstantiated-presentation: says the treatment does not hurt; hold the evidence or the
  record for it

4 findings in 3 passages: 1 error, 1 warning, 2 info.
Read 2 files: 3 blocks, 1,830 words, 6 mentions.
Not read:
  a.html:1: image without alt text
Skipped:
  logo.png: not copy
Library packaged 2026.11 (0123456789ab); evidence as of 2026-11-22; markets us.
Policies are told in our words; `claimtrack explain POLICY` gives addresses. This is no legal advice.
"""


def test_the_whole_report() -> None:
    assert render("text", full(), Style()) == FULL


def test_show_ok_prints_what_is_supported() -> None:
    printed = render("text", full(), Style(show_ok=True))
    assert "a.html:2:1\n  It costs £40.\n     ^^^^^^^^^\n  ok supported: lamp/price\n" in printed
    assert "ok supported" not in render("text", full(), Style())


def test_what_is_supported_beside_a_finding_is_told_from_it() -> None:
    printed = render("text", one("It lifts your ATP and costs £40.", ATP, PRICE), Style(show_ok=True))
    assert "  1 warning unsupported-claim: " in printed
    assert "  2 ok supported: lamp/price\n" in printed


def test_the_same_remark_is_made_once() -> None:
    again = ("your ATP and lifts", "atp-energy", "lamp/atp")
    printed = render("text", one("It lifts your ATP and lifts more.", ATP, again), Style())
    assert printed.count("unsupported-claim") == 1
    assert printed.count("^\n") == 2


def test_colours_only_when_asked_and_they_change_nothing_else() -> None:
    colored = render("text", full(), Style(color=True))
    assert "\x1b[" in colored
    assert re.sub(r"\x1b\[[0-9;]*m", "", colored) == FULL


def test_narrow_terminals() -> None:
    printed = render(
        "text", one("It builds collagen and lifts your ATP in a long sentence.", COLLAGEN, ATP), Style(width=44)
    )
    head = printed.partition("1 error")[0].splitlines()
    assert head[1:5] == [
        "  It builds collagen and lifts your ATP",
        "     ^^^^^^^^^^^^^^^ 1   ^^^^^^^^^^^^^^ 2",
        "  in a long sentence.",
        "  ",
    ]
    passage = printed.partition("\n\n")[0]
    assert max(map(len, passage.splitlines())) <= 44


def test_no_findings_is_never_called_clean() -> None:
    printed = render("text", one("It costs £40.", PRICE), Style())
    assert "No findings in the text read." in printed
    assert "clean" not in printed


def test_nothing_read() -> None:
    assert "Nothing was read." in render("text", report(), Style())


UNKNOWN = (
    ([None], "; no treatment the library knows is named for it"),
    ([None, None], "; no treatment the library knows is named for them"),
    (["lamp", None], "; no treatment the library knows is named for 1 of them"),
    (["lamp"], ""),
)


@pytest.mark.parametrize("treatments, ending", UNKNOWN)
def test_claims_of_treatments_nobody_catalogued_are_told_apart(treatments: list[str | None], ending: str) -> None:
    hair = next(found for found in full() if found.rule == unregistered.RULE)
    line = unregistered.line([replace(hair, treatment=treatment) for treatment in treatments])
    assert line.endswith(f"hair at 3:4{ending}")


def test_concise_gives_one_line_a_finding_and_one_a_page_for_what_is_unregistered() -> None:
    lines = render("concise", full(), Style()).splitlines()
    assert [line.partition(": says")[0] for line in lines[:4]] == [
        "a.html:1:4: error unsupported-claim",
        "a.html:1:24: warning unsupported-claim",
        "a.html:3:4: info unregistered-claim: 1 claim the library does not hold yet: hair at 3:4",
        "b.md:1:1: info unsubstantiated-presentation",
    ]
