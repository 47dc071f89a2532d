"""What is known already, on the command line: ignores, baseline, diff, another library; and what is not read."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import jsonschema
import pytest

from tests import studio
from tests.cli.conftest import Run

BOAST = "The lamp facial boosts collagen.\n"


def test_an_ignore_is_counted_and_an_auditor_sees_through_it(run: Run, here: Path) -> None:
    (here / "a.md").write_text(f"<!-- claimtrack-ignore-next -- known -->\n\n{BOAST}")
    ran = run("check", "a.md")
    assert ran.code == 0
    assert "No findings in the text read.\n1 finding ignored in the copy; --no-ignores reports them.\n" in ran.out
    assert run("check", "a.md", "--no-ignores").code == 1


def test_ignores_lists_reach_rules_owner_age_and_reason(run: Run, here: Path) -> None:
    (here / "a.md").write_text(
        "<!-- claimtrack-ignore-next unsupported-claim until=2026-01-31 owner=anna -- a trial -->\n\n"
        f"{BOAST}\n<!-- claimtrack-ignore-file -->\n"
    )
    assert run("ignores", "a.md", "--as-of", "2026-11-22").out.splitlines() == [
        "a.md:1:6: next, unsupported-claim; ran out 2026-01-31; anna, not committed: a trial",
        "a.md:5:6: invalid: it gives no reason; write one after two dashes: -- the reason",
        "2 directives in 1 file.",
    ]


@pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
def test_git_tells_who_wrote_a_directive_and_when(run: Run, here: Path) -> None:
    (here / "a.md").write_text("<!-- claimtrack-ignore-file -- known -->\n")
    for arguments in (("init", "--quiet"), ("add", "a.md"), ("commit", "--quiet", "--message", "first")):
        who = ["-c", "user.name=Ben", "-c", "user.email=b@example.org", "-c", "commit.gpgsign=false"]
        subprocess.run(
            ["git", *who, *arguments],
            check=True,
            timeout=60,
            env={"GIT_AUTHOR_DATE": "2026-11-12T12:00:00Z", "PATH": "/usr/bin:/bin", "HOME": str(here)},
        )
    listed = run("ignores", "--as-of", "2026-11-22").out
    assert listed.startswith("a.md:1:6: file, every rule; no end; Ben, 10 days old: known\n")


def test_a_baseline_is_written_checked_and_pruned(run: Run, here: Path) -> None:
    (here / "a.md").write_text(f"{BOAST}\nThe lamp facial boosts ATP.\n")
    written = run("baseline", "write", "a.md", "--owner", "anna")
    assert (written.code, written.out) == (0, "claimtrack-baseline.json: 2 accepted, 2 of them new; 0 gone.\n")
    assert run("check", "a.md").code == 1
    ran = run("check", "a.md", "--baseline", "claimtrack-baseline.json")
    assert ran.code == 0
    assert "Baseline: 2 accepted, 0 new, 0 judged otherwise since, 0 gone.\n" in ran.out
    (here / "claimtrack.toml").write_text('baseline = "claimtrack-baseline.json"\n')
    assert run("check", "a.md").code == 0
    assert run("check", "a.md", "--no-baseline").code == 1
    (here / "a.md").write_text(f"{BOAST}\nIt boosts hair growth. A lamp facial boosts collagen.\n")
    left = run("baseline", "check", "a.md")
    assert left.code == 1
    assert left.out.splitlines()[:2] == ["1 of 2 accepted findings are left; 1 are gone.", "  anna: 1"]
    assert "new a.md:3:38: error unsupported-claim:" in left.out
    assert run("baseline", "prune", "a.md").out == "claimtrack-baseline.json: 1 gone, 1 left.\n"
    assert run("baseline", "check", "fine.md").code == 0


def test_a_baseline_in_its_usual_place_is_the_one_that_is_checked(run: Run, here: Path) -> None:
    (here / "a.md").write_text(BOAST)
    run("baseline", "write", "a.md")
    ran = run("baseline", "check", "a.md")
    assert (ran.code, ran.out.splitlines()[0]) == (0, "1 of 1 accepted findings are left; 0 are gone.")


def test_a_baseline_is_not_made_from_a_diff(run: Run, here: Path) -> None:
    (here / "a.md").write_text(BOAST)
    run("baseline", "write", "a.md")
    before = (here / "claimtrack-baseline.json").read_bytes()
    for verb in ("write", "prune"):
        ran = run("baseline", verb, "a.md", "--diff", "HEAD")
        assert (ran.code, ran.err.count("\n")) == (2, 1)
        assert "--diff does not go with writing a baseline" in ran.err
    assert (here / "claimtrack-baseline.json").read_bytes() == before


def test_a_baseline_names_no_standard_input(run: Run, here: Path) -> None:
    ran = run("baseline", "write", "-", "--as", "text")
    assert (ran.code, ran.err.count("\n")) == (2, 1)
    assert not (here / "claimtrack-baseline.json").exists()


def test_a_baseline_written_twice_has_the_same_bytes_and_a_part_of_the_site_keeps_the_rest(
    run: Run, here: Path
) -> None:
    studio.write(here / "site", {"b.md": f"{BOAST}\nThe lamp facial boosts ATP.\n", "a/z.md": BOAST, "a.md": BOAST})
    file = here / "claimtrack-baseline.json"
    run("baseline", "write", "site", "--as-of", "2026-11-22")
    first = file.read_bytes()
    assert [entry["path"] for entry in json.loads(first)["entries"]] == ["site/a.md", "site/a/z.md", *["site/b.md"] * 2]
    for again in (["site/b.md"], ["site/b.md", "site/a.md"], ["site/a"], ["site"]):
        run("baseline", "write", *again, "--as-of", "2026-12-24")
        assert file.read_bytes() == first, again


def test_a_configuration_does_not_hold_beside_its_folder(run: Run, here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    studio.write(here, {"uk/claimtrack.toml": 'markets = ["uk"]\nexclude = ["*"]\n', "us/a.md": BOAST})
    monkeypatch.chdir(here / "uk")
    ran = run("check", "../us/a.md", "--force-exclude", "--claims", "../claims", "--format", "json")
    report = json.loads(ran.out)
    assert (report["summary"]["files"], report["markets"]) == (1, [])


def test_two_reports_do_not_go_to_one_file(run: Run, here: Path) -> None:
    ran = run("check", "page.html", "--format", "json=out,sarif=out")
    assert (ran.code, "two formats cannot go to one file (out)" in ran.err) == (2, True)
    assert not (here / "out").exists()


def test_what_is_excluded_is_not_searched_for_directives(run: Run, here: Path) -> None:
    (here / "claimtrack.toml").write_text('exclude = ["drafts/"]\n')
    studio.write(here / "drafts", {"a.md": "<!-- claimtrack-ignore-file -- known -->\n"})
    assert run("ignores", ".").out == "0 directives in 2 files.\n"


def test_an_upgrade_does_not_read_standard_input(run: Run) -> None:
    ran = run("upgrade", "-", "--as", "text", "--preview")
    assert (ran.code, "write it to a file" in ran.err) == (2, True)


def test_a_baseline_that_is_not_there_is_exit_2(run: Run) -> None:
    ran = run("check", "fine.md", "--baseline", "gone.json")
    assert (ran.code, ran.err) == (2, "claimtrack: gone.json: no such baseline; make one: claimtrack baseline write\n")


@pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
def test_diff_outside_a_repository_is_exit_2(run: Run) -> None:
    ran = run("check", "fine.md", "--diff", "main")
    assert ran.code == 2
    assert ran.err.count("\n") == 1


def test_what_is_excluded_is_not_read_unless_it_is_named(run: Run, here: Path) -> None:
    (here / "claimtrack.toml").write_text('exclude = ["drafts/**"]\n')
    studio.write(here / "drafts", {"a.md": BOAST})
    assert "drafts/a.md: excluded (claimtrack.toml:1:11)" in run("check", ".").out
    assert run("check", "drafts/a.md").code == 1
    ran = run("check", "drafts/a.md", "--force-exclude")
    assert ran.code == 0
    assert "drafts/a.md: excluded (claimtrack.toml:1:11)" in ran.out
    assert "fine.md: excluded (--exclude)" in run("check", ".", "--exclude", "*.md").out


def test_force_exclude_passes_over_what_a_folder_would(run: Run, here: Path) -> None:
    studio.write(here, {"README.md": BOAST, "tests/a.md": BOAST, "style.css": "a", ".github/a.md": BOAST})
    named = ("README.md", "tests/a.md", "style.css", "claims/library.yaml", ".github/a.md")
    ran = run("check", *named, "--force-exclude")
    assert ran.code == 0
    assert "README.md: internal: written for the makers of the site" in ran.out
    assert "tests/a.md: internal: not published copy" in ran.out
    assert "style.css: a kind that is not read" in ran.out
    assert "claims/library.yaml: a library of claims" in ran.out
    assert ".github/a.md: hidden" in ran.out


def test_more_warnings_than_allowed_fail(run: Run, here: Path) -> None:
    (here / "a.md").write_text("The lamp facial may boost collagen.\n")
    assert run("check", "a.md").code == 0
    assert run("check", "a.md", "--max-warnings", "1").code == 0
    assert run("check", "a.md", "--max-warnings", "0").code == 1
    assert run("check", "a.md", "--max-warnings", "0", "--fail-on", "never").code == 0
    (here / "claimtrack.toml").write_text("max_warnings = 0\n")
    assert run("check", "a.md").code == 1
    assert run("check", "a.md", "--max-warnings", "few").code == 2


def test_severities_of_the_configuration_hold(run: Run, here: Path) -> None:
    (here / "a.md").write_text(BOAST)
    (here / "claimtrack.toml").write_text('severity = {unsupported-claim = "info"}\nfail_on = "warning"\n')
    assert run("check", "a.md").code == 0
    assert run("check", "a.md", "--fail-on", "info").code == 1
    (here / "claimtrack.toml").write_text('severity = {unsuported-claim = "info"}\n')
    assert run("check", "a.md").err == (
        "claimtrack.toml:1:13: no rule 'unsuported-claim'; did you mean 'unsupported-claim'?\n"
    )


def test_several_reports_in_one_pass_and_quiet_when_there_is_nothing(run: Run, here: Path) -> None:
    ran = run("check", "page.html", "--format", "json=out.json,concise")
    assert ran.out.startswith("page.html:2:")
    assert json.loads((here / "out.json").read_text())["summary"]["files"] == 1
    assert run("check", "fine.md", "--quiet").out == ""
    assert run("check", "page.html", "--quiet").out
    assert run("check", "fine.md", "--format", "docx").code == 2


def test_standard_input_is_taken_for_a_file(
    run: Run, here: Path, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    copy = tmp_path_factory.mktemp("in") / "copy"
    copy.write_text(f"# Lamp\n\n{BOAST}")
    (here / "uk").mkdir()
    (here / "uk/claimtrack.toml").write_text('markets = ["uk"]\nclaims = "../claims"\n')
    with copy.open() as stream:
        monkeypatch.setattr("sys.stdin", stream)
        ran = run("check", "-", "--stdin-filename", "uk/page.md", "--format", "json")
    report = json.loads(ran.out)
    assert [finding["path"] for finding in report["findings"]] == ["uk/page.md"]
    assert report["pages"][0]["markets"] == ["uk"]


def test_another_library_is_refused_until_it_is_pinned(run: Run, here: Path) -> None:
    (here / "claimtrack.toml").write_text('# ours\nclaims = "claims"\nlibrary_digest = "0123"  # old\n')
    ran = run("check", "fine.md")
    assert ran.code == 2
    assert ran.err.startswith("claimtrack.toml:3:18: the library found is ")
    (here / "claimtrack.toml").write_text("# ours\nlibrary_digest = '0123'  # old\n")
    proved = studio.FILES["lamp/moisture.yaml"].replace("moisture", "collagen").replace("hydration", "collagen")
    studio.library(here / "newer", {"lamp/collagen.yaml": proved})
    (here / "a.md").write_text(BOAST)
    shown = run("upgrade", "a.md", "--to", "newer", "--preview", "--claims", "claims").out
    assert "lamp/collagen: missing -> supported" in shown
    assert "a.md:1:17: boosts collagen: error unsupported-claim (missing) -> nothing" in shown
    assert (here / "claimtrack.toml").read_text() == "# ours\nlibrary_digest = '0123'  # old\n"
    run("upgrade", "--to", "claims")
    assert run("check", "fine.md").code == 0
    assert (here / "claimtrack.toml").read_text().startswith('# ours\nlibrary_digest = "')
    assert (here / "claimtrack.toml").read_text().endswith("  # old\n")


def test_a_pin_is_replaced_as_the_file_is_written(run: Run, here: Path) -> None:
    (here / "claimtrack.toml").write_bytes(b'# ours\r\nlibrary_digest = """0123"""  # old\r\nfail_on = "error"\r\n')
    run("upgrade", "--to", "claims")
    lines = (here / "claimtrack.toml").read_bytes().split(b"\r\n")
    assert (lines[0], lines[2:]) == (b"# ours", [b'fail_on = "error"', b""])
    assert run("check", "fine.md").code == 0


def test_the_schema_of_the_configuration_knows_what_the_loader_knows(run: Run, here: Path) -> None:
    schema = json.loads(run("config", "schema").out)
    validator = jsonschema.Draft202012Validator(schema)
    good = {"markets": ["uk"], "severity": {"house-word": "off"}, "profiles": [{"paths": ["a"], "channel": "ad"}]}
    validator.validate(good)
    wrong: list[dict[str, object]] = [
        {"market": []},
        {"markets": ["usa"]},
        {"severity": {"house-wurd": "off"}},
        {"ignores": {"allow": ["x"]}},
    ]
    for bad in wrong:
        assert not validator.is_valid(bad), bad


def test_a_shell_can_complete(run: Run) -> None:
    pytest.importorskip("shtab")
    assert "--min-confidence" in run("completion", "bash").out
