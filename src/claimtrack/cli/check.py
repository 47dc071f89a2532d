"""`claimtrack check`: the main job."""

from __future__ import annotations

import os
import sys
from argparse import ArgumentParser, ArgumentTypeError, Namespace, RawDescriptionHelpFormatter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from claimtrack.cli import options, output, targets
from claimtrack.cli.settings import Settings, file_named
from claimtrack.errors import UsageError
from claimtrack.reports import FORMATS

if TYPE_CHECKING:
    from claimtrack.baseline import Baseline
    from claimtrack.changes import Changes
    from claimtrack.checker import Copy, Report
    from claimtrack.config.model import FailOn
    from claimtrack.reports.style import Style

_STDIN = "-"


def add(verbs: options.Verbs) -> None:
    """Add the verb."""
    parser = verbs.add_parser(
        "check",
        help="find the claims in copy and say what the evidence holds",
        description="Find the claims in copy, say what the evidence holds and what may be written instead.",
        formatter_class=RawDescriptionHelpFormatter,
        epilog="""examples:
  claimtrack check site/                                     every page below a folder
  claimtrack check page.html --format sarif=out.sarif,text   several reports in one pass
  claimtrack check . --diff origin/main                      only what this branch brings
  pbpaste | claimtrack check - --as markdown                 what is on the clipboard""",
    )
    parser.add_argument("paths", metavar="PATH", nargs="+", help="a file, a folder, or - for standard input")
    _add_reports(parser)
    add_reading(parser)
    options.add_library(parser)
    options.add_market(parser)
    _add_known(parser)
    parser.set_defaults(run=run)


def _add_reports(parser: ArgumentParser) -> None:
    group = parser.add_argument_group("what is reported, and how")
    group.add_argument(
        "--format",
        metavar="NAME[=FILE],...",
        type=targets.parsed,
        action="append",
        help=f"{', '.join(FORMATS)}; several by comma, each to its own FILE (default: text to standard output)",
    )
    options.add_output(group)
    group.add_argument(
        "--fail-on",
        choices=("error", "warning", "info", "never"),
        help="exit with 1 from this severity on (default: error)",
    )
    group.add_argument("--max-warnings", metavar="N", type=options.number, help="exit with 1 at more warnings than N")
    group.add_argument(
        "--min-confidence",
        choices=("high", "medium", "low"),
        help="how sure the checker has to be to report (default: medium)",
    )
    group.add_argument("--mentions", action="store_true", help="json: list every mention, reported or not")
    group.add_argument("--show", choices=("ok",), help="text: print what the evidence supports, too")
    group.add_argument("--show-skipped", action="store_true", help="text: list everything that was not read")
    group.add_argument("--statistics", action="store_true", help="print how many findings there are of what kind")
    group.add_argument("--watch", action="store_true", help="report again whenever something changes, until Ctrl-C")
    group.add_argument("-q", "--quiet", action="store_true", help="print nothing where there is nothing to report")
    group.add_argument("--no-color", action="store_true", help="no colours, as with NO_COLOR")


def add_reading(parser: ArgumentParser) -> None:
    """What of the copy is read."""
    group = parser.add_argument_group("what is read")
    group.add_argument("--as", dest="read_as", metavar="FORMAT", help="read the copy as html, markdown, text ...")
    group.add_argument("--stdin-filename", metavar="PATH", type=Path, help="what standard input is to be taken for")
    group.add_argument("--include-internal", action="store_true", help="read a folder's tests, prompts and guides too")
    group.add_argument(
        "--exclude", metavar="GLOB", action="append", default=[], help="what not to read, as in .gitignore; repeatable"
    )
    group.add_argument(
        "--force-exclude", action="store_true", help="pass over files that are named, too, where they are excluded"
    )
    group.add_argument(
        "-j", "--jobs", metavar="N", type=_jobs, help="how many processes judge: a number, or auto (default: auto)"
    )
    group.add_argument("--no-cache", action="store_true", help="judge every page anew")
    group.add_argument(
        "--source",
        metavar="DIR,...",
        type=_folders,
        default=[],
        action="extend",
        help="what built pages were made from: findings are placed there",
    )
    group.add_argument("--diff", metavar="REV", help="report only what the branch brings since it left REV")


def _add_known(parser: ArgumentParser) -> None:
    group = parser.add_argument_group("what is known already")
    options.add_baseline(group)
    group.add_argument("--no-baseline", action="store_true", help="report what the baseline holds, too")
    group.add_argument("--no-ignores", action="store_true", help="for auditors: report what the copy ignores, too")
    group.add_argument(
        "--scheduled", action="store_true", help="let dates that have passed count: of ignores and of the baseline"
    )


def run(arguments: Namespace) -> int:
    """Check and report; with --watch until Ctrl-C."""
    if not arguments.watch:
        return _run_once(arguments)
    from claimtrack.cli.watching import watch

    return watch(arguments, lambda: _run_once(arguments))


