"""`claimtrack schema`: the JSON Schemas of the JSON reports."""

from __future__ import annotations

from argparse import Namespace

from claimtrack.cli import options, output


def add(verbs: options.Verbs) -> None:
    """Add the verb."""
    parser = verbs.add_parser("schema", help="print the JSON Schema of the JSON report")
    parser.add_argument(
        "of",
        nargs="?",
        choices=("report", "audit"),
        default="report",
        help="of a check or of an audit (default: report)",
    )
    options.add_output(parser)
    parser.set_defaults(run=run)


def run(arguments: Namespace) -> int:
    """Print the schema."""
    if arguments.of == "audit":
        from claimtrack.audit.report.json import schema
    else:
        from claimtrack.reports.json import schema

    output.write(schema(), arguments.output)
    return 0
