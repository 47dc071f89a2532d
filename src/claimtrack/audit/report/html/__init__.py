"""The audit as one self-contained page: a reviewer opens, reads, filters and prints it.

No request leaves the page; the only files beside it are pictures of passages. Without JavaScript everything is shown
and nothing filters. Passages are listed up to a number a browser takes well, and the page says where the others are.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator
from hashlib import sha256
from html import escape
from importlib import resources

from claimtrack.audit import survey
from claimtrack.audit.edits import edits
from claimtrack.audit.pages import pages
from claimtrack.audit.report import View
from claimtrack.audit.report.html import cards, tables
from claimtrack.audit.report.text import caveats, headline, judged_by, read_line
from claimtrack.evidence.export.page import filled
from claimtrack.reports.html.elements import classed, make, markup
from claimtrack.version import __version__

MOST_EDITS = 500
MOST_PAGES = 2_000


def pieces(view: View) -> Iterator[str]:
    """The page; equal runs give equal bytes."""
    found = survey.numbers(view.runs, view.run)
    script = _asset("audit.js")
    parts = {
        "TITLE": escape(f"Claims on {', '.join(view.run.sources)}"),
        "HEADLINE": _headline(view, found),
        "CLOSING": markup(
            *(make("p", {}, line) for line in caveats()), make("p", {}, f"Made by claimtrack {__version__}.")
        ),
        "STYLE": _report_css() + _asset("audit.css"),
        "SCRIPT": script,
        "HASH": b64encode(sha256(script.encode()).digest()).decode(),
        "BODY": "%%",
    }
    before, after = filled(_asset("audit.html"), parts).split("%%")
    yield before
    yield from _body(view, found)
    yield after


def _headline(view: View, found: survey.Numbers) -> str:
    about = f"Audit {view.run.id} of {view.run.started[:10]}. {judged_by(view.run)}"
    return markup(
        classed("p", "headline", headline(found)),
        classed("p", "soft", read_line(found)),
        classed("p", "soft", about),
    )


def _body(view: View, found: survey.Numbers) -> Iterator[str]:
    labels: dict[str, str] = {}
    yield markup(tables.tiles(found))
    if view.since:
        yield markup(*tables.since(view.since))
    if found.passages:
        yield markup(cards.filters(view), make("p", {"id": "count", "role": "status", "hidden": ""}))
        yield '<section id="edit" aria-labelledby="edit-title"><h2 id="edit-title">Edit first: severity x reach</h2>'
        yield '<ol class="edits">'
        for number, edit in enumerate(edits(view.runs, view.run, MOST_EDITS), 1):
            labels[edit.words] = cards.label(number, edit)
            yield markup(cards.card(number, edit, view))
        yield "</ol>"
        if found.passages > MOST_EDITS:
            more = f"And {found.passages - MOST_EDITS:,} more passages: --format csv and --format json list them all."
            yield markup(make("p", {}, more))
        yield "</section>"
    for section in tables.sections(view):
        yield markup(section)
    yield from tables.page_table(view.runs, pages(view.runs, view.run), labels, MOST_PAGES)


def _asset(name: str) -> str:
    return resources.files(__package__).joinpath(name).read_text(encoding="utf-8")


def _report_css() -> str:
    """One look for the report on a few pages and for an audit."""
    return resources.files("claimtrack.reports.html").joinpath("report.css").read_text(encoding="utf-8")
