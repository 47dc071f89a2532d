"""`claimtrack upgrade`: what another library would move, and then the new digest into the configuration."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from claimtrack.cli import check, options, output
from claimtrack.cli.settings import Settings
from claimtrack.errors import UsageError

if TYPE_CHECKING:
    from claimtrack.checker.moves import Moved
    from claimtrack.evidence.impact import Move
    from claimtrack.evidence.library import Library

_MOST = 50


def add(verbs: options.Verbs) -> None:
    """Add the verb."""
    parser = verbs.add_parser(
        "upgrade",
        help="show which verdicts another library would move, and pin it",
        description="Judge copy by the library of today and by another one, and list the claims and findings whose"
        " verdict moves. Without --preview the digest of the other one is written into the configuration.",
    )
    parser.add_argument("paths", metavar="PATH", nargs="*", help="the copy to judge by both")
    parser.add_argument("--preview", action="store_true", help="only show; write nothing")
    parser.add_argument("--to", metavar="DIR", type=Path, help="the other library; else the packaged one")
    check.add_reading(parser)
    options.add_library(parser)
    options.add_market(parser)
    parser.set_defaults(
        run=run, baseline=None, no_baseline=True, no_ignores=False, scheduled=False, min_confidence=None
    )


def run(arguments: Namespace) -> int:
    """Print what moves; then, unless it is a preview, pin the other library."""
    from claimtrack.evidence.impact import compare
    from claimtrack.evidence.library import Library
    from claimtrack.knowledge.library import packaged

    if "-" in arguments.paths:
        raise UsageError("upgrade judges copy twice, which standard input cannot be; write it to a file")
    first = Path(arguments.paths[0]) if arguments.paths else None
    settings = Settings.of(arguments, first, pinned=False)
    other = Library.load(claims=arguments.to or packaged())
    was, now = settings.library.pin, other.pin
    moves = compare(settings.library.world, other.world, settings.as_of)
    found = _findings(arguments, settings, other) if arguments.paths else ()
    output.write("".join(f"{line}\n" for line in _lines(was, now, moves, found)), None)
    if not arguments.preview:
        _pin(settings, now)
    return 0


def _findings(arguments: Namespace, settings: Settings, other: Library) -> tuple[Moved, ...]:
    from claimtrack.checker.moves import moves_between

    before = check.report_on(arguments, settings)
    after = check.report_on(arguments, settings.with_library(other))
    return moves_between(before, after)


def _lines(was: str, now: str, moves: tuple[Move, ...], found: tuple[Moved, ...]) -> Iterator[str]:
    yield f"Library {was} -> {now}: {len(moves):,} claims move, {len(found):,} findings of this copy."
    for move in moves[:_MOST]:
        yield f"  {move.claim}: {move.before or 'none'} -> {move.after or 'none'}: {move.why}"
    if len(moves) > _MOST:
        yield f"  and {len(moves) - _MOST:,} more"
    for one in found:
        verdicts = " -> ".join(
            f"{side.severity} {side.rule}{f' ({side.status})' if side.status else ''}" if side else "nothing"
            for side in (one.before, one.after)
        )
        yield f"{one.finding.place}: {one.finding.text}: {verdicts}"


def _pin(settings: Settings, digest: str) -> None:
    """Write the digest where the configuration pins one."""
    owner = settings.loaded.owner("library_digest") if settings.loaded else None
    if owner is None:
        raise UsageError(f'no configuration pins a library; write library_digest = "{digest}" into claimtrack.toml')
    from claimtrack.config.editing import with_value

    output.write(with_value(owner, "library_digest", digest), owner.path)
    output.write(f"{owner.path.as_posix()}: library_digest is now {digest}\n", None)
