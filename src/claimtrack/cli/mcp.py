"""`claimtrack mcp`: tools for drafting assistants, over standard input and output."""

from __future__ import annotations

from argparse import Namespace

from claimtrack.cli import options
from claimtrack.cli.settings import Settings


def add(verbs: options.Verbs) -> None:
    """Add the verb."""
    parser = verbs.add_parser(
        "mcp",
        help="serve check_text, suggest, brief and explain to a drafting assistant (MCP over stdio)",
        description="Serve the tools check_text, suggest, brief and explain over the Model Context Protocol, on"
        " standard input and output, with the JSON of the command line. An assistant's client starts it; it needs"
        " claimtrack[mcp]. --market names the markets for questions that name none.",
    )
    options.add_market(parser)
    options.add_library(parser)
    parser.set_defaults(run=run)


def run(arguments: Namespace) -> int:
    """Serve until the input ends."""
    from claimtrack.checker import Judge
    from claimtrack.mcp import Shelf, need_sdk, serve

    need_sdk()
    settings = Settings.of(arguments, None)
    serve(Shelf(Judge(settings.library, as_of=settings.as_of), settings.profiles))
    return 0
