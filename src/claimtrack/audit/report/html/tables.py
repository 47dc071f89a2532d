"""The run in numbers and lists, each a section of the page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from xml.etree.ElementTree import Element

from claimtrack.audit import survey
from claimtrack.audit.comparing import KINDS, Change, Comparison, Kind
from claimtrack.audit.pages import PageRow, passages_on
from claimtrack.audit.report import View
from claimtrack.audit.report.text import change_line, clash_line, reach
from claimtrack.audit.store import Runs
from claimtrack.audit.trend import trend
from claimtrack.policy.severity import SEVERITIES
from claimtrack.reports.html.cards import LETTERS
from claimtrack.reports.html.elements import Node, classed, link, listed, make, markup
from claimtrack.reports.prose import plural

_MOST_LISTED = 300
_FEW = 12


def tiles(found: survey.Numbers) -> Element:
    """Findings by severity, then pages."""
    severities = (
        _tile(severity, f"{number:,}", severity if severity == "info" or number == 1 else f"{severity}s")
        for severity, number in found.by_severity.items()
    )
    pages = (
        _tile("plain", f"{number:,}", words)
        for number, words in (
            (found.read, "page read" if found.read == 1 else "pages read"),
            (found.not_read, "not read"),
            (found.duplicates, "duplicate" if found.duplicates == 1 else "duplicates"),
        )
    )
    return make("ul", {"class": "tiles", "role": "list"}, *severities, *pages)


def since(comparison: Comparison) -> Iterator[Element]:
    """What has changed since the run that was asked for."""
    counts = {kind: len(comparison.of(kind)) for kind in KINDS}
    told = ", ".join(f"{number:,} {kind}" for kind, number in counts.items() if number) or "nothing has changed"
    before = comparison.before
    moved = [
        f"{one.claim} went from {one.before} to {one.after}: {one.why}"
        + (f" (through {' > '.join(one.through)})" if len(one.through) > 1 else "")
        for one in comparison.claims
    ]
    yield _part(
        f"Since audit {before.id} of {before.started[:10]}",
        make("p", {}, f"{told}."),
        make("h3", {}, "Claims whose status has moved") if moved else None,
        listed(moved, "changes"),
        *(_changes(kind, comparison.of(kind)) for kind in KINDS),
    )


def _changes(kind: Kind, changes: Sequence[Change]) -> Element | None:
    """Folded up where they are many."""
    if not changes:
        return None
    state = {"open": ""} if len(changes) <= _FEW else {}
    rest = f"and {len(changes) - _MOST_LISTED:,} more" if len(changes) > _MOST_LISTED else None
    lines = listed(map(change_line, changes[:_MOST_LISTED]), "changes")
    return make("details", state, make("summary", {}, f"{len(changes):,} {kind}"), lines, make("p", {}, rest))


def sections(view: View) -> Iterator[Element]:
    """The sections that have something in them."""
    runs, run = view.runs, view.run
    status = _counts("Claims by status", survey.statuses(runs, run))
    totals = {name or "no treatment": sum(held.values()) for name, held in survey.treatments(runs, run).items()}
    treatments = _counts("Claims by treatment", dict(sorted(totals.items(), key=lambda one: (-one[1], one[0]))))
    if status is not None and treatments is not None:
        yield classed("div", "pair", status, treatments)
    if (points := _trend(view)) is not None:
        yield points
    markets = [f"{name or 'no market'}: {plural(n, 'page')}" for name, n in survey.markets(runs, run).items()]
    lists = (
        ("Markets judged for", markets),
        ("Figures that disagree", list(map(clash_line, survey.clashes(runs, run)))),
        ("Duplicates", [f"{url}: {', '.join(same)}" for url, same in survey.duplicates(runs, run).items()]),
        ("Not read on the pages", [f"{what} {reach(n)}" for what, n in survey.unread(runs, run).items()]),
        ("Pages not read", [f"{url}: {why}" for url, why in survey.not_read(runs, run)]),
    )
    for title, lines in lists:
        if lines:
            rest = f"and {len(lines) - _MOST_LISTED:,} more" if len(lines) > _MOST_LISTED else None
            yield _part(title, listed(lines[:_MOST_LISTED]), make("p", {}, rest) if rest else None)


def page_table(runs: Runs, rows: Iterable[PageRow], cards: Mapping[str, str], most: int) -> Iterator[str]:
    """Every page with its findings and what of it was not read, row by row.

    `cards` are the labels of the passages listed above, by the words of the sentence.
    """
    yield '<section class="part" id="pages"><h2>Pages</h2><div class="scroll"><table class="index"><thead><tr>'
    for head in ("Page", *SEVERITIES, "words"):
        yield markup(make("th", {"scope": "col"}, head))
    for head in ("Passages", "Not read, and other remarks"):
        yield markup(make("th", {"scope": "col", "class": "words"}, head))
    yield "</tr></thead><tbody>"
    every = iter(rows)
    for row in islice(every, most):
        labels = [cards[words] for words in passages_on(runs, row) if words in cards]
        yield markup(_row(row, labels))
    yield "</tbody></table></div>"
    if rest := sum(1 for _ in every):
        yield markup(make("p", {}, f"And {rest:,} more pages: --format json lists them all."))
    yield "</section>"


def _row(page: PageRow, labels: Sequence[str]) -> Element:
    numbers = [
        classed("td", "number", f"{page.severities[severity]:,}" if not page.reason else "") for severity in SEVERITIES
    ]
    address = make("th", {"scope": "row", "class": "address"}, link(page.url, page.url))
    words = classed("td", "number", f"{page.words:,}" if not page.reason else "")
    return make(
        "tr",
        {},
        address,
        *numbers,
        words,
        make("td", {}, *_links(labels)),
        make("td", {"class": "soft"}, *_remarks(page)),
    )


def _links(labels: Sequence[str]) -> Iterator[Node]:
    """To the cards of a page's passages."""
    for label in labels:
        yield link(f"#{label}", label)
        yield " "


