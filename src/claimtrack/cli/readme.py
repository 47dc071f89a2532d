"""`claimtrack claims readme`: the index of a library and the generated part of its README."""

from __future__ import annotations

from argparse import Namespace
from datetime import date
from pathlib import Path

from claimtrack.cli import options, output


def add(under: options.Verbs) -> None:
    """Add the verb under `claims`."""
    parser = under.add_parser(
        "readme",
        help="write the library's INDEX.md and the generated part of its README.md",
        description="Write INDEX.md (every claim with its best evidence and what may be written) and the generated "
        "part of README.md into the library's folder. --check judges by the day that README.md names.",
    )
    parser.add_argument("--check", action="store_true", help="write nothing; exit with 1 if a file would change")
    options.add_library(parser)
    parser.set_defaults(run=run)


def run(arguments: Namespace) -> int:
    """Write both files, or say which would change."""
    from claimtrack.reports.index import INDEX, README, day_of, index, readme

    folder = options.own_folder(arguments)
    library = options.library(arguments)
    before = _text(folder / README)
    day = arguments.as_of or (arguments.check and day_of(before)) or date.today()
    files = {id_ for id_ in library.claims if (folder / f"{id_}.yaml").is_file()}
    texts = {folder / README: readme(before, library, day), folder / INDEX: index(library, day, files)}
    changed = [path for path, text in texts.items() if _text(path) != text]
    for path in changed:
        if not arguments.check:
            output.write(texts[path], path)
        output.write(f"{path.as_posix()}: {'would be written' if arguments.check else 'written'}\n", None)
    return int(arguments.check and bool(changed))


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8") if path.is_file() else ""
