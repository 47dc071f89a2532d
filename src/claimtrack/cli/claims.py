"""`claimtrack claims list|show|gaps`: what the library holds; the verbs of its keepers are in `keeping`."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING

from claimtrack.cli import drafting, importing, keeping, options, output, readme, signing, stats

if TYPE_CHECKING:
    from claimtrack.evidence.library import Library
    from claimtrack.knowledge.models import Claim


def add(verbs: options.Verbs) -> None:
    """Add the verb and those under it."""
    parser = verbs.add_parser("claims", help="the library: list, show, new, review, validate, test, stats ...")
    under = parser.add_subparsers(title="verbs", metavar="VERB", required=True)

    listing = under.add_parser("list", help="claims with their status")
    listing.add_argument("--status", action="append", metavar="STATUS", help="only this status; repeatable")
    listing.add_argument(
        "--suspect", action="store_true", help="only claims with a line that changed since a person signed it off"
    )
    _add_filters(listing)
    listing.set_defaults(run=list_claims)

    show = under.add_parser("show", help="a claim's file, all layers merged")
    show.add_argument("claim", metavar="CLAIM")
    options.add_library(show)
    show.set_defaults(run=show_claim)

    gaps = under.add_parser("gaps", help="evidence that claims need and have not")
    _add_filters(gaps)
    gaps.set_defaults(run=list_gaps)

    keeping.add(under)
    drafting.add(under)
    importing.add(under)
    signing.add(under)
    stats.add(under)
    readme.add(under)


def list_claims(arguments: Namespace) -> int:
    """Print the claims that pass the filters."""
    from claimtrack.evidence.assessment import STATUSES
    from claimtrack.reports.library import listing

    wanted = [options.one_of(status, STATUSES, "status") for status in arguments.status or STATUSES]
    library = options.library(arguments)
    assessed = [(claim, library.assess(claim.id, options.as_of(arguments))) for claim in _chosen(arguments, library)]
    chosen = [(claim, found) for claim, found in assessed if found.status in wanted]
    if arguments.suspect:
        chosen = [(claim, found) for claim, found in chosen if "suspect" in found.flags]
    output.write(listing(chosen), None)
    return 0


def show_claim(arguments: Namespace) -> int:
    """Print one claim as YAML."""
    from claimtrack.knowledge.canonical import dump_record

    library = options.library(arguments)
    output.write(dump_record(library.claims[library.claim_id(arguments.claim)]), None)
    return 0


def list_gaps(arguments: Namespace) -> int:
    """Print the gaps of the claims that pass the filters."""
    from claimtrack.reports.library import gaps

    output.write(gaps(_chosen(arguments, options.library(arguments))), None)
    return 0


def _add_filters(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--treatment", metavar="ID", help="only claims about this treatment; 'general' for those of none"
    )
    parser.add_argument("--topic", metavar="ID", help="only claims of this topic")
    options.add_library(parser)


def _chosen(arguments: Namespace, library: Library) -> list[Claim]:
    records = library.records
    if arguments.topic:
        options.one_of(arguments.topic, records.topics, "topic")
    if arguments.treatment:
        options.one_of(arguments.treatment, ("general", *records.treatments), "treatment")
    return [
        claim
        for _, claim in sorted(records.claims.items())
        if arguments.topic in (None, claim.about.topic)
        and arguments.treatment in (None, claim.about.treatment or "general")
    ]
