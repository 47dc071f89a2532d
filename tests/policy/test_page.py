"""Mentions judged in place: what a finding carries, how passages are made, what keeps its identity."""

from __future__ import annotations

from claimtrack.documents.model import Block, Document, Position, SourceMap, Span
from tests.policy.world import bench, found, judged, page_of

ATP = ("lifts your ATP", "atp-energy", "lamp/atp")
COLLAGEN = ("builds collagen", "collagen", "lamp/collagen")


def test_a_finding_stands_at_its_place_and_quotes_the_source() -> None:
    document = page_of("A lamp.", "It lifts your ATP.")
    (finding,) = judged(document, found(document, *ATP)).passages[0].findings
    assert str(finding.place) == "page.txt:2:4"
    assert (finding.place.start, finding.place.end) == (Position(2, 4), Position(2, 18))
    assert finding.quote == document.source[slice(*finding.place.span)] == finding.text == "lifts your ATP"
    assert finding.within == Span(3, 17)
    assert (finding.status, finding.passage, finding.block) == ("mechanism-only", "p1", "paragraph")


def test_a_quote_keeps_the_markup_that_the_text_has_not() -> None:
    source = "It lifts <b>your</b> ATP."
    text = "It lifts your ATP."
    block = Block(0, "paragraph", text, SourceMap([0, 9, 13], [0, 12, 20], [9, 16, 25], len(text)))
    document = Document("page.html", "html", source, (block,))
    (finding,) = judged(document, found(document, *ATP)).passages[0].findings
    assert (finding.quote, finding.text) == ("lifts <b>your</b> ATP", "lifts your ATP")


def test_where_there_are_no_lines_the_locator_says_where() -> None:
    block = Block(0, "paragraph", "It lifts your ATP.", SourceMap([0], [0], [18], 18), locator="page 3")
    document = Document("leaflet.pdf", "pdf", "It lifts your ATP.", (block,), has_lines=False)
    (finding,) = judged(document, found(document, *ATP)).passages[0].findings
    assert (finding.place.start, finding.place.end, str(finding.place)) == (None, None, "leaflet.pdf (page 3)")


def test_a_passage_holds_all_findings_of_its_sentence_in_order() -> None:
    document = page_of("It builds collagen and lifts your ATP.", "It lifts your ATP.")
    second = found(page_of("", "It lifts your ATP."), *ATP)
    page = judged(document, second, found(document, *ATP), found(document, *COLLAGEN))
    assert [passage.id for passage in page.passages] == ["p1", "p2"]
    assert [[finding.topic for finding in passage.findings] for passage in page.passages] == [
        ["collagen", "atp-energy"],
        ["atp-energy"],
    ]
    assert page.passages[0].text == "It builds collagen and lifts your ATP."


def test_findings_stand_in_the_order_of_the_source_whatever_the_order_of_the_blocks() -> None:
    text = "It lifts your ATP."
    blocks = (
        Block(0, "list-item", text, SourceMap([0], [19], [37], 18)),
        Block(1, "list-item", text, SourceMap([0], [0], [18], 18)),
    )
    document = Document("page.txt", "text", f"{text}\n{text}", blocks)
    mentions = [found(document, *ATP), found(page_of("", text), *ATP)]
    findings = [finding for passage in judged(document, *mentions).passages for finding in passage.findings]
    assert [(finding.place.span.start, finding.passage) for finding in findings] == [(3, "p1"), (22, "p2")]


def test_what_is_not_claimed_or_not_sure_enough_is_an_occurrence_and_no_finding() -> None:
    document = page_of("It builds collagen and lifts your ATP.")
    quiet = found(document, *ATP, claimed=False, stance="negated", quiet_reason="negated")
    unsure = found(document, *COLLAGEN, confidence="low")
    page = judged(document, quiet, unsure)
    assert not page.passages
    assert [(one.status, one.finding) for one in page.occurrences] == [("missing", None), ("mechanism-only", None)]
    assert len(judged(document, quiet, unsure, min_confidence="low").passages) == 1


def test_min_confidence_is_a_threshold() -> None:
    document = page_of("It lifts your ATP.")
    for asked, shown in (("low", 3), ("medium", 2), ("high", 1)):
        sure = [
            bench(min_confidence=asked).is_sure(found(document, *ATP, confidence=c)) for c in ("high", "medium", "low")
        ]
        assert sum(sure) == shown


def test_a_claim_that_the_library_lacks_is_unregistered_and_a_presentation_has_no_status() -> None:
    document = page_of("It grows hair, painless.")
    page = judged(document, found(document, "hair", "hair", None), found(document, "painless", "painless", None))
    assert [one.status for one in page.occurrences] == ["unregistered", None]


def fingerprints(document: Document, **changes: str) -> list[str]:
    mentions = [found(document, *ATP, **changes)]
    return [one.fingerprint for one in judged(document, *mentions).occurrences]


def test_a_fingerprint_outlives_what_happens_around_the_sentence() -> None:
    before = fingerprints(page_of("It lifts your ATP."))
    assert fingerprints(page_of("New first line.", "It lifts  your ATP!".replace("  ", " "))) == before
    assert fingerprints(page_of("It lifts your ATP."), stance="hedged", treatment="light") == before
    assert fingerprints(page_of("It lifts your ATP.", path="other.txt")) != before
    assert fingerprints(page_of("Now it lifts your ATP.")) != before


def test_equal_sentences_have_fingerprints_of_their_own() -> None:
    document = page_of("It lifts your ATP.", "It lifts your ATP.")
    first = found(document, *ATP)
    second = found(page_of("", "It lifts your ATP."), *ATP)
    prints = [one.fingerprint for one in judged(document, second, first).occurrences]
    assert len(set(prints)) == 2
    assert prints[0] == fingerprints(page_of("It lifts your ATP."))[0]
