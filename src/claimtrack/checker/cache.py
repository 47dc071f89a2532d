"""Pages judged before, kept in the user's cache by their content and by everything else that decides the verdict.

Time of change plays no part, so that a cache that a pipeline restores serves a fresh checkout.
"""

from __future__ import annotations

import hashlib
from functools import cached_property
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from claimtrack.checker.judging import Judge, Judged
from claimtrack.documents.model import Block, Document
from claimtrack.ignores import beside
from claimtrack.knowledge import cache
from claimtrack.policy.finding import Suppressed
from claimtrack.policy.page import Page
from claimtrack.policy.profile import Profile

_FOLDER = "pages"
_MOST = 20_000
"""Pages that are kept; about 50 kB each at most, 5 kB as a rule."""

_Found = tuple[Page, tuple[Suppressed, ...]]


class PageCache:
    """What one judge found on pages, by a name made of all that it looked at."""

    def __init__(self, judge: Judge) -> None:
        self._judge = judge
        self._adapter = TypeAdapter(_Found)

    def get(self, document: Document, profile: Profile) -> Judged | None:
        """What was found on a page; null where it was not judged before, or what was kept cannot be read."""
        text = cache.recall(self._name(document, profile), Path(__file__).parent)
        if text is None:
            return None
        try:
            page, suppressed = self._adapter.validate_json(text)
        except ValidationError:
            return None
        return Judged(document, profile, page, suppressed)

    def put(self, judged: Judged) -> None:
        """Keep what was found."""
        text = self._adapter.dump_json((judged.page, judged.suppressed)).decode()
        cache.remember(self._name(judged.document, judged.profile), Path(__file__).parent, text)

    def trim(self) -> None:
        """Forget what was kept first, where it is too much."""
        cache.trim(_FOLDER, _MOST)

    def _name(self, document: Document, profile: Profile) -> str:
        page = [document.path, document.format, document.source, repr(document.metadata), repr(profile)]
        if not document.has_lines:
            # What a reader sees is all that such a source holds: not which of it is a heading, a cell or a list.
            page += [repr(_shape(block)) for block in document.blocks]
        page += [repr(one) for one in beside(document)] if self._judge.ignores else []
        whole = hashlib.sha256("\0".join((self._terms, *page)).encode("utf-8", "surrogatepass"))
        return f"{_FOLDER}/{whole.hexdigest()[:32]}"

    @cached_property
    def _terms(self) -> str:
        """What holds for every page: the library, the day, how the judge was told to judge, and the code itself."""
        judge = self._judge
        digests = [layer.digest for layer in judge.library.layers]
        told = [judge.as_of.isoformat(), judge.min_confidence, str(judge.ignores), str(judge.scheduled)]
        return "\0".join((*digests, *told, _code()))


def _shape(block: Block) -> tuple[object, ...]:
    """All of a block but its number and its place."""
    return (block.kind, block.text, block.level, block.headings, block.lead, block.path, block.locator)


def _code() -> str:
    """The modules of the package as they are now: rules change as it is worked on, with no new version."""
    package = Path(__file__).parents[1]
    stats = (f"{file.name} {(found := file.stat()).st_size} {found.st_mtime_ns}" for file in package.rglob("*.py"))
    return hashlib.sha256("\n".join(sorted(stats)).encode()).hexdigest()[:16]
