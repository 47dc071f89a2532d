"""The questions a reader can put to the report; the script answers them, and without it they are not shown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple
from xml.etree.ElementTree import Element

from claimtrack.evidence.assessment import STATUSES
from claimtrack.policy.market_wording import NAMES
from claimtrack.policy.severity import SEVERITIES
from claimtrack.reports.html.cards import UNJUDGED
from claimtrack.reports.html.elements import make
from claimtrack.reports.html.numbering import Index


class _Question(NamedTuple):
    """What is asked, and how many findings each answer has."""

    name: str
    title: str
    answers: Mapping[str, int]
    shown: Mapping[str, str] = {}
    """How an answer reads, where it is not its own name."""


def filters(index: Index) -> Element | None:
    """One control a question; questions with one answer are not asked."""
    if not index.findings:
        return None
    typed = {
        "type": "search",
        "autocomplete": "off",
        "placeholder": "in copy and findings ( / )",
        "aria-keyshortcuts": "/",
    }
    search = make("input", {"id": "q", "name": "q", **typed})
    selects = (_select(question) for question in _questions(index) if len(question.answers) > 1)
    only = make("input", {"type": "checkbox", "id": "only", "name": "only"})
    return make(
        "form",
        {"id": "filters", "role": "search", "aria-label": "Filter the findings", "hidden": ""},
        make("label", {"class": "words"}, "Words ", search),
        *selects,
        make("label", {"class": "check"}, only, " only copy with findings"),
        make("button", {"type": "reset"}, "Clear"),
        make("button", {"type": "button", "id": "fold", "aria-pressed": "false"}, "Open all"),
        make("button", {"type": "button", "id": "before"}, "Previous"),
        make("button", {"type": "button", "id": "after"}, "Next"),
        make("button", {"type": "button", "id": "print"}, "Print"),
    )


def _questions(index: Index) -> Iterator[_Question]:
    findings = [one.finding for one in index.findings]
    states = index.report.states
    none = {UNJUDGED: "none"}
    yield _Question("severity", "Severity", _counted((one.severity for one in findings), SEVERITIES))
    yield _Question("status", "Status", _counted((one.status or UNJUDGED for one in findings), STATUSES), none)
    markets = (market for one in findings for market in index.markets(one))
    yield _Question("market", "Market", _counted(markets, NAMES), {str(market): name for market, name in NAMES.items()})
    yield _Question("treatment", "Treatment", _counted(one.treatment or UNJUDGED for one in findings), none)
    known = (states[one.fingerprint] for one in findings if one.fingerprint in states)
    yield _Question("state", "Baseline", _counted(known))
    yield _Question("page", "Page", {path: len(found) for path, found in index.by_page.items() if found})


def _counted(answers: Iterable[str], order: Iterable[str] = ()) -> dict[str, int]:
    """Each answer with its number, in the order given; what that does not name follows by name."""
    found = Counter(answers)
    return {name: found[name] for name in dict.fromkeys((*order, *sorted(found))) if found[name]}


def _select(question: _Question) -> Element:
    options = (
        make("option", {"value": value}, f"{question.shown.get(value, value)} ({number:,})")
        for value, number in question.answers.items()
    )
    select = make(
        "select", {"id": question.name, "name": question.name}, make("option", {"value": ""}, "all"), *options
    )
    return make("label", {}, f"{question.title} ", select)
