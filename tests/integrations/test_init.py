"""`claimtrack init --with ...`: what it writes runs elsewhere; here, that it writes it, and only where nothing is."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from claimtrack.cli import main, snippets
from claimtrack.version import __version__
from tests.integrations.scratch import CLAIM, ROOT, repository, run


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".git").mkdir()
    return tmp_path


def test_every_file_is_written_where_none_is(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["init", "--with", "pre-commit,github", "--with", "gitlab,github"]) == 0
    written = ["claimtrack.toml", ".pre-commit-config.yaml", ".github/workflows/claimtrack.yml", ".gitlab-ci.yml"]
    assert capsys.readouterr().out == "".join(f"{name} written\n" for name in written)
    for name in written[1:]:
        text = (root / name).read_text()
        assert f"claimtrack[code,office,pdf]=={__version__}" in text or f'CLAIMTRACK_VERSION: "{__version__}"' in text
        assert yaml.safe_load(text)
        assert "{version}" not in text


def test_what_is_there_stays_and_the_lines_to_add_are_printed(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = {"claimtrack.toml": "", ".pre-commit-config.yaml": "repos:\n  - repo: meta\n    hooks: [{id: identity}]\n"}
    for name, text in before.items():
        (root / name).write_text(text)
    assert main(["init", "--with", "pre-commit"]) == 0
    out = capsys.readouterr().out
    assert {name: (root / name).read_text() for name in before} == before
    assert out.startswith("claimtrack.toml exists already; it was left as it is\n")
    lines = out[out.index("Add to it, under repos:\n\n") :].partition("\n\n")[2]
    repos = yaml.safe_load(before[".pre-commit-config.yaml"] + lines)["repos"]
    assert [hook["id"] for repo in repos for hook in repo["hooks"]] == ["identity", "claimtrack"]


def test_what_runs_claimtrack_already_is_left_alone(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["init", "--with", "gitlab"])
    capsys.readouterr()
    assert main(["init", "--with", "gitlab"]) == 0
    assert ".gitlab-ci.yml exists already; it was left as it is, and speaks of claimtrack\n" in capsys.readouterr().out


def test_without_it_the_last_line_names_it(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["init"]) == 0
    last = capsys.readouterr().out.splitlines()[-1]
    assert last == f"To check every change: claimtrack init --with {','.join(snippets.FILES)}"
    assert main(last.partition("claimtrack ")[2].split()) == 0


def test_inside_a_repository_nothing_is_written(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (root / "site").mkdir()
    assert main(["init", "site", "--with", "github"]) == 2
    assert "count at the root of a repository" in capsys.readouterr().err
    assert list((root / "site").iterdir()) == []


def test_an_unknown_name_is_told_which_there_are(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["init", "--with", "github,jenkins"])
    assert stopped.value.code == 2
    assert "nothing for 'jenkins'; there are pre-commit, github, gitlab" in capsys.readouterr().err
    assert not (root / "claimtrack.toml").exists()


def test_a_folder_that_cannot_be_made_is_one_line(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (root / ".github").write_text("a file")
    assert main(["init", "--with", "github"]) == 2
    assert capsys.readouterr().err.startswith("claimtrack: .github/workflows: cannot be made: ")


def test_the_hook_written_is_the_hook_of_the_repository() -> None:
    (hook,) = yaml.safe_load(snippets.text("pre-commit"))["repos"][0]["hooks"]
    ours = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))[0]
    same = ("id", "entry", "language", "files", "exclude")
    assert {key: hook[key] for key in same} == {key: ours[key] for key in same}
    assert hook["additional_dependencies"][0].startswith("claimtrack" + ours["additional_dependencies"][0][1:])


@pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
def test_the_configuration_written_is_one_that_pre_commit_reads(tmp_path: Path) -> None:
    pytest.importorskip("pre_commit")
    site = repository(tmp_path / "site", {"a.md": CLAIM, ".pre-commit-config.yaml": snippets.text("pre-commit")})
    assert run(site, sys.executable, "-m", "pre_commit", "validate-config").code == 0


def test_the_package_runs_as_a_module_and_by_its_name() -> None:
    """What pipx and uvx start is the entry point of the package's own name."""
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    assert re.search(r'^claimtrack = "claimtrack\.cli:main"$', text, re.MULTILINE)
    done = subprocess.run([sys.executable, "-m", "claimtrack", "--version"], capture_output=True, text=True, check=True)
    assert done.stdout == f"claimtrack {__version__}\n"


def test_every_extra_that_is_told_of_can_be_installed() -> None:
    """Wherever claimtrack[...] stands: the README, messages, snippets, recipes."""
    extras = set(re.findall(r"^(\w+) = \[", (ROOT / "pyproject.toml").read_text(encoding="utf-8"), re.MULTILINE))
    places = [ROOT / "README.md", ROOT / "action.yml", *(ROOT / "integrations").rglob("*"), *(ROOT / "src").rglob("*")]
    told = {
        (extra, file.relative_to(ROOT).as_posix())
        for file in places
        if file.suffix in (".md", ".yml", ".yaml", ".py")
        for names in re.findall(r"claimtrack\[([\w,]+)\]", file.read_text(encoding="utf-8"))
        for extra in names.split(",")
    }
    assert {extra for extra, _ in told} >= {"code", "office", "pdf", "watch"}
    assert {(extra, file) for extra, file in told if extra not in extras} == set()
