"""`claimtrack claims review`: a sign-off stands in the file, and what changes afterwards is suspect."""

from __future__ import annotations

import json
from pathlib import Path

from tests import studio
from tests.cli.conftest import Run

DAY = ("--as-of", "2026-11-22")
WHO = ("--name", "Dr A. Person", "--role", "dermatologist", "--on", "2026-11-20")
ATP = Path("claims/lamp/atp.yaml")
SIGNED = "    accepted_by: {name: Dr A. Person, role: dermatologist, on: 2026-11-20}\n    stamp: v1:"


def flags(run: Run, *library: str) -> list[str]:
    found = run("check", "page.html", "--format", "json", "--mentions", *DAY, *library).out
    assert json.loads(found)["mentions"]
    out = run("explain", "lamp/atp", *DAY, *library).out
    return [flag for flag in ("suspect", "unreviewed") if flag in out.split("flags: ")[1].splitlines()[0]]


def test_a_line_is_signed_and_nothing_else_is_changed(run: Run) -> None:
    run("claims", "fmt", "claims")
    before = ATP.read_text(encoding="utf-8")
    assert flags(run) == ["unreviewed"]
    ran = run("claims", "review", "lamp/atp", *WHO)
    assert ran.out == "lamp/atp: signed by Dr A. Person, dermatologist, 2026-11-20\n  dish-2020 supports\n"
    after = ATP.read_text(encoding="utf-8")
    added = [line for line in after.splitlines(keepends=True) if line not in before.splitlines(keepends=True)]
    assert "".join(added).startswith(SIGNED)
    assert len(added) == 2
    assert flags(run) == []
    assert run("claims", "stats", *DAY).out.count("1 of 2 accepted evidence lines (50 %) are signed off") == 1


def test_comments_stay(run: Run) -> None:
    ATP.write_text(f"# Seen in June.\n{ATP.read_text(encoding='utf-8')}", encoding="utf-8")
    run("claims", "review", "lamp/atp", *WHO)
    assert ATP.read_text(encoding="utf-8").startswith("# Seen in June.\ntext:")


def test_what_changes_after_the_sign_off_is_suspect_until_it_is_signed_again(run: Run) -> None:
    run("claims", "review", "lamp/atp", *WHO)
    assert run("claims", "list", "--suspect", *DAY).out == "No claims.\n"
    ATP.write_text(ATP.read_text(encoding="utf-8").replace("in skin.", "in the face."), encoding="utf-8")
    assert flags(run) == ["suspect"]
    assert "lamp/atp" in run("claims", "list", "--suspect", *DAY).out
    assert "1 line changed after the sign-off" in run("claims", "stats", *DAY).out
    run("claims", "review", "lamp/atp", *WHO)
    assert run("claims", "list", "--suspect", *DAY).out == "No claims.\n"


def test_signing_a_proposed_line_accepts_it_and_a_rejected_one_is_left(run: Run, here: Path) -> None:
    text = ATP.read_text(encoding="utf-8")
    rejected = "  - {source: trial-2020, direction: supports, accepted: rejected}\n"
    text = text.replace("accepted: accepted", "accepted: proposed").replace("lines:\n", f"lines:\n{rejected}")
    ATP.write_text(text, encoding="utf-8")
    assert run("claims", "review", "lamp/atp", *WHO).out.endswith("\n  dish-2020 supports\n")
    shown = run("claims", "show", "lamp/atp").out
    assert shown.count("accepted: accepted") == shown.count("accepted: rejected") == shown.count("stamp:") == 1


def test_only_the_named_source(run: Run) -> None:
    extra = "  - {source: trial-2020, direction: disputes, accepted: accepted, graded_by: the testers}\n"
    ATP.write_text(ATP.read_text(encoding="utf-8").replace("lines:\n", f"lines:\n{extra}"), encoding="utf-8")
    assert run("claims", "review", "lamp/atp", *WHO, "--source", "trial-2020").out.endswith("\n  trial-2020 disputes\n")
    assert run("claims", "show", "lamp/atp").out.count("stamp:") == 1


def test_a_layer_signs_what_lies_below_it(run: Run, here: Path) -> None:
    mine = studio.write(here / "mine", {"library.yaml": 'name: mine\nversion: "1"\nschema: 1\nextends: ../claims\n'})
    below = ATP.read_bytes()
    library = ("--claims", "mine")
    assert run("claims", "review", "lamp/atp", *WHO, *library).code == 0
    assert run("claims", "review", "lamp/atp", *WHO, *library).code == 0
    assert (mine / "lamp" / "atp.yaml").read_text(encoding="utf-8").count("stamp:") == 1
    assert ATP.read_bytes() == below
    assert (flags(run, *library), flags(run)) == ([], ["unreviewed"])
    assert run("claims", "validate", "mine").code == 0


def test_what_cannot_be_signed(run: Run) -> None:
    for arguments, message in (
        (("lamp/atp", "--name", " ", "--role", "x"), "a sign-off needs a name and a role"),
        (("lamp/atp", *WHO, "--source", "dish-2021"), "did you mean 'dish-2020'?"),
        (("lamp/collagen", *WHO), "lamp/collagen has no evidence line to sign"),
        (("lamp/apt", *WHO), "did you mean 'lamp/atp'?"),
    ):
        before = {path: path.read_bytes() for path in Path("claims").rglob("*.yaml")}
        ran = run("claims", "review", *arguments)
        assert (ran.code, ran.out, message in ran.err) == (2, "", True)
        assert {path: path.read_bytes() for path in Path("claims").rglob("*.yaml")} == before
