"""`check`: files, folders or documents in, one Report out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from claimtrack import documents
from claimtrack.checker.cache import PageCache
from claimtrack.checker.judging import Judge, Judged
from claimtrack.checker.pool import Work, jobs_for, judge_all
from claimtrack.checker.report import Report
from claimtrack.detect.mention import Confidence
from claimtrack.documents.model import Document, Skipped
from claimtrack.documents.walk import find_files
from claimtrack.errors import UsageError, shown
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
    sources: Sequence[Path] = (),
    excluded: Callable[[Path], str | None] = lambda _: None,
    force_exclude: bool = False,
    jobs: int | None = 1,
    cached: bool = False,
    progress: Callable[[int, int], None] = lambda done, of: None,
) -> Report:
    """Check copy against a library and, where markets are named, against what their regulators restrict.

    A folder is walked as `documents.walk.find_files` says, in the order of the sorted paths; `include_internal` reads
    its tests, prompts and wording guides too, and `excluded` says why one of its files is not read; `force_exclude`
    holds files that are named to the same. Without a library the one that governs the first path is used, as
    `Library.load` says. `as_of` is the day the evidence is judged on, today by default. `read_as` names the format of
    every file given by path, whatever its suffix. `product_class` and `channel` say what is advertised and where, for
    policies that hold for some only; without a class it follows from the treatment. `profiles` says all this page by
    page, in place of `markets`, `product_class` and `channel`: `claimtrack.config.Setup` makes one.

    `ignores` says whether directives in the copy are followed. With a `baseline`, what it holds does not count; with
    `changes`, only files that differ are read and only findings are reported that their older copy had not. Dates of
    ignores and of the baseline that have passed warn; on a `scheduled` run they count.

    `sources` are the files and folders that built pages were made from: what is found is traced to them, where one
    place there has the sentence, and their directives are followed.

    `jobs` is how many processes judge (null: as many as are worth it); `cached` takes pages that were judged before
    from the user's cache; `progress` is called with how many pages of how many are done.

    Raises UsageError for a path that does not exist and LibraryError for a library that cannot be used.
    """
    if sources and changes:
        raise UsageError("--diff does not go with --source: what built pages said before is not kept; leave one out")
    items = [copy] if isinstance(copy, (Path, str, Document, Skipped)) else list(copy)
    find = partial(find_files, include_internal=include_internal, excluded=excluded, force_exclude=force_exclude)
    read, skipped = _read_all(items, read_as, find, changes)
    if library is None:
        library = Library.load(near=_first_path(items))
    judge = Judge(library, as_of=as_of, min_confidence=min_confidence, ignores=ignores, scheduled=scheduled)
    one = Profile(tuple(dict.fromkeys(markets)), product_class, channel)

    def profile_of(document: Document) -> Profile:
        return profiles(document) if profiles else one

    pages = _judged(judge, [(document, profile_of(document)) for document in read], jobs, progress, cached=cached)
    if sources:
        files, _ = find(sources)
        pages = _traced(judge, pages, (documents.read(file) for file in files))
    held = _compared(baseline, pages, judge.as_of, scheduled=scheduled) if baseline else None
    known: Sequence[Mapping[str, None]] = ()
    if changes:
        older = _before(changes, [document.path for document in read], read_as, excluded)
        known = _known(pages, [judge.page(document, profile_of(document)) for document in older])
    if held:
        pages = [_revised(page, held.instead) for page in pages]
    if changes:
        pages = [_revised(page, old) for page, old in zip(pages, known, strict=True)]
    report = judge.report(pages, skipped, markets)
    if held is None:
        return report
    return replace(report, suppressed=(*report.suppressed, *held.suppressed), states=held.states, absent=held.absent)


def _judged(
    judge: Judge, work: Work, jobs: int | None, progress: Callable[[int, int], None], *, cached: bool
) -> list[Judged]:
    """Every page judged, or found in the cache, in order."""
    kept = PageCache(judge) if cached else None
    found = {number: page for number, one in enumerate(work) if kept and (page := kept.get(*one))}
    left = [number for number in range(len(work)) if number not in found]
    todo = [work[number] for number in left]
    judged = judge_all(judge, todo, jobs_for(todo) if jobs is None else jobs)
    for done, (number, page) in enumerate(zip(left, judged, strict=True), len(found) + 1):
        found[number] = page
        progress(done, len(work))
        if kept:
            kept.put(page)
    if kept and left:
        kept.trim()
    return [found[number] for number in range(len(work))]


def _traced(judge: Judge, pages: Sequence[Judged], sources: Iterable[Document | Skipped]) -> list[Judged]:
    """Built pages traced to the files they were made from, whose directives hold by the profile of the first page."""
    from claimtrack.built import Sources, traced

    built = {one.document.path: one for one in pages}
    files = (one for one in sources if isinstance(one, Document) and one.path not in built)
    made = traced([(one.document, one.page) for one in pages], Sources(files))
    first = next((one.profile for one in pages), Profile())
    return [
        replace(built[document.path], page=page)
        if document.path in built
        else judge.settled(Judged(document, first, page), whole=False)
        for document, page in made
    ]


def _compared(baseline: Baseline, pages: Sequence[Judged], as_of: date, *, scheduled: bool) -> Comparison:
    from claimtrack.baseline import compare

    return compare(baseline, {one.document.path: one.page for one in pages}, as_of, scheduled=scheduled)


def _revised(judged: Judged, instead: Mapping[str, Finding | None]) -> Judged:
    return replace(judged, page=revised(judged.page, instead))


def _known(pages: Sequence[Judged], before: Sequence[Judged]) -> Sequence[Mapping[str, None]]:
    """Page by page the fingerprints of what the older copy had too."""
    from claimtrack.changes import Read, new_only

    now, then = (
        [Read(one.document, one.page, tuple(ignored.finding for ignored in one.suppressed)) for one in side]
        for side in (pages, before)
    )
    return new_only(now, then)


def _before(
    changes: Changes, read: Sequence[str], read_as: str | None, excluded: Callable[[Path], str | None]
) -> Iterator[Document]:
    """The older copy of every file that is read or gone; what is excluded was no copy."""
    for path, data in changes.before(read).items():
        older = documents.read_bytes(data, path, read_as)
        if isinstance(older, Document) and (path in read or not excluded(Path(path))):
            yield older


def _read_all(
    items: Iterable[Copy],
    read_as: str | None,
    find: Callable[[Sequence[Path]], tuple[list[Path], list[Skipped]]],
    changes: Changes | None,
) -> tuple[list[Document], list[Skipped]]:
    results: dict[object, Document | Skipped] = {}
    for item in items:
        if isinstance(item, (Document, Skipped)):
            results[id(item)] = item
            continue
        files, passed_over = find([shown(Path(item))])
        results |= {(one.path, one.reason): one for one in passed_over}
        for file in files:
            if file in results:
                continue
            if changes is None or changes.holds(file):
                results[file] = documents.read(file, format=read_as)
            elif reason := changes.unknown(file):
                results[file] = Skipped(file.as_posix(), reason)
    return (
        [result for result in results.values() if isinstance(result, Document)],
        [result for result in results.values() if isinstance(result, Skipped)],
    )


def _first_path(items: Sequence[Copy]) -> Path:
    return next((Path(item) for item in items if isinstance(item, (str, Path))), Path())
