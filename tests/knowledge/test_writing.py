"""What is written is what is read again, laid out in one way, comments kept."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claimtrack.errors import LibraryError, UsageError
from claimtrack.knowledge.canonical import WIDTH, dump_record, lines_of_item
from claimtrack.knowledge.lexicon import Cue, Effect, Noun, TopicLexicon
from claimtrack.knowledge.library import Records
from claimtrack.knowledge.loading import read_records
from claimtrack.knowledge.models import Claim, Device, Record, Source, Topic, Treatment
from claimtrack.knowledge.overlay import ClaimOverlay
from claimtrack.knowledge.writing import format_file, format_folder, write
from tests.knowledge.build import CLAIM, build, overlay, read
from tests.knowledge.strategies import records

SINGLE: dict[type[Record], str] = {
    Claim: "microcurrent/x.yaml",
    Source: "sources/x.yaml",
    Device: "devices/x.yaml",
    TopicLexicon: "lexicon/topics/x.yaml",
}
LISTED: dict[type[Record], str] = {
    Topic: "topics.yaml",
    Treatment: "treatments.yaml",
    Effect: "lexicon/effects.yaml",
    Cue: "lexicon/cues.yaml",
    Noun: "lexicon/nouns.yaml",
}
FEW = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@pytest.mark.parametrize("model", SINGLE)
@FEW
@given(data=st.data())
def test_a_record_written_is_the_record_read(model: type[Record], data: st.DataObject) -> None:
    record = data.draw(records(model))
    if "id" in model.model_fields:
        record = record.model_copy(update={"id": "microcurrent/x" if model is Claim else "x"})
    text = dump_record(record)
    file = SINGLE[model]
    assert read_records(text.encode(), Path(file), file) == [record]


@pytest.mark.parametrize("model", LISTED)
@FEW
@given(data=st.data())
def test_a_list_written_is_the_list_read(model: type[Record], data: st.DataObject) -> None:
    held = data.draw(st.lists(records(model), min_size=1, max_size=3))
    text = "".join(f"{line}\n" for index, record in enumerate(held) for _, line in lines_of_item(record, index))
    assert read_records(text.encode(), Path(LISTED[model]), LISTED[model]) == held


@FEW
@given(record=records(Source))
def test_writing_twice_changes_nothing(record: Source) -> None:
    text = dump_record(record)
    (again,) = read_records(text.encode(), Path("sources/x.yaml"), "sources/x.yaml")
    assert dump_record(again) == text


LAID_OUT = """\
text: Microcurrent raises ATP in skin.
about:
  treatment: microcurrent
  effect: increase
  topic: atp-energy
  subject: microcurrent
  object: ATP
  qualifiers:
    number: {value: 500, unit: '%'}
kind: mechanism
lines:
  - source: trial-a
    direction: supports
    indirectness: {population: serious, outcome: very_serious}
    rationale: >-
      It was done in rats and not in people, under a current that no facial device on the market gives.
      Nobody was blinded.
    accepted: accepted
    graded_by: claimtrack maintainers
examples:
  makes:
    - Microcurrent boosts ATP.
    - 'A promise: cellular energy for your skin.'
  does_not: [ATP is the energy of the cell.]
"""


def _claim(text: str) -> Record:
    return read_records(text.encode(), Path("microcurrent/x.yaml"), "microcurrent/x.yaml")[0]


def test_the_layout() -> None:
    assert dump_record(_claim(LAID_OUT)) == LAID_OUT


def test_nulls_and_defaults_are_left_out() -> None:
    assert dump_record(_claim(LAID_OUT + "notes: null\nquantifier: generic\naliases: []\n")) == LAID_OUT


def test_only_words_that_cannot_be_parted_are_wider_than_the_page() -> None:
    long = "A sentence of some length about the skin. " * 9
    source = Source.model_validate(
        {
            "id": "x",
            "design": "rct",
            "finding": long,
            "authors": [f"Author {number}" for number in range(30)],
            "verified": {"seen_at": ["x"], "level": "secondary", "canonical": False, "on": "2026-11-22"},
        }
    )
    assert max(map(len, dump_record(source).splitlines())) <= WIDTH


COMMENTED = """\
# At the top.
# Two lines of it.
kind: mechanism   # beside the kind
text: >-   # beside a header
  Not a # comment,
  nor '# this'.
