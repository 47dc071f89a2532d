"""`claimtrack claims import`: house words from a CSV table, a Vale rule or a prh file into a library of one's own."""

from __future__ import annotations

import sys
from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from claimtrack.cli import options, output
from claimtrack.errors import UsageError

if TYPE_CHECKING:
    from claimtrack.knowledge.house_lists import Imported

_FILE = "lexicon/house.yaml"
_SUFFIXES = (".csv", ".tsv", ".yaml", ".yml")


def add(under: options.Verbs) -> None:
    """Add the verb under `claims`."""
    parser = under.add_parser(
        "import",
        help="house words from CSV, Vale or prh",
        description="Add house words to a library of your own: from a table with the columns never, instead and why, a"
        " Vale rule (substitution or existence) or a prh file. Words that are there already stay as they are.",
    )
    parser.add_argument("file", metavar="FILE", type=Path)
    parser.add_argument(
        "--claims", metavar="DIR", type=Path, help="the library to write to; else the one found upward from here"
    )
    parser.set_defaults(run=run)


def run(arguments: Namespace) -> int:
    """Write the rows that are new; name what was left out."""
    from claimtrack.knowledge import writing
    from claimtrack.knowledge.library import Records
    from claimtrack.knowledge.loading import read_records

    file: Path = arguments.file
    folder = options.own_folder(arguments)
    Records.load(claims=folder)  # A library that cannot be used is told about before anything is written to it.
    imported = _read(file)
    target = folder / _FILE
    data = target.read_bytes() if target.is_file() else b""
    held = {getattr(row, "never", "").casefold() for row in (read_records(data, target, _FILE) if data.strip() else ())}
    new = [row for row in imported.rows if row.never.casefold() not in held]
    if new:
        text = writing.extended(data, target, _FILE, new)
        target.parent.mkdir(exist_ok=True)
        writing.write(target, text)
    there = len(imported.rows) - len(new)
    output.write(f"{target.as_posix()}: {len(new)} added{f', {there} there already' if there else ''}\n", None)
    for pattern in imported.left_out:
        print(f"{file.as_posix()}: left out, more than a choice of words: {pattern}", file=sys.stderr)
    return 0


def _read(file: Path) -> Imported:
    from claimtrack.knowledge.house_lists import NoListError, read_list

    suffix = file.suffix.lower()
    if suffix not in _SUFFIXES:
        raise UsageError(f"{file.as_posix()}: lists are read from {', '.join(_SUFFIXES)}")
    try:
        return read_list(file.read_text(encoding="utf-8-sig"), suffix)
    except OSError as error:
        raise UsageError(f"{file.as_posix()}: cannot be read: {error.strerror}") from None
    except UnicodeDecodeError:
        raise UsageError(f"{file.as_posix()}: is not UTF-8; save it as UTF-8") from None
    except NoListError as error:
        raise UsageError(f"{file.as_posix()}: {error}") from None
