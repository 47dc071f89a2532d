"""House words as findings: what is said, what is offered, and how they go together with findings on evidence."""

from __future__ import annotations

from datetime import date

from claimtrack import documents
from claimtrack.checker import Report, check
from claimtrack.evidence.library import Library
from claimtrack.knowledge.lexicon import HouseWord
from claimtrack.knowledge.library import packaged
from claimtrack.policy.profile import Profile

LIBRARY = Library.load(claims=packaged())
ROWS = (
    HouseWord(never="journey", instead="course of sessions", why="says nothing"),
    HouseWord(never="pamper"),
    HouseWord(never="rat skin"),
)


def judged(text: str) -> Report:
    page = documents.read_text(f"<p>{text}</p>", "page.html")
    return check(page, LIBRARY, as_of=date(2026, 11, 22), profiles=lambda _: Profile(house=ROWS))


def test_a_house_word_is_a_finding_at_its_place() -> None:
    (finding,) = judged("Begin your <b>Journey</b> here.")
    assert (finding.rule, finding.severity, finding.topic) == ("house-word", "warning", "house-word")
    assert finding.quote == "Journey"
    assert (finding.claim, finding.status, finding.policies) == (None, None, ())
    assert finding.why == ("says nothing", "write instead: course of sessions")


def test_its_own_words_are_offered_in_place() -> None:
    (passage,) = judged("Journey on. A journey.").passages[:1]
    assert passage.suggestion is not None
    assert (passage.suggestion.text, passage.suggestion.kind) == ("Course of sessions on.", "house")
    (finding,) = passage.findings
    assert passage.suggestion.clears == (finding.fingerprint,)


def test_a_row_that_offers_nothing_suggests_nothing() -> None:
    (passage,) = judged("We pamper you.").passages
    assert passage.suggestion is None


def test_the_evidence_comes_first_where_a_sentence_has_both() -> None:
    (passage,) = judged("Microcurrent boosts ATP on your journey.").passages
    assert {finding.rule for finding in passage.findings} == {"unsupported-claim", "house-word"}
    assert passage.suggestion is not None
    assert passage.suggestion.kind != "house"
    assert set(passage.suggestion.clears) == {finding.fingerprint for finding in passage.findings}


def test_no_suggestion_brings_in_what_the_house_does_not_print() -> None:
    """The first rung for this claim speaks of a study in rat skin."""
    sentence = "Microcurrent raises ATP by 500%."
    plain = check(documents.read_text(f"<p>{sentence}</p>", "page.html"), LIBRARY, as_of=date(2026, 11, 22))
    assert any("rat skin" in passage.suggestion.text for passage in plain.passages if passage.suggestion)
    offered = [passage.suggestion.text for passage in judged(sentence).passages if passage.suggestion]
    assert offered
    assert not any("rat skin" in text for text in offered)


def test_a_page_that_does_not_use_them_is_judged_as_before() -> None:
    text = "Microcurrent boosts ATP."
    plain = check(documents.read_text(f"<p>{text}</p>", "page.html"), LIBRARY, as_of=date(2026, 11, 22))
    assert judged(text).findings == plain.findings
