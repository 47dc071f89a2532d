"""What may honestly be written in place of a passage: one sentence from the claims' rewording ladders."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from claimtrack.documents.model import Block, Document, Span
from claimtrack.knowledge.models import Rewording, Treatment
from claimtrack.policy.finding import Finding, Suggestion
from claimtrack.policy.placement import place
from claimtrack.policy.severity import SEVERITIES
from claimtrack.policy.wording import clause

HEADINGS = frozenset({"title", "heading"})
_LABELS = HEADINGS | {"button", "label", "alt", "header-cell"}
_FRAGMENTS = frozenset({"list-item", "cell", "caption", "string", "structured"})
_MOST_SENTENCES = 2


@dataclass(frozen=True, slots=True)
class Offers:
    """The wording that a library allows on the day, in the markets that were named."""

    treatments: Mapping[str, Treatment]
    rungs: Callable[[str], Iterable[Rewording]]
    """Claim id -> the rungs of its ladder that may be offered, most informative first."""

    def neutral(self, treatment: str | None) -> Treatment | None:
        """The treatment, or its nearest ancestor, that has a neutral sentence of its own."""
        seen: set[str] = set()
        while treatment is not None and treatment in self.treatments and treatment not in seen:
            found = self.treatments[treatment]
            if found.about:
                return found
            seen.add(treatment)
            treatment = found.parent
        return None


def suggest(
    document: Document, block: Block, sentence: Span, findings: Sequence[Finding], offers: Offers
) -> Suggestion | None:
    """One proposal that clears all findings of a passage; None where nothing in it is worse than info."""
    if all(finding.severity == "info" for finding in findings):
        return None
    passage = block.text[sentence.start : sentence.end]
    worst_first = sorted(findings, key=lambda finding: SEVERITIES.index(finding.severity))
    clears = tuple(dict.fromkeys(finding.fingerprint for finding in findings))
    chosen = _wording(worst_first, block.kind, passage, offers)
    if chosen is None:
        return Suggestion(None, "", "remove", clears)
    kind, text = chosen
    span = place(document, block.kind, block.span(*sentence), text) if document.has_lines else None
    return Suggestion(span, text, kind, clears)


def _wording(worst_first: Sequence[Finding], kind: str, passage: str, offers: Offers) -> tuple[str, str] | None:
    short = is_short(kind, passage)
    if kind == "button" and (name := _name(worst_first, offers.treatments)):
        return "availability", name
    rungs = _informative(tuple(_one_rung_a_topic(worst_first, short, passage, offers)))
    texts = tuple(dict.fromkeys(rung.short if short and rung.short else rung.text for rung in rungs))
    if texts and short:
        return rungs[0].kind, headed(texts[0], worst_first, offers.treatments) if kind in HEADINGS else texts[0]
    if 0 < len(texts) <= _MOST_SENTENCES:
        return rungs[0].kind, " ".join(texts)
    treatment = next(filter(None, (offers.neutral(finding.treatment) for finding in worst_first)), None)
    if treatment is None or treatment.about is None:
        return None
    return "availability", _capital(treatment.name) if short else treatment.about


def headed(text: str, findings: Sequence[Finding], treatments: Mapping[str, Treatment]) -> str:
    """A heading that named the treatment goes on naming it: what stands below it may name it nowhere else."""
    named = [finding for finding in findings if finding.treatment_from in ("clause", "block")]
    name = _name(named, treatments)
    if name is None or name.split()[0].casefold() in text.casefold():
        return text
    return f"{name}: {clause(text)}"


def _name(findings: Sequence[Finding], treatments: Mapping[str, Treatment]) -> str | None:
    ids = (finding.treatment for finding in findings)
    return next((_capital(treatments[id_].name) for id_ in ids if id_ and id_ in treatments), None)


def _informative(rungs: Sequence[Rewording]) -> Sequence[Rewording]:
    """Without the rungs that only name what is on offer, unless there is nothing else."""
    return [rung for rung in rungs if rung.kind != "availability"] or rungs


def _one_rung_a_topic(worst_first: Sequence[Finding], short: bool, passage: str, offers: Offers) -> Iterator[Rewording]:
    """The first rung that fits for each topic that matters; claims of one topic share a rung. In prose an error or
    warning whose ladder offers nothing gives no rung, since the whole sentence goes anyway."""
    topics: set[str] = set()
    for finding in worst_first:
        if finding.claim is None or finding.severity == "info" or finding.topic in topics:
            continue
        fitting = (rung for rung in offers.rungs(finding.claim) if _fits(rung, short) and not _same(rung, passage))
        if rung := next(fitting, None):
            topics.add(finding.topic)
            yield rung


def is_short(kind: str, passage: str) -> bool:
    """Headings, buttons and labels always; bullets and cells unless they are whole sentences."""
    return kind in _LABELS or (kind in _FRAGMENTS and not passage.rstrip("\"'”’)").endswith((".", "!", "?")))


def _fits(rung: Rewording, short: bool) -> bool:
    return bool(rung.short) or not short


def _same(rung: Rewording, passage: str) -> bool:
    plain = passage.casefold().strip(" .")
    return any(plain == text.casefold().strip(" .") for text in (rung.text, rung.short) if text)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
