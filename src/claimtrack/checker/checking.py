"""`check`: files, folders or documents in, one Report out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from claimtrack import documents
from claimtrack.checker.judging import Judge
from claimtrack.checker.report import Report
from claimtrack.detect.mention import Confidence
from claimtrack.documents.model import Document, Skipped
from claimtrack.documents.walk import find_files
from claimtrack.errors import shown
from claimtrack.evidence.library import Library
from claimtrack.knowledge.models import Market
from claimtrack.policy.profile import Profile

if TYPE_CHECKING:
    # Policies are built only where a market is named.
    from claimtrack.knowledge.policies import Channel, ProductClass

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
) -> Report:
    """Check copy against a library and, where markets are named, against what their regulators restrict.

    A folder is walked as `documents.walk.find_files` says, in the order of the sorted paths; `include_internal` reads
    its tests, prompts and wording guides too. Without a library the one that governs the first path is used, as
    `Library.load` says. `as_of` is the day the evidence is judged on, today by default. `read_as` names the format of
    every file given by path, whatever its suffix. `product_class` and `channel` say what is advertised and where, for
    policies that hold for some only; without a class it follows from the treatment. `profiles` says all this page by
    page, in place of `markets`, `product_class` and `channel`: `claimtrack.config.Setup` makes one. Raises UsageError
    for a path that does not exist and LibraryError for a library that cannot be used.
    """
    items = [copy] if isinstance(copy, (Path, str, Document, Skipped)) else list(copy)
    read, skipped = _read_all(items, read_as, include_internal=include_internal)
    if library is None:
        library = Library.load(near=_first_path(items))
    judge = Judge(library, as_of=as_of, min_confidence=min_confidence)
    one = Profile(tuple(dict.fromkeys(markets)), product_class, channel)
    pages = [judge.page(document, profiles(document) if profiles else one) for document in read]
    return judge.report(pages, skipped, markets)


def _read_all(
    items: Iterable[Copy], read_as: str | None, *, include_internal: bool
) -> tuple[list[Document], list[Skipped]]:
    results: dict[object, Document | Skipped] = {}
    for item in items:
        if isinstance(item, (Document, Skipped)):
            results[id(item)] = item
            continue
        files, passed_over = find_files([shown(Path(item))], include_internal=include_internal)
        results |= {(one.path, one.reason): one for one in passed_over}
        results |= {file: documents.read(file, format=read_as) for file in files if file not in results}
    return (
        [result for result in results.values() if isinstance(result, Document)],
        [result for result in results.values() if isinstance(result, Skipped)],
    )


def _first_path(items: Sequence[Copy]) -> Path:
    return next((Path(item) for item in items if isinstance(item, (str, Path))), Path())
