"""Detection may not fall behind benchmarks/floors.json, and the limits there may only become stricter."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from benchmarks import floors
from benchmarks.floors import Limits
from benchmarks.scoring import Corpus, Place, Share, treatments_right
from hypothesis import given
from hypothesis import strategies as st

NAMES = ("corpus/kept-aside/f1", f"corpus/negatives/findings{floors.ALARMS}")
VALUES = st.fixed_dictionaries({name: st.floats(0, 1) for name in NAMES})
DAY = date(2026, 11, 22)


def test_detection_is_as_good_as_it_was() -> None:
    measured = floors.measure()
    lines = floors.behind(floors.load().limits, measured)
    assert not lines, "\n".join(
        (
            *lines,
            "Mend what made it worse (python -m benchmarks.quality --errors lists misses and false alarms).",
            "After an improvement: python -m benchmarks.quality --raise-floors",
            "If the loss is meant:  python -m benchmarks.quality --lower NAME --because 'why'",
        )
    )


def test_every_loosened_limit_says_why() -> None:
    for note in floors.load().lowered:
        assert note["because"].strip()
        assert note["name"] in floors.load().limits


@given(VALUES, VALUES)
def test_raising_never_makes_a_limit_laxer(before: dict[str, float], measured: dict[str, float]) -> None:
    after = floors.raised(before, measured)
    share, alarms = NAMES
    assert after[share] >= before[share]
    assert after[alarms] <= before[alarms]
    assert floors.raised(after, measured) == after


@given(VALUES)
def test_a_new_limit_is_kept_by_the_value_it_was_taken_from(measured: dict[str, float]) -> None:
    assert not floors.behind(floors.raised({}, measured), measured)


def test_falling_behind_is_named() -> None:
    limits = dict(zip(NAMES, (0.6, 2.0), strict=True))
    assert floors.behind(limits, dict(zip(NAMES, (0.6, 2.0), strict=True))) == []
    assert floors.behind(limits, dict(zip(NAMES, (0.59, 2.5), strict=True))) == [
        "corpus/kept-aside/f1 is 0.590, below its floor of 0.600",
        "corpus/negatives/findings-per-1000-words is 2.500, above its ceiling of 2.000",
    ]
    assert "has no limit yet" in floors.behind({}, {"a": 1.0})[0]
    assert "no longer measured" in floors.behind({"a": 1.0}, {})[0]


def test_lowering_needs_a_reason_and_leaves_a_note(tmp_path: Path) -> None:
    held = Limits({"a": 0.8})
    lower = floors.lowered(held, {"a": 0.7}, "a", "labels corrected", DAY)
    assert lower.limits == {"a": 0.69}
    assert lower.lowered == ({"name": "a", "from": 0.8, "to": 0.69, "because": "labels corrected", "on": "2026-11-22"},)
    floors.save(lower, tmp_path / "floors.json")
    assert floors.load(tmp_path / "floors.json") == lower
    with pytest.raises(ValueError, match="say why"):
        floors.lowered(held, {"a": 0.7}, "a", " ", DAY)
    with pytest.raises(ValueError, match="need not be lowered"):
        floors.lowered(held, {"a": 0.9}, "a", "because", DAY)


def test_a_claim_is_right_about_its_treatment_or_a_kind_of_it() -> None:
    place, other, unlabelled = (Place("page.md", line, "hair") for line in (1, 2, 3))
    corpus = replace(Corpus.load("corpus-plain"), subjects={place: frozenset({"laser"}), other: frozenset({"serum"})})
    parents = {"laser": None, "laser-hair-removal": "laser", "serum": None}
    found = {place: "laser-hair-removal", other: "laser", unlabelled: None}
    assert treatments_right(found, corpus, ["page.md"], parents) == Share(1, 2)
    assert treatments_right({place: None}, corpus, ["page.md"], parents) == Share(0, 1)
    assert treatments_right(found, corpus, ["another.md"], parents) == Share(0, 0)
