"""What a passage may be replaced by: its suggestion, and every other allowed wording of its claims that fits."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from claimtrack.documents.model import Block, Span
from claimtrack.knowledge.models import Rewording
from claimtrack.lsp.checking import Checked
from claimtrack.lsp.wordings import allowed
from claimtrack.policy.finding import Passage
from claimtrack.policy.placement import place
from claimtrack.policy.severity import SEVERITIES
from claimtrack.policy.suggestion import HEADINGS, headed, is_short


@dataclass(frozen=True, slots=True)
class Replacement:
    """A range of the source and what it may hold instead."""

    span: Span
    text: str
    kind: str
    """A rung of the ladder, 'house' or 'remove'."""
    clears: tuple[str, ...]
    """Fingerprints of the findings that go away."""


def replacements(checked: Checked, passage: Passage) -> list[Replacement]:
    """The suggestion first; each wording once; none where no range can be replaced as it stands."""
    found: dict[str, Replacement] = {}
    suggestion = passage.suggestion
    if suggestion and suggestion.span:
        found[suggestion.text] = Replacement(suggestion.span, suggestion.text, suggestion.kind, suggestion.clears)
    block = checked.block_of(passage)
    everything = tuple(finding.fingerprint for finding in passage.findings)
    if block is None or not checked.document.has_lines:
        return list(found.values())
    for kind, text in _texts(checked, passage, block):
        if text not in found and (span := place(checked.document, block.kind, passage.place.span, text)):
            found[text] = Replacement(span, text, kind, everything)
    return list(found.values())


def _texts(checked: Checked, passage: Passage, block: Block) -> Iterator[tuple[str, str]]:
    """The rungs of the passage's claims, worst finding first, in the form that the block takes."""
    short = is_short(block.kind, passage.text)
    treatments = checked.judge.library.records.treatments
    worst_first = sorted(passage.findings, key=lambda finding: SEVERITIES.index(finding.severity))
    for claim in dict.fromkeys(finding.claim for finding in worst_first if finding.claim):
        for rung in allowed(checked.judge, claim, checked.judged.profile):
            if text := _form(rung, short=short):
                yield rung.kind, headed(text, worst_first, treatments) if block.kind in HEADINGS else text


def _form(rung: Rewording, *, short: bool) -> str | None:
    return rung.short if short else rung.text
