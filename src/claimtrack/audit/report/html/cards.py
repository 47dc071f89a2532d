"""The passages to edit: a card for each, and the questions a reader can put to them."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from xml.etree.ElementTree import Element

from claimtrack.audit import survey
from claimtrack.audit.edits import Edit, Spot
from claimtrack.audit.report import View
from claimtrack.audit.report.text import reach
from claimtrack.policy.severity import SEVERITIES
from claimtrack.reports.html.cards import LETTERS
from claimtrack.reports.html.elements import Node, classed, link, listed, make
from claimtrack.reports.sarif.places import artifact

_NONE = "none"


def card(number: int, edit: Edit, view: View) -> Element:
    """One passage: how far it reaches, what is wrong with it, where it stands, what to write instead."""
    facts = {
        "data-severity": edit.severity,
        "data-statuses": " ".join(dict.fromkeys(said["status"] or _NONE for said in edit.said)),
        "data-treatments": " ".join(dict.fromkeys(said["treatment"] or _NONE for said in edit.said)),
        "data-reach": str(edit.reach),
    }
    head = classed(
        "p",
        "head",
        classed("span", f"badge {edit.severity}", label(number, edit)),
        classed("strong", "severity", edit.severity),
        classed("span", "reach", reach(edit.reach)),
        *(classed("span", "chip", status) for status in dict.fromkeys(said["status"] for said in edit.said) if status),
    )
    body = make(
        "article",
        {"class": f"card {edit.severity}", "aria-label": f"Passage {number}"},
        head,
        classed("p", "quoted", edit.text),
        *_faults(edit),
        _places(edit),
        _pictures(edit, view),
        _why(edit),
    )
    return make("li", {"id": label(number, edit), **facts}, classed("div", "passage", body, _advice(edit)))


def label(number: int, edit: Edit) -> str:
    """'E12': by a letter too, so that nothing hangs on colour."""
    return f"{LETTERS[edit.severity]}{number}"


def filters(view: View) -> Element:
    """One control a question; the script answers them, and without it they are not shown."""
    runs, run = view.runs, view.run
    search = make("input", {"type": "search", "name": "q", "id": "q", "autocomplete": "off"})
    many = make("input", {"type": "checkbox", "name": "many"})
    return make(
        "form",
        {"id": "filters", "role": "search", "aria-label": "Filter the passages", "hidden": ""},
        make("label", {"class": "words"}, "Words ", search),
        _select("severity", "Severity", SEVERITIES),
        _select("status", "Status", (status for status in survey.statuses(runs, run) if status != "unregistered")),
        _select("treatment", "Treatment", (name or _NONE for name in survey.treatments(runs, run))),
        make("label", {"class": "check"}, many, f" only on {survey.SITEWIDE} pages or more"),
        make("button", {"type": "reset"}, "Clear"),
    )


def _select(name: str, title: str, answers: Iterable[str]) -> Element:
    options = [make("option", {"value": answer}, answer) for answer in answers]
    select = make("select", {"name": name, "id": name}, make("option", {"value": ""}, "all"), *options)
    return make("label", {}, f"{title} ", select)


def _faults(edit: Edit) -> Iterator[Element]:
    told = {(said["rule"], said["message"]): said for said in edit.said}
    for (rule, message), said in told.items():
        names = [name for name in said["policies"] if name not in message]
        policies = f" ({', '.join(names)})" if names else ""
        yield classed("p", "fault", classed("code", "rule", rule), f" {message}{policies}")


def _places(edit: Edit) -> Element:
    nodes: list[Node] = ["At "]
    for index, spot in enumerate(edit.spots):
        nodes += [", " if index else "", *_spot(spot)]
    if edit.reach > len(edit.spots):
        nodes.append(f" and {edit.reach - len(edit.spots):,} more")
    return classed("p", "soft", *nodes)


def _spot(spot: Spot) -> Iterator[Node]:
    yield link(spot.url, spot.url)
    yield f" {spot.place}"
    if spot.edit:
        yield " ("
        yield link(spot.edit, "edit")
        yield ")"
    if spot.screenshot and not spot.outlined:
        yield f" (picture: {spot.screenshot})"


def _pictures(edit: Edit, view: View) -> Element | None:
    """Small, each a link to itself; by their way from the folder of the report."""
    found = [(spot, _way(view.picture(spot.outlined), view.beside)) for spot in edit.spots if spot.outlined]
    images = (
        (way, make("img", {"src": way, "alt": f"The passage outlined on {spot.url}", "loading": "lazy"}))
        for spot, way in found
    )
    links = [make("a", {"href": way, "target": "_blank", "rel": "noopener"}, image) for way, image in images]
    return classed("div", "shots", *links) if links else None


def _way(path: str, start: Path) -> str:
    """The relative address of a file, seen from a folder; on another drive its whole address."""
    try:
        found = Path(os.path.relpath(path, start))
    except ValueError:
        found = Path(path).resolve()
    return str(artifact(found.as_posix())["uri"])


def _why(edit: Edit) -> Element | None:
    reasons = listed(dict.fromkeys(reason for said in edit.said for reason in said["why"]))
    claims = dict.fromkeys(said["claim"] for said in edit.said if said["claim"])
    about = classed("p", "soft", f"Claims: {', '.join(claims)}") if claims else None
    if reasons is None and about is None:
        return None
    return make("details", {}, make("summary", {}, "Why"), reasons, about)


def _advice(edit: Edit) -> Element | None:
    if edit.suggestion is None:
        return None
    wording = edit.suggestion or "leave this sentence out"
    return classed("p", "try", make("b", {}, "try: "), classed("span", "wording", wording))
