"""`claimtrack lsp`: the editor server."""

from __future__ import annotations

from argparse import Namespace

from claimtrack.cli import options
from claimtrack.errors import UsageError


def add(verbs: options.Verbs) -> None:
    """Add the verb."""
    parser = verbs.add_parser(
        "lsp",
        help="serve an editor: marks as you type, evidence on hover, allowed wording",
        description="Speak the Language Server Protocol over standard input and output; an editor starts it."
        " Options come before the nearest claimtrack.toml.",
    )
    parser.add_argument("--stdio", action="store_true", help="what it does anyway; clients pass it")
    parser.add_argument(
        "--min-confidence",
        choices=("high", "medium", "low"),
        help="how sure the checker has to be to report (default: medium)",
    )
    options.add_library(parser)
    options.add_market(parser)
    parser.set_defaults(run=run)


def run(arguments: Namespace) -> int:
    """Serve until the client leaves."""
    try:
        from claimtrack.lsp.server import serve
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in ("pygls", "lsprotocol"):
            raise
        raise UsageError("the editor server needs claimtrack[lsp]: pip install 'claimtrack[lsp]'") from error
    from claimtrack.lsp.options import Options

    claims = arguments.claims.absolute() if arguments.claims else None
    markets = tuple(dict.fromkeys(arguments.market))
    said = (claims, markets, arguments.product_class, arguments.channel, arguments.as_of, arguments.min_confidence)
    return serve(Options(*said))
