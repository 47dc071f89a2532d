"""What a reader sees first: how much was found, of which status, on which pages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from xml.etree.ElementTree import Element

from claimtrack.policy.severity import SEVERITIES
from claimtrack.policy.wording import STATUS_WORDS
from claimtrack.reports.html.cards import LETTERS, UNJUDGED
from claimtrack.reports.html.elements import classed, link, make
from claimtrack.reports.html.numbering import Index
from claimtrack.reports.prose import plural

UNJUDGED_WORDS: Mapping[str, str] = {
    "unregistered": "the library does not hold the claim yet",
    UNJUDGED: "a policy or a rule decided, not evidence",
}
"""What a finding may have for a status that no evidence gave."""
_WORDS: Mapping[str, str] = {**{str(status): words for status, words in STATUS_WORDS.items()}, **UNJUDGED_WORDS}


def overview(index: Index) -> Iterator[Element]:
    """The numbers, by severity, status and page; they follow the filters."""
    yield _severities(index)
    if index.findings:
        yield _statuses(index)
        yield _pages(index)


def _severities(index: Index) -> Element:
    found = Counter(one.finding.severity for one in index.findings)
    tiles = (
        classed(
            "li",
            f"tile {severity}",
            classed("span", f"badge {severity}", LETTERS[severity]),
            make("b", {"data-count": f"severity {severity}"}, f"{found[severity]:,}"),
            f" {severity}" if severity == "info" or found[severity] == 1 else f" {severity}s",
        )
        for severity in SEVERITIES
    )
    return make("ul", {"class": "tiles", "aria-label": "Findings by severity", "role": "list"}, *tiles)


def _statuses(index: Index) -> Element:
    """Bars as long as the numbers beside them."""
    found = Counter(one.finding.status or UNJUDGED for one in index.findings)
    most = max(found.values())
    rows = (
        make(
            "tr",
            {},
            make("th", {"scope": "row"}, status if status != UNJUDGED else "no status"),
            classed("td", "soft wide", _WORDS[status]),
            make("td", {"class": "number", "data-count": f"status {status}"}, f"{found[status]:,}"),
            classed("td", "track", make("span", _bar(status, found[status], most))),
        )
        for status in _WORDS
        if found[status]
    )
    supported = index.report.summary.by_status.get("supported", 0)
    beside = f" {plural(supported, 'more claim')} the evidence supports." if supported else ""
    caption = make("caption", {}, make("b", {}, "Findings by what the evidence holds."), beside)
    return make("table", {"class": "chart"}, caption, make("tbody", {}, *rows))


def _bar(status: str, number: int, most: int) -> dict[str, str | None]:
    return {"class": f"bar {status}", "data-bar": f"status {status}", "style": f"width: {100 * number / most:.1f}%"}


def _pages(index: Index) -> Element:
    heads = ("Page", *(f"{severity}s" if severity != "info" else "info" for severity in SEVERITIES))
    rows = []
    for number, (path, found) in enumerate(index.by_page.items(), 1):
        severities = Counter(one.finding.severity for one in found)
        cells = (
            make("td", {"class": "number", "data-count": f"page {path} {severity}"}, f"{severities[severity]:,}")
            for severity in SEVERITIES
        )
        rows.append(make("tr", {}, make("th", {"scope": "row"}, link(f"#page{number}", path)), *cells))
    caption = make("caption", {}, make("b", {}, f"{plural(len(rows), 'page')}."))
    head = make("thead", {}, make("tr", {}, *(make("th", {"scope": "col"}, head) for head in heads)))
    return make("table", {"class": "index"}, caption, head, make("tbody", {}, *rows))
