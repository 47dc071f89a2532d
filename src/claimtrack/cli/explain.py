"""`claimtrack explain`: a rule's or policy's page, all the library holds on a claim, or how a line of copy was read."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from claimtrack.cli import options, output
from claimtrack.cli.settings import Settings
from claimtrack.errors import UsageError

if TYPE_CHECKING:
    from claimtrack.documents.model import Document


def add(verbs: options.Verbs) -> None:
    """Add the verb."""
    parser = verbs.add_parser(
        "explain",
        help="a rule's or policy's page, a claim's evidence, or why a line was flagged or not",
        description="Explain a rule or a market's policy; a claim with its evidence for, against and missing; or how a"
        " line was read.",
    )
    parser.add_argument(
        "name",
        metavar="RULE|CLAIM|POLICY|FILE:LINE",
        help="a rule such as unsupported-claim, the id of a claim or policy, or a place in copy",
    )
    parser.add_argument("--format", choices=("text", "json"), default="text", help="(default: text)")
    options.add_market(parser)
    options.add_library(parser)
    parser.set_defaults(run=run)


def run(arguments: Namespace) -> int:
    """Print the page."""
    if arguments.format == "json":
        output.write(_json(arguments), None)
        return 0
    if options.PLACE.fullmatch(arguments.name):
        output.write(_line(*options.place(arguments.name), arguments), None)
        return 0
    if "/" not in arguments.name:
        output.write(_rule_or_policy(arguments.name, arguments), None)
        return 0
    if arguments.market:
        output.write(_in_markets(arguments), None)
        return 0
    from claimtrack.evidence.explain import explain_claim
    from claimtrack.reports.explanation import explanation

    library = options.library(arguments)
    found = explain_claim(library, library.claim_id(arguments.name), options.as_of(arguments))
    output.write(explanation(found), None)
    return 0


def _json(arguments: Namespace) -> str:
    from claimtrack.reports.explain_json import payload, render

    if options.PLACE.fullmatch(arguments.name):
        raise UsageError(
            f"{arguments.name}: a place is explained as text; write `claimtrack check FILE --mentions --format json`"
        )
    library = options.library(arguments)
    return render(payload(library, arguments.name, options.as_of(arguments), tuple(arguments.market)))


def _in_markets(arguments: Namespace) -> str:
    from claimtrack.briefing import brief
    from claimtrack.cli.brief import settings_here
    from claimtrack.reports.brief import claim_text

    settings, profile = settings_here(arguments)
    library, day = settings.library, settings.as_of
    claim = library.claims[library.claim_id(arguments.name)]
    found = brief(library, claim.about.treatment, profile, day, [claim.id])
    return claim_text(found, claim, library.assess(claim.id, day).status)


def _line(file: Path, line: int, arguments: Namespace) -> str:
    from claimtrack import documents
    from claimtrack.checker import check
    from claimtrack.documents.model import Document
    from claimtrack.reports.line import explanation

    settings = Settings.of(arguments, file)
    report = check(file, settings.library, markets=settings.markets, as_of=settings.as_of, profiles=settings.profiles)
    for skipped in report.skipped:
        raise UsageError(f"{skipped.path}: {skipped.reason}")
    document = documents.read(file)
    if isinstance(document, Document):
        _must_have(document, line)
    return explanation(report, line)


def _must_have(document: Document, line: int) -> None:
    """UsageError where the copy has no such line."""
    if not document.has_lines:
        first = next((block.locator for block in document.blocks if block.locator), "page 1")
        raise UsageError(
            f"{document.path}: has no lines but places such as '{first}';"
            f" write `claimtrack check {document.path} --mentions --format json`, which names them all"
        )
    last = document.position(len(document.source)).line
    if not 1 <= line <= last:
        raise UsageError(f"{document.path}:{line}: the file ends at line {last}; name a line up to it")


def _rule_or_policy(name: str, arguments: Namespace) -> str:
    from claimtrack.reports.policy import explanation, served
    from claimtrack.reports.rules import pages, served_by

    rules = pages()
    policies = options.library(arguments).records.policies
    if name in rules:
        return f"{name}\n\n{rules[name]}\n{served(served_by(name, policies))}"
    markets = {policy.partition("-")[0] for policy in policies}
    if name.partition("-")[0] not in markets:
        options.one_of(name, rules, "rule")
    return explanation(policies[options.one_of(name, policies, "policy")])
