"""What a library holds, as Markdown: an index of every claim, and a summary inside a README between two markers."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from datetime import date
from itertools import groupby
from textwrap import shorten

from claimtrack.errors import UsageError
from claimtrack.evidence.assessment import STATUSES
from claimtrack.evidence.library import Library
from claimtrack.evidence.statistics import GENERAL, Statistics, statistics, treatment_of
from claimtrack.policy.wording import STATUS_WORDS
from claimtrack.reports.catalogue import Entry, Rung, catalogue
from claimtrack.reports.prose import layers, plural
from claimtrack.reports.statistics import oldest, signed_share

README, INDEX = "README.md", "INDEX.md"
_BEGIN, _END = "<!-- claims readme, evidence as of {day}: begin -->", "<!-- claims readme: end -->"
_MARKED = re.compile(
    r"<!-- claims readme, evidence as of (?P<day>\d{4}-\d\d-\d\d): begin -->\n.*?" + re.escape(_END), re.DOTALL
)
_SPECIAL = re.compile(r"[\\`*_\[\]|]|<(?=[A-Za-z/!?])|&(?=#?\w+;)")
_MOST_EVIDENCE = 240


def day_of(readme: str) -> date | None:
    """The day the generated part of a README was written for; null where it has none."""
    found = _MARKED.search(readme)
    return date.fromisoformat(found["day"]) if found else None


def readme(text: str, library: Library, as_of: date) -> str:
    """The README with its generated part renewed, or added at the end; what people wrote around it stays."""
    found = statistics(library, as_of)
    part = "\n".join((_BEGIN.format(day=as_of.isoformat()), "", *_summary(found, library), "", _END))
    marked = _MARKED.findall(text)
    if len(marked) > 1 or (not marked and _END in text):
        raise UsageError(f"{README}: its markers are broken; keep one line '{_BEGIN}' and, below it, one '{_END}'")
    if marked:
        return _MARKED.sub(lambda _: part, text)
    return f"{text.rstrip()}\n\n{part}\n".lstrip()


def index(library: Library, as_of: date, files: Collection[str]) -> str:
    """Every claim by treatment; `files` are the ids whose file lies beside the index and can be linked."""
    lines = [
        "<!-- Written by `claimtrack claims readme`; do not edit. -->",
        "# What is claimed, and what the evidence holds",
        "",
        f"Library {layers(library.layers)}; evidence as of {as_of.isoformat()}.",
        "A status is computed and never stored. A wording stands here because the evidence lets it, and not where",
        "a market's rules accept less of such wordings; other rules of the market may still apply. No legal advice.",
        "",
        *_list(f"**{status}**: {words}" for status, words in STATUS_WORDS.items()),
    ]
    entries = sorted(catalogue(library, as_of), key=lambda entry: _place(treatment_of(entry.found.claim)))
    for treatment, group in groupby(entries, key=lambda entry: treatment_of(entry.found.claim)):
        lines += ["", f"## {_name(treatment, library)}", "", *_table(group, files)]
    return "".join(f"{line}\n" for line in lines)


def _summary(found: Statistics, library: Library) -> Iterator[str]:
    sources, gaps = sum(found.sources.values()), sum(found.gaps.values())
    yield "## What it holds"
    yield ""
    yield f"{plural(sum(found.statuses.values()), 'claim')}, {plural(sources, 'source')} and {plural(gaps, 'gap')};"
    yield f"{signed_share(found)}; {oldest(found)}."
    yield f"Library {layers(library.layers)}; evidence as of {found.as_of.isoformat()}."
    yield f"Every claim with its best evidence and what may be written instead: [{INDEX}]({INDEX})."
    yield ""
    columns = [status for status in STATUSES if status in found.statuses]
    yield _row(("treatment", *columns, "all"))
    yield _row(("---", *("---:" for _ in (*columns, "all"))))
    for name, counts in found.treatments.items():
        numbers = (*(counts.get(status, 0) for status in columns), sum(counts.values()))
        yield _row((f"[{name}]({INDEX}#{_anchor(_name(name, library))})", *(str(n) if n else "" for n in numbers)))
    yield _row(("all", *(str(found.statuses[status]) for status in columns), str(sum(found.statuses.values()))))


def _table(entries: Iterable[Entry], files: Collection[str]) -> Iterator[str]:
    yield _row(("claim", "status", "best evidence", "may be written"))
    yield _row(("---", "---", "---", "---"))
    for entry in entries:
        claim, assessment = entry.found.claim, entry.found.assessment
        text = _escaped(claim.text)
        named = f"[{text}]({claim.id}.yaml)" if claim.id in files else f"{text} `{claim.id}`"
        best = shorten(assessment.because[0].text, _MOST_EVIDENCE, placeholder=" …") if assessment.because else ""
        yield _row((named, assessment.status, _escaped(best), _wording(entry)))


def _wording(entry: Entry) -> str:
    """The first wording that is offered, and where it is not."""
    if not entry.rungs:
        return "the claim itself" if entry.found.assessment.status == "supported" else ""
    first: Rung = entry.rungs[0]
    excepted = f" (not in {', '.join(first.not_in)})" if first.not_in else ""
    return _escaped(first.rewording.text) + excepted


def _name(treatment: str, library: Library) -> str:
    if treatment == GENERAL:
        return "Of no one treatment"
    name = library.records.treatments[treatment].name
    return f"{name[:1].upper()}{name[1:]}"


def _anchor(heading: str) -> str:
    """The fragment that GitHub and most renderers give a heading."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


def _place(treatment: str) -> tuple[bool, str]:
    return treatment == GENERAL, treatment


def _escaped(text: str) -> str:
    return _SPECIAL.sub(lambda match: f"\\{match[0]}", " ".join(text.split()))


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _list(items: Iterable[str]) -> Iterator[str]:
    yield from (f"- {item}" for item in items)
