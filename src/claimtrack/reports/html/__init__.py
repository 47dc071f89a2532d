"""The report as one self-contained page: a reviewer opens, reads, filters and prints it.

No request leaves the page and it needs no server; without JavaScript everything is shown and nothing filters. The
policy in its head lets run the page's own script, known by its hash, and no other.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Sequence
from hashlib import sha256
from html import escape
from importlib import resources
from pathlib import PurePosixPath

from claimtrack.checker import Report
from claimtrack.evidence.export.page import filled
from claimtrack.reports.ending import ending
from claimtrack.reports.html.appendix import appendix
from claimtrack.reports.html.copy import pages
from claimtrack.reports.html.elements import classed, make, markup
from claimtrack.reports.html.filters import filters
from claimtrack.reports.html.numbering import Index
from claimtrack.reports.html.overview import overview
from claimtrack.reports.prose import plural
from claimtrack.reports.style import Style
from claimtrack.version import __version__


def render(report: Report, style: Style) -> str:
    """The page; equal reports give equal bytes."""
    index = Index(report)
    headline, *rest = ending(report)
    # What is listed has sections of its own here; the lines of a list are indented below its title.
    facts = [line for line in rest if not line.startswith(" ") and not line.endswith(":")]
    script = _asset("report.js")
    parts = {
        "TITLE": escape(_title(tuple(index.by_page))),
        "HEADLINE": markup(classed("p", "headline", headline), *(classed("p", "soft", line) for line in facts)),
        "OVERVIEW": markup(*overview(index)),
        "FILTERS": markup(filters(index)),
        "PAGES": markup(*pages(index)),
        "APPENDIX": markup(*appendix(index)),
        "CLOSING": markup(make("p", {}, f"Made by claimtrack {__version__}.")),
        "STYLE": _asset("report.css"),
        "SCRIPT": script,
        "HASH": b64encode(sha256(script.encode()).digest()).decode(),
    }
    return filled(_asset("report.html"), parts)


def _title(paths: Sequence[str]) -> str:
    """'Claims in page.html', 'Claims on 6 pages of site'."""
    if len(paths) == 1:
        return f"Claims in {paths[0]}"
    above = {PurePosixPath(path).parts[0] for path in paths if len(PurePosixPath(path).parts) > 1}
    where = f" of {above.pop()}" if len(above) == 1 else ""
    return f"Claims on {plural(len(paths), 'page')}{where}"


def _asset(name: str) -> str:
    return resources.files(__package__).joinpath(name).read_text(encoding="utf-8")
