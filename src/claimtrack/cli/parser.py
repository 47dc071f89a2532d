"""All verbs in one parser; what a verb needs to run is imported when it runs."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import NoReturn

from claimtrack.cli import (
    audit,
    baseline,
    brief,
    case,
    check,
    claims,
    completion,
    config,
    draft,
    explain,
    graph,
    ignores,
    impact,
    init,
    lsp,
    mcp,
    schema,
    scrape,
    upgrade,
)
from claimtrack.version import __version__


class _Parser(ArgumentParser):
    """Says what is wrong in one line."""

    def error(self, message: str) -> NoReturn:
        self.exit(2, f"{self.prog}: {message}; see {self.prog} --help\n")


def build() -> ArgumentParser:
    """The parser; each verb sets `run`, which takes the parsed arguments and returns the exit code."""
    parser = _Parser(
        prog="claimtrack",
        description="Finds the claims clinic copy makes, at the exact place, and says what the evidence holds.",
        epilog="Exit codes: 0 nothing at or above --fail-on; 1 findings; 2 bad option, missing file or broken library.",
    )
    parser.add_argument("--version", action="version", version=f"claimtrack {__version__}")
    verbs = parser.add_subparsers(title="verbs", metavar="VERB", required=True)
    for verb in (
        check,
        scrape,
        audit,
        brief,
        explain,
        draft,
        case,
        claims,
        config,
        init,
        ignores,
        baseline,
        upgrade,
        impact,
        graph,
        lsp,
        mcp,
        schema,
        completion,
    ):
        verb.add(verbs)
    return parser
