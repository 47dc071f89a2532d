"""`claimtrack claims stats`: the library in numbers."""

from __future__ import annotations

from argparse import Namespace

from claimtrack.cli import options, output


def add(under: options.Verbs) -> None:
    """Add the verb under `claims`."""
    parser = under.add_parser("stats", help="the library in numbers: statuses, designs, gaps, sign-offs")
    parser.add_argument("--format", choices=("text", "json"), default="text", help="default: text")
    options.add_library(parser)
    parser.set_defaults(run=run)


def run(arguments: Namespace) -> int:
    """Print the numbers."""
    from claimtrack.evidence.statistics import statistics
    from claimtrack.reports.statistics import as_json, as_text

    library = options.library(arguments)
    render = as_json if arguments.format == "json" else as_text
    output.write(render(statistics(library, options.as_of(arguments)), library), None)
    return 0
