"""Whether a wording is itself fit to print, found by reading it as copy: nobody is told to write what is flagged."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import cache

from claimtrack import documents
from claimtrack.knowledge.library import Records
from claimtrack.knowledge.models import Rewording
from claimtrack.policy.page import Bench, judge, mentions_in
from claimtrack.policy.suggestion import Offers


def proved(
    rungs: Callable[[str], Iterable[Rewording]], records: Records, bench: Bench
) -> Callable[[str], Iterator[Rewording]]:
    """The same ladders without the rungs that the bench would object to on a page about the claim's treatment."""
    silent = replace(bench, offers=Offers(records.treatments, lambda _: ()))

    @cache
    def is_fit(text: str, title: str) -> bool:
        page = documents.read_text(f"{title}\n\n{text}\n", "<wording>", "text")
        judged = judge(page, mentions_in(page, records, bench), silent)
        of_wording = (passage for passage in judged.passages if passage.text != title)
        return all(finding.severity == "info" for passage in of_wording for finding in passage.findings)

    def held(claim: str) -> Iterator[Rewording]:
        treatment = records.claims[claim].about.treatment
        title = records.treatments[treatment].name if treatment else ""
        return (rung for rung in rungs(claim) if all(is_fit(text, title) for text in (rung.text, rung.short) if text))

    return held
