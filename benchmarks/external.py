"""Stance cues on public sets, given as local files: `python -m benchmarks.external [--negex FILE] [--bioscope FILE]`.

--negex is the annotation file of the NegEx test kit (github.com/chapmanbe/negex: report, concept, sentence, Affirmed or
Negated, tab-separated): is the marked concept read as negated or denied? --bioscope is XML in the layout of BioScope
(<sentence> with <cue type="speculation">): does the sentence hold a word that the lexicon takes for a hedge?
Both are far from clinic copy (clinical notes, abstracts on cells); the files are other people's and stay out of here.
"""

from __future__ import annotations

import argparse
import csv
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree

from benchmarks.scoring import HOME, Score
from claimtrack.detect import stance
from claimtrack.detect.compiled import vocabulary
from claimtrack.detect.folding import fold, spaced
from claimtrack.detect.found import Found
from claimtrack.detect.sentences import Sentence, split
from claimtrack.detect.vocabulary import CueWord, Hit
from claimtrack.documents.model import Span
from claimtrack.knowledge.library import Records

Hits = Callable[[str], Iterable[Hit]]
_NOWHERE = stance.Surroundings(frozenset(), frozenset(), "paragraph")
_DOUBT = frozenset({"hedge", "conditional"})


class Judged(NamedTuple):
    """One labelled item and how it was read."""

    text: str
    expected: bool
    read: bool


def negex(path: Path, hits: Hits) -> Iterator[Judged]:
    """Every row whose concept stands in its sentence."""
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            concept, text = " ".join(row["Concept"].split()), " ".join(row["Sentence"].split())
            if (start := fold(text).find(fold(concept))) >= 0:
                yield Judged(f"{text} [{concept}]", row["Negation"] == "Negated", negated(text, start, concept, hits))


def negated(text: str, start: int, concept: str, hits: Hits) -> bool:
    """Whether a claim that consists of the concept alone would be read as negated or denied."""
    own = Span(start, start + len(concept))
    span = next((one for one in split(text) if one.start <= own.start < one.end), Span(0, len(text)))
    folded = fold(text)[span.start : span.end]
    own = Span(own.start - span.start, own.end - span.start)
    found = Found("pain", "state", "label", own, own.start, "high", ())
    cues = [hit for hit in hits(spaced(folded)) if isinstance(hit.word, CueWord)]
    return stance.read(Sentence(Span(0, len(folded)), folded), cues, found, _NOWHERE).stance in ("negated", "denied")


def bioscope(path: Path, hits: Hits) -> Iterator[Judged]:
    """Every sentence, by whether it holds a speculation cue."""
    for sentence in ElementTree.parse(path).iter("sentence"):
        text = "".join(sentence.itertext())
        cued = any(cue.get("type") == "speculation" for cue in sentence.iter("cue"))
        kinds = {hit.word.kind for hit in hits(spaced(fold(text))) if isinstance(hit.word, CueWord)}
        yield Judged(text, cued, bool(kinds & _DOUBT))


def main() -> None:
    """Print one line a set."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--negex", type=Path, metavar="FILE", help="negation of a marked concept")
    parser.add_argument("--bioscope", type=Path, metavar="FILE", help="sentences with a word of doubt")
    parser.add_argument("--errors", action="store_true", help="list what was read otherwise")
    options = parser.parse_args()
    if not (options.negex or options.bioscope):
        parser.error("name a file: --negex FILE or --bioscope FILE")
    hits = vocabulary(Records.load(near=HOME)).framing.hits
    for name, path, read in (("negex", options.negex, negex), ("bioscope", options.bioscope, bioscope)):
        if path:
            _print(name, list(read(path, hits)), options.errors)


def _print(name: str, items: list[Judged], errors: bool) -> None:
    found = sum(item.expected and item.read for item in items)
    wanted, read = sum(item.expected for item in items), sum(item.read for item in items)
    print(f"{name}: n={len(items)}, {wanted} positive  {Score(found, read - found, wanted - found)}")
    for item in items if errors else ():
        if item.expected != item.read:
            print(f"  {'missed' if item.expected else 'false '}  {item.text}")


if __name__ == "__main__":
    main()
