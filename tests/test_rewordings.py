"""Every wording that the packaged library offers, put in place, comes out without error or warning."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from claimtrack import documents
from claimtrack.checker import check
from claimtrack.documents.model import Document, Position
from claimtrack.evidence.explain import offered
from claimtrack.evidence.library import Library

AS_OF = date(2026, 11, 22)
TITLE = Position(1, 5)
"""Where the page's own heading stands, which is no part of the wording."""
LIBRARY = Library.load(claims=Path(__file__).parents[1] / "claims")


def pages() -> Iterator[tuple[str, Document]]:
    """A page about the treatment for every offered rung, as prose and as heading and bullet; and for every neutral
    sentence."""
    treatments = LIBRARY.records.treatments
    for claim in LIBRARY.claims.values():
        title = treatments[claim.about.treatment].name if claim.about.treatment else "Questions"
        for number, rung in enumerate(offered(LIBRARY, claim.id, AS_OF)):
            yield f"{claim.id} {number} text", page(title, f"<p>{rung.text}</p>")
            if rung.short:
                short = f"<h2>{rung.short}</h2><ul><li>{rung.short}</li></ul>"
                yield f"{claim.id} {number} short", page(title, short)
    for treatment in treatments.values():
        if treatment.about:
            yield f"{treatment.id} about", page(treatment.name, f"<p>{treatment.about}</p>")


def page(title: str, body: str) -> Document:
    return documents.read_text(f"<h1>{title}</h1>{body}", "page.html")


@pytest.mark.parametrize("document", [pytest.param(document, id=name) for name, document in pages()])
def test_an_offered_wording_is_itself_fit_to_print(document: Document) -> None:
    report = check(document, LIBRARY, as_of=AS_OF)
    flagged = [finding for passage in report.passages for finding in passage.findings if passage.place.start != TITLE]
    assert [(finding.message, finding.text) for finding in flagged if finding.severity != "info"] == []


def test_every_claim_that_can_be_objected_to_offers_some_wording() -> None:
    """Else a writer would be told no, and nothing else."""
    bare = [
        claim.id
        for claim in LIBRARY.claims.values()
        if LIBRARY.assess(claim.id, AS_OF).status != "supported"
        and claim.kind not in ("background", "usage-fact", "risk-fact", "puffery")
        and not offered(LIBRARY, claim.id, AS_OF)
    ]
    assert bare == []
