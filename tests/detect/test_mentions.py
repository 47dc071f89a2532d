"""Copy in, mentions out: frames, stance, subjects and answers, with the library that ships."""

from __future__ import annotations

from pathlib import Path

import pytest

from claimtrack.detect import Mention, find_mentions
from claimtrack.documents import read_text
from claimtrack.knowledge.library import Records

CLAIMS = Path(__file__).parents[2] / "claims"


@pytest.fixture(scope="module")
def records() -> Records:
    return Records.load(CLAIMS)


def mentions(copy: str, records: Records, form: str = "markdown") -> list[Mention]:
    """The mentions of a piece of copy that a check reports or says why it does not."""
    found = find_mentions(read_text(copy, "page", form), records)
    return [mention for mention in found if mention.confidence != "low"]


def of_topic(copy: str, topic: str, records: Records) -> Mention:
    """The one mention of a topic."""
    found = [mention for mention in mentions(copy, records) if mention.topic == topic]
    assert found, f"no mention of {topic}"
    return found[0]


FRAMES = [
    ("Microcurrent boosts collagen.", "collagen", "verb-object"),
    ("Inflammation is calmed by microcurrent.", "inflammation", "passive"),
    ("Expect a boost in collagen from microcurrent.", "collagen", "nominal"),
    ("An inflammation-calming LED session", "inflammation", "compound"),
    ("With microcurrent, collagen rises week by week.", "collagen", "middle"),
    ("Microcurrent: +31% collagen", "collagen", "numeric"),
    ("Microcurrent is FDA-approved.", "regulatory-status", "label"),
    ("Microcurrent gives results with no downtime.", "no-downtime", "negative-claim"),
]


@pytest.mark.parametrize("copy, topic, frame", FRAMES)
def test_each_construction_is_found_and_named(copy: str, topic: str, frame: str, records: Records) -> None:
    mention = of_topic(copy, topic, records)
    assert (mention.frame, mention.claimed) == (frame, True)


def test_a_list_is_as_many_claims_as_it_has_members(records: Records) -> None:
    topics = {mention.topic for mention in mentions("Microcurrent boosts collagen, elastin and ATP.", records)}
    assert topics >= {"collagen", "elastin", "atp-energy"}


STANCES = [
    ("Microcurrent boosts collagen.", "asserted", True, None),
    ("Microcurrent may boost collagen.", "hedged", True, None),
    ("If you come weekly, microcurrent boosts collagen.", "conditional", True, None),
    ("Microcurrent does not boost collagen.", "negated", False, "negated"),
    ("Microcurrent won\u2019t boost collagen.", "negated", False, "negated"),
    ("There is no evidence that microcurrent boosts collagen.", "denied", False, "denied"),
    ("That microcurrent boosts collagen is a myth.", "denied", False, "denied"),
    ("Does microcurrent boost collagen?", "asked", False, "asked"),
    ("Microcurrent not only relaxes, it boosts collagen.", "asserted", True, None),
    ("Microcurrent is not magic, but it boosts collagen.", "asserted", True, None),
    ("Never write that microcurrent boosts collagen.", "asserted", False, "quoted"),
]


@pytest.mark.parametrize("copy, stance, claimed, quiet", STANCES)
def test_stance_has_local_scope(copy: str, stance: str, claimed: bool, quiet: str | None, records: Records) -> None:
    mention = of_topic(copy, "collagen", records)
    assert (mention.claimed, mention.quiet_reason) == (claimed, quiet)
    assert quiet == "quoted" or mention.stance == stance


@pytest.mark.parametrize("denial", ["is not a", "isn't a", "isn’t a", "is no"])
def test_a_cure_that_is_denied_is_no_claim(denial: str, records: Records) -> None:
    found = mentions(f"LED {denial} cure for acne.", records)
    assert {(mention.stance, mention.claimed) for mention in found} == {("negated", False)}


