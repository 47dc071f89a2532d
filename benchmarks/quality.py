"""How well mentions are found on the corpus: `python -m benchmarks.quality [--errors] [--half HALF]`."""

from __future__ import annotations

import argparse
import json
import os
from collections import Counter, defaultdict
from pathlib import Path

from benchmarks.baselines import keyword_families, phrase_list
from benchmarks.scoring import CORPUS, Gold, Place, Score, by_file, files, interval, total
from claimtrack.detect import find_mentions
from claimtrack.detect.mention import Mention
from claimtrack.documents import read, read_text
from claimtrack.documents.model import Document
from claimtrack.knowledge.library import Records

HALVES = ("written on", "kept aside")


def documents(names: list[str]) -> dict[str, Document]:
    """The corpus documents that can be read."""
    found = {}
    for name in names:
        document = read(CORPUS / "pages" / name)
        if isinstance(document, Document):
            found[name] = document
        else:
            print(f"not read: {name}: {document.reason}")
    return found


def shown(mention: Mention, least: str = os.environ.get("LEAST", "medium")) -> bool:
    """Whether a user sees the mention at the default confidence."""
    order = ("low", "medium", "high")
    return mention.claimed and order.index(mention.confidence) >= order.index(least)


def place_of(name: str, document: Document, mention: Mention) -> Place:
    """Where a mention is counted: the line it starts on."""
    span = document.blocks[mention.block].span(*mention.span)
    return Place(name, document.position(span.start).line, mention.topic)


def predictions(read_documents: dict[str, Document], records: Records) -> dict[Place, Mention]:
    """Every place a mention is reported at."""
    found: dict[Place, Mention] = {}
    for name, document in read_documents.items():
        for mention in find_mentions(document, records):
            if shown(mention):
                found.setdefault(place_of(name, document, mention), mention)
    return found


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--errors", action="store_true", help="list misses and false alarms of the half written on")
    parser.add_argument("--topic", help="with --errors: one topic only")
    options = parser.parse_args()
    records = Records.load(None, near=Path(__file__))
    gold = Gold.load()
    found = predictions(documents(files()), records)
    for half in HALVES:
        for who, places in (
            ("claimtrack", set(found)),
            ("keyword families", keyword_families()),
            ("phrase list", phrase_list()),
        ):
            scores = by_file(places, gold, files(half))
            low, high = interval(scores)
            print(f"{half:12} n={len(scores):2} documents  {who:16}  {total(scores)}  [{low:.3f}, {high:.3f}]")
    _negatives(found, gold)
    _table("topic", found, gold, lambda place: place.topic)
    _table("format", found, gold, lambda place: place.file.split("/")[0])
    _frames(found, gold)
    _variants(records)
    if options.errors:
        _errors(found, gold, options.topic)


def _negatives(found: dict[Place, Mention], gold: Gold) -> None:
    careful = {name for name in files() if not any(place.file == name for place in gold.claims)}
    words = sum(len((CORPUS / "pages" / name).read_text("utf-8").split()) for name in careful)
    alarms = [place for place in found if place.file in careful and place not in gold.borderline]
    print(
        f"negatives: {len(careful)} documents, {words} words, {len(alarms) * 1000 / words:.2f} mentions per 1,000 words"
    )


def _table(title: str, found: dict[Place, Mention], gold: Gold, key) -> None:  # type: ignore[no-untyped-def]
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    for place in found:
        if place in gold.claims:
            counts[key(place)][0] += 1
        elif place not in gold.borderline:
            counts[key(place)][1] += 1
    for place in gold.claims - found.keys():
        counts[key(place)][2] += 1
    print(f"\nby {title}")
    for name, row in sorted(counts.items(), key=lambda item: -sum(item[1])):
        print(f"  {name:22} {Score(*row)}  (found {row[0]}, false {row[1]}, missed {row[2]})")


def _frames(found: dict[Place, Mention], gold: Gold) -> None:
    right: Counter[tuple[str, str]] = Counter()
    wrong: Counter[tuple[str, str]] = Counter()
    for place, mention in found.items():
        key: tuple[str, str] = (mention.frame, mention.confidence)
        if place in gold.claims:
            right[key] += 1
        elif place not in gold.borderline:
            wrong[key] += 1
    print("\nprecision by frame and confidence")
    for frame, confidence in sorted(right | wrong):
        hits, alarms = right[frame, confidence], wrong[frame, confidence]
        print(f"  {frame:20} {confidence:7} {hits / (hits + alarms):.2f}  n={hits + alarms}")


def _variants(records: Records) -> None:
    """Stance on single sentences: claim or quiet, for the topic that is meant."""
    right, misses, alarms, number = Counter[str](), Counter[str](), Counter[str](), Counter[str]()
    for text in (CORPUS / "variants.jsonl").read_text("utf-8").splitlines():
        variant = json.loads(text)
        if variant["context"]:
            source = (
                f"# {variant['context']}\n\n- {variant['text']}\n"
                if variant["frame"] == "list-item"
                else (f"## {variant['context']}\n\n{variant['text']}\n")
            )
        else:
            source = variant["text"] + "\n"
        document = read_text(source, "variant.md", "markdown")
        mentions = find_mentions(document, records)
        claimed = any(mention.topic == variant["topic"] and shown(mention) for mention in mentions)
        number[variant["frame"]] += 1
        if claimed == (variant["stance"] == "claim"):
            right[variant["frame"]] += 1
        elif claimed:
            alarms[variant["frame"]] += 1
        else:
            misses[variant["frame"]] += 1
    total_right = sum(right.values())
    print(f"\nvariants: {total_right}/{sum(number.values())} right ({total_right / sum(number.values()):.3f})")
    for frame in sorted(number):
        print(f"  {frame:26} {right[frame]:3}/{number[frame]:3}  missed {misses[frame]}, false {alarms[frame]}")


def _errors(found: dict[Place, Mention], gold: Gold, topic: str | None) -> None:
    written_on = set(files("written on"))
    lines = {name: (CORPUS / "pages" / name).read_text("utf-8").split("\n") for name in written_on}
    for title, places in (
        ("MISSED", gold.claims - found.keys()),
        ("FALSE", found.keys() - gold.claims - gold.borderline),
    ):
        print(f"\n{title}")
        for place in sorted(places):
            if place.file in written_on and topic in (None, place.topic):
                mention = found.get(place)
                how = f" <{mention.frame}: {[item.term for item in mention.evidence]}>" if mention else ""
                print(
                    f"{place.file}:{place.line} {place.topic}{how} | {lines[place.file][place.line - 1].strip()[:220]}"
                )


if __name__ == "__main__":
    main()
