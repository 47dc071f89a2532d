"""action.yml and the workflow of `claimtrack init`: their scripts run by the shell a runner uses, in a repository as
actions/checkout leaves it."""

from __future__ import annotations

import json
import os
import re
import shutil
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from claimtrack.cli import snippets
from tests import studio
from tests.integrations.scratch import CLAIM, FINE, ROOT, Done, claimtrack, command, commit, git, repository, run

if shutil.which("git") is None or shutil.which("bash") is None:
    pytest.skip("git or bash is not installed", allow_module_level=True)

ACTION: dict[str, Any] = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
STEPS: list[dict[str, Any]] = ACTION["runs"]["steps"]
WORKFLOW: dict[str, Any] = yaml.safe_load(snippets.text("github"))
EXPRESSION = re.compile(r"\$\{\{ *([\w.-]+) *\}\}")
NAME = re.compile(r"\b[a-z_]+(?:\.[\w-]+)+")
ANNOTATION = re.compile(r"^::error .*?file=([^,]+),line=(\d+)", re.MULTILINE)

KNOWN: Mapping[str, str] = {
    **{f"inputs.{name}": one["default"] for name, one in ACTION["inputs"].items()},
    "github.repository": "clinic/site",
    "github.token": "a token",
    "github.event.pull_request.head.repo.full_name": "clinic/site",
    "github.event.pull_request.number": "7",
}
"""What expressions may ask for."""
_DEFAULT = ("event_name", "base_ref", "repository")
"""Of the variables that a runner sets, those in use."""


class Runner:
    """A job on pull request 7 of a scratch repository, with a checkout of its merge commit."""

    def __init__(self, folder: Path, origin: Path, depth: int | None) -> None:
        self.folder, self.temp = folder, folder / "temp"
        self.workspace = _checkout(folder / "workspace", origin, depth)
        self.temp.mkdir()
        self.bin = claimtrack(folder / "bin").parent
        python = 'case "$2" in venv) mkdir -p "$3/bin" && cp "{bin}"/* "$3/bin" ;; pip) echo "$@" >> "{log}" ;; esac'
        self.python = command(self.bin, "python", python.format(bin=self.bin, log=folder / "pip.log"))
        self.known = {**KNOWN, "steps.python.outputs.python-path": str(self.python)}
        self.on("pull_request", "main")

    def on(self, event: str, base: str = "") -> None:
        """What the job is run for."""
        self.known |= {"github.event_name": event, "github.base_ref": base}

    def step(self, step: Mapping[str, Any]) -> Done:
        """Run the script of one step and remember its outputs."""
        script, outputs = self.temp / "script.sh", self.temp / "outputs"
        script.write_text(step["run"], encoding="utf-8")
        outputs.write_text("")
        given = {name: EXPRESSION.sub(lambda found: self.known[found[1]], str(value)) for name, value in _env(step)}
        done = run(
            self.workspace,
            *("bash", "--noprofile", "--norc", "-eo", "pipefail", script),
            variables={
                **{f"GITHUB_{name.upper()}": self.known[f"github.{name}"] for name in _DEFAULT},
                "GITHUB_ACTION_PATH": str(ROOT),
                "GITHUB_OUTPUT": str(outputs),
                "GITHUB_STEP_SUMMARY": str(self.temp / "summary.md"),
                "RUNNER_TEMP": str(self.temp),
                "PATH": f"{self.bin}{os.pathsep}{os.environ['PATH']}",
                **given,
            },
        )
        for line in outputs.read_text().splitlines():
            name, _, value = line.partition("=")
            self.known[f"steps.{step['id']}.outputs.{name}"] = value
        return done

    def action(self, **inputs: str) -> Done:
        """Run the steps of the action up to the check."""
        self.known |= {f"inputs.{name.replace('_', '-')}": value for name, value in inputs.items()}
        for name in ("Install claimtrack", "Fetch the commit where the branch began"):
            if _holds(_named(name), self.known):
                done = self.step(_named(name))
                assert done.code == 0, done.out
        return self.step(_named("Check"))


