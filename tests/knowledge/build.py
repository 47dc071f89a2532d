"""A small library on disk, to be bent in one place by each test."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

SOURCE = """\
design: rct
modality: microcurrent
title: A trial
verified:
  seen_at: [https://example.org/a]
  level: full-abstract
  canonical: true
  on: 2026-11-22
"""

CLAIM = """\
text: Microcurrent raises ATP in skin.
about:
  treatment: microcurrent
  effect: increase
  topic: atp-energy
  subject: microcurrent
  object: ATP
kind: mechanism
lines:
  - source: trial-a
    direction: supports
    accepted: accepted
    graded_by: claimtrack maintainers
examples:
  makes:
    - Microcurrent boosts ATP.
    - Our facial raises cellular energy.
  does_not:
    - ATP is the energy of the cell.
"""

COLLAGEN = (
    CLAIM.replace("raises ATP in skin", "raises collagen")
    .replace("atp-energy", "collagen")
    .replace("object: ATP", "object: collagen")
)

LIBRARY: Mapping[str, str] = {
    "library.yaml": "name: small\nversion: 1.0\nschema: 1\nextends: none\n",
    "topics.yaml": (
        "- {id: atp-energy, kind: effect, alone: true, means: ATP}\n"
        "- {id: collagen, kind: effect, alone: true, means: collagen}\n"
        "- {id: fact-price, kind: fact, alone: true, means: prices}\n"
    ),
    "treatments.yaml": (
        "- id: energy-device\n  name: energy devices\n"
        "- id: microcurrent\n  name: microcurrent therapy\n  parent: energy-device\n  modality: microcurrent\n"
        "  aliases: [micro current]\n  brands: [CACI]\n"
        "- id: led-light\n  name: LED light therapy\n  parent: energy-device\n  modality: led\n"
    ),
    "lexicon/effects.yaml": "- {verb: boost, effect: increase, forms: [boost, boosts]}\n",
    "lexicon/cues.yaml": "- {term: not, kind: negation}\n",
    "lexicon/nouns.yaml": "- {term: skin, classes: [skin]}\n",
    "lexicon/topics/collagen.yaml": "topic: collagen\ntargets:\n  - {term: collagen, want: more}\n",
    "sources/trial-a.yaml": SOURCE,
    "sources/led-trial.yaml": SOURCE.replace("modality: microcurrent", "modality: led"),
    "microcurrent/atp-boost.yaml": CLAIM,
    "microcurrent/collagen.yaml": COLLAGEN,
    "general/price.yaml": (
        "text: A session has a price.\nabout: {effect: state, topic: fact-price}\nkind: usage-fact\n"
    ),
}


def build(folder: Path, files: Mapping[str, str | None] | None = None) -> Path:
    """Write the small library with some files replaced, added or (None) left out; the folder is returned."""
    write(folder, {**LIBRARY, **(files or {})})
    return folder


def write(folder: Path, files: Mapping[str, str | None]) -> Path:
    """Write exactly these files into a folder, which is returned."""
    for name, text in files.items():
        path = folder / name
        path.unlink(missing_ok=True)
        if text is not None:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text.encode())
    return folder


def overlay(folder: Path, below: str, files: Mapping[str, str]) -> Path:
    """A library that extends the one at the relative path `below`."""
    return write(folder, {"library.yaml": f"name: clinic\nversion: 2\nschema: 1\nextends: {below}\n", **files})


def read(folder: Path) -> dict[str, bytes]:
    """Every file of a folder."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
