"""The hooks of .pre-commit-hooks.yaml under the real pre-commit, in a scratch repository."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from claimtrack.documents.formats import SUFFIXES
from tests import studio
from tests.integrations.scratch import CLAIM, FINE, ROOT, Done, commit, git, repository, run

HOOKS: list[dict[str, Any]] = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
INSTALLING = 60
"""Seconds that the one test which installs may take."""
UNREACHABLE = ("No matching distribution", "Could not find a version", "Failed to establish", "ConnectTimeout")
FOUND = re.compile(r"^([\w/.-]+):(\d+):(\d+)$", re.MULTILINE)

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
pytest.importorskip("pre_commit")


def local(hook: dict[str, Any], **changed: Any) -> dict[str, Any]:
    """A hook as the manifest has it, but run with what this test runs with in place of an environment of its own."""
    entry = hook["entry"].replace("claimtrack", f"{sys.executable} -m claimtrack", 1)
    kept = {key: value for key, value in hook.items() if key != "additional_dependencies"}
    return {**kept, "entry": entry, "language": "system", **changed}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A repository whose pages are judged by its own library; both hooks are set up."""
    files = {f"claims/{name}": text for name, text in studio.FILES.items()}
    repository(tmp_path / "site", {**files, "index.md": FINE})
    configured(tmp_path / "site", *map(local, HOOKS))
    return tmp_path / "site"


def configured(site: Path, *hooks: dict[str, Any]) -> None:
    config = {"repos": [{"repo": "local", "hooks": list(hooks)}]}
    commit(site, {".pre-commit-config.yaml": yaml.safe_dump(config)})


def pre_commit(site: Path, *arguments: str, seconds: float = 60, **variables: str) -> Done:
    home = str(site.parent / "pre-commit")
    command = (sys.executable, "-m", "pre_commit", *arguments)
    variables = {"PRE_COMMIT_HOME": home, "PRE_COMMIT_COLOR": "never", **variables}
    return run(site, *command, seconds=seconds, variables=variables)


def places(done: Done) -> list[str]:
    return [":".join(found) for found in FOUND.findall(done.out)]


def test_every_kind_of_file_that_is_read_is_handed_over() -> None:
    takes, passes = re.compile(HOOKS[0]["files"]), re.compile(HOOKS[0]["exclude"])
    assert [suffix for suffix in SUFFIXES if not takes.search(f"site/page{suffix.upper()}")] == []
    listed = re.search(r"\((astro.*)\)\$", HOOKS[0]["files"])
    assert listed
    others = [one for kind in listed[1].split("|") for one in {kind.replace("?", ""), re.sub(r".\?", "", kind)}]
    assert {f".{one}" for one in others} <= set(SUFFIXES)
    assert not takes.search("site/photo.png")
    assert all(passes.search(path) for path in (".pre-commit-config.yaml", ".github/x.yml", "site/.cache/a.md"))
    assert not passes.search("site/page.min.html")


def test_what_reads_those_kinds_is_installed_with_it() -> None:
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    (extras,) = re.findall(r"\.\[(.*)\]", HOOKS[0]["additional_dependencies"][0])
    assert all(re.search(rf"^{extra} = \[", text, re.MULTILINE) for extra in extras.split(","))


def test_a_commit_that_claims_too_much_is_refused_and_another_passes_quietly(site: Path) -> None:
    assert pre_commit(site, "install").code == 0
    home = {"PRE_COMMIT_HOME": str(site.parent / "pre-commit")}
    studio.write(site, {"about.md": CLAIM, "README.md": CLAIM, "fine.html": f"<p>{FINE}</p>"})
    git(site, "add", "--all")
    refused = run(site, "git", "commit", "-m", "Say more", variables=home)
    assert refused.code == 1
    assert places(refused) == ["about.md:1:17"], refused.out
    studio.write(site, {"about.md": FINE})
    git(site, "add", "--all")
    passed = run(site, "git", "commit", "-m", "Say less", variables=home)
    assert passed.code == 0, passed.out
    assert re.search(r"^claimtrack\.+Passed$", passed.out, re.MULTILINE)
    assert re.search(r"^claimtrack library\.+\(no files to check\)Skipped$", passed.out, re.MULTILINE)
    assert "Read" not in passed.out


def test_many_files_are_shared_out_and_each_is_reported_once_and_whole(site: Path) -> None:
    names = [f"pages/{number}.md" for number in range(8)]
    commit(site, dict.fromkeys(names, CLAIM))
    # Runs side by side on the same cache, which all of them fill.
    done = pre_commit(site, "run", "claimtrack", "--all-files", CLAIMTRACK_CACHE=str(site.parent / "cache"))
    assert done.code == 1
    assert sorted(places(done)) == sorted(f"{name}:1:17" for name in names)
    blocks = re.split(r"(?=^pages/)", done.out, flags=re.MULTILINE)[1:]
    assert all(block.splitlines()[1] == f"  {CLAIM.strip()}" for block in blocks)
    assert (done.code, done.out) == pre_commit(
        site, "run", "claimtrack", "--all-files", CLAIMTRACK_CACHE=str(site.parent / "cache")
    )


def test_with_diff_only_what_the_branch_brings_is_refused(site: Path) -> None:
    configured(site, local(HOOKS[0], args=["--diff", "main"]))
    commit(site, {"old.md": CLAIM, "index.md": CLAIM})
    git(site, "checkout", "--quiet", "-b", "branch")
    studio.write(site, {"index.md": f"# News\n\n{CLAIM}\n- {CLAIM}"})
    git(site, "add", "--all")
    done = pre_commit(site, "run", "--files", "old.md", "index.md")
    assert (done.code, places(done)) == (1, ["index.md:5:19"]), done.out
    assert pre_commit(site, "run", "--files", "old.md").code == 0


def test_the_library_is_validated_where_it_changes(site: Path) -> None:
    studio.write(site, {"claims/lamp/atp.yaml": "text: x\nkindd: y\n"})
    git(site, "add", "--all")
    done = pre_commit(site, "run", "claimtrack-library")
    assert done.code == 1
    assert re.search(r"^claims/lamp/atp\.yaml:\d+:\d+: ", done.out, re.MULTILINE), done.out


def test_the_hook_installs_and_runs_from_a_clone(tmp_path: Path) -> None:
    """What a user gets: an environment of its own, built from the repository by the registry's tools."""
    if not (ROOT / ".git").exists():
        pytest.skip("no checkout to clone")
    git(tmp_path, "clone", "--quiet", "--depth=1", ROOT.as_uri(), "claimtrack")
    shutil.copy(ROOT / ".pre-commit-hooks.yaml", tmp_path / "claimtrack")
    git(tmp_path / "claimtrack", "add", "--all")
    git(tmp_path / "claimtrack", "commit", "--quiet", "--allow-empty", "--message=As it is now")
    site = repository(tmp_path / "site", {"page.tsx": "export const Lead = () => <p>Microcurrent boosts ATP.</p>;\n"})
    arguments = ("try-repo", str(tmp_path / "claimtrack"), "claimtrack", "--all-files", "--verbose")
    quick = {"PIP_RETRIES": "0", "PIP_DEFAULT_TIMEOUT": "15", "PIP_NO_COMPILE": "1"}
    try:
        done = pre_commit(site, *arguments, seconds=INSTALLING, **quick)
    except subprocess.TimeoutExpired:
        pytest.skip(f"installing takes more than {INSTALLING} seconds here")
    if any(sign in done.out for sign in UNREACHABLE):
        pytest.skip("the registry cannot be reached")
    assert (done.code, places(done)) == (0, ["page.tsx:1:43"]), done.out
