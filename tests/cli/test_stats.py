"""`claimtrack claims stats`: what it counts, in words and as data."""

from __future__ import annotations

import json
from pathlib import Path

from tests import studio
from tests.cli.conftest import Run

DAY = ("--as-of", "2026-11-22")

TEXT = """\
3 claims of 1 treatment
        missing  mechanism-only  supported  all
  lamp        1               1          1    3
  all         1               1          1    3

2 sources, 2 of them read on the publisher's, registry's or regulator's own page
  1  rct
  1  controlled-lab

1 gap
  1  searched-none-found

0 of 2 accepted evidence lines (0 %) are signed off by a named person.
The oldest search was made on 2026-11-01 (lamp/collagen).
"""


def test_the_numbers_in_words(run: Run) -> None:
    out = run("claims", "stats", *DAY).out
    numbers, _, library = out.rpartition("\n\n")
    assert f"{numbers}\n" == TEXT
    assert library.startswith("Library studio 1 (")
    assert library.endswith("; evidence as of 2026-11-22.\n")


def test_the_numbers_as_data(run: Run) -> None:
    data = json.loads(run("claims", "stats", "--format", "json", *DAY).out)
    assert data["claims"] == {
        "total": 3,
        "by_status": {"missing": 1, "mechanism-only": 1, "supported": 1},
        "by_treatment": {"lamp": {"missing": 1, "mechanism-only": 1, "supported": 1}},
    }
    assert data["sources"]["by_design"] == {"rct": 1, "controlled-lab": 1}
    assert data["review"] == {"lines": 2, "signed": 0, "suspect": 0}
    assert (data["oldest_search"], data["as_of"]) == ("2026-11-01", "2026-11-22")


def test_a_search_grows_old(run: Run) -> None:
    out = run("claims", "stats", "--as-of", "2028-11-02").out
    assert "(lamp/collagen); 1 gap to be searched again.\n" in out


def test_a_library_without_claims(run: Run, here: Path) -> None:
    for name in ("atp", "collagen", "moisture"):
        (here / "claims" / "lamp" / f"{name}.yaml").unlink()
    out = run("claims", "stats", *DAY).out
    assert out.startswith("No claims.\n")
    assert "0 of 0 accepted evidence lines are signed off" in out
    assert "No search is recorded.\n" in out


def test_a_library_of_general_claims_names_them_last(run: Run, here: Path) -> None:
    text = studio.FILES["lamp/collagen.yaml"].replace("  treatment: lamp\n", "")
    studio.write(here / "claims", {"general/a.yaml": text})
    rows = [line.split()[0] for line in run("claims", "stats", *DAY).out.splitlines()[2:5]]
    assert rows == ["lamp", "general", "all"]
