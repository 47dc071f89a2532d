"""`claimtrack completion`: what a shell needs to complete verbs and options."""

from __future__ import annotations

from argparse import Namespace

from claimtrack.cli import options, output
from claimtrack.errors import UsageError

_SHELLS = ("bash", "zsh", "tcsh")


def add(verbs: options.Verbs) -> None:
    """Add the verb."""
    parser = verbs.add_parser(
        "completion",
        help="print what completes verbs and options in a shell",
        description="Print a script for the shell to read, such as: claimtrack completion bash >"
        " ~/.local/share/bash-completion/completions/claimtrack",
    )
    parser.add_argument("shell", choices=_SHELLS)
    parser.set_defaults(run=run)


def run(arguments: Namespace) -> int:
    """Print the script."""
    try:
        import shtab
    except ModuleNotFoundError:
        message = "completion needs claimtrack[completion]: pip install 'claimtrack[completion]'"
        raise UsageError(message) from None
    from claimtrack.cli.parser import build

    output.write(shtab.complete(build(), shell=arguments.shell) + "\n", None)
    return 0
