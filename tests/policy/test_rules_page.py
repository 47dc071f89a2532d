"""What one place of a page takes back of another, and what a page leaves out."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from claimtrack.detect.mention import Mention
from claimtrack.documents.model import Block, Document
from claimtrack.knowledge.models import Topic
from claimtrack.policy.case import Case
from claimtrack.policy.finding import Finding
from claimtrack.policy.pagewide import PageView
from claimtrack.policy.rules import RULES
from tests.policy.world import TOPICS, TREATMENTS, bench, found, judged, page_of

PRESENTED: Mapping[str, Topic] = {
    topic: Topic.model_validate({"id": topic, "kind": "presentation", "alone": True, "means": topic})
    for topic in ("safety", "universality", "proof", "lasting-results", "guarantee-absolute", "no-downtime", "painless")
}


def findings(document: Document, *mentions: Mention) -> tuple[Finding, ...]:
    page = judged(document, *mentions, topics={**TOPICS, **PRESENTED})
    return tuple(finding for passage in page.passages for finding in passage.findings)


def is_taken_back(promise: str, topic: str, *others: str) -> bool:
    document = page_of(promise, *others)
    (finding,) = findings(document, found(document, promise.rstrip("."), topic, None))
    return finding.rule == "contradicted-on-page"


@pytest.mark.parametrize(
    "topic,promise,limit",
    [
        ("safety", "no side effects", "Side effects may include redness."),
        ("safety", "without any risks", "You may experience bruising."),
        ("safety", "no major side effects", "Rarely, burns may occur."),
        ("safety", "no major side effects", "Should you see more severe side effects like burns, call us."),
        ("universality", "for all skin types", "Who should avoid it?"),
        ("universality", "for everyone", "It is not suitable in pregnancy."),
        ("universality", "for all skin types", "People with eczema should avoid it."),
        ("proof", "has been shown to help", "More research is needed."),
        ("proof", "proven", "The evidence is limited."),
        ("lasting-results", "permanent results", "Results last for up to 6 months."),
        ("guarantee-absolute", "guaranteed", "Results may vary."),
        ("no-downtime", "no downtime", "Allow a few days of downtime."),
        ("no-downtime", "no downtime", "Swelling lasts for two days."),
        ("painless", "painless", "Some clients feel discomfort, others will feel a sting."),
    ],
)
def test_a_promise_is_taken_back(topic: str, promise: str, limit: str) -> None:
    assert is_taken_back(f"{promise}.", topic, "We are open on Mondays.", limit)
    assert not is_taken_back(f"{promise}.", topic, "We are open on Mondays.")


@pytest.mark.parametrize(
    "topic,promise,other",
    [
        ("safety", "few side effects", "Side effects may include redness."),
        ("safety", "no major side effects", "You may notice slight redness."),
        ("safety", "no side effects", "You may see no redness at all."),
        ("universality", "for most skin types", "It is not suitable in pregnancy."),
        ("universality", "for everyone", "Professional devices should not be used at home."),
        ("lasting-results", "lasting results", "Results last for up to 6 months."),
        ("painless", "almost painless", "There is a waiting room."),
    ],
)
def test_what_does_not_contradict(topic: str, promise: str, other: str) -> None:
    assert not is_taken_back(f"{promise}.", topic, other)


def test_the_line_and_the_words_are_told() -> None:
    document = page_of("no side effects.", "We are open.", "Hello. Side effects may include redness.")
    (finding,) = findings(document, found(document, "no side effects", "safety", None))
    assert finding.message.endswith('line 3 takes it back: "Side effects may include redness."')


def sectioned() -> Document:
    plain = page_of("Lamp facial", "no side effects.", "Light treatments", "Side effects may include redness.", "After")
    under = {0: (), 1: (0,), 2: (), 3: (2,), 4: ()}
    blocks = tuple(
        Block(one.index, "paragraph" if under[one.index] else "heading", one.text, one.map, headings=under[one.index])
        for one in plain.blocks
    )
    return Document(plain.path, plain.format, plain.source, blocks)


@pytest.mark.parametrize("treatment,same", [("lamp", True), ("light", True), (None, False)])
def test_a_limit_under_a_heading_counts_for_the_treatment_it_names_and_what_belongs_to_it(
    treatment: str | None, same: bool
) -> None:
    document = sectioned()
    (finding,) = findings(document, found(document, "no side effects", "safety", None, treatment=treatment))
    assert (finding.rule == "contradicted-on-page") is same


def test_a_limit_in_a_sentence_about_another_treatment_is_none() -> None:
    document = page_of("no side effects.", "Side effects of the light may include redness.")
    other = found(document, "redness", "hair", None, treatment="light")
    rules = {one.rule for one in findings(document, found(document, "no side effects", "safety", None), other)}
    assert "contradicted-on-page" not in rules


def test_a_sentence_does_not_take_itself_back() -> None:
    assert not is_taken_back("no side effects, though side effects may include redness.", "safety")


def before_and_after(text: str) -> bool:
    document = page_of(text)
    return any(
        one.rule == "unqualified-before-after" for one in findings(document, found(document, text, "proof", None))
    )


@pytest.mark.parametrize(
    "text,unqualified",
    [
        ("Before and after", True),
        ("Before & after pictures", True),
        ("Before/after", True),
        ("Before and after 6 sessions", False),
        ("Before and after, two weeks apart", False),
        ("Care before and advice after", False),
    ],
)
def test_a_before_and_after_needs_sessions_or_time(text: str, unqualified: bool) -> None:
    assert before_and_after(text) is unqualified


def test_without_a_page_the_rules_of_the_page_are_silent() -> None:
    case = bench(topics={**TOPICS, **PRESENTED}).case(
        found(page_of("no side effects"), "no side effects", "safety", None), "no"
    )
    assert isinstance(case, Case)
    assert case.page is None
    named = {rule.name for rule in RULES if rule.judge(case)}
    assert named == {"unsubstantiated-presentation"}


def test_titles_and_texts_of_pictures_take_nothing_back() -> None:
    document = page_of("no side effects.", "Side effects may include redness.", kind="meta")
    assert PageView(document, (), TREATMENTS).sentences == ()