def _run_once(arguments: Namespace) -> int:
    """Check, report, and say by the exit code whether anything is as bad as --fail-on."""
    goals = targets.of(arguments)
    report, settings = checked(arguments)
    style = _style(arguments)
    targets.write(report, goals, style, quiet=arguments.quiet)
    if arguments.statistics:
        from claimtrack.reports.tally import tally

        output.write(tally(report, style), None)
    return int(_fails(report, settings, arguments))


def checked(arguments: Namespace) -> tuple[Report, Settings]:
    """The report on the copy that the arguments name, and what it was made with."""
    settings = settings_of(arguments)
    return report_on(arguments, settings), settings


def settings_of(arguments: Namespace) -> Settings:
    """What the copy that the arguments name is checked with."""
    return Settings.of(arguments, _first_file(arguments))


def report_on(arguments: Namespace, settings: Settings) -> Report:
    """The report by settings that were made already."""
    from claimtrack.checker import check

    return check(
        [_copy(path, arguments) for path in dict.fromkeys(arguments.paths)],
        settings.library,
        markets=settings.markets,
        as_of=settings.as_of,
        min_confidence=settings.said("min_confidence", arguments.min_confidence) or "medium",
        read_as=arguments.read_as,
        include_internal=arguments.include_internal,
        profiles=settings.profiles,
        ignores=not arguments.no_ignores,
        baseline=_baseline(arguments, settings),
        changes=_changes(arguments),
        scheduled=arguments.scheduled,
        sources=arguments.source,
        excluded=_excluded(arguments, settings),
        force_exclude=arguments.force_exclude,
        jobs=arguments.jobs,
        cached=not arguments.no_cache,
        progress=output.progress("pages judged"),
    )


def _folders(text: str) -> list[Path]:
    return [Path(name) for name in text.split(",") if name]


def _jobs(text: str) -> int | None:
    if text == "auto":
        return None
    if not text.isdecimal() or int(text) < 1:
        raise ArgumentTypeError(f"'{text}' is no number of processes; write 4 or auto")
    return int(text)


def _fails(report: Report, settings: Settings, arguments: Namespace) -> bool:
    fail_on: FailOn = settings.said("fail_on", arguments.fail_on) or "error"
    most = settings.said("max_warnings", arguments.max_warnings)
    if fail_on != "never" and most is not None and report.summary.by_severity.get("warning", 0) > most:
        return True
    return fail_on != "never" and report.reaches(fail_on)


def _style(arguments: Namespace) -> Style:
    from claimtrack.reports.style import Style

    return Style(
        width=output.width(),
        color=output.takes_color(arguments.no_color),
        show_ok=arguments.show == "ok",
        list_mentions=arguments.mentions,
        list_skipped=arguments.show_skipped,
    )


def _baseline(arguments: Namespace, settings: Settings) -> Baseline | None:
    if arguments.no_baseline:
        return None
    file = arguments.baseline or file_named(settings.loaded, "baseline")
    if file is None:
        return None
    from claimtrack.baseline import read

    return read(file)


def _changes(arguments: Namespace) -> Changes | None:
    if arguments.diff is None:
        return None
    from claimtrack.changes import changes_since

    return changes_since(arguments.diff, _first_file(arguments) or Path())


def _excluded(arguments: Namespace, settings: Settings) -> Callable[[Path], str | None]:
    if not arguments.exclude:
        return settings.setup.excluded
    from pathspec import GitIgnoreSpec

    spec, here = GitIgnoreSpec.from_lines(arguments.exclude), Path.cwd()

    def why(path: Path) -> str | None:
        whole = Path(os.path.abspath(path))  # noqa: PTH100 - without following links
        if whole.is_relative_to(here) and spec.match_file(whole.relative_to(here).as_posix()):
            return "excluded (--exclude)"
        return settings.setup.excluded(path)

    return why


def _copy(path: str, arguments: Namespace) -> Copy:
    if path.startswith(("https://", "http://")):
        raise UsageError(f"{path}: files are read, not addresses; claimtrack audit {path} reads a site")
    if not path:
        raise UsageError("an empty path names nothing; name a file or folder")
    if path != _STDIN:
        return Path(path)
    if sys.stdin is None:
        raise UsageError("standard input is closed; name a file instead of -")
    name = arguments.stdin_filename
    if arguments.read_as is None and name is None:
        raise UsageError("standard input has no suffix; say what it holds: --as html or --stdin-filename page.html")
    from claimtrack.documents import read_bytes

    shown = "<stdin>" if name is None else name.as_posix()
    return read_bytes(sys.stdin.buffer.read(), shown, arguments.read_as)


def _first_file(arguments: Namespace) -> Path | None:
    paths: Sequence[str] = arguments.paths
    named = (Path(path) if path != _STDIN else arguments.stdin_filename for path in paths)
    return next((path for path in named if path is not None), None)
