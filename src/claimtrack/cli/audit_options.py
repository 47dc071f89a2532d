"""The options of `claimtrack audit`: what they are, and which of them would do nothing together."""

from __future__ import annotations

from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import Any

from claimtrack.cli import scrape
from claimtrack.cli.targets import Target, parsed
from claimtrack.errors import UsageError

FORMATS = ("text", "html", "json", "csv", "sarif")
_WEB = ("https://", "http://")


def add_runs(parser: ArgumentParser) -> None:
    """Where audits are kept, and what is done with those before."""
    group = parser.add_argument_group("audits that are kept")
    group.add_argument(
        "-o",
        "--output",
        metavar="DIR",
        type=Path,
        help="keep the site and what was found there (default: the crawled folder itself, a folder named by the host,"
        " or NAME-audit)",
    )
    group.add_argument("--address", metavar="URL", type=_address, help="where a saved folder was saved from")
    group.add_argument("--since", metavar="AUDIT", help="say what has changed since an audit: its number, a day, last")
    group.add_argument("--run", metavar="AUDIT", dest="kept", help="report on an audit that is kept; nothing is judged")
    group.add_argument("--text", metavar="URL", help="the text of a page as it was judged last, or by the --run")
    group.add_argument("--trend", action="store_true", help="the audits so far; nothing is judged")
    group.add_argument("--keep", metavar="N", type=_number, help="forget all but the last N audits")


def add_reports(parser: ArgumentParser) -> None:
    """What is reported, how, and when the exit code is 1."""
    group = parser.add_argument_group("what is reported, and how")
    group.add_argument(
        "--format",
        metavar="NAME[=FILE],...",
        type=partial(parsed, formats=FORMATS),
        action="append",
        help=f"{', '.join(FORMATS)}; several by comma, each to its own FILE (default: text to standard output)",
    )
    group.add_argument(
        "--fail-on",
        choices=("error", "warning", "info", "never"),
        help="exit with 1 from this severity on (default: error)",
    )
    group.add_argument(
        "--min-confidence",
        choices=("high", "medium", "low"),
        help="how sure the checker has to be to report (default: medium)",
    )
    group.add_argument("--no-color", action="store_true", help="no colours, as with NO_COLOR")


def add_fetching(parser: ArgumentParser) -> None:
    """How to fetch, as `claimtrack scrape` has it; what is not said is None until `fetching` says the usual."""
    scrape.add_options(parser)
    parser.set_defaults(**dict.fromkeys(_usual_fetching()))


def fetching(arguments: Namespace) -> Namespace:
    """The arguments with the usual in place of what was not said of fetching."""
    said = {name: value for name, value in vars(arguments).items() if value is not None}
    return Namespace(**{**vars(arguments), **_usual_fetching(), **said})


def _usual_fetching() -> Mapping[str, Any]:
    """Each option of fetching with its default."""
    alone = ArgumentParser(add_help=False)
    scrape.add_options(alone)
    return vars(alone.parse_args([]))


def is_site(arguments: Namespace) -> bool:
    """Whether addresses are named. Raises UsageError where something else is, too."""
    if not all(arguments.targets):
        raise UsageError("an empty name; name an address, a folder or WARC files")
    sites = [target for target in arguments.targets if target.startswith(_WEB)]
    if sites and len(sites) < len(arguments.targets):
        raise UsageError("name addresses, or one folder, or WARC files: not several of them")
    return bool(sites)


def targets_of(arguments: Namespace) -> list[Target]:
    """The reports to make. Raises UsageError where two would go to one place, or one cannot be written."""
    targets = [target for targets in arguments.format or () for target in targets] or [Target("text", None)]
    if sum(target.file is None for target in targets) > 1:
        raise UsageError("one format can go to standard output; give the others a file: --format json=audit.json")
    for target in targets:
        # Said before hours of work, not after.
        if target.file is not None and not target.file.parent.is_dir():
            raise UsageError(f"{target.file.as_posix()}: cannot be written: there is no such folder")
    return targets


def refuse_idle(arguments: Namespace) -> None:
    """Raises UsageError for an option that would do nothing: one who writes it expects something of it."""
    if arguments.keep is not None and (arguments.kept or arguments.text):
        raise UsageError("--keep goes with an audit that is made, or with --trend")
    if is_site(arguments) and arguments.address:
        raise UsageError("--address goes with a saved folder, not with an address")
    if is_site(arguments) and not (arguments.trend or arguments.kept or arguments.text):
        return
    idle = [name for name in _usual_fetching() if getattr(arguments, name) is not None]
    if idle:
        options = ", ".join(f"--{name.replace('_', '-')}" for name in idle)
        raise UsageError(f"{options}: nothing is fetched here; say how a site is fetched beside its address")


def _address(text: str) -> str:
    if not text.startswith(_WEB) or len(text.split("/")) < 3 or not text.split("/")[2]:
        raise ArgumentTypeError(f"'{text}' is no address; write it as https://clinic.example")
    return text


def _number(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise ArgumentTypeError(f"'{text}' is no number of 1 or more")
    return int(text)
