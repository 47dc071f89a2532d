"""`claimtrack scrape`: a site politely into a folder, to be audited from there; audits share its options."""

from __future__ import annotations

import os
import re
import sys
from argparse import ArgumentParser, ArgumentTypeError, Namespace, RawDescriptionHelpFormatter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from claimtrack.cli import options, output
from claimtrack.errors import ClaimtrackError, UsageError

if TYPE_CHECKING:
    from claimtrack.scrape import CrawlSummary, Options, Plan, Progress, Unfetched

    Scrape = Callable[[Sequence[str], Options, Path, Callable[[Progress], None]], CrawlSummary]

_PASSWORD = "CLAIMTRACK_PASSWORD"
_CONTACT = "CLAIMTRACK_CONTACT"
_TOKEN = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")
_HOST = re.compile(r"[\w.-]+(?::\d+)?")
_MOST_LISTED = 10


def add(verbs: options.Verbs) -> None:
    """Add the verb."""
    parser = verbs.add_parser(
        "scrape",
        help="save a site politely, to be audited",
        description="Save a site into a folder: robots.txt and sitemaps first, then page by page, one at a time."
        " Stopped at any moment it goes on where it was; run again later it fetches only what has changed.",
        formatter_class=RawDescriptionHelpFormatter,
        epilog="""examples:
  claimtrack scrape https://clinic.example/ -o clinic --contact you@example.org
  claimtrack scrape https://clinic.example/ --dry-run                  what would be fetched first
  claimtrack scrape https://staging.example/ -o staging --auth me      asks for the password, or takes it from
                                                                       $CLAIMTRACK_PASSWORD""",
    )
    parser.add_argument("targets", metavar="URL", nargs="+", help="where to begin; the crawl stays on these sites")
    parser.add_argument("-o", "--output", metavar="DIR", type=Path, help="the folder to save to, or to go on with")
    parser.add_argument("--dry-run", action="store_true", help="list what would be fetched first; no page is fetched")
    add_options(parser)
    parser.set_defaults(run=run)


def add_options(parser: ArgumentParser) -> None:
    """How to fetch: for every verb that fetches a site. `fetch` reads them."""
    group = parser.add_argument_group("how a site is fetched")
    group.add_argument("--contact", metavar="URL|MAIL", type=_contact, help="whom the site's owner can ask about us")
    group.add_argument("--delay", metavar="S", type=_seconds, default=1.0, help="seconds between requests (default: 1)")
    group.add_argument("--max-pages", metavar="N", type=_number, default=2_000, help="(default: 2000)")
    group.add_argument("--max-time", metavar="S", type=_seconds, help="stop after so many seconds; run again to go on")
    group.add_argument("--depth", metavar="N", type=_number, default=20, help="links from a seed (default: 20)")
    group.add_argument(
        "--alike", metavar="N", type=_number, default=100, help="pages that differ in a number only (default: 100)"
    )
    group.add_argument("--include", metavar="GLOB", action="append", default=[], help="only these paths: '/blog/*'")
    group.add_argument("--exclude", metavar="GLOB", action="append", default=[], help="not these paths")
    group.add_argument(
        "--also", metavar="HOST", type=_host, action="append", default=[], help="another host of the same site"
    )
    group.add_argument("--no-sitemaps", action="store_true", help="follow links only")
    group.add_argument(
        "--render",
        choices=("auto", "never", "always"),
        default="auto",
        help="open pages in a browser: where their own text is thin, never, always (default: auto)",
    )
    group.add_argument("--auth", metavar="USER", help=f"for the named sites only; the password comes from ${_PASSWORD}")
    group.add_argument("--header", metavar="'NAME: VALUE'", type=_header, action="append", default=[])
    group.add_argument("--cookie", metavar="NAME=VALUE", type=_cookie, action="append", default=[])
    group.add_argument("--allow-private", action="store_true", help="connect to private addresses: a staging site's")
    group.add_argument("--ca-bundle", metavar="FILE", type=_file, help="certificates to trust in place of the usual")


def run(arguments: Namespace) -> int:
    """Save, say what came of it; a seed that could not be had is an error, whatever else was saved."""
    from claimtrack.scrape import plan

    if arguments.dry_run:
        output.write("".join(f"{line}\n" for line in _planned(plan(arguments.targets, _options(arguments)))), None)
        return 0
    if arguments.output is None:
        raise UsageError("no folder to save to; write -o DIR")
    summary = fetch(arguments, arguments.output)
    output.write("".join(f"{line}\n" for line in _told(summary, arguments.output)), None)
    if summary.unread_seeds:
        raise ClaimtrackError(_unread(summary.unread_seeds))
    return 0


def fetch(arguments: Namespace, folder: Path, how: Scrape | None = None) -> CrawlSummary:
    """Save the sites of `arguments.targets`, with progress. Raises ClaimtrackError where not one page could be had.

    `how` is `claimtrack.scrape.scrape`, or what does more in its place.
    """
    from claimtrack.scrape import scrape

    try:
        summary = (how or scrape)(arguments.targets, _options(arguments), folder, _progress())
    except KeyboardInterrupt:
        print("\nclaimtrack: stopped; run it again to go on", file=sys.stderr)
        raise
    finally:
        if sys.stderr.isatty():
            print("\r\x1b[K", end="", file=sys.stderr, flush=True)
    if not summary.fetched and summary.unread_seeds:
        raise ClaimtrackError(_unread(summary.unread_seeds))
    return summary


