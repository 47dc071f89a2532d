"""How well mentions are found on labelled pages: `python -m benchmarks.quality [--corpus NAME] [--errors]`."""

from __future__ import annotations

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import partial
from pathlib import Path
from typing import NamedTuple

from benchmarks.baselines import keyword_families, phrase_list
from benchmarks.scoring import HOME, Corpus, Place, Score, by_file, interval, total, treatments_right
from claimtrack.checker import check
from claimtrack.detect import find_mentions
from claimtrack.detect.mention import Confidence, Mention
from claimtrack.documents import read, read_text
from claimtrack.documents.model import Document
from claimtrack.evidence.library import Library
from claimtrack.knowledge.library import Records

LEVELS: tuple[Confidence, ...] = ("low", "medium", "high")


def documents(corpus: Corpus) -> dict[str, Document]:
    """The documents of a corpus that can be read."""
    found = {}
    for name in corpus.files:
        document = read(corpus.folder / "pages" / name)
        if isinstance(document, Document):
            found[name] = document
        else:
            print(f"not read: {name}: {document.reason}")
    return found


def shown(mention: Mention, least: Confidence = "medium") -> bool:
    """Whether a user sees the mention; `medium` is the default of the command line. Facts are no labels of a corpus."""
    return (
        mention.claimed
        and not mention.topic.startswith("fact-")
        and LEVELS.index(mention.confidence) >= LEVELS.index(least)
    )


def place_of(name: str, document: Document, mention: Mention) -> Place:
    """Where a mention is counted: the line it starts on."""
    span = document.blocks[mention.block].span(*mention.span)
    return Place(name, document.position(span.start).line, mention.topic)


def predictions(copies: Mapping[str, Document], records: Records, least: Confidence = "medium") -> dict[Place, Mention]:
    """Every place a mention is reported at."""
    found: dict[Place, Mention] = {}
    for name, document in copies.items():
        for mention in find_mentions(document, records):
            if shown(mention, least):
                found.setdefault(place_of(name, document, mention), mention)
    return found


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpus", default="corpus", help="a folder of benchmarks/ (default: corpus)")
    parser.add_argument("--errors", action="store_true", help="list misses and false alarms of the half written on")
    parser.add_argument("--topic", help="with --errors: one topic only")
    parser.add_argument("--least", choices=LEVELS, default="medium", help="lowest confidence that counts as shown")
    parser.add_argument(
        "--raise-floors", action="store_true", help="make the limits of floors.json stricter, never laxer"
    )
    parser.add_argument("--lower", metavar="NAME", help="make one limit laxer, down to today's value")
    parser.add_argument("--because", metavar="TEXT", default="", help="with --lower: why, for the record")
    options = parser.parse_args()
    if options.raise_floors or options.lower:
        _move_floors(parser, options.lower, options.because)
        return
    library = Library.load(None, near=HOME)
    corpus = Corpus.load(options.corpus)
    copies = documents(corpus)
    found = predictions(copies, library.records, options.least)
    for half, names in corpus.halves.items():
        for who, places in (
            ("claimtrack", set(found)),
            ("keyword families", keyword_families(corpus)),
            ("phrase list", phrase_list(corpus)),
        ):
            scores = by_file(places, corpus, names)
            low, high = interval(scores)
            print(f"{half:12} n={len(names):2} documents  {who:16}  {total(scores)}  [{low:.3f}, {high:.3f}]")
    about = {place: mention.treatment for place, mention in found.items()}
    parents = {name: treatment.parent for name, treatment in library.records.treatments.items()}
    for half, names in corpus.halves.items():
        about_right = treatments_right(about, corpus, names, parents)
        print(f"{half:12} the right treatment where the claim was found: {about_right}")
    quiet = alarms(corpus, copies, found, library)
    print(
        f"negatives: {quiet.documents} documents, {quiet.words} words: {quiet.mentions:.2f} mentions and "
        f"{quiet.findings:.2f} findings of warning or worse per 1,000 words"
    )
    _table("topic", found, corpus, lambda place: place.topic)
    _table("format", found, corpus, lambda place: Path(place.file).suffix)
    _frames(found, corpus)
    if (corpus.folder / "variants.jsonl").exists():
        right, number = variants(corpus, library.records)
        share = sum(right.values()) / sum(number.values())
        print(f"\nvariants: {sum(right.values())}/{sum(number.values())} right ({share:.3f})")
        for frame in sorted(number):
            print(f"  {frame:26} {right[frame]:3}/{number[frame]:3}")
    if options.errors:
        _errors(found, corpus, options.topic)


