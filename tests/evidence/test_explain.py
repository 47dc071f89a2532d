"""What a reviewer is shown of one claim, and which wording is offered in its place."""

from __future__ import annotations

from typing import Any

import pytest

from claimtrack.errors import UsageError
from claimtrack.evidence.explain import explain_claim, offered
from claimtrack.evidence.library import Library
from claimtrack.evidence.wording import describe, search_made
from claimtrack.knowledge.models import EvidenceGap, Market
from tests.evidence.records import AS_OF, VERIFIED, claim, gap, inference, line, records, source

RUNGS: list[dict[str, Any]] = [
    {"kind": "study", "text": "In a 1982 experiment on rat skin, current raised ATP."},
    {"kind": "fact", "text": "It is cleared.", "asserts": "mc/cleared"},
    {"kind": "fact", "text": "It tones the face.", "asserts": "mc/tones"},
    {"kind": "temporarily", "text": "It may temporarily tone the face.", "asserts": "mc/tones"},
    {"kind": "appearance", "text": "For a toned look.", "asserts": "mc/tones", "markets": ["uk"]},
    {"kind": "fact", "text": "It is approved.", "asserts": "mc/approved"},
]
SOURCES = [
    source(
        "trial",
        modality="microcurrent",
        title="A trial.",
        authors=["One A", "Two B", "Three C", "Four D"],
        year=2020,
        venue="A Journal",
        doi="10.1/x",
        url="https://doi.org/10.1/x",
        verified={**VERIFIED, "level": "partial-abstract", "canonical": False, "notes": "PMID from a mirror."},
    ),
    source("weak", "before-after", modality="microcurrent", finding="Faces looked toned."),
    source("record", "official-record"),
    source("unseen", "expert-opinion", citable=False, title="Seen nowhere"),
]
LIBRARY = Library(
    records(
        [
            claim(
                "mc/tones",
                line("weak"),
                line("trial", imprecision="serious"),
                line("trial", "disputes", locator="table 2", imprecision="very_serious", risk_of_bias="serious"),
                line("unseen", "neutral"),
                kind="appearance",
                rewordings=RUNGS,
                gaps=[gap(), gap(on="2020-01-01"), {"question": "Why?", "kind": "not-searched"}],
                inferences=[inference("mechanism", "mc/cleared")],
                incompatible_with=["mc/approved"],
                aliases=["mc/toned"],
            ),
            claim("mc/cleared", line("record"), kind="regulatory-status"),
            claim("mc/approved", line("record", "disputes"), kind="regulatory-status"),
        ],
        SOURCES,
    )
)
FOUND = explain_claim(LIBRARY, "mc/toned", AS_OF)


def test_lines_stand_by_direction_those_that_count_most_first() -> None:
    assert [(view.source, view.level) for view in FOUND.supporting] == [("trial", "moderate"), ("weak", "low")]
    assert [(view.source, view.locator) for view in FOUND.disputing] == [("trial", "table 2")]
    assert [(view.source, view.weight) for view in FOUND.neutral] == [
        (None, "counts nothing: it argues neither for nor against")
    ]


def test_the_explanation_carries_the_assessment_of_its_date() -> None:
    assert FOUND.assessment == LIBRARY.assess("mc/tones", AS_OF)
    assert FOUND.incompatible == ("mc/approved",)
    assert FOUND.inferences == ("by way of mc/cleared; weakest: mc/cleared (high); lends low",)


def test_gaps_say_where_was_searched_and_whether_that_is_in_date() -> None:
    assert [(view.text, view.in_date) for view in FOUND.gaps] == [
        ("nothing found (searched PubMed, 2026-11-01)", True),
        ("nothing found (searched PubMed, 2020-01-01)", False),
        ("nobody has searched yet", False),
    ]


def test_sources_are_cited_as_seen_each_once_and_the_uncitable_not_at_all() -> None:
    assert [view.id for view in FOUND.sources] == ["weak", "trial"]
    weak, trial = FOUND.sources
    assert trial.citation == "One A, Two B, Three C et al. (2020). A trial. A Journal. doi 10.1/x"
    assert trial.verified == "part of the abstract, read on a copy on another site, 2026-11-22"
    assert trial.notes == "PMID from a mirror."
    assert weak.citation == "[title not seen]"


def texts(*markets: Market) -> list[str]:
    return [rung.text for rung in offered(LIBRARY, "mc/tones", AS_OF, markets)]


def test_a_rung_is_offered_where_its_own_claim_holds() -> None:
    assert LIBRARY.assess("mc/tones", AS_OF).status == "supported"
    assert texts("us") == [RUNGS[0]["text"], RUNGS[1]["text"], RUNGS[2]["text"], RUNGS[3]["text"]]
    assert RUNGS[4]["text"] in texts("uk")
    assert RUNGS[4]["text"] not in texts("uk", "us")


def test_of_a_limited_claim_only_hedged_rungs_are_offered() -> None:
    limited = claim("mc/tones", line("weak"), kind="appearance", rewordings=RUNGS[2:5])
    library = Library(records([limited], SOURCES))
    assert library.assess("mc/tones", AS_OF).status == "limited"
    assert [rung.kind for rung in offered(library, "mc/tones", AS_OF)] == ["temporarily", "appearance"]


def test_an_unknown_claim_is_a_usage_error() -> None:
    with pytest.raises(UsageError, match="no claim"):
        explain_claim(LIBRARY, "mc/none", AS_OF)


@pytest.mark.parametrize(
    "population,said",
    [
        ("Skin conditions, trials to 2017", "of skin conditions, trials to 2017"),
        ("Koreans with photoaged skin", "of Koreans with photoaged skin"),
        ("UK salons", "of UK salons"),
        ("Bell palsy", "of Bell palsy"),
    ],
)
def test_a_population_loses_its_capital_inside_a_sentence_unless_it_is_a_name(population: str, said: str) -> None:
    assert said in describe(source("review", design="systematic-review", population=population))


def test_a_note_to_whoever_opens_the_file_is_not_a_place_of_search() -> None:
    searched = {"on": "2026-11-01", "where": "PubMed (see verified of the linked sources)"}
    made = EvidenceGap.model_validate(gap() | {"searched": [searched]})
    assert search_made(made) == "nothing found (searched PubMed, 2026-11-01)"


def test_only_a_search_grows_out_of_date() -> None:
    gaps = [gap(on="2020-01-01"), gap(on="2026-11-01"), {"question": "Any trial?", "kind": "not-searched"}]
    found = explain_claim(Library(records([claim("mc/a", gaps=gaps)], [])), "mc/a", AS_OF)
    assert [(view.in_date, view.stale) for view in found.gaps] == [(False, True), (True, False), (False, False)]
