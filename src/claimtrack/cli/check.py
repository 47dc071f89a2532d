"""`claimtrack check`: the main job."""

from __future__ import annotations

import sys
from argparse import ArgumentTypeError, Namespace, RawDescriptionHelpFormatter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from claimtrack.cli import options, output
from claimtrack.cli.settings import Settings
from claimtrack.errors import UsageError
from claimtrack.reports import FORMATS

if TYPE_CHECKING:
    from claimtrack.checker import Copy, Report

_STDIN = "-"


class Target(NamedTuple):
    """A report to make and where it goes."""

    format: str
    file: Path | None


def add(verbs: options.Verbs) -> None:
    """Add the verb."""
    parser = verbs.add_parser(
        "check",
        help="find the claims in copy and say what the evidence holds",
        description="Find the claims in copy, say what the evidence holds and what may be written instead.",
        formatter_class=RawDescriptionHelpFormatter,
        epilog="""examples:
  claimtrack check site/                                     every page below a folder
  claimtrack check page.html --format text --format json=report.json
  pbpaste | claimtrack check - --as markdown                 what is on the clipboard""",
    )
    parser.add_argument("paths", metavar="PATH", nargs="+", help="a file, a folder, or - for standard input")
    parser.add_argument(
        "--format",
        metavar="NAME[=FILE]",
        type=_target,
        action="append",
        help=f"{', '.join(FORMATS)}; repeatable, each to its own FILE (default: text to standard output)",
    )
    options.add_output(parser)
    parser.add_argument(
        "--fail-on",
        choices=("error", "warning", "info", "never"),
        default="error",
        help="exit with 1 from this severity on (default: error)",
    )
    parser.add_argument(
        "--min-confidence",
        choices=("high", "medium", "low"),
        default="medium",
        help="how sure the checker has to be to report (default: medium)",
    )
    options.add_library(parser)
    options.add_market(parser)
    parser.add_argument("--mentions", action="store_true", help="json: list every mention, reported or not")
    parser.add_argument("--show", choices=("ok",), help="text: print what the evidence supports, too")
    parser.add_argument("--as", dest="read_as", metavar="FORMAT", help="read the copy as html, markdown, text ...")
    parser.add_argument("--include-internal", action="store_true", help="read a folder's tests, prompts and guides too")
    parser.add_argument("--no-color", action="store_true", help="no colours, as with NO_COLOR")
    parser.set_defaults(run=run)


def run(arguments: Namespace) -> int:
    """Check, report, and say by the exit code whether anything is as bad as --fail-on."""
    from claimtrack.checker import check

    targets = _targets(arguments)
    copy = [_copy(path, arguments.read_as) for path in dict.fromkeys(arguments.paths)]
    settings = Settings.of(arguments, _first_file(arguments.paths))
    report = check(
        copy,
        settings.library,
        markets=settings.markets,
        as_of=settings.as_of,
        min_confidence=arguments.min_confidence,
        read_as=arguments.read_as,
        include_internal=arguments.include_internal,
        profiles=settings.profiles,
    )
    _write(report, targets, arguments)
    return int(arguments.fail_on != "never" and report.reaches(arguments.fail_on))


def _write(report: Report, targets: Sequence[Target], arguments: Namespace) -> None:
    from claimtrack.reports import render
    from claimtrack.reports.style import Style

    style = Style(output.width(), output.takes_color(arguments.no_color), arguments.show == "ok", arguments.mentions)
    for target in targets:
        plain = style if target.file is None else replace(style, color=False)
        output.write(render(target.format, report, plain), target.file)


def _copy(path: str, read_as: str | None) -> Copy:
    if path.startswith(("https://", "http://")):
        raise UsageError(f"{path}: files are read, not addresses; save the page and name the file")
    if path != _STDIN:
        return Path(path)
    if read_as is None:
        raise UsageError("standard input has no suffix; say what it holds: --as html, --as markdown or --as text")
    from claimtrack.documents import read_bytes

    return read_bytes(sys.stdin.buffer.read(), "<stdin>", read_as)


def _first_file(paths: Sequence[str]) -> Path | None:
    return next((Path(path) for path in paths if path != _STDIN), None)


def _targets(arguments: Namespace) -> list[Target]:
    targets: list[Target] = arguments.format or [Target("text", None)]
    if arguments.output is not None:
        if len(targets) > 1 or targets[0].file:
            raise UsageError("-o goes with one format; write --format NAME=FILE for each of several")
        return [Target(targets[0].format, arguments.output)]
    if sum(target.file is None for target in targets) > 1:
        raise UsageError("one format can go to standard output; give the others a file: --format json=report.json")
    return targets


def _target(text: str) -> Target:
    name, equals, file = text.partition("=")
    if name not in FORMATS:
        raise ArgumentTypeError(f"no format '{name}'; there are {', '.join(FORMATS)}")
    if equals and not file:
        raise ArgumentTypeError(f"'{text}' names no file; write {name}=report.{name}")
    return Target(name, Path(file) if file else None)
