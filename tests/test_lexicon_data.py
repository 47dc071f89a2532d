"""The words checked in under claims/lexicon/ and the treatments: valid, complete, free of duplicates.

Whether the sentences they hold are found is tested by running them through the detector elsewhere.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any, TypeVar

import pytest
import yaml
from pydantic import TypeAdapter

from claimtrack.knowledge.lexicon import Cue, CueKind, Effect, Noun, TopicLexicon
from claimtrack.knowledge.models import EFFECT_CLASSES, Topic, Treatment

CLAIMS = Path(__file__).parents[1] / "claims"
LEXICON = CLAIMS / "lexicon"
TOPIC_FILES = sorted((LEXICON / "topics").glob("*.yaml"))

T = TypeVar("T")


def read(path: Path) -> Any:
    """A file's YAML with every scalar as the string that was written."""
    return yaml.load(path.read_text("utf-8"), Loader=yaml.CBaseLoader)


def records(path: Path, kind: type[T]) -> tuple[T, ...]:
    return TypeAdapter(tuple[kind, ...]).validate_python(read(path))  # type: ignore[valid-type]


def key(form: str) -> str:
    """What the scan cannot tell apart: a space stands for space, hyphen or nothing, and case does not count."""
    return form.lower().replace("-", "").replace(" ", "")


def repeated(groups: Iterable[Iterable[str]]) -> list[str]:
    """Keys that stand in more than one group; within a group the headword may come again as a form."""
    counts = Counter(each for group in groups for each in {key(form) for form in group})
    return sorted(each for each, times in counts.items() if times > 1)


def topic_ids() -> set[str]:
    return {topic.id for topic in records(CLAIMS / "topics.yaml", Topic) if topic.kind != "fact"}


@pytest.fixture(params=TOPIC_FILES, ids=lambda path: path.stem)
def topic(request: pytest.FixtureRequest) -> TopicLexicon:
    words = TopicLexicon.model_validate(read(request.param))
    assert words.topic == request.param.stem
    return words


def test_every_reportable_topic_has_its_words() -> None:
    assert topic_ids() <= {path.stem for path in TOPIC_FILES}


def test_a_topic_has_sentences_that_make_it_and_sentences_that_do_not(topic: TopicLexicon) -> None:
    assert len(topic.makes) >= 6
    assert len(topic.does_not) >= 4
    assert not set(topic.makes) & set(topic.does_not)


def test_no_form_stands_twice_in_a_role_of_a_topic(topic: TopicLexicon) -> None:
    assert repeated([target.term, *target.forms] for target in topic.targets) == []
    assert repeated([phrase.term, *phrase.forms] for phrase in topic.phrases) == []
    assert repeated([verb.verb, *verb.forms] for verb in topic.verbs) == []
    assert len(set(topic.unless)) == len(topic.unless)


def test_no_form_holds_a_list(topic: TopicLexicon) -> None:
    forms = [form for target in topic.targets for form in (target.term, *target.forms)]
    forms += [form for phrase in topic.phrases for form in (phrase.term, *phrase.forms)]
    forms += [form for verb in topic.verbs for form in (verb.verb, *verb.forms, *verb.nouns)]
    assert [form for form in (*forms, *topic.unless) if set(form) & set(",;|{}")] == []


def test_no_word_of_a_topic_is_ruled_out_whole(topic: TopicLexicon) -> None:
    """An `unless` equal to a form would silence that form everywhere."""
    forms = {form for phrase in topic.phrases for form in (phrase.term, *phrase.forms)}
    forms |= {form for target in topic.targets for form in (target.term, *target.forms)}
    assert sorted(form for form in topic.unless if form in forms) == []


def test_an_idiom_says_why_it_makes_the_claim(topic: TopicLexicon) -> None:
    assert [phrase.term for phrase in topic.phrases if phrase.frame == "idiom" and not phrase.why] == []


def test_every_class_of_effect_has_verbs_with_their_inflections() -> None:
    effects = records(LEXICON / "effects.yaml", Effect)
    assert {effect.effect for effect in effects} >= set(EFFECT_CLASSES) - {"state"}
    assert len(effects) >= 150
    assert repeated([effect.verb, *effect.forms] for effect in effects) == []
    assert [effect.verb for effect in effects if effect.verb not in effect.forms] == []


@pytest.mark.parametrize(
    "form",
    ["stimulates", "boosting", "reduced", "diminishes", "minimising", "minimizing", "woke up", "broken down", "zapped"],
)
def test_inflections_in_both_spellings_are_held(form: str) -> None:
    assert any(form in effect.forms for effect in records(LEXICON / "effects.yaml", Effect))


def test_every_kind_of_cue_has_words_and_none_stands_twice_in_a_kind() -> None:
    cues = records(LEXICON / "cues.yaml", Cue)
    assert {cue.kind for cue in cues} == set(CueKind.__args__)  # type: ignore[attr-defined]
    assert [form for cue in cues for form in (cue.term, *cue.forms) if set(form) & set(",;|{}")] == []
    for kind in {cue.kind for cue in cues}:
        assert repeated([cue.term, *cue.forms] for cue in cues if cue.kind == kind) == []


def test_every_class_of_noun_has_words() -> None:
    nouns = records(LEXICON / "nouns.yaml", Noun)
    classes = {name for noun in nouns for name in noun.classes}
    assert classes == {"skin", "face", "body", "muscle", "hair", "person", "treatment", "result", "product"}
    assert repeated([noun.term, *noun.forms] for noun in nouns) == []


def test_treatments_are_a_tree_with_names_of_their_own() -> None:
    treatments = {treatment.id: treatment for treatment in records(CLAIMS / "treatments.yaml", Treatment)}
    assert {each.parent for each in treatments.values()} - {None} <= set(treatments)
    assert repeated([each.name, *each.aliases] for each in treatments.values()) == []
    assert repeated(each.brands for each in treatments.values()) == []
    for each in treatments.values():
        assert each.about, each.id
        above, seen = each.parent, {each.id}
        while above:
            assert above not in seen
            seen.add(above)
            above = treatments[above].parent


def test_a_treatment_is_described_without_a_promise() -> None:
    promises = ("improve", "reduce", "boost", "effective", "best", "safe", "glow", "lift", "firm", "younger", "heal")
    treatments = records(CLAIMS / "treatments.yaml", Treatment)
    said = {each.id: (each.about or "").lower().split() for each in treatments}
    assert [name for name, words in said.items() for word in words if word.startswith(promises)] == []