about: {treatment: microcurrent, effect: increase, topic: atp-energy}
lines:
  # before the line
  - source: trial-a
    direction: supports
examples:
  makes: [One example., "Two # no comment"]
  # before what does not
  does_not:
    - None.
# at the end
"""
KEPT = """\
# At the top.
# Two lines of it.
# beside a header
text: 'Not a # comment, nor ''# this''.'
about:
  treatment: microcurrent
  effect: increase
  topic: atp-energy
# beside the kind
kind: mechanism
lines:
  # before the line
  - source: trial-a
    direction: supports
examples:
  makes:
    - One example.
    - 'Two # no comment'
  # before what does not
  does_not: [None.]
# at the end
"""


def test_comments_follow_what_they_stand_before(tmp_path: Path) -> None:
    file = build(tmp_path, {"microcurrent/x.yaml": COMMENTED}) / "microcurrent" / "x.yaml"
    assert format_file(file)
    assert file.read_text("utf-8") == KEPT
    assert not format_file(file)


def test_comments_in_lists(tmp_path: Path) -> None:
    text = "# all\n- {term: not, kind: negation}\n\n  # hedges\n- term: may  # a hedge\n  kind: hedge\n"
    file = build(tmp_path, {"lexicon/cues.yaml": text}) / "lexicon" / "cues.yaml"
    format_file(file)
    assert file.read_text("utf-8") == (
        "# all\n- {term: not, kind: negation}\n# hedges\n# a hedge\n- {term: may, kind: hedge}\n"
    )


def test_formatting_a_folder_changes_no_record(tmp_path: Path) -> None:
    folder = build(tmp_path)
    before = Records.load(folder)
    assert format_folder(folder)
    assert vars(Records.load(folder)) == vars(before)
    assert format_folder(folder) == []


def test_check_mode_writes_nothing(tmp_path: Path) -> None:
    folder = build(tmp_path)
    before = read(folder)
    assert folder / "microcurrent" / "atp-boost.yaml" in format_folder(folder, check=True)
    assert read(folder) == before


def test_an_overlay_is_formatted_as_one(tmp_path: Path) -> None:
    build(tmp_path / "base")
    clinic = overlay(tmp_path / "clinic", "../base", {"microcurrent/atp-boost.yaml": "notes:   'Ours.'\n"})
    format_folder(clinic)
    assert (clinic / "microcurrent" / "atp-boost.yaml").read_text("utf-8") == "notes: Ours.\n"
    assert dump_record(ClaimOverlay(id="microcurrent/atp-boost", notes="Ours.")) == "notes: Ours.\n"


def test_a_broken_file_is_left_alone_and_the_others_are_formatted(tmp_path: Path) -> None:
    broken = CLAIM.replace("kind:", "knd:")
    folder = build(tmp_path, {"microcurrent/atp-boost.yaml": broken})
    with pytest.raises(LibraryError, match="did you mean 'kind'"):
        format_folder(folder)
    assert (folder / "microcurrent" / "atp-boost.yaml").read_text("utf-8") == broken
    assert not format_file(folder / "microcurrent" / "collagen.yaml")


def test_a_file_outside_any_library(tmp_path: Path) -> None:
    (tmp_path / "x.yaml").write_text("a: b\n")
    with pytest.raises(UsageError, match="is in no library"):
        format_file(tmp_path / "x.yaml")


def test_a_file_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    target = tmp_path / "x.yaml"
    target.write_text("before")
    surrogate: Any = "\udc80"
    with pytest.raises(UnicodeEncodeError):
        write(target, f"after {surrogate}")
    assert read(tmp_path) == {"x.yaml": b"before"}
