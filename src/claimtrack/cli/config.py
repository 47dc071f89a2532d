"""`claimtrack config show`: what holds for a file, and where it is written."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from claimtrack.cli import options, output
from claimtrack.cli.settings import Settings
from claimtrack.errors import UsageError

if TYPE_CHECKING:
    from claimtrack.config import Loaded


def add(verbs: options.Verbs) -> None:
    """Add the verb and the one under it."""
    parser = verbs.add_parser("config", help="what claimtrack.toml says of a file")
    under = parser.add_subparsers(title="verbs", metavar="VERB", required=True)
    show = under.add_parser("show", help="what holds for a file, and where it is written")
    show.add_argument("file", metavar="FILE", type=Path)
    options.add_market(show)
    options.add_library(show)
    show.set_defaults(run=run)


def run(arguments: Namespace) -> int:
    """Print one line for every setting."""
    file: Path = arguments.file
    if not file.is_file():
        raise UsageError(f"{file.as_posix()}: no such file")
    output.write("".join(f"{line}\n" for line in _lines(arguments, file)), None)
    return 0


def _lines(arguments: Namespace, file: Path) -> Iterator[str]:
    from claimtrack import documents
    from claimtrack.config import Setup
    from claimtrack.documents.model import Skipped
    from claimtrack.reports.prose import layers

    document = documents.read(file)
    if isinstance(document, Skipped):
        raise UsageError(f"{document.path}: {document.reason}")
    settings = Settings.of(arguments, file)
    profile = settings.profiles(document)
    loaded = Setup().near(file)
    written = profile.named_by or ("command line" if arguments.market else "default")
    yield f"configuration: {loaded.path.as_posix() if loaded else 'none'}"
    yield f"markets: {', '.join(profile.markets) or 'none'} ({written})"
    yield f"product class: {profile.product_class or 'as the treatment suggests'}"
    yield f"channel: {profile.channel}"
    yield f"library: {layers(settings.library.layers)}{_place(loaded, 'claims')}"
    yield f"as of: {settings.as_of.isoformat()}{_place(loaded, 'as_of')}"
    yield f"records held: {len(profile.discharges)}{_place(loaded, 'discharged')}"
    yield f"house words: {len({*settings.library.records.lexicon.house, *profile.house})}{_place(loaded, 'house')}"


def _place(loaded: Loaded | None, key: str) -> str:
    """Where a setting is written; nothing where it is not."""
    return f" ({loaded.place((key,))})" if loaded and getattr(loaded.config, key) else ""
