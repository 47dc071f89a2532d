"""`claimtrack claims validate|test|fmt|diff`: for those who keep a library."""

from __future__ import annotations

import sys
from argparse import Namespace
from pathlib import Path

from claimtrack.cli import options, output


def add(under: options.Verbs) -> None:
    """Add the verbs under `claims`."""
    validate = under.add_parser("validate", help="load a library and name every fault in it")
    validate.add_argument("claims", metavar="DIR", nargs="?", type=Path, help="the library; else the one found upward")
    validate.set_defaults(run=run_validate)

    test = under.add_parser("test", help="run the examples in claim files, and the cases, through detection")
    test.add_argument("claims", metavar="DIR", nargs="?", type=Path, help="the library; else the one found upward")
    test.add_argument(
        "--claim", dest="only", metavar="CLAIM", action="append", help="only the examples of this claim; repeatable"
    )
    test.set_defaults(run=run_test)

    fmt = under.add_parser("fmt", help="write library files the canonical way")
    fmt.add_argument("paths", metavar="PATH", nargs="+", type=Path, help="files or folders of a library")
    fmt.add_argument("--check", action="store_true", help="write nothing; exit with 1 if a file would change")
    fmt.set_defaults(run=run_fmt)

    diff = under.add_parser("diff", help="which records and statuses differ between two libraries, and why")
    diff.add_argument("before", metavar="A", type=Path)
    diff.add_argument("after", metavar="B", type=Path)
    diff.add_argument("--as-of", metavar="DATE", type=options.day, help="judge the evidence as of this day; else today")
    diff.set_defaults(run=run_diff)


def run_validate(arguments: Namespace) -> int:
    """Load everything; the faults, if any, are printed by the caller of every verb."""
    records = options.library(arguments).records
    layers = " + ".join(f"{layer.name} {layer.version}" for layer in records.layers)
    counts = f"{len(records.claims)} claims, {len(records.sources)} sources, {len(records.devices)} devices"
    output.write(f"{layers}: {counts}, no faults\n", None)
    return 0


def run_test(arguments: Namespace) -> int:
    """Print every example and case that is read otherwise than its file says; 1 if there is any."""
    from claimtrack import examples
    from claimtrack.cases import replay

    library = options.library(arguments)
    records = library.records
    only = [library.claim_id(name) for name in arguments.only] if arguments.only else None
    wrong = [str(mismatch) for mismatch in examples.run(records, only)]
    failed = [str(failure) for failure in replay.run(records)] if only is None else []
    total, cases = examples.number(records, only), len(records.cases) if only is None else 0
    ending = f"{total - len(wrong)} of {total} examples"
    ending += f" and {cases - len(failed)} of {cases} cases" if cases else ""
    output.write("".join(f"{line}\n" for line in (*wrong, *failed, f"{ending} as expected")), None)
    return int(bool(wrong or failed))


def run_fmt(arguments: Namespace) -> int:
    """Format files in place, or only say which would change."""
    from claimtrack.knowledge.writing import format_file, format_folder

    changed: list[Path] = []
    for path in arguments.paths:
        if path.is_dir():
            changed.extend(format_folder(path, check=arguments.check))
        elif format_file(path, check=arguments.check):
            changed.append(path)
    verb = "would be rewritten" if arguments.check else "rewritten"
    for file in changed:
        print(f"{file.as_posix()}: {verb}")
    print(f"{len(changed)} {verb}", file=sys.stderr)
    return int(arguments.check and bool(changed))


def run_diff(arguments: Namespace) -> int:
    """Print the statuses that differ."""
    from claimtrack.evidence.impact import compare
    from claimtrack.evidence.library import Library
    from claimtrack.knowledge.diff import diff
    from claimtrack.reports.library import difference

    before, after = Library.load(claims=arguments.before), Library.load(claims=arguments.after)
    moved = compare(before.world, after.world, options.as_of(arguments))
    output.write(difference(diff(before.records, after.records), moved), None)
    return 0
