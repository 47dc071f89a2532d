"""Which findings of changed copy are new: by what it says before and after, never by lines.

A finding is held to be old where the older copy had one on the same words, with the same verdict, the same lead-in and,
where a heading gives its treatment, under the same heading. So a claim that is reworded, hedged less, put under another
treatment or under another lead-in is new; one that is moved, within a file or between files, is not.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from claimtrack.documents.model import Document
from claimtrack.policy.finding import Finding, Occurrence
from claimtrack.policy.fingerprint import words_of
from claimtrack.policy.page import Page

_FROM_ABOVE = frozenset({"heading", "title"})


class _Said(NamedTuple):
    """What makes a finding the same as one of the older copy."""

    words: str
    topic: str
    treatment: str | None
    verdict: tuple[str, str, str | None]
    lead: tuple[str, ...]
    headings: tuple[str, ...]


class Read(NamedTuple):
    """One page, and the findings that a directive takes from it."""

    document: Document
    page: Page
    ignored: tuple[Finding, ...] = ()


def new_only(now: Sequence[Read], before: Sequence[Read]) -> Sequence[Mapping[str, None]]:
    """For each page of now the fingerprints of the findings that the copy before had too.

    What a directive takes from a page before is not had; what one takes from a page now is still there.
    """
    left = {read.document.path: Counter(said for said, _ in _said(read)) for read in before}
    old: list[dict[str, None]] = [{} for _ in now]
    moved: list[tuple[int, _Said, Finding]] = []
    for number, read in enumerate(now):
        own = left.get(read.document.path, Counter())
        for said, finding in _said(read):
            if own[said] > 0:
                own[said] -= 1
                old[number][finding.fingerprint] = None
            else:
                moved.append((number, said, finding))
        own -= Counter(_ignored(read))
    anywhere = sum(left.values(), Counter[_Said]())
    for number, said, finding in moved:
        if anywhere[said] > 0:
            anywhere[said] -= 1
            old[number][finding.fingerprint] = None
    return old


def _said(read: Read) -> Iterator[tuple[_Said, Finding]]:
    for one in read.page.occurrences:
        if one.finding:
            yield _as_said(read.document, one, one.finding), one.finding


def _ignored(read: Read) -> Iterator[_Said]:
    taken = {finding.fingerprint: finding for finding in read.ignored}
    for one in read.page.occurrences:
        if one.fingerprint in taken:
            yield _as_said(read.document, one, taken[one.fingerprint])


def _as_said(document: Document, one: Occurrence, finding: Finding) -> _Said:
    mention, verdict = one.mention, (finding.rule, finding.severity, finding.status)
    if mention.block < 0:
        return _Said(words_of(one.text), mention.topic, None, verdict, (), ())
    block = document.blocks[mention.block]
    above = block.headings if mention.treatment_from in _FROM_ABOVE else ()
    return _Said(
        words_of(one.text),
        mention.topic,
        mention.treatment,
        verdict,
        tuple(words_of(document.blocks[index].text) for index in block.lead),
        tuple(words_of(document.blocks[index].text) for index in above),
    )
