"""What must hold of every record of the packaged library, beyond its being valid."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from claimtrack.evidence.library import Library
from claimtrack.knowledge.models import Claim, EvidenceLine, Source

AS_OF = date(2026, 11, 22)
LIBRARY = Library.load(claims=Path(__file__).parents[1] / "claims")
RECORDS = LIBRARY.records
NAMES = re.compile(r"\b510\(k\)")
NUMBER = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")
# What a page can show; finding and limitations are our words, design and modality our judgement.
SHOWN = {
    "title", "authors", "year", "venue", "doi", "pmid", "pmcid", "population", "n", "intervention", "comparator",
    "outcome", "effect", "funding", "conflict_of_interest",
}  # fmt: skip


def sources_of(claim: Claim, seen: frozenset[str] = frozenset()) -> Iterator[Source]:
    """The sources of its lines and of the claims it follows from."""
    yield from (RECORDS.sources[line.source] for line in claim.lines)
    for premise in (name for inference in claim.inferences for name in inference.premises):
        if premise not in seen:
            yield from sources_of(LIBRARY.claims[premise], seen | {claim.id})


def numbers(text: str) -> set[float]:
    return {float(found.replace(",", "")) for found in NUMBER.findall(NAMES.sub("", text))}


def held(claim: Claim) -> set[float]:
    """The numbers that its sources, and devices read from them, carry; rounded ones too."""
    sources = list(sources_of(claim))
    ids = {source.id for source in sources}
    said = [source.model_dump_json(exclude={"id", "verified", "doi", "pmid", "url"}) for source in sources]
    said += [device.model_dump_json() for device in RECORDS.devices.values() if device.source in ids]
    exact = numbers(" ".join(said))
    return exact | {float(round(number)) for number in exact}


def test_every_number_in_a_rewording_stands_in_a_source() -> None:
    loose = [
        (claim.id, text, sorted(numbers(text) - held(claim)))
        for claim in LIBRARY.claims.values()
        for rung in claim.rewordings
        for text in (rung.text, rung.short or "")
        if numbers(text) - held(claim)
    ]
    assert loose == []


def test_every_source_is_used_and_says_where_it_was_read() -> None:
    cited = {line.source for claim in LIBRARY.claims.values() for line in claim.lines}
    read_from = {device.source for device in RECORDS.devices.values()}
    assert sorted(set(RECORDS.sources) - cited - read_from) == []
    unread = [
        source.id
        for source in RECORDS.sources.values()
        if not source.verified.seen_at or not all(re.match(r"https?://", page) for page in source.verified.seen_at)
    ]
    assert unread == []


def test_what_was_not_seen_is_not_cited() -> None:
    nameless = [
        s.id
        for s in RECORDS.sources.values()
        if s.citable and not (s.title or s.doi or s.pmid or s.pmcid or s.registry_id)
    ]
    assert nameless == []


def test_a_source_holds_nothing_that_nobody_saw_or_inferred() -> None:
    unseen = {
        source.id: held - {*source.verified.fields, *source.verified.inferred}
        for source in RECORDS.sources.values()
        if (held := {name for name in SHOWN if getattr(source, name) is not None})
    }
    assert {name: fields for name, fields in unseen.items() if fields} == {}


def test_a_register_number_was_shown_on_some_page() -> None:
    addresses = " ".join(page for source in RECORDS.sources.values() for page in source.verified.seen_at).upper()
    unseen = [
        source.id
        for source in RECORDS.sources.values()
        if source.registry_id is not None
        and source.registry_id not in addresses
        and "registry_id" not in {*source.verified.fields, *source.verified.inferred}
    ]
    assert unseen == []


def test_no_outcome_appearance_or_safety_is_supported_without_direct_human_evidence_of_its_own_modality() -> None:
    borrowed = [
        claim.id
        for claim in LIBRARY.claims.values()
        if claim.kind in ("clinical-outcome", "appearance", "safety")
        and LIBRARY.assess(claim.id, AS_OF).status == "supported"
        and not any(is_direct(claim, line) for line in claim.lines)
    ]
    assert borrowed == []


def is_direct(claim: Claim, line: EvidenceLine) -> bool:
    source = RECORDS.sources[line.source]
    treatment = RECORDS.treatments.get(claim.about.treatment or "")
    facets = line.indirectness
    return (
        line.direction == "supports"
        and line.accepted == "accepted"
        and facets.population == facets.outcome == "none"
        and source.design not in ("controlled-lab", "expert-opinion", "vendor-statement", "testimonial")
        and source.modality in (None, "none", treatment.modality if treatment else None)
    )


def test_nobody_has_signed_what_nobody_has_read() -> None:
    """A sign-off names a person; the packaged library makes none up."""
    signed = [claim.id for claim in LIBRARY.claims.values() for line in claim.lines if line.accepted_by or line.stamp]
    assert signed == []
