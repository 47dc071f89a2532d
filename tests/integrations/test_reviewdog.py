"""The commands of the reviewdog recipe, with a `reviewdog` in PATH that keeps what it is given."""

from __future__ import annotations

import json
import os
import re
import shutil
import textwrap
from pathlib import Path

import pytest

from tests import studio
from tests.integrations.scratch import ROOT, Done, claimtrack, command, run

if shutil.which("bash") is None:
    pytest.skip("bash is not installed", allow_module_level=True)

README = (ROOT / "integrations/reviewdog/README.md").read_text(encoding="utf-8")
COMMANDS = [textwrap.dedent(one) for one in re.findall(r"^ *\{ claimtrack check[^\n]*\n?[^\n`]*", README, re.MULTILINE)]


@pytest.fixture
def site(tmp_path: Path) -> Path:
    studio.library(tmp_path / "site/claims")
    return studio.write(tmp_path / "site", {"page.html": studio.PAGE})


def shell(site: Path, script: str, reviewdog: str = "0") -> Done:
    """Run a command as a workflow's `shell: bash` does, with a reviewdog that exits as it is told."""
    folder = claimtrack(site.parent / "bin").parent
    command(folder, "reviewdog", f'echo "$@" > "{site.parent}/flags"; cat > "{site.parent}/given"; exit {reviewdog}')
    path = f"{folder}{os.pathsep}{os.environ['PATH']}"
    return run(site, "bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script, variables={"PATH": path})


def test_the_recipe_has_its_three_commands() -> None:
    assert [re.findall(r"-reporter=(\S+)|-diff=(\S+ \S+)", one) for one in COMMANDS] == [
        [("github-pr-review", "")],
        [("gitlab-mr-discussion", "")],
        [("", '"git diff"')],
    ]


@pytest.mark.parametrize("script", COMMANDS)
def test_reviewdog_gets_every_finding_and_decides(site: Path, script: str) -> None:
    assert shell(site, script).code == 0
    given = json.loads((site.parent / "given").read_text())
    assert {one["location"]["path"] for one in given["diagnostics"]} == {"page.html"}
    assert {"ERROR", "WARNING"} <= {one["severity"] for one in given["diagnostics"]}
    assert (site.parent / "flags").read_text().startswith("-f=rdjson -name=claimtrack -")
    assert shell(site, script, reviewdog="1").code == 1


def test_a_page_without_findings_is_a_document_too(site: Path) -> None:
    (site / "page.html").write_text("<p>Welcome.</p>\n")
    assert shell(site, COMMANDS[0]).code == 0
    assert json.loads((site.parent / "given").read_text())["diagnostics"] == []


def test_what_cannot_be_checked_fails_though_reviewdog_has_nothing_to_say(site: Path) -> None:
    (site / "claimtrack.toml").write_text("market = 1\n")
    done = shell(site, COMMANDS[0])
    assert done.code != 0
    assert "claimtrack.toml:1:1" in done.out
