"""A runner of GitHub's, as far as the scripts of action.yml and of a workflow need one."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from tests.integrations.scratch import ROOT, Done, claimtrack, command, git, run

ACTION: dict[str, Any] = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
STEPS: list[dict[str, Any]] = ACTION["runs"]["steps"]
_EXPRESSION = re.compile(r"\$\{\{ *([\w.-]+) *\}\}")
_NAME = re.compile(r"\b[a-z_]+(?:\.[\w-]+)+")
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
        python = (
            'case "$2" in venv) mkdir -p "$3/bin" && cp "{bin}"/* "$3/bin" ;; pip) echo "$@" >> "{log}" ;;'
            ' *) exec "{real}" "$@" ;; esac'
        )
        known = {"bin": self.bin, "log": folder / "pip.log", "real": sys.executable}
        self.python = command(self.bin, "python", python.format(**known))
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
        given = {
            name: _EXPRESSION.sub(lambda found: self.known[found[1]], str(value))
            for name, value in step.get("env", {}).items()
        }
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
            if holds(named(name), self.known):
                done = self.step(named(name))
                assert done.code == 0, done.out
        return self.step(named("Check"))


def _checkout(workspace: Path, origin: Path, depth: int | None) -> Path:
    refs = ["+refs/pull/7/merge:refs/remotes/pull/7/merge"]
    refs += [] if depth else ["+refs/heads/*:refs/remotes/origin/*"]
    workspace.mkdir()
    git(workspace, "init", "--quiet")
    git(workspace, "remote", "add", "origin", origin.as_uri())
    git(workspace, "fetch", "--quiet", "--no-tags", *([f"--depth={depth}"] if depth else []), "origin", *refs)
    git(workspace, "checkout", "--quiet", "--force", "refs/remotes/pull/7/merge")
    return workspace


def holds(step: Mapping[str, Any], known: Mapping[str, str]) -> bool:
    """Whether a step is run, by its condition."""
    written = _NAME.sub(lambda found: repr(known.get(found[0], "")), step.get("if", "always()"))
    python = written.replace("always()", "True").replace("&&", "and").replace("||", "or")
    return bool(eval(python, {"__builtins__": {}}))


def named(name: str) -> dict[str, Any]:
    return next(step for step in STEPS if step.get("name") == name)
