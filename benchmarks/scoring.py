"""Precision, recall and F1 by (file, line, topic), with bootstrap intervals by document."""

from __future__ import annotations

import json
import random
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

HOME = Path(__file__).parent


class Place(NamedTuple):
    """One labelled or predicted unit."""

    file: str
    line: int
    topic: str


@dataclass(frozen=True)
class Corpus:
    """Labelled pages: what must be found, what may be, what must stay quiet, and which half each page is in."""

    folder: Path
    claims: frozenset[Place]
    borderline: frozenset[Place]
    quiet: frozenset[Place]
    halves: Mapping[str, tuple[str, ...]]
    """'written on' and 'kept aside': the documents that rules were written on, and those they were not."""
    subjects: Mapping[Place, frozenset[str]]
    """What each claim is about: ids of treatments, 'clinic' or 'other'."""

    @classmethod
    def load(cls, name: str = "corpus") -> Corpus:
        """Read `labels.jsonl` and `split.json` of `benchmarks/<name>`."""
        folder = HOME / name
        places: dict[str, set[Place]] = {"claim": set(), "borderline": set(), "quiet": set()}
        subjects: dict[Place, frozenset[str]] = defaultdict(frozenset)
        for text in (folder / "labels.jsonl").read_text("utf-8").splitlines():
            label = json.loads(text)
            place = Place(label["file"], label["line"], label["topic"])
            places[label["stance"]].add(place)
            if label["stance"] == "claim":
                subjects[place] |= {label["subject"]}
        split = json.loads((folder / "split.json").read_text("utf-8"))
        return cls(
            folder=folder,
            claims=frozenset(places["claim"]),
            borderline=frozenset(places["borderline"]),
            quiet=frozenset(places["quiet"]),
            halves={half: tuple(sorted(names)) for half, names in split.items()},
            subjects=subjects,
        )

    @property
    def files(self) -> list[str]:
        """All documents, by path relative to `pages/`."""
        return sorted(name for names in self.halves.values() for name in names)

    @property
    def negatives(self) -> list[str]:
        """Documents that claim nothing."""
        claiming = {place.file for place in self.claims}
        return [name for name in self.files if name not in claiming]

    def text(self, name: str) -> str:
        """A document's source."""
        return (self.folder / "pages" / name).read_text("utf-8")


@dataclass(frozen=True)
class Score:
    """Counts of one comparison."""

    found: int
    false: int
    missed: int

    @property
    def precision(self) -> float:
        """Share of predictions that are right; 1 where nothing was predicted."""
        return self.found / (self.found + self.false) if self.found + self.false else 1.0

    @property
    def recall(self) -> float:
        """Share of labels found; 1 where there are none."""
        return self.found / (self.found + self.missed) if self.found + self.missed else 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        total = 2 * self.found + self.false + self.missed
        return 2 * self.found / total if total else 1.0

    def __add__(self, other: Score) -> Score:
        return Score(self.found + other.found, self.false + other.false, self.missed + other.missed)

    def __str__(self) -> str:
        return f"P {self.precision:.3f}  R {self.recall:.3f}  F1 {self.f1:.3f}"


def by_file(predicted: Iterable[Place], corpus: Corpus, names: Iterable[str]) -> dict[str, Score]:
    """One score a document; borderline places count neither way."""
    guesses: dict[str, set[Place]] = defaultdict(set)
    for place in predicted:
        guesses[place.file].add(place)
    scores = {}
    for name in names:
        wanted = {place for place in corpus.claims if place.file == name}
        guessed = guesses[name] - corpus.borderline
        scores[name] = Score(len(guessed & wanted), len(guessed - wanted), len(wanted - guessed))
    return scores


def total(scores: Mapping[str, Score]) -> Score:
    """The scores of several documents as one."""
    return sum(scores.values(), Score(0, 0, 0))


class Share(NamedTuple):
    """How many are right, of how many."""

    right: int
    number: int

    def __str__(self) -> str:
        return f"{self.right}/{self.number} ({self.right / self.number:.3f})" if self.number else "none"


def treatments_right(
    treatments: Mapping[Place, str | None], corpus: Corpus, names: Iterable[str], parents: Mapping[str, str | None]
) -> Share:
    """Of the claims found whose label names a treatment of the library, how many are said of it or of a kind of it.

    `treatments` holds what each predicted place was found to be about, `parents` the library's taxonomy. A kind counts
    because the labels of two of the corpora are of a closed list: 'laser' there is also laser hair removal.
    """
    wanted = set(names)
    about = {
        place: subjects
        for place, subjects in corpus.subjects.items()
        if place.file in wanted and place in treatments and any(one in parents for one in subjects)
    }
    right = sum(
        any(one in subjects for one in _lineage(treatments[place], parents)) for place, subjects in about.items()
    )
    return Share(right, len(about))


def _lineage(treatment: str | None, parents: Mapping[str, str | None]) -> Iterator[str]:
    while treatment is not None:
        yield treatment
        treatment = parents.get(treatment)


def interval(scores: Mapping[str, Score], rounds: int = 1000, seed: int = 20261122) -> tuple[float, float]:
    """95 % bootstrap interval of F1, documents drawn with replacement."""
    generator = random.Random(seed)
    values = list(scores.values())
    drawn = sorted(sum(generator.choices(values, k=len(values)), Score(0, 0, 0)).f1 for _ in range(rounds))
    return drawn[int(rounds * 0.025)], drawn[int(rounds * 0.975)]
