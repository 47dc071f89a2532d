"""The GitLab template: its script run by the shells a runner uses, in a clone as a merge request's pipeline has it."""

from __future__ import annotations

import json
import os
import re
import shutil
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
import yaml

from claimtrack.cli import snippets
from tests import studio
from tests.integrations.scratch import CLAIM, ROOT, Done, claimtrack, commit, git, repository, run

if shutil.which("git") is None or shutil.which("bash") is None:
    pytest.skip("git or bash is not installed", allow_module_level=True)

TEMPLATE = ROOT / "integrations/gitlab/claimtrack.gitlab-ci.yml"
JOB: dict[str, Any] = yaml.safe_load(TEMPLATE.read_text(encoding="utf-8"))["claimtrack"]
PLACE = re.compile(r"^([\w/.-]+\.md:\d+:\d+)$", re.MULTILINE)


@pytest.fixture(scope="module")
def origin(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Main, and a branch that brings one page."""
    folder = tmp_path_factory.mktemp("gitlab")
    site = repository(folder / "site", {f"claims/{name}": text for name, text in studio.FILES.items()})
    commit(site, {"old.md": CLAIM, "claimtrack.toml": "as_of = 2026-11-22\n"})
    git(site, "checkout", "--quiet", "-b", "branch")
    commit(site, {"new.md": CLAIM})
    git(site, "update-ref", "refs/merge-requests/7/head", "HEAD")
    return site


@pytest.fixture
def clone(tmp_path: Path, origin: Path) -> Path:
    """What a runner fetches for a merge request: the branch alone."""
    git(tmp_path, "init", "--quiet", "clone")
    clone = tmp_path / "clone"
    head = "refs/merge-requests/7/head"
    git(clone, "fetch", "--quiet", origin.as_uri(), f"+{head}:{head}")
    git(clone, "remote", "add", "origin", origin.as_uri())
    git(clone, "checkout", "--quiet", head)
    return clone


def job(clone: Path, shell: str = "bash", **variables: str) -> Done:
    """Run the script as a runner does: one shell for all its lines."""
    script = clone.with_name("script")
    script.write_text("\n".join(JOB["script"]), encoding="utf-8")
    path = f"{claimtrack(clone.with_name('bin')).parent}{os.pathsep}{os.environ['PATH']}"
    given = {name: str(value) for name, value in JOB["variables"].items()}
    options = ("-eo", "pipefail") if shell == "bash" else ("-e",)
    return run(clone, shell, *options, script, variables={**given, "PATH": path, **variables})


@pytest.mark.parametrize("shell", ["bash", "sh"])
def test_a_merge_request_fails_by_what_it_brings(clone: Path, shell: str) -> None:
    done = job(clone, shell, CI_MERGE_REQUEST_TARGET_BRANCH_NAME="main")
    assert (done.code, PLACE.findall(done.out)) == (1, ["new.md:1:17"]), done.out
    reports = JOB["artifacts"]["reports"]
    # GitLab compares this one itself: with the new page alone it would call all others mended.
    quality = json.loads((clone / reports["codequality"]).read_text())
    assert [one["location"]["path"] for one in quality] == ["new.md", "old.md"]
    tests = ElementTree.parse(clone / reports["junit"]).iter("testcase")
    assert [one.get("classname") for one in tests if one.find("failure") is not None] == ["new.md"]


def test_the_default_branch_is_checked_whole(clone: Path) -> None:
    done = job(clone, CI_PIPELINE_SOURCE="push")
    assert (done.code, PLACE.findall(done.out)) == (1, ["new.md:1:17", "old.md:1:17"]), done.out


@pytest.mark.parametrize("source,code", [("push", 0), ("schedule", 1)])
def test_only_a_schedule_lets_dates_count(clone: Path, source: str, code: int) -> None:
    until = "<!-- claimtrack-ignore-next unsupported-claim until=2026-01-01 -- a trial is under way -->"
    (clone / "old.md").unlink()
    (clone / "new.md").write_text(f"{until}\n\n{CLAIM}")
    assert job(clone, CI_PIPELINE_SOURCE=source).code == code


def test_a_broken_configuration_stops_the_job_at_once(clone: Path) -> None:
    (clone / "claimtrack.toml").write_text("market = 1\n")
    done = job(clone)
    assert done.code != 0
    assert done.out.count("claimtrack.toml:1:1") == 1


def test_the_template_is_what_init_writes() -> None:
    assert TEMPLATE.read_text(encoding="utf-8") == snippets.text("gitlab")