@pytest.fixture(scope="module")
def origin(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where main went on after the branch of pull request 7 had left it."""
    folder = tmp_path_factory.mktemp("github")
    site = repository(folder / "site", {f"claims/{name}": text for name, text in studio.FILES.items()})
    commit(site, {"old.md": CLAIM, "claimtrack.toml": "as_of = 2026-11-22\n"})
    git(site, "checkout", "--quiet", "-b", "branch")
    commit(site, {"pages/new.md": CLAIM, "pages/fine.md": FINE})
    git(site, "checkout", "--quiet", "main")
    commit(site, {"other.md": CLAIM})
    git(site, "merge", "--quiet", "--no-ff", "--message=Merge", "branch")
    git(site, "update-ref", "refs/pull/7/merge", "HEAD")
    git(site, "reset", "--quiet", "--hard", "HEAD^1")
    git(folder, "clone", "--quiet", "--mirror", str(site), "origin.git")
    return folder / "origin.git"


@pytest.fixture
def shallow(tmp_path: Path, origin: Path) -> Runner:
    """As actions/checkout does it by default: the merge commit and nothing else."""
    return Runner(tmp_path, origin, 1)


@pytest.fixture
def whole(tmp_path: Path, origin: Path) -> Runner:
    """As with `fetch-depth: 0`: all commits and branches."""
    return Runner(tmp_path, origin, None)


def _checkout(workspace: Path, origin: Path, depth: int | None) -> Path:
    refs = ["+refs/pull/7/merge:refs/remotes/pull/7/merge"]
    refs += [] if depth else ["+refs/heads/*:refs/remotes/origin/*"]
    workspace.mkdir()
    git(workspace, "init", "--quiet")
    git(workspace, "remote", "add", "origin", origin.as_uri())
    git(workspace, "fetch", "--quiet", "--no-tags", *([f"--depth={depth}"] if depth else []), "origin", *refs)
    git(workspace, "checkout", "--quiet", "--force", "refs/remotes/pull/7/merge")
    return workspace


def _holds(step: Mapping[str, Any], known: Mapping[str, str]) -> bool:
    """Whether a step is run, by its condition."""
    written = NAME.sub(lambda found: repr(known.get(found[0], "")), step.get("if", "always()"))
    python = written.replace("always()", "True").replace("&&", "and").replace("||", "or")
    return bool(eval(python, {"__builtins__": {}}))


def _env(step: Mapping[str, Any]) -> list[tuple[str, Any]]:
    return list(step.get("env", {}).items())


def _named(name: str) -> dict[str, Any]:
    return next(step for step in STEPS if step.get("name") == name)


def places(done: Done) -> list[str]:
    return [":".join(found) for found in ANNOTATION.findall(done.out)]


def test_a_pull_request_reports_what_its_branch_brings_though_the_checkout_is_shallow(shallow: Runner) -> None:
    done = shallow.action()
    assert (done.code, places(done)) == (1, ["pages/new.md:1"]), done.out
    sarif = json.loads(Path(shallow.known["steps.check.outputs.sarif"]).read_text())
    assert [one["ruleId"] for one in sarif["runs"][0]["results"]] == ["unsupported-claim"]
    assert "pages/new.md" in (shallow.temp / "summary.md").read_text()
    assert git(shallow.workspace, "status", "--porcelain") == ""


def test_a_whole_checkout_is_not_fetched_again(whole: Runner) -> None:
    git(whole.workspace, "remote", "set-url", "origin", (whole.folder / "nowhere").as_uri())
    done = whole.action()
    assert (done.code, places(done)) == (1, ["pages/new.md:1"]), done.out


def test_what_the_inputs_say_is_done(whole: Runner) -> None:
    done = whole.action(diff="false", fail_on="never", paths="pages\nold.md\n", markets="uk", version="9.9")
    assert (done.code, sorted(places(done))) == (0, ["old.md:1", "pages/new.md:1"]), done.out
    assert (whole.folder / "pip.log").read_text().endswith(" claimtrack[code,office,pdf]==9.9\n")
    assert "markets uk" in Path(whole.known["steps.check.outputs.markdown"]).read_text()
    whole.action(version="")
    assert (whole.folder / "pip.log").read_text().endswith(f" {ROOT}[code,office,pdf]\n")


def test_a_schedule_lets_dates_count_and_a_push_does_not(whole: Runner) -> None:
    for name in ("old.md", "other.md", "pages/new.md"):
        until = "<!-- claimtrack-ignore-next unsupported-claim until=2026-01-01 -- a trial is under way -->"
        (whole.workspace / name).write_text(f"{until}\n\n{CLAIM}")
    whole.on("push")
    push = whole.action()
    whole.on("schedule")
    assert (push.code, whole.action().code) == (0, 1), push.out


def test_what_cannot_be_checked_fails_and_offers_no_report(whole: Runner) -> None:
    whole.action()
    (whole.workspace / "claimtrack.toml").write_text("market = 1\n")
    whole.known.pop("steps.check.outputs.sarif")
    done = whole.action()
    assert done.code == 2
    assert "claimtrack.toml:1:1" in done.out
    assert "steps.check.outputs.sarif" not in whole.known


def test_names_of_branches_and_paths_are_not_run(whole: Runner) -> None:
    evil = "$(touch${IFS}broken);touch${IFS}broken"
    whole.on("pull_request", evil)
    assert whole.action(paths=evil, diff="false").code == 2
    assert "couldn't find remote ref" in whole.step(_named("Fetch the commit where the branch began")).out
    assert not (whole.workspace / "broken").exists()


def test_expressions_stand_in_no_script() -> None:
    jobs = [step for job in WORKFLOW["jobs"].values() for step in job["steps"]]
    scripts = [step["run"] for step in (*STEPS, *jobs) if "run" in step]
    assert len(scripts) == 6
    assert not [script for script in scripts if "${{" in script]


def test_every_input_is_used_and_every_use_is_an_input() -> None:
    used = set(re.findall(r"inputs\.([\w-]+)", (ROOT / "action.yml").read_text(encoding="utf-8")))
    assert used == set(ACTION["inputs"])
    readme = (ROOT / "integrations/github/README.md").read_text(encoding="utf-8")
    assert set(re.findall(r"^\| `([\w-]+)` \|", readme, re.MULTILINE)) == used


@pytest.fixture
def commenting(whole: Runner) -> Runner:
    """A runner with a `gh` that keeps what it is called with, and answers with the numbers in comments.txt."""
    (whole.folder / "comments.txt").write_text("")
    script = (
        f'echo "$@" >> "{whole.folder}/gh.log"; case "$*" in *--paginate*) cat "{whole.folder}/comments.txt";; esac'
    )
    command(whole.bin, "gh", script)
    whole.action()
    return whole


@pytest.mark.parametrize(
    "changed,uploads,comments",
    [
        ({}, False, False),
        ({"inputs.sarif": "true", "inputs.comment": "true"}, True, True),
        ({"inputs.sarif": "true", "github.event_name": "push"}, True, False),
        ({"inputs.comment": "true", "github.event_name": "push"}, False, False),
        ({"inputs.sarif": "true", "steps.check.outputs.sarif": ""}, False, False),
        ({"inputs.comment": "true", "steps.check.outputs.markdown": ""}, False, False),
    ],
)
@pytest.mark.parametrize("fork", [False, True])
def test_when_findings_are_uploaded_and_commented(
    changed: dict[str, str], uploads: bool, comments: bool, fork: bool
) -> None:
    outputs = {"steps.check.outputs.sarif": "a", "steps.check.outputs.markdown": "b"}
    known = {**KNOWN, "github.event_name": "pull_request", **outputs, **changed}
    if fork:
        known["github.event.pull_request.head.repo.full_name"] = "somebody/site"
    of_fork = fork and known["github.event_name"] == "pull_request"
    assert _holds(_named("Upload to code scanning"), known) is (uploads and not of_fork)
    assert _holds(_named("Comment"), known) is (comments and not of_fork)


def test_one_comment_is_written_and_then_kept_up_to_date(commenting: Runner) -> None:
    assert commenting.step(_named("Comment")).code == 0
    body = (commenting.temp / "claimtrack-comment.md").read_text()
    assert body.startswith("<!-- claimtrack -->\n## Claims in the copy\n")
    asked, written = (commenting.folder / "gh.log").read_text().splitlines()
    assert asked.startswith("api --paginate repos/clinic/site/issues/7/comments --jq ")
    assert written.startswith("api --silent repos/clinic/site/issues/7/comments --field body=@")
    (commenting.folder / "comments.txt").write_text("11\n12\n")
    assert commenting.step(_named("Comment")).code == 0
    again = (commenting.folder / "gh.log").read_text().splitlines()[-1]
    assert again.startswith("api --silent --method PATCH repos/clinic/site/issues/comments/12 --field body=@")


def test_a_comment_is_cut_to_what_github_takes(commenting: Runner) -> None:
    report = Path(commenting.known["steps.check.outputs.markdown"])
    report.write_text("".join(f"| {number} | é{'x' * 90} |\n" for number in range(2000)))
    assert commenting.step(_named("Comment")).code == 0
    body = (commenting.temp / "claimtrack-comment.md").read_text()
    assert 55_000 < len(body) < 65_536
    assert body.endswith("\nThere is more; the summary of the run has all of it.\n")


def test_only_a_bots_own_comment_is_found(commenting: Runner) -> None:
    if shutil.which("jq") is None:
        pytest.skip("jq is not installed")
    commenting.step(_named("Comment"))
    query = (commenting.folder / "gh.log").read_text().splitlines()[0].partition("--jq ")[2]
    comments = [
        {"id": 1, "user": {"type": "User"}, "body": "<!-- claimtrack --> mine"},
        {"id": 2, "user": {"type": "Bot"}, "body": "Coverage <!-- claimtrack -->"},
        {"id": 3, "user": {"type": "Bot"}, "body": "<!-- claimtrack -->\n## Claims"},
    ]
    (commenting.folder / "all.json").write_text(json.dumps(comments))
    assert run(commenting.folder, "jq", query, "all.json").out == "3\n"


@pytest.mark.parametrize("event,base,found", [("pull_request", "main", ["pages/new.md:1"]), ("push", "", None)])
def test_the_workflow_of_init_checks_the_same(whole: Runner, event: str, base: str, found: list[str] | None) -> None:
    checkout, *_, check = WORKFLOW["jobs"]["claims"]["steps"]
    assert checkout["with"] == {"fetch-depth": 0}
    whole.on(event, base)
    done = whole.step(check)
    assert (done.code, places(done)) == (1, found or ["old.md:1", "other.md:1", "pages/new.md:1"]), done.out


def test_actions_of_others_are_named_by_the_major_version_of_the_workflow_and_the_action_alike() -> None:
    jobs = [step for job in WORKFLOW["jobs"].values() for step in job["steps"]]
    readme = (ROOT / "integrations/github/README.md").read_text(encoding="utf-8")
    used = [step["uses"] for step in (*STEPS, *jobs) if "uses" in step]
    used += re.findall(r"uses: ((?:actions|github)/\S+)", readme)
    versions = dict(one.split("@") for one in used)
    assert {f"{name}@{version}" for name, version in versions.items()} == set(used)
    assert all(re.fullmatch(r"v\d+", version) for version in versions.values())
    assert sys.version_info[:2] <= tuple(map(int, STEPS[0]["with"]["python-version"].split(".")))