def _options(arguments: Namespace) -> Options:
    from claimtrack.scrape import AddressPolicy, Options

    return Options(
        contact=arguments.contact or (_contact(said) if (said := os.environ.get(_CONTACT)) else None),
        delay=arguments.delay,
        most_pages=arguments.max_pages,
        most_time=arguments.max_time,
        depth=arguments.depth,
        alike=arguments.alike,
        include=tuple(arguments.include),
        exclude=tuple(arguments.exclude),
        also=tuple(arguments.also),
        use_sitemaps=not arguments.no_sitemaps,
        render=arguments.render,
        auth=_auth(arguments.auth) if arguments.auth else None,
        headers=tuple(arguments.header),
        cookies=tuple(arguments.cookie),
        addresses=AddressPolicy(allow_private=arguments.allow_private),
        ca_bundle=arguments.ca_bundle,
    )


def _auth(user: str) -> tuple[str, str]:
    """The password never stands in the list of processes or the history of a shell."""
    if ":" in user:
        raise UsageError(f"no password on the command line; write --auth USER and set ${_PASSWORD}, or be asked for it")
    password = os.environ.get(_PASSWORD)
    if password is None and sys.stdin.isatty():
        from getpass import getpass

        password = getpass(f"Password of {user}: ")
    if password is None:
        raise UsageError(f"no password for {user}; set ${_PASSWORD}")
    return user, password


def _progress() -> Callable[[Progress], None]:
    """One line of standard error that is written over; silent where that is no terminal."""
    if not sys.stderr.isatty() or os.environ.get("TERM") == "dumb":
        return lambda progress: None

    def tell(progress: Progress) -> None:
        counts = f"{progress.fetched:,} fetched, {progress.queued:,} to go, {progress.failed:,} failed: "
        line = (counts + progress.url)[: output.width() - 1]
        print(f"\r\x1b[K{line}", end="", file=sys.stderr, flush=True)

    return tell


def _told(summary: CrawlSummary, folder: Path) -> Iterator[str]:
    """What came of it, for people."""
    counts = [
        (summary.unchanged, "unchanged since the last crawl"),
        (summary.rendered, "opened in a browser"),
        (summary.duplicates, "saying nothing of their own"),
    ]
    beside = "".join(f", {number:,} {what}" for number, what in counts if number)
    yield f"{folder.as_posix()}: {summary.fetched:,} page{'' if summary.fetched == 1 else 's'}{beside}"
    if summary.failed or summary.skipped or summary.queued:
        yield f"not read: {summary.failed:,} failed, {summary.skipped:,} skipped, {summary.queued:,} still to fetch"
    yield from (f"note: {note}" for note in summary.notes)
    if summary.failed or summary.skipped:
        yield from _why(folder, summary)


def _why(folder: Path, summary: CrawlSummary) -> Iterator[str]:
    from claimtrack.scrape import Store

    with Store(folder) as store:
        listed = [one for one in store.failures(summary.crawl) if one.state != "queued"]
    yield from (f"  {one.url}: {one.reason}" for one in listed[:_MOST_LISTED])
    if len(listed) > _MOST_LISTED:
        yield f"  and {len(listed) - _MOST_LISTED:,} more"


def _planned(plan: Plan) -> Iterator[str]:
    """The plan of a crawl, for people."""
    yield from (f"{page.url}  not fetched: {page.refused}" if page.refused else page.url for page in plan.pages)
    fetched = sum(not page.refused for page in plan.pages)
    yield f"{fetched:,} to begin with, {plan.delay:g} s between requests; links are followed from there"
    yield from (f"note: {note}" for note in plan.notes)


def _unread(seeds: tuple[Unfetched, ...]) -> str:
    more = f" (and {len(seeds) - 1} more could not be fetched)" if len(seeds) > 1 else ""
    return f"{seeds[0].url}: {seeds[0].reason}{more}"


def _contact(text: str) -> str:
    if not text.isascii() or not text.isprintable() or not ("@" in text or "://" in text):
        raise ArgumentTypeError(f"'{text}' is neither a web address nor a mail address")
    return text


def _seconds(text: str) -> float:
    try:
        seconds = float(text)
    except ValueError:
        seconds = -1.0
    if not 0 <= seconds < 1e9:
        raise ArgumentTypeError(f"'{text}' is no number of seconds")
    return seconds


def _number(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise ArgumentTypeError(f"'{text}' is no number of 1 or more")
    return int(text)


def _header(text: str) -> tuple[str, str]:
    name, colon, value = text.partition(":")
    if not colon or not _TOKEN.fullmatch(name) or not value.isprintable():
        raise ArgumentTypeError("no header; write it as 'Name: value'")
    return name, value.strip()


def _cookie(text: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not equals or not _TOKEN.fullmatch(name) or not value.isprintable() or ";" in value:
        raise ArgumentTypeError("no cookie; write it as NAME=VALUE")
    return name, value


def _host(text: str) -> str:
    if not _HOST.fullmatch(text):
        raise ArgumentTypeError(f"'{text}' is no host; write it as shop.clinic.example")
    return text


def _file(text: str) -> str:
    if not Path(text).is_file():
        raise ArgumentTypeError(f"{Path(text).as_posix()}: no such file")
    return text
