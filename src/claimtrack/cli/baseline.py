"""`claimtrack baseline`: accept what is there, watch it burn down, forget what is gone."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from claimtrack.cli import check, options, output
from claimtrack.cli.settings import file_named
from claimtrack.errors import UsageError

if TYPE_CHECKING:
    from claimtrack.baseline import Baseline
    from claimtrack.checker import Report
    from claimtrack.cli.settings import Settings
    from claimtrack.config import Loaded


def add(verbs: options.Verbs) -> None:
    """Add the verb and those under it."""
    parser = verbs.add_parser("baseline", help="findings that were there before: write, check, prune")
    under = parser.add_subparsers(title="verbs", metavar="VERB", required=True)
    write = under.add_parser("write", help="accept every finding that is there now, of severity warning or worse")
    write.add_argument("--owner", default="", help="who answers for what enters")
    write.add_argument("--until", metavar="DATE", type=options.day, help="the last day it is accepted")
    write.add_argument("--reason", default="", help="why; without one nothing refuted or prohibited enters")
    _add_copy(write, run_write)
    _add_copy(under.add_parser("check", help="how much is left, by owner; exit 1 where something is new"), run_check)
    _add_copy(under.add_parser("prune", help="forget the entries whose passage is gone"), run_prune)


def _add_copy(parser: ArgumentParser, run: object) -> None:
    parser.add_argument("paths", metavar="PATH", nargs="+", help="a file or folder")
    check.add_reading(parser)
    options.add_library(parser)
    options.add_market(parser)
    options.add_baseline(parser)
    parser.set_defaults(run=run, no_baseline=True, no_ignores=False, scheduled=False, min_confidence=None)


def run_write(arguments: Namespace) -> int:
    """Write the file and say what entered, what is gone and what was left out."""
    from claimtrack.baseline import Accepting, Baseline, read, text_of, write

    report, settings = _everything(arguments)
    file = _file(arguments, settings.loaded)
    old = read(file) if file.exists() else Baseline(file)
    accepting = Accepting(report.as_of, arguments.owner, arguments.until, arguments.reason)
    policies = settings.library.records.policies if report.markets else {}
    written = write(old, report.pages, policies, accepting, settings.library.pin)
    output.write(text_of(written.baseline), file)
    total = len(written.baseline.entries)
    lines = [f"{file.as_posix()}: {total:,} accepted, {written.added:,} of them new; {written.gone:,} gone."]
    if written.left_out:
        lines.append(f"{len(written.left_out):,} left out, refuted or prohibited; --reason accepts them:")
        lines += [f"  {one.place}: {one.severity} {one.rule}: {one.message}" for one in written.left_out]
    output.write("".join(f"{line}\n" for line in lines), None)
    return 0


def run_check(arguments: Namespace) -> int:
    """Print how much is left; 1 where a finding is new or judged worse."""
    from claimtrack.baseline import read

    settings = check.settings_of(arguments)
    file = _file(arguments, settings.loaded)
    arguments.no_baseline, arguments.baseline = False, file
    report = check.report_on(arguments, settings)
    output.write("".join(f"{line}\n" for line in _burn_down(report, read(file))), None)
    return int(any(report.reaches(severity) for severity in ("error", "warning")))


def run_prune(arguments: Namespace) -> int:
    """Write the file without what is gone, and say how much that was."""
    from claimtrack.baseline import pruned, read, text_of

    report, settings = _everything(arguments)
    file = _file(arguments, settings.loaded)
    before = read(file)
    after = pruned(before, report.pages, report.as_of)
    output.write(text_of(after), file)
    gone = len(before.entries) - len(after.entries)
    output.write(f"{file.as_posix()}: {gone:,} gone, {len(after.entries):,} left.\n", None)
    return 0


def _everything(arguments: Namespace) -> tuple[Report, Settings]:
    """The report on all that pages say: what a diff leaves out would be taken to be gone."""
    if arguments.diff is not None:
        raise UsageError("--diff does not go with writing a baseline: what a page said before is part of it")
    if "-" in arguments.paths and arguments.stdin_filename is None:
        raise UsageError("a baseline names files; say what standard input is: --stdin-filename page.html")
    return check.checked(arguments)


def _burn_down(report: Report, baseline: Baseline) -> Iterator[str]:
    """What is left of a baseline: in all, by owner, by state."""
    known = [one for one in report.suppressed if one.by == "baseline"]
    total = len(baseline.entries)
    yield f"{total - len(report.absent):,} of {total:,} accepted findings are left; {len(report.absent):,} are gone."
    for owner, count in sorted(Counter(one.owner or "nobody" for one in known).items()):
        yield f"  {owner}: {count:,}"
    for one in known:
        if report.states[one.finding.fingerprint] == "updated":
            finding = one.finding
            yield f"judged otherwise since {finding.place}: {finding.severity} {finding.rule}: {finding.message}"
    lapsed = sum(finding.rule == "expired-baseline" for finding in report)
    if lapsed:
        yield f"{lapsed:,} accepted until a day that has passed."
    for finding in report:
        if report.states.get(finding.fingerprint) != "unchanged":
            state = report.states.get(finding.fingerprint, "new")
            yield f"{state} {finding.place}: {finding.severity} {finding.rule}: {finding.message}"


def _file(arguments: Namespace, loaded: Loaded | None) -> Path:
    from claimtrack.baseline import NAME

    named: Path | None = arguments.baseline or file_named(loaded, "baseline")
    return named or Path(NAME)
