"""`claimtrack graph`: a claim's evidence as a picture or as data."""

from __future__ import annotations

from argparse import Namespace

from claimtrack.cli import options, output
from claimtrack.errors import UsageError

_FORMATS = ("dot", "mermaid", "json", "html")


def add(verbs: options.Verbs) -> None:
    """Add the verb."""
    parser = verbs.add_parser("graph", help="a claim's evidence as a graph: dot, mermaid, json or html")
    parser.add_argument("claim", metavar="CLAIM", nargs="?", help="the id of a claim")
    parser.add_argument(
        "--all", action="store_true", help="the whole library instead of one claim; as html an atlas to search"
    )
    parser.add_argument("--format", choices=_FORMATS, default="mermaid", help="default: mermaid")
    parser.add_argument(
        "--depth", type=int, default=2, metavar="N", help="how many steps around the claim (default: 2)"
    )
    options.add_output(parser)
    options.add_library(parser)
    parser.set_defaults(run=run)


def run(arguments: Namespace) -> int:
    """Print or write the graph."""
    if bool(arguments.claim) == arguments.all:
        raise UsageError("name one claim, or say --all")
    library = options.library(arguments)
    if arguments.all and arguments.format == "html":
        from claimtrack.reports.atlas import atlas

        output.write(atlas(library, options.as_of(arguments)), arguments.output)
        return 0
    from claimtrack.evidence.export import export

    graph = library.graph(options.as_of(arguments))
    if arguments.claim:
        graph = graph.neighbourhood(library.claim_id(arguments.claim), arguments.depth)
    output.write(export(graph, arguments.format), arguments.output)
    return 0
