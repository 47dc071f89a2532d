"""`claimtrack explain`: a rule's page, everything the library holds on a claim, or how a line of copy was read."""

from __future__ import annotations

import re
from argparse import Namespace
from pathlib import Path

from claimtrack.cli import options, output
from claimtrack.errors import UsageError

_PLACE = re.compile(r"(?P<file>.+?):(?P<line>\d+)(?::\d+)?")


def add(verbs: options.Verbs) -> None:
    """Add the verb."""
    parser = verbs.add_parser(
        "explain",
        help="a rule's page, a claim's evidence, or why a line was flagged or not",
        description="Explain a rule; a claim with its evidence for, against and missing; or how a line was read.",
    )
    parser.add_argument(
        "name",
        metavar="RULE|CLAIM|FILE:LINE",
        help="a rule such as unsupported-claim, a claim's id, or a place in copy",
    )
    options.add_library(parser)
    parser.set_defaults(run=run)


def run(arguments: Namespace) -> int:
    """Print the page."""
    if place := _PLACE.fullmatch(arguments.name):
        output.write(_line(Path(place["file"]), int(place["line"]), arguments), None)
        return 0
    if "/" not in arguments.name:
        output.write(_rule(arguments.name), None)
        return 0
    from claimtrack.evidence.explain import explain_claim
    from claimtrack.reports.explanation import explanation

    library = options.library(arguments)
    found = explain_claim(library, library.claim_id(arguments.name), options.as_of(arguments))
    output.write(explanation(found), None)
    return 0


def _line(file: Path, line: int, arguments: Namespace) -> str:
    from claimtrack.checker import check
    from claimtrack.reports.line import explanation

    report = check(file, options.library(arguments, file), as_of=options.as_of(arguments))
    for skipped in report.skipped:
        raise UsageError(f"{skipped.path}: {skipped.reason}")
    return explanation(report, line)


def _rule(name: str) -> str:
    from claimtrack.policy.rules import RULES

    pages = {rule.name: rule.page for rule in RULES}
    options.one_of(name, pages, "rule")
    return f"{name}\n\n{pages[name]}\n"
