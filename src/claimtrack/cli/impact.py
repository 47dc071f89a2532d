"""`claimtrack impact` and `claimtrack evidence impact`: what breaks if a source falls."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from claimtrack.cli import options, output


def add(verbs: options.Verbs) -> None:
    """Add both ways to say it."""
    _fill(verbs.add_parser("impact", help="what changes if a source is retracted"))
    evidence = verbs.add_parser("evidence", help="the evidence: impact")
    under = evidence.add_subparsers(title="verbs", metavar="VERB", required=True)
    _fill(under.add_parser("impact", help="what changes if a source is retracted"))


def run(arguments: Namespace) -> int:
    """Print which claims change status."""
    from claimtrack.reports.library import impact

    library = options.library(arguments)
    output.write(impact(library.impact(arguments.source, options.as_of(arguments))), None)
    return 0


def _fill(parser: ArgumentParser) -> None:
    parser.add_argument("source", metavar="SOURCE", help="the id of a source")
    options.add_library(parser)
    parser.set_defaults(run=run)
