"""`check`: files, folders or documents in, one Report out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from claimtrack import documents
from claimtrack.checker.judging import Judge, Judged
from claimtrack.checker.report import Report
from claimtrack.detect.mention import Confidence
from claimtrack.documents.model import Document, Skipped
from claimtrack.documents.walk import find_files
from claimtrack.errors import shown
from claimtrack.evidence.library import Library
from claimtrack.knowledge.models import Market
from claimtrack.policy.page import revised
from claimtrack.policy.profile import Profile

if TYPE_CHECKING:
    from claimtrack.baseline import Baseline, Comparison
    from claimtrack.changes import Changes

    # Policies are built only where a market is named.
    from claimtrack.knowledge.policies import Channel, ProductClass
    from claimtrack.policy.finding import Finding

Copy = Path | str | Document | Skipped
"""A file or directory by its path, or what reading a piece of copy gave."""


def check(
    copy: Copy | Sequence[Copy],
    library: Library | None = None,
    *,
    markets: Sequence[Market] = (),
    as_of: date | None = None,
    min_confidence: Confidence = "medium",
    read_as: str | None = None,
    include_internal: bool = False,
    product_class: ProductClass | None = None,
    channel: Channel = "website",
    profiles: Callable[[Document], Profile] | None = None,
    ignores: bool = True,
    baseline: Baseline | None = None,
    changes: Changes | None = None,
    scheduled: bool = False,
) -> Report:
    """Check copy against a library and, where markets are named, against what their regulators restrict.

    A folder is walked as `documents.walk.find_files` says, in the order of the sorted paths; `include_internal` reads
    its tests, prompts and wording guides too. Without a library the one that governs the first path is used, as
    `Library.load` says. `as_of` is the day the evidence is judged on, today by default. `read_as` names the format of
    every file given by path, whatever its suffix. `product_class` and `channel` say what is advertised and where, for
    policies that hold for some only; without a class it follows from the treatment. `profiles` says all this page by
    page, in place of `markets`, `product_class` and `channel`: `claimtrack.config.Setup` makes one.

    `ignores` says whether directives in the copy are followed. With a `baseline`, what it holds does not count; with
    `changes`, only files that differ are read and only findings are reported that their older copy had not. Dates of
    ignores and of the baseline that have passed warn; on a `scheduled` run they count.

    Raises UsageError for a path that does not exist and LibraryError for a library that cannot be used.
    """
    items = [copy] if isinstance(copy, (Path, str, Document, Skipped)) else list(copy)
    wanted = changes.holds if changes else None
    read, skipped = _read_all(items, read_as, include_internal=include_internal, wanted=wanted)
    if library is None:
        library = Library.load(near=_first_path(items))
    judge = Judge(library, as_of=as_of, min_confidence=min_confidence, ignores=ignores, scheduled=scheduled)
    one = Profile(tuple(dict.fromkeys(markets)), product_class, channel)

    def judged(document: Document) -> Judged:
        return judge.page(document, profiles(document) if profiles else one)

    pages = [judged(document) for document in read]
    held = _compared(baseline, pages, judge.as_of, scheduled=scheduled) if baseline else None
    if held:
        pages = [_revised(page, held.instead) for page in pages]
    if changes:
        pages = _new_only(pages, [judged(document) for document in _before(changes, read_as)])
    report = judge.report(pages, skipped, markets)
    if held is None:
        return report
    return replace(report, suppressed=(*report.suppressed, *held.suppressed), states=held.states, absent=held.absent)


def _compared(baseline: Baseline, pages: Sequence[Judged], as_of: date, *, scheduled: bool) -> Comparison:
    from claimtrack.baseline import compare

    return compare(baseline, {one.document.path: one.page for one in pages}, as_of, scheduled=scheduled)


def _revised(judged: Judged, instead: Mapping[str, Finding | None]) -> Judged:
    return replace(judged, page=revised(judged.page, instead))


def _new_only(pages: Sequence[Judged], before: Sequence[Judged]) -> list[Judged]:
    from claimtrack.changes import new_only

    old = new_only([(one.document, one.page) for one in pages], [(one.document, one.page) for one in before])
    return [_revised(page, known) for page, known in zip(pages, old, strict=True)]


def _before(changes: Changes, read_as: str | None) -> Iterator[Document]:
    """The older copy of every file that differs or is gone, where it could be read."""
    for path, data in changes.before().items():
        older = documents.read_bytes(data, path, read_as)
        if isinstance(older, Document):
            yield older


def _read_all(
    items: Iterable[Copy],
    read_as: str | None,
    *,
    include_internal: bool,
    wanted: Callable[[Path], bool] | None,
) -> tuple[list[Document], list[Skipped]]:
    results: dict[object, Document | Skipped] = {}
    for item in items:
        if isinstance(item, (Document, Skipped)):
            results[id(item)] = item
            continue
        files, passed_over = find_files([shown(Path(item))], include_internal=include_internal)
        results |= {(one.path, one.reason): one for one in passed_over}
        to_read = (file for file in files if file not in results and (wanted is None or wanted(file)))
        results |= {file: documents.read(file, format=read_as) for file in to_read}
    return (
        [result for result in results.values() if isinstance(result, Document)],
        [result for result in results.values() if isinstance(result, Skipped)],
    )


def _first_path(items: Sequence[Copy]) -> Path:
    return next((Path(item) for item in items if isinstance(item, (str, Path))), Path())
