"""`claimtrack case`: a line of copy, redacted, kept as a test that `claims test` runs."""

from __future__ import annotations

import re
import sys
from argparse import ArgumentTypeError, Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from claimtrack.cli import options, output
from claimtrack.errors import UsageError

if TYPE_CHECKING:
    from claimtrack.cases.drawing import Drawn, Place, Wanted
    from claimtrack.knowledge.library import Records

_PLACE = re.compile(r"(?P<file>.+?):(?P<line>\d+)(?::(?P<column>\d+))?")
_EXPECT = re.compile(r"quiet|flag|treatment=(?P<treatment>[\w-]+)")


def add(verbs: options.Verbs) -> None:
    """Add the verb."""
    parser = verbs.add_parser(
        "case",
        help="keep a false alarm, a miss or a wrong treatment as a test",
        description="Write one line of copy, redacted, to the library's cases/ folder, where `claims test` runs it.",
    )
    parser.add_argument("place", metavar="FILE:LINE[:COLUMN]", type=_place, help="the line, as findings name it")
    parser.add_argument(
        "--expect",
        metavar="quiet|flag|treatment=ID",
        type=_expect,
        required=True,
        help="how the line should be read: nothing reported, something reported, or reported about this treatment",
    )
    parser.add_argument("--topic", metavar="ID", help="only what is read as this topic counts")
    parser.add_argument("-o", "--output", metavar="DIR", type=Path, help="write to this folder instead of cases/")
    parser.add_argument("-y", "--yes", action="store_true", help="write without asking")
    options.add_library(parser)
    parser.set_defaults(run=run)


def run(arguments: Namespace) -> int:
    """Draw the case, show what would be written, and write it if that is wanted."""
    from claimtrack.knowledge.canonical import dump_record

    file = Path(arguments.place["file"])
    records = options.library(arguments, file).records
    drawn = _draw(file, arguments, records)
    target = (arguments.output or _folder(arguments, file)) / f"{drawn.case.id}.yaml"
    if target.exists():
        raise UsageError(f"{target.as_posix()} is there already: the same case was kept before")
    text = dump_record(drawn.case)
    output.write(f"{target.as_posix()}\n\n{text}\n{_remarks(drawn, records)}", None)
    if not (arguments.yes or _agreed()):
        output.write("Nothing was written; --yes writes without asking.\n", None)
        return 0
    _write(target, text)
    output.write("Written. `claimtrack claims test` runs it.\n", None)
    return 0


def _draw(file: Path, arguments: Namespace, records: Records) -> Drawn:
    from claimtrack.cases.drawing import Place, draw
    from claimtrack.documents import read
    from claimtrack.documents.model import Skipped

    wanted = _wanted(arguments, records)
    document = read(file)
    if isinstance(document, Skipped):
        raise UsageError(f"{document.path}: {document.reason}")
    column = arguments.place["column"]
    place: Place = Place(int(arguments.place["line"]), int(column) if column else None)
    return draw(document, records, place, wanted)


def _wanted(arguments: Namespace, records: Records) -> Wanted:
    from claimtrack.cases.drawing import Wanted

    if arguments.topic:
        options.one_of(arguments.topic, records.topics, "topic")
    treatment: str | None = arguments.expect["treatment"]
    if treatment:
        options.one_of(treatment, records.treatments, "treatment")
        return Wanted("treatment", treatment, arguments.topic)
    return Wanted("quiet" if arguments.expect.group() == "quiet" else "flag", None, arguments.topic)


def _folder(arguments: Namespace, file: Path) -> Path:
    """The cases/ of the library that governs the file; nobody writes into the one that comes with claimtrack."""
    from claimtrack.knowledge.layout import CASES
    from claimtrack.knowledge.library import find, packaged

    library = find(arguments.claims, file)
    home = packaged().resolve()
    if library.resolve() == home and not file.resolve().is_relative_to(home.parent):
        raise UsageError(
            f"no library stands above {file.as_posix()} to keep the case in; name a folder with -o DIR, or begin one:"
            " claims/library.yaml with 'extends: packaged'"
        )
    return library / CASES


def _remarks(drawn: Drawn, records: Records) -> str:
    from claimtrack.cases import replay

    lines = [f"Taken out of: {text}" for text in drawn.taken_out]
    mentions = [one for one in replay.mentions_of(drawn.case, records) if replay.counts(one, drawn.case.topic)]
    read = ", ".join(replay.readings(mentions)) or "no claim"
    expected = replay.as_expected(drawn.case, mentions)
    lines.append(f"It is read as {read}: " + ("as expected." if expected else "not as expected, so the test fails."))
    if not drawn.same:
        lines.append(
            "On its page it is read otherwise: what was taken out, or the rest of the page, makes a difference."
        )
    return "".join(f"{line}\n" for line in lines)


def _agreed() -> bool:
    """Whether a person at a terminal says yes."""
    if not sys.stdin.isatty():
        return False
    print("Write this? [y/N] ", end="", flush=True)
    return sys.stdin.readline().strip().lower() in ("y", "yes")


def _write(target: Path, text: str) -> None:
    from claimtrack.knowledge.writing import write

    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        write(target, text)
    except OSError as error:
        raise UsageError(f"{target.as_posix()}: cannot be written: {error.strerror}") from error


def _place(text: str) -> re.Match[str]:
    found = _PLACE.fullmatch(text)
    if found is None or not int(found["line"]):
        raise ArgumentTypeError(f"'{text}' is no place; write it as page.html:12 or page.html:12:5")
    return found


def _expect(text: str) -> re.Match[str]:
    found = _EXPECT.fullmatch(text)
    if found is None:
        raise ArgumentTypeError(f"'{text}' is no expectation; write quiet, flag or treatment=ID")
    return found