@pytest.mark.parametrize("title, treatment", [("# Microcurrent\n\n", "microcurrent"), ("", "lymphatic-massage")])
def test_what_a_claim_acts_on_is_its_treatment_only_where_there_is_no_other(
    title: str, treatment: str, records: Records
) -> None:
    assert of_topic(f"{title}Improves lymphatic drainage.", "lymphatic", records).treatment == treatment


def test_what_nobody_can_say_yet_is_no_claim(records: Records) -> None:
    found = mentions("More research is needed before anyone can say that LED reduces wrinkles.", records)
    assert [mention.topic for mention in found if mention.claimed] == []


@pytest.mark.parametrize("claim, topic", [("reduces wrinkles", "wrinkles"), ("improves circulation", "circulation")])
@pytest.mark.parametrize(
    "template, claimed",
    [
        ("Microcurrent {}.", True),
        ("This treatment {} from the first visit.", True),
        ("Our clients say it {}.", True),
        ("It gently {} and relaxes you.", True),
        ("No trial has shown that microcurrent {}.", False),
        ("We do not claim that microcurrent {}.", False),
        ("It is a myth that microcurrent {}.", False),
    ],
)
def test_the_same_sentence_around_another_claim_means_the_same(
    claim: str, topic: str, template: str, claimed: bool, records: Records
) -> None:
    copy = "# Microcurrent\n\n" + template.format(claim)
    assert of_topic(copy, topic, records).claimed is claimed


QUIET = [
    "ATP is the fuel that every cell runs on.",
    "Collagen is a protein that gives skin its strength.",
    "The ATP tour comes to town in June.",
    "Take the lift to the second floor.",
    "Call our phone lines between nine and five.",
    "Botulinum toxin is a prescription-only medicine.",
    "Save 20% on all gift cards this week.",
]


@pytest.mark.parametrize("copy", QUIET)
def test_biology_and_other_worlds_claim_nothing(copy: str, records: Records) -> None:
    assert [mention.topic for mention in mentions(copy, records) if mention.claimed] == []


SUBJECTS = [
    ("HIFU boosts collagen.", "hifu", "clause"),
    ("PDO threads boost collagen.", "thread-lift", "clause"),
    ("# Skin clinic\n\nMicrocurrent boosts collagen.", "microcurrent", "clause"),
    ("# Skin clinic\n\nWe offer microcurrent. It boosts collagen.", "microcurrent", "previous"),
    ("# Microcurrent\n\nBoosts collagen.", "microcurrent", "heading"),
    ("# Radiofrequency\n\n## Benefits\n\n- Boosts collagen", "radiofrequency", "heading"),
    ("# Microcurrent\n\nUnlike Botox, it boosts collagen.", "microcurrent", "heading"),
    ("An LED session boosts collagen.", "led-light", "clause"),
    ("She led the session. It boosts collagen.", None, "none"),
    ("Boosts collagen.", None, "none"),
]


@pytest.mark.parametrize("copy, treatment, found", SUBJECTS)
def test_the_treatment_is_carried_from_where_it_was_named(
    copy: str, treatment: str | None, found: str, records: Records
) -> None:
    mention = of_topic(copy, "collagen", records)
    assert (mention.treatment, mention.treatment_from) == (treatment, found)


def test_a_title_gives_the_treatment_of_a_page(records: Records) -> None:
    copy = "<title>Microcurrent facials</title><p>Boosts collagen.</p>"
    found = [mention for mention in mentions(copy, records, "html") if mention.topic == "collagen"]
    assert [(mention.treatment, mention.treatment_from) for mention in found] == [("microcurrent", "title")]


def test_a_lead_in_governs_its_bullets(records: Records) -> None:
    helps = "# Microcurrent\n\nMicrocurrent may help to reduce:\n\n- fine lines\n- puffiness\n"
    assert [mention.stance for mention in mentions(helps, records) if mention.topic == "wrinkles"] == ["hedged"]
    cannot = "# Microcurrent\n\nMicrocurrent cannot:\n\n- boost collagen\n"
    assert not of_topic(cannot, "collagen", records).claimed