def _move_floors(parser: argparse.ArgumentParser, name: str | None, because: str) -> None:
    from benchmarks import floors

    held, measured = floors.load(), floors.measure()
    if name is None:
        moved = floors.Limits(floors.raised(held.limits, measured), held.lowered)
    elif name not in held.limits or name not in measured:
        parser.error(f"no limit '{name}'; there are {', '.join(held.limits)}")
    else:
        try:
            moved = floors.lowered(held, measured, name, because, date.today())
        except ValueError as error:
            parser.error(str(error))
    for changed, limit in moved.limits.items():
        if held.limits.get(changed) != limit:
            print(f"{changed}: {held.limits.get(changed)} -> {limit} (now {measured[changed]:.3f})")
    floors.save(moved)


class Alarms(NamedTuple):
    """What is reported on pages that claim nothing; counts of mentions and findings are per 1,000 words."""

    documents: int
    words: int
    mentions: float
    findings: float
    """Of warning or worse."""


def alarms(
    corpus: Corpus,
    copies: Mapping[str, Document],
    found: Iterable[Place],
    library: Library,
    as_of: date | None = None,
) -> Alarms:
    """Alarms on the negative documents of a corpus; `as_of` is the day the evidence is judged on, else today."""
    words = sum(len(corpus.text(name).split()) for name in corpus.negatives)
    mentions = [place for place in found if place.file in corpus.negatives and place not in corpus.borderline]
    report = check([copies[name] for name in corpus.negatives if name in copies], library, as_of=as_of)
    loud = [finding for finding in report if finding.severity != "info"]
    return Alarms(len(corpus.negatives), words, len(mentions) * 1000 / words, len(loud) * 1000 / words)


def _table(title: str, found: Mapping[Place, Mention], corpus: Corpus, key: Callable[[Place], str]) -> None:
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    for place in found:
        if place in corpus.claims:
            counts[key(place)][0] += 1
        elif place not in corpus.borderline:
            counts[key(place)][1] += 1
    for place in corpus.claims - found.keys():
        counts[key(place)][2] += 1
    print(f"\nby {title}")
    for name, row in sorted(counts.items(), key=lambda item: -sum(item[1])):
        print(f"  {name:22} {Score(*row)}  (found {row[0]}, false {row[1]}, missed {row[2]})")


def _frames(found: Mapping[Place, Mention], corpus: Corpus) -> None:
    right: Counter[tuple[str, str]] = Counter()
    wrong: Counter[tuple[str, str]] = Counter()
    for place, mention in found.items():
        if place in corpus.claims:
            right[mention.frame, mention.confidence] += 1
        elif place not in corpus.borderline:
            wrong[mention.frame, mention.confidence] += 1
    print("\nprecision by frame and confidence")
    for frame, confidence in sorted(right | wrong):
        hits, alarms = right[frame, confidence], wrong[frame, confidence]
        print(f"  {frame:20} {confidence:7} {hits / (hits + alarms):.2f}  n={hits + alarms}")


def variants(corpus: Corpus, records: Records) -> tuple[Counter[str], Counter[str]]:
    """Single sentences read with their context: by construction, how many get the right stance, of how many."""
    right, number = Counter[str](), Counter[str]()
    for text in (corpus.folder / "variants.jsonl").read_text("utf-8").splitlines():
        variant = json.loads(text)
        context, sentence = variant["context"], variant["text"]
        source = f"{sentence}\n" if context is None else f"## {context}\n\n{sentence}\n"
        if variant["frame"] == "list-item" or (context or "").endswith(":"):
            source = f"{context}\n\n- {sentence}\n"
        mentions = find_mentions(read_text(source, "variant.md", "markdown"), records)
        claimed = any(mention.topic == variant["topic"] and shown(mention) for mention in mentions)
        number[variant["frame"]] += 1
        right[variant["frame"]] += claimed == (variant["stance"] == "claim")
    return right, number


def _errors(found: Mapping[Place, Mention], corpus: Corpus, topic: str | None) -> None:
    lines = {name: corpus.text(name).split("\n") for name in corpus.halves["written on"]}
    wanted = partial(filter, lambda place: place.file in lines and topic in (None, place.topic))
    for title, places in (
        ("MISSED", corpus.claims - found.keys()),
        ("FALSE", found.keys() - corpus.claims - corpus.borderline),
    ):
        print(f"\n{title}")
        for place in sorted(wanted(places)):
            mention = found.get(place)
            how = f" <{mention.frame}: {[item.term for item in mention.evidence]}>" if mention else ""
            print(f"{place.file}:{place.line} {place.topic}{how} | {lines[place.file][place.line - 1].strip()[:220]}")


if __name__ == "__main__":
    main()
