"""`claimtrack claims import`: rows land in the library once, comments stay, and copy is judged by them."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Run

HELD = "# Ours, since 2020.\n- {never: pamper, why: says nothing}\n"


def test_rows_are_added_once_and_judged_by(run: Run, here: Path) -> None:
    (here / "words.csv").write_text("never,instead,why\nMoisture,water,plain words\n")
    assert run("claims", "import", "words.csv").out == "claims/lexicon/house.yaml: 1 added\n"
    assert "uses 'moisture', which the house does not print" in run("check", "fine.md").out
    assert "try: The lamp facial boosts water." in run("check", "fine.md").out
    before = (here / "claims/lexicon/house.yaml").read_bytes()
    assert run("claims", "import", "words.csv").out == "claims/lexicon/house.yaml: 0 added, 1 there already\n"
    assert (here / "claims/lexicon/house.yaml").read_bytes() == before


def test_what_stood_there_stays(run: Run, here: Path) -> None:
    file = here / "claims/lexicon/house.yaml"
    file.write_text(HELD)
    (here / "rule.yml").write_text("extends: substitution\nswap:\n  Pamper: spoil\n  journey: course\n  'x.*y': z\n")
    ran = run("claims", "import", "rule.yml")
    assert ran.out == "claims/lexicon/house.yaml: 1 added, 1 there already\n"
    assert ran.err == "rule.yml: left out, more than a choice of words: x.*y\n"
    assert file.read_text() == HELD + "- {never: journey, instead: course}\n"
    assert run("claims", "fmt", "--check", "claims/lexicon/house.yaml").code == 0
    assert run("claims", "validate").code == 0


def test_what_cannot_be_read_is_said_in_one_line_and_nothing_is_written(run: Run, here: Path) -> None:
    (here / "a.csv").write_text("word\n")
    ran = run("claims", "import", "a.csv")
    assert (ran.code, ran.err) == (
        2,
        "claimtrack: a.csv: its first line names no column 'never'; write never,instead,why\n",
    )
    assert "lists are read from .csv" in run("claims", "import", "page.html").err
    assert "gone.csv: cannot be read" in run("claims", "import", "gone.csv").err
    assert not (here / "claims/lexicon/house.yaml").exists()
