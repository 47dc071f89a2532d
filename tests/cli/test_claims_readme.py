"""`claimtrack claims readme`: what it writes, what it leaves alone, and that ours is up to date."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from claimtrack.cli import main
from tests import studio
from tests.cli.conftest import Run

ROOT = Path(__file__).parents[2]
DAY = ("--as-of", "2026-11-22")
README, INDEX = Path("claims/README.md"), Path("claims/INDEX.md")


def test_ours_is_up_to_date(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(ROOT)
    code = main(["claims", "readme", "--check"])
    assert (code, capsys.readouterr().out) == (0, ""), "run: claimtrack claims readme"


def test_links_of_ours_lead_somewhere() -> None:
    index = (ROOT / "claims/INDEX.md").read_text(encoding="utf-8")
    files = re.findall(r"\]\(([\w-]+/[\w-]+\.yaml)\)", index)
    assert len(files) > 200
    assert [file for file in files if not (ROOT / "claims" / file).is_file()] == []
    headings = {re.sub(r"[^\w\- ]", "", h.lower()).replace(" ", "-") for h in re.findall(r"^## (.+)$", index, re.M)}
    linked = set(re.findall(r"\(INDEX\.md#([^)]+)\)", (ROOT / "claims/README.md").read_text(encoding="utf-8")))
    assert linked == headings


def test_both_files_are_written_and_then_up_to_date(run: Run) -> None:
    ran = run("claims", "readme", *DAY)
    assert (ran.code, ran.out) == (0, f"{README}: written\n{INDEX}: written\n")
    assert run("claims", "readme", "--check") == (0, "", "")
    assert run("claims", "readme", *DAY).out == ""
    assert "| [lamp](INDEX.md#lamp-facial) | 1 | 1 | 1 | 3 |" in README.read_text(encoding="utf-8")
    row = next(line for line in INDEX.read_text(encoding="utf-8").splitlines() if "lamp/collagen" in line)
    assert row.startswith("| [The lamp raises collagen.](lamp/collagen.yaml) | missing | ")
    assert row.endswith(" | Nobody has measured collagen after a lamp facial. |")
    assert "PubMed" in row


def test_what_people_wrote_stays(run: Run) -> None:
    README.write_text("# Ours\n\nBy hand.\n", encoding="utf-8")
    run("claims", "readme", *DAY)
    once = README.read_text(encoding="utf-8")
    assert once.startswith("# Ours\n\nBy hand.\n\n<!-- claims readme, evidence as of 2026-11-22: begin -->\n")
    README.write_text(f"{once}\nBelow.\n", encoding="utf-8")
    run("claims", "readme", "--as-of", "2026-11-23")
    twice = README.read_text(encoding="utf-8")
    assert twice.endswith("<!-- claims readme: end -->\n\nBelow.\n")
    assert twice.count("begin -->") == 1


def test_check_writes_nothing_and_says_what_would_change(run: Run) -> None:
    run("claims", "readme", *DAY)
    path = Path("claims/lamp/atp.yaml")
    path.write_text(path.read_text(encoding="utf-8").replace("in skin", "of skin"), encoding="utf-8")
    before = INDEX.read_bytes()
    ran = run("claims", "readme", "--check")
    assert (ran.code, ran.out) == (1, f"{README}: would be written\n{INDEX}: would be written\n")
    assert INDEX.read_bytes() == before


def test_text_cannot_break_the_table(run: Run) -> None:
    path = Path("claims/lamp/atp.yaml")
    path.write_text(
        path.read_text(encoding="utf-8").replace("The lamp raises ATP in skin.", "The lamp | *raises* <b>[ATP]."),
        encoding="utf-8",
    )
    run("claims", "readme", *DAY)
    row = next(line for line in INDEX.read_text(encoding="utf-8").splitlines() if "lamp/atp" in line)
    assert row.startswith(r"| [The lamp \| \*raises\* \<b>\[ATP\].](lamp/atp.yaml) | mechanism-only |")
    assert len(re.findall(r"(?<!\\)\|", row)) == 5


def test_broken_markers_are_named(run: Run) -> None:
    README.write_text("# Ours\n<!-- claims readme: end -->\n", encoding="utf-8")
    ran = run("claims", "readme", *DAY)
    assert (ran.code, "README.md: its markers are broken" in ran.err) == (2, True)
    assert not INDEX.exists()


def test_a_layer_links_only_the_files_it_has(run: Run, here: Path) -> None:
    mine = studio.write(here / "mine", {"library.yaml": 'name: mine\nversion: "1"\nschema: 1\nextends: ../claims\n'})
    run("claims", "readme", "--claims", "mine", *DAY)
    index = (mine / "INDEX.md").read_text(encoding="utf-8")
    assert "| The lamp raises collagen. `lamp/collagen` |" in index
    assert "](lamp/" not in index
