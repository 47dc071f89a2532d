"""`claimtrack explain`: a rule's page, or everything the library holds on a claim."""

from __future__ import annotations

from argparse import Namespace

from claimtrack.cli import options, output


def add(verbs: options.Verbs) -> None:
    """Add the verb."""
    parser = verbs.add_parser(
        "explain",
        help="a rule's page, or a claim's evidence for, against and missing",
        description="Explain a rule, or a claim: evidence for and against, what is missing, what may be written.",
    )
    parser.add_argument("name", metavar="RULE|CLAIM", help="a rule such as unsupported-claim, or a claim's id")
    options.add_library(parser)
    parser.set_defaults(run=run)


def run(arguments: Namespace) -> int:
    """Print the page."""
    if "/" not in arguments.name:
        output.write(_rule(arguments.name), None)
        return 0
    from claimtrack.evidence.explain import explain_claim
    from claimtrack.reports.explanation import explanation

    library = options.library(arguments)
    found = explain_claim(library, library.claim_id(arguments.name), options.as_of(arguments))
    output.write(explanation(found), None)
    return 0


def _rule(name: str) -> str:
    from claimtrack.policy.rules import RULES

    pages = {rule.name: rule.page for rule in RULES}
    options.one_of(name, pages, "rule")
    return f"{name}\n\n{pages[name]}\n"
