"""The report for a terminal: the run in numbers, what to edit first, and what nobody has read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from textwrap import wrap as wrap_prose

from claimtrack.audit import survey
from claimtrack.audit.comparing import KINDS, Change, Comparison, Verdict
from claimtrack.audit.edits import Edit, edits
from claimtrack.audit.report import View
from claimtrack.audit.store import Run
from claimtrack.audit.trend import Point
from claimtrack.policy.severity import SEVERITIES
from claimtrack.policy.wording import STATUS_WORDS
from claimtrack.reports.columns import shown
from claimtrack.reports.prose import plural
from claimtrack.reports.style import Paint, Style

_MOST_EDITS = 20
_MOST_LISTED = 15
_MOST_POLICIES = 3
_PAINTS: Mapping[str, Paint] = {"error": "error", "warning": "warning", "info": "info"}


def pieces(view: View) -> Iterator[str]:
    """Lines, each ended by a line feed."""
    for line in _lines(view):
        yield f"{line}\n"


def headline(found: survey.Numbers) -> str:
    """'93 findings in 50 passages: 27 errors, 40 warnings, 26 info.' A site is never called clean."""
    if not found.read:
        return "Nothing was read."
    if not found.findings:
        return "No findings in the text read."
    parts = [
        f"{number:,} info" if severity == "info" else plural(number, severity)
        for severity, number in found.by_severity.items()
        if number
    ]
    return f"{plural(found.findings, 'finding')} in {plural(found.passages, 'passage')} to edit: {', '.join(parts)}."


def read_line(found: survey.Numbers) -> str:
    """'Read 300 pages (12 judged anew, 3 of them duplicates), 81,200 words; 14 not read.'"""
    duplicates = f", {found.duplicates:,} of them duplicates" if found.duplicates else ""
    return (
        f"Read {plural(found.read, 'page')} ({found.anew:,} judged anew{duplicates}), {plural(found.words, 'word')}, "
        f"{plural(found.mentions, 'mention')}; {plural(found.not_read, 'page')} not read."
    )


def judged_by(run: Run) -> str:
    """'Library packaged 2026.11 (3f2a9c); evidence as of 2026-11-22; markets us, uk.'"""
    layers = " + ".join(f"{layer['name']} {layer['version']} ({layer['digest']})" for layer in run.layers)
    markets = f"; markets {', '.join(run.markets)}" if run.markets else ""
    return f"Library {layers}; evidence as of {run.as_of.isoformat()}{markets}."


def caveats() -> Iterator[str]:
    """What every report says."""
    yield "It is text that was read: a page without findings has no findings in the text read, which is no clean bill."
    yield "Gradings may not be signed off yet. A report is no legal or medical advice."


def clash_line(clash: survey.Clash) -> str:
    """'collagen of microcurrent: up to 300% at https://...:12:5, by 500% at ...'."""
    figures = (
        f"{text} at {places[0]}" + (f" and {len(places) - 1} more" if len(places) > 1 else "")
        for text, places in clash.figures.items()
    )
    return f"{clash.topic} of {clash.treatment}: {', '.join(figures)}"


def reach(pages: int) -> str:
    """'on 312 pages'."""
    return f"on {plural(pages, 'page')}"


def _digest(run: Run) -> str:
    """The library by the digests that every report names."""
    return "+".join(layer["digest"] for layer in run.layers)


def trend_lines(points: Sequence[Point]) -> str:
    """The audits so far as a table, each line ended by a line feed."""
    if not points:
        return "No audit is kept here yet.\n"
    heads = ("audit", "day", "as of", "library", "pages", *SEVERITIES)
    rows = [
        (
            *(str(point.run.id), point.run.started[:10], point.run.as_of.isoformat(), _digest(point.run)),
            *(f"{number:,}" for number in (point.read, *(point.by_severity[severity] for severity in SEVERITIES))),
        )
        for point in points
    ]
    widths = [max(len(row[column]) for row in (heads, *rows)) for column in range(len(heads))]
    return "".join(
        "  ".join(f"{cell:>{width}}" for cell, width in zip(row, widths, strict=True)) + "\n" for row in (heads, *rows)
    )


def _lines(view: View) -> Iterator[str]:
    runs, run, style = view.runs, view.run, view.style
    found = survey.numbers(runs, run)
    yield style.paint(f"Audit {run.id} of {', '.join(run.sources)}, {run.started[:10]}", "place")
    yield headline(found)
    yield read_line(found)
    if view.since:
        yield from _since(view.since, style)
    yield from _edits(view, found)
    yield from _listed("Pages with the most", [_worst(row) for row in survey.worst_pages(runs, run, _MOST_LISTED)])
    yield from _listed("Claims by status", _statuses(survey.statuses(runs, run)))
    yield from _listed("Claims by treatment", _treatments(survey.treatments(runs, run)))
    yield from _listed("Markets", [f"{plural(n, 'page')}: {m or 'none'}" for m, n in survey.markets(runs, run).items()])
    yield from _listed("Figures that disagree", [clash_line(clash) for clash in survey.clashes(runs, run)])
    yield from _listed(
        "Duplicates", [f"{url} stands for {', '.join(same)}" for url, same in survey.duplicates(runs, run).items()]
    )
    yield from _listed("Not read on the pages", [f"{what} {reach(n)}" for what, n in survey.unread(runs, run).items()])
    yield from _listed("Pages not read", [f"{url}: {why}" for url, why in survey.not_read(runs, run)])
    yield ""
    yield judged_by(run)
    if found.suppressed:
        yield f"{plural(found.suppressed, 'finding')} ignored by directives in the pages."
    if not any(survey.markets(runs, run)):
        yield "No market is set: judged by the evidence alone. --market us,uk adds what regulators restrict."
    yield from caveats()


def _edits(view: View, found: survey.Numbers) -> Iterator[str]:
    if not found.passages:
        return
    yield ""
    yield "Edit first (severity x reach):"
    for number, edit in enumerate(edits(view.runs, view.run, _MOST_EDITS), 1):
        yield from _edit(number, edit, view)
    if found.passages > _MOST_EDITS:
        yield f"  and {found.passages - _MOST_EDITS:,} more passages: --format html, csv or json lists them"
    if found.unregistered:
        yield (
            f"  and {plural(found.unregistered, 'claim')} the library does not hold yet:"
            " claimtrack claims new --from-audit DIR"
        )


def _edit(number: int, edit: Edit, view: View) -> Iterator[str]:
    style = view.style
    lead = f"{number:>3} "
    severity = style.paint(edit.severity, _PAINTS[edit.severity])
    yield f"{lead}{severity} {reach(edit.reach)}"
    yield from _prose(shown(edit.text), style, 6)
    for fault in faults(edit):
        yield from _prose(fault, style, 6)
    if policies := list(dict.fromkeys(name for said in edit.said for name in said["policies"])):
        more = f" and {len(policies) - _MOST_POLICIES} more" if len(policies) > _MOST_POLICIES else ""
        yield from _prose(f"policies: {', '.join(policies[:_MOST_POLICIES])}{more}", style, 6, "faint")
    places = [f"{spot.url}:{spot.place}" for spot in edit.spots]
    more = f" and {edit.reach - len(places):,} more" if edit.reach > len(places) else ""
    yield from _prose(f"at {', '.join(places)}{more}", style, 6, "faint")
    for spot in edit.spots[:1]:
        if spot.edit:
            yield from _prose(f"edit: {spot.edit}", style, 6, "faint")
        if picture := view.picture(spot.outlined) or spot.screenshot:
            yield from _prose(f"picture: {picture}", style, 6, "faint")
    if edit.suggestion is not None:
        yield from _prose(f"try: {shown(edit.suggestion) or 'leave this sentence out'}", style, 6, "ok")


def faults(edit: Edit) -> list[str]:
    """'unsupported-claim: says that ...; a search found no evidence (missing)', each once."""
    told = (f"{one['rule']}: {one['message']}" + (f" ({one['status']})" if one["status"] else "") for one in edit.said)
    return list(dict.fromkeys(told))


def _since(since: Comparison, style: Style) -> Iterator[str]:
    counts = {kind: len(since.of(kind)) for kind in KINDS}
    told = ", ".join(f"{number} {kind}" for kind, number in counts.items() if number)
    yield ""
    yield f"Since audit {since.before.id} of {since.before.started[:10]}: {told or 'nothing has changed'}."
    for moved in since.claims:
        through = f" through {' > '.join(moved.through)}" if len(moved.through) > 1 else ""
        yield from _prose(
            f"claim {moved.claim} went from {moved.before} to {moved.after}: {moved.why}{through}", style, 2, "warning"
        )
    for kind in KINDS:
        changes = since.of(kind)
        for change in changes[:_MOST_LISTED]:
            yield from _prose(change_line(change), style, 2)
        if len(changes) > _MOST_LISTED:
            yield f"  and {len(changes) - _MOST_LISTED} more {kind}"


def change_line(change: Change) -> str:
    """'new on 3 pages: "..." collagen: error unsupported-claim (missing) at https://...'."""
    verdict = change.now or change.was
    told = f'{change.kind} {reach(change.reach)}: "{shown(change.text)}" {change.topic}'
    if change.kind == "changed":
        was, now = _verdict(change.was), _verdict(change.now)
        verdicts = "" if was == now else f" from {was} to {now};"
        return f"{told}:{verdicts} {change.why}; at {change.url}"
    if change.kind == "moved":
        return f"{told}: from {change.from_url} to {change.url}"
    why = f"; its page was not read: {change.why}" if change.why else ""
    return f"{told}: {_verdict(verdict)} at {change.url}{why}"


def _verdict(verdict: Verdict | None) -> str:
    if verdict is None:
        return "no finding"
    return f"{verdict.severity} {verdict.rule}" + (f" ({verdict.status})" if verdict.status else "")


def _worst(row: tuple[str, int, int, int]) -> str:
    url, errors, warnings, infos = row
    return f"{plural(errors, 'error')}, {plural(warnings, 'warning')}, {infos:,} info: {url}"


def _statuses(counts: Mapping[str, int]) -> list[str]:
    return [f"{number:>6,}  {status}: {_meaning(status)}" for status, number in counts.items()]


def _meaning(status: str) -> str:
    if status == "unregistered":
        return "the library does not hold the claim yet"
    return str(STATUS_WORDS[status])  # type: ignore[index]


def _treatments(counts: Mapping[str, Mapping[str, int]]) -> list[str]:
    ranked = sorted(counts.items(), key=lambda pair: (-sum(pair[1].values()), pair[0]))
    return [
        f"{sum(held.values()):>6,}  {name or 'no treatment named'}: "
        + ", ".join(f"{number:,} {status}" for status, number in sorted(held.items(), key=lambda one: -one[1]))
        for name, held in ranked
    ]


def _listed(title: str, lines: Sequence[str]) -> Iterator[str]:
    if not lines:
        return
    yield ""
    yield f"{title}:"
    yield from (f"  {line}" for line in lines[:_MOST_LISTED])
    if len(lines) > _MOST_LISTED:
        yield f"  and {len(lines) - _MOST_LISTED:,} more"


def _prose(text: str, style: Style, indent: int, paint: Paint | None = None) -> Iterator[str]:
    room = max(60, style.width)
    lead = " " * indent
    for line in wrap_prose(
        text, room, initial_indent=lead, subsequent_indent=lead, break_long_words=False, break_on_hyphens=False
    ):
        yield style.paint(line, paint) if paint else line
