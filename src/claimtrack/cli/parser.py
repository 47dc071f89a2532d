"""All verbs in one parser; what a verb needs to run is imported when it runs."""

from __future__ import annotations

from argparse import ArgumentParser

from claimtrack.cli import brief, case, check, claims, config, explain, graph, impact, init, schema
from claimtrack.version import __version__


def build() -> ArgumentParser:
    """The parser; each verb sets `run`, which takes the parsed arguments and returns the exit code."""
    parser = ArgumentParser(
        prog="claimtrack",
        description="Finds the claims clinic copy makes, at the exact place, and says what the evidence holds.",
        epilog="Exit codes: 0 nothing at or above --fail-on; 1 findings; 2 bad option, missing file or broken library.",
    )
    parser.add_argument("--version", action="version", version=f"claimtrack {__version__}")
    verbs = parser.add_subparsers(title="verbs", metavar="VERB", required=True)
    for verb in (check, brief, explain, case, claims, config, init, impact, graph, schema):
        verb.add(verbs)
    return parser
