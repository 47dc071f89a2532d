"""A digest names what a library says, not how its files are laid out."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from claimtrack.knowledge.library import Records
from tests.knowledge.build import CLAIM, LIBRARY, build, overlay

ATP = "microcurrent/atp-boost.yaml"

SAME = {
    "comments": {ATP: "# Reviewed in May.\n" + CLAIM},
    "line ends": {ATP: CLAIM.replace("\n", "\r\n")},
    "quotes": {ATP: CLAIM.replace("kind: mechanism", "kind: 'mechanism'")},
    "key order": {ATP: "kind: mechanism\n" + CLAIM.replace("kind: mechanism\n", "")},
    "defaults written out": {ATP: CLAIM + "quantifier: generic\nnotes:\n"},
    "order of a list file": {"topics.yaml": "".join(reversed(LIBRARY["topics.yaml"].splitlines(keepends=True)))},
    "a file that is no record": {"README.md": "hello"},
}
OTHER = {
    "a word": {ATP: CLAIM.replace("ATP in skin", "ATP in the skin")},
    "a grade": {ATP: CLAIM.replace("accepted: accepted", "accepted: proposed")},
    "a path": {ATP: None, "microcurrent/atp.yaml": CLAIM},
    "a version": {"library.yaml": LIBRARY["library.yaml"].replace("1.0", "1.1")},
}


def digest(folder: Path) -> str:
    return Records.load(folder).digest


@pytest.mark.parametrize("change", SAME.values(), ids=SAME)
def test_layout_does_not_count(change: dict[str, str | None], tmp_path: Path) -> None:
    assert digest(build(tmp_path / "a")) == digest(build(tmp_path / "b", change))


@pytest.mark.parametrize("change", OTHER.values(), ids=OTHER)
def test_content_counts(change: dict[str, str | None], tmp_path: Path) -> None:
    assert digest(build(tmp_path / "a")) != digest(build(tmp_path / "b", change))


def test_every_layer_has_its_own_and_the_whole_has_one(tmp_path: Path) -> None:
    below = Records.load(build(tmp_path / "base"))
    records = Records.load(overlay(tmp_path / "clinic", "../base", {}))
    assert records.layers[0] == below.layers[0]
    digests = [records.digest, below.digest, *(layer.digest for layer in records.layers)]
    assert len(set(digests)) == 4
    assert all(re.fullmatch("[0-9a-f]{12}", digest) for digest in digests)
