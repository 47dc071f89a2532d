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
    parser = verbs.add_parser("config", help="what claimtrack.toml says of a file, and what it may hold")
    under = parser.add_subparsers(title="verbs", metavar="VERB", required=True)
    show = under.add_parser("show", help="what holds for a file, and where it is written")
    show.add_argument("file", metavar="FILE", type=Path)
    options.add_market(show)
    options.add_library(show)
    show.set_defaults(run=run)
    schema = under.add_parser("schema", help="print the JSON Schema of claimtrack.toml, for editors")
    options.add_output(schema)
    schema.set_defaults(run=print_schema)


def run(arguments: Namespace) -> int:
    """Print one line for every setting."""
    file: Path = arguments.file
    if not file.is_file():
        raise UsageError(f"{file.as_posix()}: no such file")
    output.write("".join(f"{line}\n" for line in _lines(arguments, file)), None)
    return 0


def print_schema(arguments: Namespace) -> int:
    """Print the JSON Schema (2020-12) of the configuration."""
    from claimtrack.config.schema import schema

    output.write(schema(), arguments.output)
    return 0


def _lines(arguments: Namespace, file: Path) -> Iterator[str]:
    from claimtrack import documents
    from claimtrack.documents.model import Skipped
    from claimtrack.reports.prose import layers

    document = documents.read(file)
    if isinstance(document, Skipped):
        raise UsageError(f"{document.path}: {document.reason}")
    settings = Settings.of(arguments, file)
    profile = settings.profiles(document)
    loaded = settings.loaded
    written = profile.named_by or ("command line" if arguments.market else "default")
    yield f"configuration: {loaded.path.as_posix() if loaded else 'none'}"
    if loaded and len(loaded.lineage) > 1:
        yield f"extends: {', '.join(base.path.as_posix() for base in loaded.lineage[1:])}"
    yield f"markets: {', '.join(profile.markets) or 'none'} ({written})"
    yield f"product class: {profile.product_class or 'as the treatment suggests'}"
    yield f"channel: {profile.channel}"
    yield f"library: {layers(settings.library.layers)}{_place(loaded, 'claims')}"
    yield f"digest: {settings.library.pin}{_place(loaded, 'library_digest')}"
    yield f"as of: {settings.as_of.isoformat()}{_place(loaded, 'as_of')}"
    for key in ("baseline", "exclude", "fail_on", "max_warnings", "min_confidence"):
        if place := _place(loaded, key):
            value = settings.said(key)
            written = ", ".join(value) if isinstance(value, tuple) else value
            yield f"{key.replace('_', ' ')}: {written}{place}"
    if profile.severity:
        yield f"severity: {', '.join(f'{rule} {level}' for rule, level in profile.severity)}"
    if excluded := settings.setup.excluded(file):
        yield f"not read: {excluded}"
    yield f"records held: {len(profile.discharges)}{_place(loaded, 'discharged')}"
    yield f"house words: {len({*settings.library.records.lexicon.house, *profile.house})}{_place(loaded, 'house')}"


def _place(loaded: Loaded | None, key: str) -> str:
    """Where a setting is written; nothing where it is not."""
    owner = loaded.owner(key) if loaded else None
    return f" ({owner.place((key,))})" if owner and getattr(owner.config, key) not in (None, (), "") else ""
