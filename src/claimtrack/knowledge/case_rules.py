"""What must hold of a case: it says what is expected in one way, and names topics and treatments that exist."""

from __future__ import annotations

from collections.abc import Iterator

from claimtrack.knowledge.cases import Case
from claimtrack.knowledge.loading import Entry
from claimtrack.knowledge.world import Objection, World, known_id


def judge_case(entry: Entry, case: Case, world: World) -> Iterator[Objection]:
    """Every fault of a case."""
    if case.topic is not None:
        yield from known_id(entry, ("topic",), "topic", case.topic, world.topics)
    for field, name in (("treatment", case.treatment), ("page", case.page)):
        if name is not None:
            yield from known_id(entry, (field,), "treatment", name, world.treatments)
    if case.expect == "treatment" and case.treatment is None:
        yield Objection(entry, ("expect",), "the case does not say which treatment", "add 'treatment: ...'")
    if case.expect != "treatment" and case.treatment is not None:
        message = f"a treatment stands beside 'expect: {case.expect}'"
        yield Objection(entry, ("treatment",), message, "write 'expect: treatment', or remove it", key=True)
    if case.sentence is not None and case.sentence not in case.text:
        yield Objection(entry, ("sentence",), "the sentence does not stand in the text", "copy it from 'text'")
