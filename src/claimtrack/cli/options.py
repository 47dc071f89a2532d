"""Options that several verbs share, and how their values are read."""

from __future__ import annotations

import re
from argparse import ArgumentParser, ArgumentTypeError, Namespace, _ActionsContainer, _SubParsersAction
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from claimtrack.errors import UsageError
from claimtrack.errors import one_of as one_of

if TYPE_CHECKING:
    from claimtrack.evidence.library import Library

Verbs: TypeAlias = "_SubParsersAction[ArgumentParser]"
MARKETS = ("us", "uk", "eu", "au", "ca")
CLASSES = ("cosmetic-device", "medical-device", "cosmetic", "medicine", "supplement", "service")
CHANNELS = ("website", "ad", "social")
PLACE = re.compile(r"(?P<file>.+?):(?P<line>\d+)(?::\d+)?")
"""A line of copy, as an option or argument names it."""


def add_library(parser: ArgumentParser) -> None:
    """--claims and --as-of."""
    parser.add_argument(
        "--claims",
        metavar="DIR",
        type=Path,
        help="the library to judge by; else claims/ upward from the copy, else the packaged one",
    )
    parser.add_argument(
        "--as-of", metavar="DATE", type=day, help="judge the evidence as of this day (2026-11-22); else today"
    )


def add_market(parser: ArgumentParser) -> None:
    """--market, --product-class and --channel; what is not written is empty or null."""
    parser.add_argument(
        "--market",
        metavar="NAMES",
        type=_markets,
        action="extend",
        default=[],
        help=f"where the copy runs, by comma: {', '.join(MARKETS)}",
    )
    parser.add_argument(
        "--product-class",
        choices=CLASSES,
        help="with --market: what is advertised, where its treatment does not say",
    )
    parser.add_argument("--channel", choices=CHANNELS, help="with --market: where the copy stands (default: website)")


def add_output(parser: _ActionsContainer) -> None:
    """-o."""
    parser.add_argument(
        "-o",
        "--output",
        "--output-file",
        metavar="FILE",
        type=Path,
        help="write to this file instead of standard output",
    )


def add_baseline(parser: _ActionsContainer) -> None:
    """--baseline."""
    parser.add_argument(
        "--baseline", metavar="FILE", type=Path, help="findings that were there before and do not count"
    )


def number(text: str) -> int:
    """A whole number from 0 on."""
    if not text.isdecimal():
        raise ArgumentTypeError(f"'{text}' is no number; write it in digits")
    return int(text)


def day(text: str) -> date:
    """An ISO date."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ArgumentTypeError(f"'{text}' is no date; write it as 2026-11-22") from None


def place(text: str) -> tuple[Path, int]:
    """FILE:LINE, or FILE:LINE:COLUMN whose column is ignored; UsageError for anything else."""
    found = PLACE.fullmatch(text)
    if found is None:
        raise UsageError(f"'{text}' is no place; write FILE:LINE: page.html:12")
    return Path(found["file"]), int(found["line"])


def library(arguments: Namespace, near: Path | None = None) -> Library:
    """The library the options name."""
    from claimtrack.evidence.library import Library

    return Library.load(claims=arguments.claims, near=near or Path())


def own_folder(arguments: Namespace) -> Path:
    """The library to write to: the one named, else the one found upward; UsageError where it is the packaged one."""
    from claimtrack.knowledge.library import INSTALLED, find, packaged

    folder = find(arguments.claims, Path())
    # A folder below the working directory is shown relative to it: that is how a checkout's own library is told.
    shipped = folder.is_absolute() and folder.resolve() == packaged().resolve()
    if folder.name == INSTALLED or (arguments.claims is None and shipped):
        raise UsageError(
            "the library that comes with claimtrack is not written to; begin one of your own:"
            " a folder claims/ with a library.yaml that says 'name: ours', 'version: \"1\"', 'schema: 1' and"
            " 'extends: packaged'"
        )
    return folder


def as_of(arguments: Namespace) -> date:
    """The day of --as-of, else today."""
    return arguments.as_of or date.today()


def _markets(text: str) -> list[str]:
    names = [name.strip().lower() for name in text.split(",")]
    for name in names:
        if name not in MARKETS:
            raise ArgumentTypeError(f"no market '{name}'; there are {', '.join(MARKETS)}")
    return names
