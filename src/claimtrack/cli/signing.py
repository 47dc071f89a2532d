"""`claimtrack claims review`: a person signs a claim's evidence off."""

from __future__ import annotations

from argparse import Namespace
from datetime import date

from claimtrack.cli import options, output
from claimtrack.errors import UsageError


def add(under: options.Verbs) -> None:
    """Add the verb under `claims`."""
    parser = under.add_parser(
        "review",
        help="sign a claim's evidence off, by name",
        description="Sign the evidence lines of a claim off: who, in which role, when, and a stamp of what was read. "
        "Read them first: claimtrack explain CLAIM.",
    )
    parser.add_argument("claim", metavar="CLAIM", help="the id of a claim")
    parser.add_argument("--name", required=True, help="who signs")
    parser.add_argument("--role", required=True, help="as what: 'dermatologist', 'compliance lead'")
    parser.add_argument("--source", metavar="ID", action="append", help="only the line of this source; repeatable")
    parser.add_argument("--on", metavar="DATE", type=options.day, help="the day of the sign-off; else today")
    options.add_library(parser)
    parser.set_defaults(run=run)


def run(arguments: Namespace) -> int:
    """Stamp the lines and print which."""
    from claimtrack.knowledge.models import SignOff
    from claimtrack.knowledge.signing import sign

    name, role = arguments.name.strip(), arguments.role.strip()
    if not (name and role):
        raise UsageError("a sign-off needs a name and a role; write --name 'A. Person' --role 'dermatologist'")
    folder = options.own_folder(arguments)
    library = options.library(arguments)
    claim = library.claims[library.claim_id(arguments.claim)]
    for source in arguments.source or ():
        options.one_of(source, [line.source for line in claim.lines], f"line of {claim.id} with source")
    by = SignOff(name=name, role=role, on=arguments.on or date.today())
    signed = sign(folder, claim, library.records.sources, by, arguments.source)
    if not signed:
        raise UsageError(f"{claim.id} has no evidence line to sign")
    lines = [f"{claim.id}: signed by {name}, {role}, {by.on.isoformat()}"]
    lines += [f"  {line.source} {line.direction}" for line in signed]
    output.write("".join(f"{line}\n" for line in lines), None)
    return 0
