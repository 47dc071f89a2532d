"""`claimtrack schema`: the JSON Schema of the JSON report."""

from __future__ import annotations

from argparse import Namespace

from claimtrack.cli import options, output


def add(verbs: options.Verbs) -> None:
    """Add the verb."""
    parser = verbs.add_parser("schema", help="print the JSON Schema of the JSON report")
    options.add_output(parser)
    parser.set_defaults(run=run)


def run(arguments: Namespace) -> int:
    """Print the schema."""
    from claimtrack.reports.json import schema

    output.write(schema(), arguments.output)
    return 0
