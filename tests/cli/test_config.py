"""The configuration on the command line: it holds for the files below it, options come before it, `config show` and
`init` tell of it."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

from claimtrack.config import load
from tests.cli.conftest import Run

CONFIG = """\
markets = ["us"]
as_of = 2026-11-22
claims = "claims"

[[profiles]]
paths = ["uk/**"]
markets = ["uk"]

[[house]]
never = "moisture"
instead = "water"
"""


def test_each_page_is_judged_where_it_runs_and_that_is_printed(run: Run, here: Path) -> None:
    (here / "claimtrack.toml").write_text(CONFIG)
    (here / "uk").mkdir()
    (here / "uk/page.md").write_text("The lamp facial boosts moisture.\n")
    out = run("check", "page.html", "uk", "fine.md").out
    assert "Markets by page:\n  page.html: us (claimtrack.toml:1:11)\n  uk/page.md: uk (claimtrack.toml:5:1)\n" in out
    assert "evidence as of 2026-11-22; markets us, uk." in out
    assert "warning house-word: uses 'moisture', which the house does not print" in out


def test_programs_are_told_too(run: Run, here: Path) -> None:
    (here / "claimtrack.toml").write_text(CONFIG)
    pages = json.loads(run("check", "fine.md", "--format", "json").out)["pages"]
    assert [(page["path"], page["markets"], page["from"]) for page in pages] == [
        ("fine.md", ["us"], "claimtrack.toml:1:11")
    ]


def test_options_come_before_the_configuration(run: Run, here: Path) -> None:
    (here / "claimtrack.toml").write_text(CONFIG)
    report = json.loads(run("check", "page.html", "--market", "au", "--as-of", "2026-01-01", "--format", "json").out)
    assert (report["markets"], report["as_of"]) == (["au"], "2026-01-01")


def test_a_broken_configuration_is_one_line_and_exit_2(run: Run, here: Path) -> None:
    (here / "claimtrack.toml").write_text('market = ["us"]\n')
    ran = run("check", "page.html")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == "claimtrack.toml:1:1: 'market' is no field here; did you mean 'markets'?\n"


def test_the_library_named_lies_relative_to_the_file(run: Run, here: Path) -> None:
    (here / "site").mkdir()
    (here / "site/claimtrack.toml").write_text('claims = "../claims"\n')
    (here / "site/page.md").write_text("The lamp facial boosts ATP.\n")
    assert "studio 1" in run("check", "site/page.md").out


def test_show_says_what_holds_and_where_it_is_written(run: Run, here: Path) -> None:
    assert run("config", "show", "fine.md").out.startswith("configuration: none\nmarkets: none (default)\n")
    (here / "claimtrack.toml").write_text(CONFIG)
    lines = run("config", "show", "fine.md").out.splitlines()
    assert lines[:2] == ["configuration: claimtrack.toml", "markets: us (claimtrack.toml:1:11)"]
    assert "as of: 2026-11-22 (claimtrack.toml:2:9)" in lines
    assert "house words: 1 (claimtrack.toml:9:1)" in lines
    assert "markets: ca (command line)" in run("config", "show", "fine.md", "--market", "ca").out
    assert run("config", "show", "gone.md").err == "claimtrack: gone.md: no such file\n"


def test_init_writes_a_file_that_loads_and_never_over_another(run: Run, here: Path) -> None:
    assert run("init").out.splitlines()[0] == "claimtrack.toml written"
    file = here / "claimtrack.toml"
    assert load(file).config.markets == ()
    file.write_text("markets = []\n")
    ran = run("init")
    assert (ran.code, ran.err) == (2, "claimtrack: claimtrack.toml exists already; it was left as it is\n")
    assert file.read_text() == "markets = []\n"


def test_every_line_of_it_is_right_when_its_mark_is_taken_away(run: Run, here: Path) -> None:
    (here / "site").mkdir()
    (here / "claimtrack.toml").write_text("")
    run("init", "site")
    file = here / "site/claimtrack.toml"
    lines = file.read_text().splitlines()
    written = [line.removeprefix("# ") if "=" in line or line.startswith("# [[") else line for line in lines]
    file.write_text("\n".join(line for line in written if not line.startswith("#")) + "\n")
    config = load(file).config
    assert set(tomllib.loads(file.read_text())) == set(type(config).model_fields)
    assert config.discharged[0].policy == "uk-cap-3-45-testimonial"
