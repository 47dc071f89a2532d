"""`claimtrack audit`: a whole site judged, page by page, and held against the last time."""

from __future__ import annotations

import re
import sys
from argparse import ArgumentParser, ArgumentTypeError, Namespace, RawDescriptionHelpFormatter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple

from claimtrack.cli import options, output, scrape
from claimtrack.cli.settings import Settings
from claimtrack.errors import UsageError

if TYPE_CHECKING:
    from claimtrack.audit.comparing import Comparison
    from claimtrack.audit.judging import Progress
    from claimtrack.audit.model import Kept
    from claimtrack.audit.report import View
    from claimtrack.audit.store import Run, Runs
    from claimtrack.detect.mention import Confidence
    from claimtrack.policy.finding import Severity

FORMATS = ("text", "html", "json", "csv", "sarif")
_WEB = ("https://", "http://")


class Target(NamedTuple):
    """A report to make and where it goes."""

    format: str
    file: Path | None
    """Null: standard output."""


def add(verbs: options.Verbs) -> None:
    """Add the verb."""
    parser = verbs.add_parser(
        "audit",
        help="judge a whole site: an address, a saved folder or WARC files",
        description="Judge every page of a site, keep what was judged, and say what to edit first. What was fetched and"
        " found is kept in a folder, so that the next audit judges only what has changed.",
        formatter_class=RawDescriptionHelpFormatter,
        epilog="""examples:
  claimtrack audit https://clinic.example/ --contact you@example.org --format html=audit.html
  claimtrack audit clinic.example --since last            again, and what has changed since
  claimtrack audit saved/ --address https://clinic.example
  claimtrack audit crawl-00001.warc.gz --format csv=passages.csv
  claimtrack audit clinic.example --trend                 the audits so far, nothing is judged""",
    )
    parser.add_argument(
        "targets", metavar="SITE|DIR|WARC", nargs="+", help="an address, a saved or crawled folder, or WARC files"
    )
    _add_runs(parser)
    _add_reports(parser)
    options.add_library(parser)
    options.add_market(parser)
    scrape.add_options(parser)
    parser.set_defaults(run=run)


def _add_runs(parser: ArgumentParser) -> None:
    group = parser.add_argument_group("audits that are kept")
    group.add_argument(
        "-o",
        "--output",
        metavar="DIR",
        type=Path,
        help="keep the site and what was found there (default: the crawled folder itself, a folder named by the host,"
        " or NAME-audit)",
    )
    group.add_argument("--address", metavar="URL", type=_address, help="where a saved folder was saved from")
    group.add_argument("--since", metavar="AUDIT", help="say what has changed since an audit: its number, a day, last")
    group.add_argument("--run", metavar="AUDIT", dest="kept", help="report on an audit that is kept; nothing is judged")
    group.add_argument("--text", metavar="URL", help="the text of a page as it was judged last, or by the --run")
    group.add_argument("--trend", action="store_true", help="the audits so far; nothing is judged")


def _add_reports(parser: ArgumentParser) -> None:
    group = parser.add_argument_group("what is reported, and how")
    group.add_argument(
        "--format",
        metavar="NAME[=FILE]",
        type=_target,
        action="append",
        help=f"{', '.join(FORMATS)}; repeatable, each to its own FILE (default: text to standard output)",
    )
    group.add_argument(
        "--fail-on",
        choices=("error", "warning", "info", "never"),
        help="exit with 1 from this severity on (default: error)",
    )
    group.add_argument(
        "--min-confidence",
        choices=("high", "medium", "low"),
        help="how sure the checker has to be to report (default: medium)",
    )
    group.add_argument("--no-color", action="store_true", help="no colours, as with NO_COLOR")


def run(arguments: Namespace) -> int:
    """Judge, report, and say by the exit code whether anything is as bad as --fail-on."""
    from claimtrack.audit.store import Runs

    targets = _targets(arguments)
    home = _home(arguments)
    if arguments.trend or arguments.kept or arguments.text:
        with Runs.open(home) as runs:
            if arguments.text:
                return _text(runs, arguments)
            return _trend(runs, targets) if arguments.trend else _reported(runs, arguments, targets)
    settings = _settings(arguments)
    pages = _pages(arguments, home)
    with Runs.open(home, new=True) as runs:
        before = _before(runs, arguments)
        made = _audited(runs, pages, arguments, settings)
        return _report(runs, made, _compared(runs, before, made), arguments, targets, settings)


def _audited(runs: Runs, pages: Iterator[Kept], arguments: Namespace, settings: Settings) -> Run:
    """The run that is made now."""
    from claimtrack.audit.judging import Auditor
    from claimtrack.checker import Judge

    confidence: Confidence = settings.said("min_confidence", arguments.min_confidence) or "medium"
    judge = Judge(settings.library, as_of=settings.as_of, min_confidence=confidence)
    auditor = Auditor(runs, judge, settings.profiles, settings.markets, _progress())
    try:
        return auditor.audit(pages, arguments.targets)
    finally:
        if sys.stderr.isatty():
            print("\r\x1b[K", end="", file=sys.stderr, flush=True)


