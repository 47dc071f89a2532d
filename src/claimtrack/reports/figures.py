"""Figures that copy gives for one thing in several places and that cannot all be right: 'by 500%' here, '300%' there.

A figure belongs to an effect where its sentence claims that effect and no other, or where figure and effect are read as
one ('+31% collagen'). Figures of one unit disagree if they, or the ranges given, have no value in common. So do those
that copy gives for how bodies are: "we lose 1% of our collagen a year".
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from claimtrack.policy.finding import Occurrence, Place

_TOPIC = "statistic"
_NUMBER = r"\d+(?:,\d{3})*(?:\.\d+)?"
_FIGURE = re.compile(
    rf"(?P<low>{_NUMBER})\s*%?(?:\s*(?:-|–|—|to|and|or)\s*(?P<high>{_NUMBER}))?"
    r"\s*(?P<unit>%|per\s?cent|x(?!\w)|times|-?fold)",
    re.I,
)
_RATE = re.compile(
    r"\b(?:an?|per|each|every)\s+(?P<time>year|month|week|day|decade)\b|\b(?P<yearly>annually|yearly)\b", re.I
)
_BODY = "the body"
_UNITS = {"x": "times", "times": "times", "fold": "times", "-fold": "times"}


@dataclass(frozen=True, slots=True)
class Figure:
    """A number that copy gives for an effect of a treatment."""

    place: Place
    text: str
    """What a reader sees there: 'up to 300 percent'."""
    unit: str
    """'%' or 'times', with the time it is counted by: '% a year'."""
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Figures for one effect that have no value in common, in the order of the copy."""

    treatment: str
    topic: str
    figures: tuple[Figure, ...]


def disagreements(mentions: Iterable[Occurrence]) -> tuple[Disagreement, ...]:
    """Every effect of a treatment for which the copy gives figures that disagree."""
    found: defaultdict[tuple[str, str, str], list[Figure]] = defaultdict(list)
    for treatment, topic, figure in figures_of(mentions):
        found[treatment, topic, figure.unit].append(figure)
    return tuple(
        Disagreement(treatment, topic, tuple(figures))
        for (treatment, topic, _), figures in found.items()
        if disagree(figures)
    )


def figures_of(mentions: Iterable[Occurrence]) -> Iterator[tuple[str, str, Figure]]:
    """(treatment, topic, figure) of every figure that copy gives for an effect of a treatment it names, or, in place of
    the treatment 'the body', for how bodies are without one."""
    sentences: defaultdict[tuple[str, int], list[Occurrence]] = defaultdict(list)
    for one in mentions:
        if (one.mention.claimed or _of_the_body(one)) and one.mention.confidence != "low":
            sentences[one.place.path, one.sentence_place.span.start].append(one)
    for sentence in sentences.values():
        for effect, figure in _figures(sentence):
            of = _BODY if _of_the_body(effect) else effect.mention.treatment
            if of:
                yield of, effect.mention.topic, figure


def disagree(figures: Iterable[Figure]) -> bool:
    """Whether any two figures of one unit have no value in common."""
    return any(one.high < other.low or other.high < one.low for one, other in combinations(figures, 2))


def _figures(sentence: Sequence[Occurrence]) -> Iterator[tuple[Occurrence, Figure]]:
    """The effects of a sentence, each with its figure."""
    effects = [one for one in sentence if _is_effect(one)]
    counted = [
        (one, figure)
        for one in effects
        if any(evidence.role == "number" for evidence in one.mention.evidence) and (figure := _read(one))
    ]
    if counted:
        yield from counted
        return
    numbers = [figure for one in sentence if one.mention.topic == _TOPIC and (figure := _read(one))]
    if len({(one.mention.treatment, one.mention.topic) for one in effects}) == 1 and len(numbers) == 1:
        yield effects[0], numbers[0]


def _of_the_body(one: Occurrence) -> bool:
    return one.mention.quiet_reason == "biology"


def _is_effect(one: Occurrence) -> bool:
    return one.mention.topic != _TOPIC and any(evidence.role == "target" for evidence in one.mention.evidence)


def _read(one: Occurrence) -> Figure | None:
    match = _FIGURE.search(one.text)
    if match is None:
        return None
    low, high = (float(text.replace(",", "")) for text in (match["low"], match["high"] or match["low"]))
    unit = _UNITS.get(match["unit"].lower(), "%")
    return Figure(one.place, one.text, unit + _rate(one.sentence), low, high)


def _rate(sentence: str) -> str:
    """Per what the figures of a sentence are: ' a year'; empty where it does not say."""
    match = _RATE.search(sentence)
    return f" a {match['time'].lower() if match['time'] else 'year'}" if match else ""
