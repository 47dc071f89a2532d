"""Cases as files of a library: what they expect, what they are read as, and every way to break one."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import pytest

from claimtrack.cases import replay
from claimtrack.documents.model import BLOCK_KINDS
from claimtrack.errors import LibraryError
from claimtrack.knowledge import cases
from claimtrack.knowledge.canonical import dump_record
from claimtrack.knowledge.library import Records
from claimtrack.knowledge.writing import format_file
from tests import studio

BULLET = "kind: list-item\nlead:\n  - {kind: paragraph, text: The lamp facial may}\ntext: boost ATP\n"
TWO = "text: It boosts collagen. It does not boost ATP.\npage: lamp\n"
ANSWER = "headings: [Lamp facial]\nlead: [{kind: question, text: Does it boost ATP?}]\ntext: Yes, it does.\n"


def loaded(folder: Path, text: str) -> Records:
    return Records.load(studio.library(folder, {"cases/one.yaml": text}))


@pytest.mark.parametrize(
    "text",
    [
        "expect: flag\n" + BULLET,
        "expect: flag\ntopic: atp-energy\n" + BULLET,
        "expect: treatment\ntreatment: lamp\n" + BULLET,
        "expect: quiet\ntopic: collagen\n" + BULLET,
        "expect: quiet\ntopic: atp-energy\n" + TWO,
        "expect: quiet\nsentence: It does not boost ATP.\n" + TWO,
        "expect: treatment\ntreatment: lamp\nsentence: It boosts collagen.\n" + TWO,
        "expect: flag\n" + ANSWER,
    ],
)
def test_as_expected(tmp_path: Path, text: str) -> None:
    records = loaded(tmp_path, text)
    assert list(records.cases) == ["one"]
    assert not list(replay.run(records))


@pytest.mark.parametrize(
    "text,failure",
    [
        (
            "expect: quiet\n" + BULLET,
            'cases/one: quiet: "boost ATP" is read as atp-energy about lamp (verb-object)',
        ),
        (
            "expect: flag\ntopic: hair\n" + BULLET,
            'cases/one: flag of hair: "boost ATP" is read as no claim',
        ),
        (
            "expect: treatment\ntreatment: lamp\ntext: It boosts collagen.\n",
            'cases/one: treatment=lamp: "It boosts collagen." is read as collagen about no treatment (verb-object)',
        ),
        (
            "expect: flag\nsentence: It does not boost ATP.\n" + TWO,
            'cases/one: flag: "It does not boost ATP." is read as no claim',
        ),
    ],
)
def test_otherwise(tmp_path: Path, text: str, failure: str) -> None:
    assert [str(found) for found in replay.run(loaded(tmp_path, text))] == [failure]


@pytest.mark.parametrize(
    "text,problem",
    [
        ("expect: quite\ntext: a\n", "1:9: 'expect' is 'quite'; did you mean 'quiet'?"),
        ("expect: quiet\n", "1:1: 'text' is missing"),
        ("expect: quiet\ntext: a\ntopic: colagen\n", "3:8: topic 'colagen' does not exist; did you mean 'collagen'?"),
        ("expect: quiet\ntext: a\npage: lam\n", "3:7: treatment 'lam' does not exist; did you mean 'lamp'?"),
        ("expect: treatment\ntext: a\n", "1:9: the case does not say which treatment; add 'treatment: ...'"),
        (
            "expect: flag\ntext: a\ntreatment: lamp\n",
            "3:1: a treatment stands beside 'expect: flag'; write 'expect: treatment', or remove it",
        ),
        (
            "expect: flag\ntext: a b\nsentence: c\n",
            "3:11: the sentence does not stand in the text; copy it from 'text'",
        ),
        ("expect: flag\ntext: a\nkind: quot\n", "3:7: 'kind' is 'quot'; did you mean 'quote'?"),
        ("expect: flag\ntext: a\nlead: [{kind: quote}]\n", "3:8: 'text' is missing"),
        ("expect: flag\ntext: a\nid: one\n", "3:1: the id is written here; delete this line: the path is the id"),
        ("expect: flag\ntext: a\ntexts: b\n", "3:1: "),
    ],
)
def test_a_broken_file_says_where(tmp_path: Path, text: str, problem: str) -> None:
    with pytest.raises(LibraryError) as raised:
        loaded(tmp_path, text)
    (found,) = raised.value.problems
    assert str(found).startswith(f"{(tmp_path / 'cases' / 'one.yaml').as_posix()}:{problem}")


def test_a_case_is_written_canonically_and_read_back(tmp_path: Path) -> None:
    case = loaded(tmp_path, "expect: quiet\nsentence: It boosts collagen.\n" + TWO).cases["one"]
    path = tmp_path / "cases" / "one.yaml"
    path.write_text(dump_record(case), encoding="utf-8")
    assert not format_file(path)
    assert Records.load(tmp_path).cases["one"] == case


def test_an_upper_layer_adds_cases_and_keeps_those_below(tmp_path: Path) -> None:
    loaded(tmp_path / "below", "expect: flag\n" + BULLET)
    above = {"library.yaml": 'name: above\nversion: "1"\nschema: 1\nextends: ../below\n'}
    studio.write(tmp_path / "above", {**above, "cases/two.yaml": "expect: quiet\ntext: Come in.\n"})
    records = Records.load(tmp_path / "above")
    assert sorted(records.cases) == ["one", "two"]
    assert not list(replay.run(records))
    studio.write(tmp_path / "above", {"cases/one.yaml": "expect: quiet\ntext: Come in.\n"})
    with pytest.raises(LibraryError, match="already holds 'one' in cases"):
        Records.load(tmp_path / "above")


def test_the_kinds_of_block_are_those_of_documents() -> None:
    assert set(get_args(cases.BlockKind)) == BLOCK_KINDS
