"""Evidence in words: what was studied, in whom, what was found, and why it counts as it does."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from claimtrack.evidence.grading import Grade, Inert
from claimtrack.evidence.levels import NAMES, NONE
from claimtrack.knowledge.models import Claim, Design, EvidenceGap, EvidenceLine, Source

DESIGNS: Final[Mapping[Design, str]] = MappingProxyType(
    {
        "systematic-review": "a systematic review",
        "rct": "a randomised trial",
        "nonrandomised": "a study that was not randomised",
        "before-after": "a before-and-after study without a control group",
        "case-series": "a case series",
        "case-report": "a case report",
        "controlled-lab": "a laboratory or animal experiment",
        "official-record": "an official record",
        "guideline": "a guideline",
        "expert-opinion": "an expert's opinion",
        "vendor-statement": "a seller's own statement",
        "testimonial": "a testimonial",
    }
)

# What stands before the population; an opinion or a record is about people and was not made in them.
_BEFORE: Final[Mapping[Design, str]] = MappingProxyType(
    {
        "systematic-review": "of",
        "official-record": "on",
        "guideline": "on",
        "expert-opinion": "on",
        "vendor-statement": "on",
        "testimonial": "of",
    }
)

_INERT: Final[Mapping[Inert, str]] = MappingProxyType(
    {
        "proposed": "nobody has accepted this line yet",
        "rejected": "this line was rejected",
        "unsigned": "no person has signed this line off",
        "neutral": "it argues neither for nor against",
        "retracted": "the source was retracted",
        "withdrawn": "the source was withdrawn",
        "other-modality": "it applied another kind of device or current",
        "number-not-carried": "it does not state the number that is claimed",
        "superseded": "the source was superseded",
        "expired": "the record has expired",
        "suspect": "claim or source changed since it was signed off",
    }
)

_FOUND: Final = MappingProxyType(
    {
        "searched-none-found": "nothing found",
        "only-indirect": "only indirect evidence found",
        "only-low-certainty": "only evidence of low certainty found",
        "record-not-found": "no such record found",
    }
)

_READ: Final = MappingProxyType(
    {
        "full-abstract": "full abstract",
        "partial-abstract": "part of the abstract",
        "metadata-only": "title and identifiers only",
        "primary-text": "the text itself",
        "primary-text-mirror": "a copy of the text itself",
        "secondary": "what others say of it",
    }
)

# First words of a population that keep their capital in a sentence: acronyms, peoples, those a thing is named after.
_NAMES: Final = re.compile(
    r"\w*[A-Z\d]\w*[A-Z\d]\w*|[A-Z]\w*(?:ese|eans?|icans?|ians?|ish)|Dutch|French|Germans?|Greeks?|Swiss|Thais?|Turks?"
    r"|Bell|Fitzpatrick"
)
_BY_THE_WAY: Final = re.compile(r"\s*\(see [^)]*\)")
"""What a search record says to whoever opens the file."""


def describe(source: Source) -> str:
    """What was done, in whom, when, and what came out: 'a randomised trial in healthy men (n = 30, 2002): ...'."""
    where = f" {_BEFORE.get(source.design, 'in')} {_lowered(source.population)}" if source.population else ""
    facts = ", ".join(filter(None, (_count(source), str(source.year) if source.year else "")))
    dated = f" ({facts})" if facts else ""
    finding = source.finding or source.effect
    return f"{DESIGNS[source.design]}{where}{dated}" + (f": {shorten(finding)}" if finding else "")


def weigh(claim: Claim, line: EvidenceLine, source: Source, grade: Grade) -> str:
    """Why the line counts as it does: 'counts very low for the claim: other population, other outcome'."""
    if grade.inert == "neutral" and source.judged == "inadequate" and source.state not in ("retracted", "withdrawn"):
        return "it judged the evidence inadequate, so what there is counts low at most"
    if grade.inert is not None:
        return f"counts nothing: {_INERT[grade.inert]}"
    side = "against" if line.direction == "disputes" else "for"
    why = ", ".join(shortfalls(claim, line, source))
    return f"counts {in_words(grade.level)} {side} the claim" + (f": {why}" if why else "")


def shortfalls(claim: Claim, line: EvidenceLine, source: Source) -> list[str]:
    """What a regulator would hold against the line, in a few words each."""
    facets = line.indirectness
    judged = (
        (facets.population, "other population"),
        (facets.intervention, "other device or dose"),
        (facets.comparator, "other comparison"),
        (facets.outcome, "other outcome"),
        (line.risk_of_bias, "risk of bias"),
        (line.imprecision, "imprecise"),
        (line.inconsistency, "results disagree"),
        (line.publication_bias, "publication bias likely"),
    )
    found = [words for concern, words in judged if concern != "none"]
    if source.state == "expression-of-concern" and line.direction == "supports":
        found.append("under an expression of concern")
    if claim.kind == "safety" and line.direction == "supports" and not line.harm_measured:
        found.append("harms were not measured")
    if line.counterexample and line.direction == "disputes":
        found.append("one counterexample is enough")
    return found


def state(claim: Claim, line: EvidenceLine, source: Source, grade: Grade) -> str:
    """The whole clause for one line."""
    return f"{describe(source).rstrip('.;')}; {weigh(claim, line, source, grade)}"


def search_made(gap: EvidenceGap) -> str:
    """What came of the search, where and when: 'nothing found (searched PubMed, 2026-11-01)'."""
    if not gap.searched:
        return "nobody has searched yet"
    latest = max(gap.searched, key=lambda search: search.on)
    places = ", ".join(dict.fromkeys(_BY_THE_WAY.sub("", search.where) for search in gap.searched))
    hits = f", {latest.hits} hits" if latest.hits is not None else ""
    return f"{_FOUND[gap.kind]} (searched {places}, {latest.on.isoformat()}{hits})"


def in_words(level: int) -> str:
    """'very low' for 1."""
    return "nothing" if level == NONE else NAMES[level].replace("_", " ")


def shorten(text: str, limit: int = 240) -> str:
    """The first sentence, or as many whole words of it as fit, then an ellipsis."""
    first = re.split(r"(?<=[a-z0-9)%][.?!])\s+(?=[A-Z])", text.strip(), maxsplit=1)[0]
    if len(first) <= limit:
        return first
    return first[:limit].rsplit(" ", 1)[0].rstrip(",;:") + " …"


def _count(source: Source) -> str:
    return f"n = {source.n}" if source.n is not None else ""


def _lowered(text: str) -> str:
    first = re.match(r"\w+", text)
    return text if first is None or _NAMES.fullmatch(first[0]) else text[0].lower() + text[1:]


def citation(source: Source) -> str:
    """Authors, year, title and venue as far as they were seen; a source that may not be cited says so instead."""
    if not source.citable:
        return "a record that may not be cited: neither its title nor an identifier was seen"
    authors = ", ".join(source.authors[:3]) + (" et al." if len(source.authors) > 3 else "") if source.authors else None
    year = f"({source.year})" if source.year else None
    parts = (" ".join(filter(None, (authors, year))), source.title or "[title not seen]", source.venue)
    identifier = next((f"{name} {value}" for name, value in _identifiers(source) if value), None)
    return ". ".join(part.rstrip(".") for part in (*parts, identifier) if part)


def verification(source: Source) -> str:
    """How the source was checked: what was read, on whose page, when."""
    seen = source.verified
    page = "the publisher's, registry's or regulator's own page" if seen.canonical else "a copy on another site"
    return f"{_READ[seen.level]}, read on {page}, {seen.on.isoformat()}"


def _identifiers(source: Source) -> tuple[tuple[str, str | None], ...]:
    return (("doi", source.doi), ("PMID", source.pmid), ("PMCID", source.pmcid), ("record", source.registry_id))