def test_side_effects_are_no_claims_but_their_absence_is(records: Records) -> None:
    copy = "# Microcurrent\n\n## Side effects\n\n- Swelling\n- Redness\n\nThere are no side effects.\n"
    claimed = {mention.topic for mention in mentions(copy, records) if mention.claimed}
    assert "safety" in claimed
    assert "inflammation" not in claimed


@pytest.mark.parametrize(
    "question, answer, topic, claimed",
    [
        ("Is there any downtime?", "None.", "no-downtime", True),
        ("Does it hurt?", "Not at all.", "painless", True),
        ("Does it boost collagen?", "Yes, it does.", "collagen", True),
        ("Does it boost collagen?", "Nobody has shown that.", "collagen", False),
    ],
)
def test_an_answer_claims_what_its_question_asks(
    question: str, answer: str, topic: str, claimed: bool, records: Records
) -> None:
    copy = f"# Microcurrent\n\n## {question}\n\n{answer}\n"
    assert any(mention.topic == topic and mention.claimed for mention in mentions(copy, records)) is claimed


@pytest.mark.parametrize(
    "copy",
    [
        "# Microcurrent\n\n| | |\n|---|---|\n| Downtime | None |\n",
        "# Microcurrent\n\n| Session | Downtime |\n|---|---|\n| Express | none |\n",
        "# Microcurrent\n\nDowntime: none\n",
    ],
)
def test_a_table_and_a_label_answer_too(copy: str, records: Records) -> None:
    assert of_topic(copy, "no-downtime", records).claimed
    assert not [mention for mention in mentions(copy.replace("one", "wo days"), records) if mention.claimed]


def test_a_testimonial_is_somebodys_claim(records: Records) -> None:
    copy = "# Microcurrent\n\n> \u201cMy wrinkles have gone!\u201d \u2014 Ines\n"
    assert of_topic(copy, "testimonial", records).claimed
    assert of_topic(copy, "wrinkles", records).attribution == "patient"


def test_the_same_copy_gives_the_same_mentions(records: Records) -> None:
    copy = (Path(__file__).parents[2] / "examples" / "microcurrent-article.md").read_text("utf-8")
    assert mentions(copy, records) == mentions(copy, Records.load(CLAIMS))


def test_evidence_lies_within_the_passage(records: Records) -> None:
    document = read_text((Path(__file__).parents[2] / "examples" / "leaflet.txt").read_text("utf-8"), "leaflet", "text")
    for mention in find_mentions(document, records):
        text = document.blocks[mention.block].text
        assert mention.sentence.start <= mention.span.start < mention.span.end <= mention.sentence.end <= len(text)
        assert all(0 <= item.span.start < item.span.end <= len(text) for item in mention.evidence)


@pytest.mark.parametrize(
    "unit",
    [
        "our clients love the calm room with tea and soft light every day ",
        "boosts collagen ",
        "microcurrent and botox ",
        "lifts, tones, firms, ",
        "no not never without ",
        "it boosts it lifts it ",
    ],
)
def test_a_sentence_that_never_stops_is_read_in_parts(unit: str, records: Records) -> None:
    copy = "# Microcurrent\n\n" + "".join(f"{unit}{number} " for number in range(15_000 // len(unit)))
    found = mentions(copy, records, "text")
    assert all(mention.sentence.end - mention.sentence.start <= 800 for mention in found)


@pytest.mark.parametrize(
    "copy, claims",
    [
        ("Lowers blood pressure and eases arthritis.", ["sauna/sauna-blood-pressure", "sauna/sauna-treats-disease"]),
        ("For guests with high blood pressure who want to ease arthritis.", ["sauna/sauna-treats-disease"]),
        ("It eases arthritis, gout and high blood pressure.", ["sauna/sauna-blood-pressure"]),
    ],
)
def test_a_disease_named_elsewhere_lends_no_claim(copy: str, claims: list[str]) -> None:
    document = read_text(f"# Infrared sauna\n\n{copy}\n", "page", "markdown")
    found = find_mentions(document, Records.load(CLAIMS))
    assert [one.claim for one in found if one.topic == "disease"] == claims
