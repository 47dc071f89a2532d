"""`claimtrack ignores`: every directive that lets a finding stand, with its owner and its age."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator, Sized
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from claimtrack.cli import options, output

if TYPE_CHECKING:
    from claimtrack.ignores import Directive


def add(verbs: options.Verbs) -> None:
    """Add the verb."""
    parser = verbs.add_parser(
        "ignores",
        help="list what the copy ignores, why, by whom and since when",
        description="List every claimtrack-ignore directive, oldest first. The owner is the one it names, else who"
        " wrote its line by git.",
    )
    parser.add_argument("paths", metavar="PATH", nargs="*", default=["."], help="files or folders (default: here)")
    parser.add_argument("--as-of", metavar="DATE", type=options.day, help="count ages to this day; else today")
    parser.add_argument("--include-internal", action="store_true", help="read a folder's tests, prompts and guides too")
    options.add_output(parser)
    parser.set_defaults(run=run)


def run(arguments: Namespace) -> int:
    """Print one line for each directive."""
    output.write("".join(f"{line}\n" for line in _lines(arguments)), arguments.output)
    return 0


def _lines(arguments: Namespace) -> Iterator[str]:
    from claimtrack import documents
    from claimtrack.config import Setup
    from claimtrack.documents.model import Document
    from claimtrack.documents.walk import find_files
    from claimtrack.ignores import beside, directives_in
    from claimtrack.ignores.blame import blame

    today = options.as_of(arguments)
    files, _ = find_files(arguments.paths, include_internal=arguments.include_internal, excluded=Setup().excluded)
    read = (documents.read(file) for file in files)
    found = [one for page in read if isinstance(page, Document) for one in (*directives_in(page), *beside(page))]
    written = [(one, blame(Path(one.path), one.line)) for one in found]
    for one, by in sorted(written, key=lambda pair: pair[1].on if pair[1] else today):
        yield _line(one, by.who if by else "", (today - by.on).days if by else None, today)
    yield f"{_count(found, 'directive')} in {_count(files, 'file')}."


def _count(of: Sized, noun: str) -> str:
    return f"{len(of):,} {noun}" if len(of) == 1 else f"{len(of):,} {noun}s"


def _line(one: Directive, who: str, age: int | None, today: date) -> str:
    if one.fault:
        return f"{one.place}: invalid: {one.fault}"
    until = f"until {one.until.isoformat()}" if one.until else "no end"
    if one.until and one.until < today:
        until = f"ran out {one.until.isoformat()}"
    owner = one.owner or who or "nobody"
    aged = "not committed" if age is None else "today" if age == 0 else f"{age} {'day' if age == 1 else 'days'} old"
    rules = ", ".join(one.rules) or "every rule"
    return f"{one.place}: {one.reach}, {rules}; {until}; {owner}, {aged}: {one.reason}"
