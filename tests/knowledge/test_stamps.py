"""A stamp breaks when what was signed has changed, and only then."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from claimtrack.knowledge.loading import read_records
from claimtrack.knowledge.models import Claim, EvidenceLine, Source
from claimtrack.knowledge.stamps import stamp, suspect
from tests.knowledge.build import CLAIM, SOURCE


def claim(text: str = CLAIM) -> Claim:
    (record,) = read_records(text.encode(), Path("x"), "microcurrent/x.yaml")
    assert isinstance(record, Claim)
    return record


def source(text: str = SOURCE) -> Source:
    (record,) = read_records(text.encode(), Path("x"), "sources/x.yaml")
    assert isinstance(record, Source)
    return record


KEEPS = {
    "white space": (CLAIM.replace("raises ATP in skin", ">-\n  x").replace(">-\n  x", "raises  ATP   in skin"), SOURCE),
    "key order": ("kind: mechanism\n" + CLAIM.replace("kind: mechanism\n", ""), SOURCE),
    "comments": ("# new\n" + CLAIM, "# new\n" + SOURCE),
    "wordings": (CLAIM.replace("object: ATP", "object: ATP\n  qualifiers: {wordings: [cells]}"), SOURCE),
    "rewordings": (CLAIM + "rewordings: [{kind: fact, text: Ask us.}]\n", SOURCE),
    "notes and aliases": (CLAIM + "notes: new\naliases: [microcurrent/y]\n", SOURCE),
    "examples": (CLAIM.replace("boosts ATP", "lifts ATP"), SOURCE),
    "addresses": (CLAIM, SOURCE.replace("example.org/a", "example.org/b") + "url: https://example.org/\n"),
    "another line": (CLAIM.replace("examples:", "  - {source: b, direction: supports}\nexamples:"), SOURCE),
}
BREAKS = {
    "text": (CLAIM.replace("ATP in skin", "ATP in the face"), SOURCE),
    "kind": (CLAIM.replace("kind: mechanism", "kind: safety"), SOURCE),
    "quantifier": (CLAIM + "quantifier: universal\n", SOURCE),
    "about": (CLAIM.replace("increase", "restore"), SOURCE),
    "a number": (CLAIM.replace("object: ATP", "object: ATP\n  qualifiers: {number: {value: 5, unit: '%'}}"), SOURCE),
    "design": (CLAIM, SOURCE.replace("rct", "before-after")),
    "state": (CLAIM, SOURCE + "state: retracted\n"),
    "finding": (CLAIM, SOURCE + "finding: It did nothing.\n"),
    "people": (CLAIM, SOURCE + "n: 12\n"),
}


def test_its_form() -> None:
    assert re.fullmatch("v1:[0-9a-f]{12}", stamp(claim(), source()))


@pytest.mark.parametrize("texts", KEEPS.values(), ids=KEEPS)
def test_it_holds(texts: tuple[str, str]) -> None:
    assert stamp(claim(texts[0]), source(texts[1])) == stamp(claim(), source())


@pytest.mark.parametrize("texts", BREAKS.values(), ids=BREAKS)
def test_it_breaks(texts: tuple[str, str]) -> None:
    assert stamp(claim(texts[0]), source(texts[1])) != stamp(claim(), source())


def line(**fields: Any) -> EvidenceLine:
    return EvidenceLine(source="x", direction="supports", **fields)


def test_a_line_is_suspect_once_its_stamp_is_broken() -> None:
    signed = line(stamp=stamp(claim(), source()))
    assert not suspect(signed, claim(), source())
    assert suspect(signed, claim(), source(SOURCE + "state: retracted\n"))


def test_a_line_nobody_signed_is_not_suspect() -> None:
    assert not suspect(line(), claim(), source())