def _remarks(page: PageRow) -> Iterator[Node]:
    """Never 'clean'."""
    parts: list[str] = []
    if page.reason:
        parts.append(f"not read: {page.reason}")
    elif page.duplicate_of:
        parts.append(f"says what {page.duplicate_of} says")
    elif not any(page.severities.values()):
        parts.append("no findings in the text read")
    if page.unread:
        counts: dict[str, int] = {}
        for what, _ in page.unread:
            counts[what] = counts.get(what, 0) + 1
        parts.append("not read: " + ", ".join(f"{what} ({n})" if n > 1 else what for what, n in counts.items()))
    if page.rendered:
        parts.append("as a browser showed it: places are selectors")
    yield "; ".join(parts)
    if page.origin and page.origin.edit:
        yield "; " if parts else ""
        yield link(page.origin.edit, f"edit in {page.origin.system}")


def _counts(title: str, counts: Mapping[str, int]) -> Element | None:
    """Bars as long as the numbers beside them."""
    if not counts:
        return None
    most = max(counts.values())
    rows = [
        make(
            "tr",
            {},
            make("th", {"scope": "row"}, name),
            classed("td", "number", f"{number:,}"),
            classed(
                "td", "track", make("span", {"class": f"bar {name}", "style": f"width: {100 * number / most:.1f}%"})
            ),
        )
        for name, number in counts.items()
    ]
    return _part(title, make("table", {"class": "chart"}, make("tbody", {}, *rows)))


def _trend(view: View) -> Element | None:
    """The audits so far, where there is more than one."""
    points = trend(view.runs, view.run)
    if len(points) < 2:
        return None
    heads: Sequence[str] = ("Audit", "Day", "Evidence as of", "Library", "Pages", *SEVERITIES)
    rows = []
    for point in points:
        run = point.run
        words = (str(run.id), run.started[:10], run.as_of.isoformat(), run.digest)
        numbers = (point.read, *(point.by_severity[severity] for severity in SEVERITIES))
        cells = [*(make("td", {}, word) for word in words), *(classed("td", "number", f"{n:,}") for n in numbers)]
        rows.append(make("tr", {}, *cells))
    titles = (make("th", {"scope": "col", "class": None if at > 3 else "words"}, name) for at, name in enumerate(heads))
    head = make("thead", {}, make("tr", {}, *titles))
    return _part("Audits so far", make("table", {"class": "index"}, head, make("tbody", {}, *rows)))


def _tile(kind: str, number: str, words: str) -> Element:
    badge = classed("span", f"badge {kind}", LETTERS[kind]) if kind in LETTERS else None
    return classed("li", f"tile {kind}", badge, make("b", {}, number), f" {words}")


def _part(title: str, *nodes: Node) -> Element:
    return classed("section", "part", make("h2", {}, title), *nodes)