def _pages(arguments: Namespace, home: Path) -> Iterator[Kept]:
    from claimtrack.audit import sources

    if _is_site(arguments):
        from claimtrack.audit.site import fetch

        for note in scrape.fetch(arguments, home, fetch).notes:
            print(f"note: {note}", file=sys.stderr)
        return sources.pages([home])
    return sources.pages([Path(target) for target in arguments.targets], arguments.address or "")


def _reported(runs: Runs, arguments: Namespace, targets: Sequence[Target]) -> int:
    """Report on a run that is kept."""
    made = runs.find(arguments.kept)
    before = runs.find(arguments.since, before=made.id) if arguments.since else None
    return _report(runs, made, _compared(runs, before, made), arguments, targets, None)


def _report(
    runs: Runs,
    made: Run,
    since: Comparison | None,
    arguments: Namespace,
    targets: Sequence[Target],
    settings: Settings | None,
) -> int:
    from claimtrack.audit.report import View, pieces
    from claimtrack.audit.survey import reaches
    from claimtrack.reports.style import Style

    style = Style(width=output.width(), color=output.takes_color(arguments.no_color))
    view = View(runs, made, since, style)
    for target in targets:
        output.write_pieces(pieces(target.format, view if target.file is None else _plain(view)), target.file)
    threshold: Severity | Literal["never"] = arguments.fail_on or "error"
    if settings:
        threshold = settings.said("fail_on", arguments.fail_on) or "error"
    return int(threshold != "never" and reaches(runs, made, threshold))


def _text(runs: Runs, arguments: Namespace) -> int:
    from claimtrack.audit.pages import text_of

    made = runs.find(arguments.kept or "last")
    text = text_of(runs, made, arguments.text)
    if text is None:
        raise UsageError(f"{arguments.text}: not read by audit {made.id}; --format json lists its pages")
    output.write(f"{text}\n", None)
    return 0


def _trend(runs: Runs, targets: Sequence[Target]) -> int:
    from claimtrack.audit.report.json import trend_text
    from claimtrack.audit.report.text import trend_lines
    from claimtrack.audit.trend import trend

    points = trend(runs)
    for target in targets:
        if target.format not in ("text", "json"):
            raise UsageError(f"a trend is told as text or json; --format {target.format} shows it in the whole report")
        output.write(trend_text(points) if target.format == "json" else trend_lines(points), target.file)
    return 0


def _plain(view: View) -> View:
    return replace(view, style=replace(view.style, color=False))


def _before(runs: Runs, arguments: Namespace) -> Run | None:
    """The run to compare with, looked up before hours of work; null where none is asked for, or 'last' is the first."""
    if arguments.since is None or (arguments.since == "last" and not runs.runs()):
        return None
    return runs.find(arguments.since)


def _compared(runs: Runs, before: Run | None, made: Run) -> Comparison | None:
    from claimtrack.audit.comparing import compare

    return compare(runs, before, made) if before else None


def _settings(arguments: Namespace) -> Settings:
    first = Path(arguments.targets[0])
    return Settings.of(arguments, None if _is_site(arguments) else first)


def _home(arguments: Namespace) -> Path:
    """Where runs are kept."""
    from claimtrack.audit.crawl import FILE
    from claimtrack.audit.store import NAME

    if arguments.output is not None:
        return Path(arguments.output)
    first = arguments.targets[0]
    if _is_site(arguments):
        return Path(re.sub(r"[^\w.-]", "_", first.split("/")[2].rpartition("@")[2]))
    path = Path(first)
    if (path / FILE).is_file() or (path / NAME).is_file():
        return path
    name = path.resolve().name
    return Path(f"{re.sub(r'(?:[.]warc)?(?:[.]gz)?$', '', name)}-audit")


def _is_site(arguments: Namespace) -> bool:
    sites = [target for target in arguments.targets if target.startswith(_WEB)]
    if sites and len(sites) < len(arguments.targets):
        raise UsageError("name addresses, or one folder, or WARC files: not several of them")
    return bool(sites)


def _targets(arguments: Namespace) -> list[Target]:
    targets = arguments.format or [Target("text", None)]
    if sum(target.file is None for target in targets) > 1:
        raise UsageError("one format can go to standard output; give the others a file: --format json=audit.json")
    for target in targets:
        # Said before hours of work, not after.
        if target.file is not None and not target.file.parent.is_dir():
            raise UsageError(f"{target.file.as_posix()}: cannot be written: there is no such folder")
    return list(targets)


def _target(text: str) -> Target:
    name, equals, file = text.partition("=")
    if name not in FORMATS:
        raise ArgumentTypeError(f"no format '{name}'; there are {', '.join(FORMATS)}")
    if equals and not file:
        raise ArgumentTypeError(f"'{text}' names no file; write {name}=audit.{name}")
    return Target(name, Path(file) if file else None)


def _address(text: str) -> str:
    if not text.startswith(_WEB) or len(text.split("/")) < 3 or not text.split("/")[2]:
        raise ArgumentTypeError(f"'{text}' is no address; write it as https://clinic.example")
    return text


def _progress() -> Progress:
    """Counts on one line of standard error; silent where that is no terminal."""
    if not sys.stderr.isatty():
        return lambda pages, anew: None

    def count(pages: int, anew: int) -> None:
        print(f"\r{pages:,} read, {anew:,} judged anew", end="", file=sys.stderr, flush=True)

    return count
