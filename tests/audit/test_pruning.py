"""Forgetting older runs: the last ones say what they said, and nothing else is left of the others."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from claimtrack.audit.pruning import prune
from claimtrack.audit.report import FORMATS, View, pieces
from claimtrack.audit.store import Runs
from tests.audit import lamps

SITES: Sequence[Mapping[str, str]] = (
    {"/": lamps.page("Lamp facial", "<p>The lamp facial boosts hair growth of the old.</p>")},
    {**lamps.SITE, "/gone": lamps.page("Lamp facial", "<p>The lamp facial boosts ATP, a lot.</p><video></video>")},
    lamps.SITE,
    {path: text.replace("boosts", "raises") for path, text in lamps.SITE.items()},
)
TABLES = ("run", "claim", "judged", "page", "sentence", "verdict", "passage", "finding", "passed", "tally", "unread")


def rows(runs: Runs) -> dict[str, int]:
    """Rows by table."""
    return {name: next(runs.rows(f"SELECT count(*) FROM {name}"))[0] for name in (*TABLES, "library", "figure")}


def audited(folder: Path, sites: Sequence[Mapping[str, str]]) -> None:
    """An audit of each site, in a folder."""
    held = lamps.library(folder / "claims")
    with lamps.runs(folder) as runs:
        for site in sites:
            lamps.audit(runs, lamps.kept(site), held)


@pytest.mark.parametrize("keep", [1, 2, 3])
def test_what_is_left_is_as_if_the_others_had_never_been(tmp_path: Path, keep: int) -> None:
    audited(tmp_path / "all", SITES)
    audited(tmp_path / "last", SITES[-keep:])
    with lamps.runs(tmp_path / "all") as runs, lamps.runs(tmp_path / "last") as others:
        last = runs.find("last")
        before = ["".join(pieces(name, View(runs, last))) for name in FORMATS if name in ("csv", "sarif")]
        assert prune(runs, keep) == len(SITES) - keep
        assert rows(runs) == rows(others)
        assert before == ["".join(pieces(name, View(runs, last))) for name in FORMATS if name in ("csv", "sarif")]
        assert prune(runs, keep) == 0


def test_a_run_that_is_kept_alone_compares_and_goes_on(tmp_path: Path) -> None:
    audited(tmp_path, SITES)
    with lamps.runs(tmp_path) as runs:
        prune(runs, 1)
        again = lamps.audit(runs, lamps.kept(SITES[-1]), lamps.library(tmp_path / "claims"))
        since = lamps.compare(runs, runs.find("4"), again)
        anew = next(runs.rows("SELECT sum(anew) FROM page WHERE run = ?", (again.id,)))[0]
    assert (since.changes, anew) == ((), 0)


def test_pictures_of_what_is_forgotten_go_with_it(tmp_path: Path) -> None:
    audited(tmp_path, SITES)
    (tmp_path / "shots").mkdir()
    with lamps.runs(tmp_path) as runs:
        ((old,), (new,)) = (next(runs.rows(f"SELECT copy FROM judged ORDER BY id {way}")) for way in ("", "DESC"))
        for copy, name in ((old, "old"), (new, "new")):
            (tmp_path / "shots" / f"{name}.png").touch()
            runs.database.execute("INSERT INTO picture VALUES (?, '[]', ?)", (copy, f"shots/{name}.png"))
        prune(runs, 1)
        assert [row["file"] for row in runs.rows("SELECT file FROM picture")] == ["shots/new.png"]
    assert [file.name for file in (tmp_path / "shots").iterdir()] == ["new.png"]


def test_the_file_becomes_smaller_and_a_stop_in_the_midst_loses_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    large = tuple(
        {f"/{n}": lamps.page(f"Lamp {n}", f"<p>{run} {n * 'so it is '}</p>") for n in range(90)} for run in "ab"
    )
    audited(tmp_path, large)
    file = tmp_path / "audit.sqlite"
    size = file.stat().st_size
    with lamps.runs(tmp_path) as runs:
        was = rows(runs)
        with monkeypatch.context() as broken:
            broken.setattr("claimtrack.audit.pruning._PICTURES", "FROM nowhere")
            with pytest.raises(sqlite3.OperationalError):
                prune(runs, 1)
        assert rows(runs) == was
        prune(runs, 1)
    assert file.stat().st_size < 0.7 * size
