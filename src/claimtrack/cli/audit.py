"""`claimtrack audit`: a whole site judged, page by page, and held against the last time."""

from __future__ import annotations

import re
import sys
from argparse import Namespace, RawDescriptionHelpFormatter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from claimtrack.cli import audit_options, options, output, scrape
from claimtrack.cli.audit_options import is_site, targets_of
from claimtrack.cli.settings import Settings
from claimtrack.cli.targets import Target
from claimtrack.errors import UsageError

if TYPE_CHECKING:
    from claimtrack.audit.comparing import Comparison
    from claimtrack.audit.judging import Progress
    from claimtrack.audit.model import Kept
    from claimtrack.audit.report import View
    from claimtrack.audit.store import Run, Runs
    from claimtrack.detect.mention import Confidence
    from claimtrack.policy.finding import Severity
    from claimtrack.scrape import CrawlSummary, Options
    from claimtrack.scrape import Progress as FetchProgress


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
    audit_options.add_runs(parser)
    audit_options.add_reports(parser)
    options.add_library(parser)
    options.add_market(parser)
    audit_options.add_fetching(parser)
    parser.set_defaults(run=run)


def run(arguments: Namespace) -> int:
    """Judge, report, and say by the exit code whether anything is as bad as --fail-on."""
    from claimtrack.audit.store import Runs

    audit_options.refuse_idle(arguments)
    targets = targets_of(arguments)
    home = _home(arguments)
    if arguments.trend or arguments.kept or arguments.text:
        with Runs.open(home) as runs:
            if arguments.text:
                return _text(runs, arguments)
            return _trend(runs, arguments, targets) if arguments.trend else _reported(runs, arguments, targets)
    settings = _settings(arguments)
    used = _fetch(arguments, home) if is_site(arguments) else None
    if used is None:
        _tell_age(arguments)
    pages = _pages(arguments, home)
    with Runs.open(home, new=True) as runs:
        before = _before(runs, arguments)
        made = _audited(runs, pages, arguments, settings)
        _outline(runs, made, used)
        code = _report(runs, made, _compared(runs, before, made), arguments, targets, settings)
        _prune(runs, arguments)
        return code


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


def _fetch(arguments: Namespace, home: Path) -> Options:
    """The site, into its folder; returns how it was fetched, for what is fetched beside."""
    from claimtrack.audit.site import fetch

    used: list[Options] = []

    def fetched(
        seeds: Sequence[str], options: Options, folder: Path, progress: Callable[[FetchProgress], None]
    ) -> CrawlSummary:
        used.append(options)
        return fetch(seeds, options, folder, progress)

    for note in scrape.fetch(audit_options.fetching(arguments), home, fetched).notes:
        print(f"note: {note}", file=sys.stderr)
    return used[0]


def _tell_age(arguments: Namespace) -> None:
    """Say of crawled folders that their site is not asked again: what was fetched may be old."""
    for target in map(Path, arguments.targets):
        if (crawl := target / "crawl.sqlite").is_file():
            day = date.fromtimestamp(crawl.stat().st_mtime)
            kept = f"{target.as_posix()} as it was fetched, last on {day.isoformat()}"
            print(f"note: judging {kept}; name the site's address to fetch it again", file=sys.stderr)


def _outline(runs: Runs, made: Run, used: Options | None) -> None:
    """Pictures, where a site is fetched and a browser may be used: they need the site's styles and images."""
    from claimtrack.audit.pictures import lacking, outline
    from claimtrack.reports.prose import plural

    note = ""
    if used is None:
        if missing := len(lacking(runs, made)):
            note = (
                f"no picture of {plural(missing, 'passage')}: they are made while a site is fetched; name its address"
            )
    elif used.render != "never":
        note = outline(runs, made, used, _pictures_made)
        if sys.stderr.isatty():
            print("\r\x1b[K", end="", file=sys.stderr, flush=True)
    if note:
        print(f"note: {note}", file=sys.stderr)


def _prune(runs: Runs, arguments: Namespace) -> None:
    """Forget all but the last audits, where that is asked for."""
    from claimtrack.audit.pruning import prune
    from claimtrack.reports.prose import plural

    if arguments.keep is not None and (gone := prune(runs, arguments.keep)):
        print(f"note: {plural(gone, 'older audit')} forgotten (--keep)", file=sys.stderr)


def _pages(arguments: Namespace, home: Path) -> Iterator[Kept]:
    from claimtrack.audit import sources

    if is_site(arguments):
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
        output.write_pieces(pieces(target.format, _at(view, target)), target.file)
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


def _trend(runs: Runs, arguments: Namespace, targets: Sequence[Target]) -> int:
    from claimtrack.audit.report.json import trend_text
    from claimtrack.audit.report.text import trend_lines
    from claimtrack.audit.trend import trend

    _prune(runs, arguments)
    points = trend(runs)
    for target in targets:
        if target.format not in ("text", "json"):
            raise UsageError(f"a trend is told as text or json; --format {target.format} shows it in the whole report")
        output.write(trend_text(points) if target.format == "json" else trend_lines(points), target.file)
    return 0


def _at(view: View, target: Target) -> View:
    """The view as the report that goes there has it."""
    if target.file is None:
        return view
    return replace(view, style=replace(view.style, color=False), beside=target.file.parent)


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
    return Settings.of(arguments, None if is_site(arguments) else first)


def _home(arguments: Namespace) -> Path:
    """Where runs are kept."""
    from claimtrack.audit.crawl import FILE
    from claimtrack.audit.store import NAME

    if arguments.output is not None:
        return Path(arguments.output)
    first = arguments.targets[0]
    if is_site(arguments):
        return Path(re.sub(r"[^\w.-]", "_", first.split("/")[2].rpartition("@")[2]))
    path = Path(first)
    if (path / FILE).is_file() or (path / NAME).is_file():
        return path
    name = path.resolve().name
    return Path(f"{re.sub(r'(?:[.]warc)?(?:[.]gz)?$', '', name)}-audit")


def _pictures_made(done: int, of: int) -> None:
    """As `_progress`, for pictures."""
    if sys.stderr.isatty():
        print(f"\r\x1b[K{done} of {of} passages outlined", end="", file=sys.stderr, flush=True)


def _progress() -> Progress:
    """Counts on one line of standard error; silent where that is no terminal."""
    if not sys.stderr.isatty():
        return lambda pages, anew: None

    def count(pages: int, anew: int) -> None:
        print(f"\r{pages:,} read, {anew:,} judged anew", end="", file=sys.stderr, flush=True)

    return count
