"""Where the reports of one run go: `--format sarif=out.sarif,text`, each to its file and one to standard output."""

from __future__ import annotations

import os
import re
from argparse import ArgumentTypeError, Namespace
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from claimtrack.cli import output
from claimtrack.errors import UsageError
from claimtrack.reports import BINARY, FORMATS

if TYPE_CHECKING:
    from claimtrack.checker import Report
    from claimtrack.reports.style import Style

_SUMMARY = "GITHUB_STEP_SUMMARY"
"""A file that a step of a GitHub workflow may write Markdown to."""


class Target(NamedTuple):
    """A report to make and where it goes."""

    format: str
    file: Path | None
    """Null: standard output."""


def parsed(text: str, formats: Sequence[str] = FORMATS) -> list[Target]:
    """The value of one --format: names by comma, each with the file it goes to or none."""
    return [_target(part, formats) for part in re.split(rf",(?=(?:{'|'.join(formats)})(?:=|,|$))", text)]


def of(arguments: Namespace) -> list[Target]:
    """The targets of a run, text to standard output where none is named. Raises UsageError where two would meet."""
    targets = [target for targets in arguments.format or () for target in targets] or [Target("text", None)]
    if arguments.output is not None:
        if len(targets) > 1 or targets[0].file:
            raise UsageError("-o goes with one format; write --format NAME=FILE for each of several")
        targets = [Target(targets[0].format, arguments.output)]
    if sum(target.file is None for target in targets) > 1:
        raise UsageError("one format can go to standard output; give the others a file: --format json=report.json")
    inputs = {Path(path).resolve() for path in getattr(arguments, "paths", ())}
    if over := [target.file.as_posix() for target in targets if target.file and target.file.resolve() in inputs]:
        raise UsageError(f"{over[0]}: is what is checked; write the report to another file")
    files = Counter(target.file for target in targets if target.file)
    if twice := [file.as_posix() for file, times in files.items() if times > 1]:
        raise UsageError(f"two formats cannot go to one file ({twice[0]}); give each its own")
    for target in targets:
        if target.format in BINARY and target.file is None:
            raise UsageError(f"{target.format} goes to a file; write --format {target.format}=reviewed.{target.format}")
    return targets


def write(report: Report, targets: Sequence[Target], style: Style, *, quiet: bool) -> None:
    """Make every report. `quiet` prints nothing where there is nothing to report; files are written all the same."""
    from claimtrack.reports import render, render_bytes

    for target in targets:
        if target.file is not None:
            output.write_bytes(render_bytes(target.format, report, replace(style, color=False)), target.file)
        elif report.findings or not quiet:
            output.write(render(target.format, report, style), None)
    if any(target.format == "github" for target in targets) and os.environ.get(_SUMMARY):
        output.append(render("markdown", report, replace(style, color=False)), Path(os.environ[_SUMMARY]))


def _target(text: str, formats: Sequence[str]) -> Target:
    name, equals, file = text.partition("=")
    if name not in formats:
        raise ArgumentTypeError(f"no format '{name}'; there are {', '.join(formats)}")
    if equals and not file:
        raise ArgumentTypeError(f"'{text}' names no file; write {name}=report.{name}")
    return Target(name, Path(file) if file and file != "-" else None)
