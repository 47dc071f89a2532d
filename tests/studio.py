"""A small library on disk about an invented lamp, with one claim of several statuses, and a page that makes them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

AS_OF = "2026-11-22"

_SOURCE = """\
design: {design}
modality: lamp
title: {title}
year: 2020
population: {population}
finding: {finding}
verified:
  seen_at: [https://example.org/study]
  level: full-abstract
  canonical: true
  on: 2026-11-22
"""

_CLAIM = """\
text: {text}
about:
  treatment: lamp
  effect: {effect}
  topic: {topic}
kind: {kind}
{evidence}rewordings:
{rungs}examples:
  makes:
    - {makes}
    - A lamp facial {rest}
  does_not:
    - Does the lamp facial work?
"""

FILES: Mapping[str, str] = {
    "library.yaml": 'name: studio\nversion: "1"\nschema: 1\nextends: none\n',
    "topics.yaml": (
        "- {id: atp-energy, kind: effect, alone: true, means: cellular energy}\n"
        "- {id: collagen, kind: effect, alone: true, means: collagen}\n"
        "- {id: hair, kind: effect, alone: true, means: hair}\n"
        "- {id: hydration, kind: effect, alone: true, means: moisture}\n"
        "- {id: painless, kind: presentation, alone: true, means: no pain}\n"
    ),
    "treatments.yaml": (
        "- id: lamp\n  name: lamp facial\n  modality: lamp\n  about: A lamp facial shines warm light on the skin.\n"
    ),
    "lexicon/effects.yaml": "- {verb: boost, effect: increase, forms: [boost, boosts, boosted, boosting]}\n",
    "lexicon/cues.yaml": "- {term: may, kind: hedge}\n- {term: does not, kind: negation}\n",
    "lexicon/nouns.yaml": "- {term: skin, classes: [skin]}\n",
    "lexicon/topics/atp-energy.yaml": "topic: atp-energy\ntargets:\n  - {term: ATP, want: more}\n",
    "lexicon/topics/collagen.yaml": "topic: collagen\ntargets:\n  - {term: collagen, want: more}\n",
    "lexicon/topics/hair.yaml": "topic: hair\ntargets:\n  - {term: hair growth, want: more}\n",
    "lexicon/topics/hydration.yaml": "topic: hydration\ntargets:\n  - {term: moisture, want: more}\n",
    "lexicon/topics/painless.yaml": "topic: painless\nphrases:\n  - {term: painless}\n",
    "sources/dish-2020.yaml": _SOURCE.format(
        design="controlled-lab", title="Light on cells", population="Cells in a dish", finding="ATP rose."
    ),
    "sources/trial-2020.yaml": _SOURCE.format(
        design="rct", title="Light on skin", population="Adults", finding="Moisture rose."
    ),
    "lamp/atp.yaml": _CLAIM.format(
        text="The lamp raises ATP in skin.",
        effect="increase",
        topic="atp-energy",
        kind="mechanism",
        evidence=(
            "lines:\n  - source: dish-2020\n    direction: supports\n    indirectness: {population: very_serious}\n"
            "    rationale: Cells in a dish are not skin.\n    accepted: accepted\n    graded_by: the testers\n"
        ),
        rungs="  - kind: study\n    text: In a dish, light raised ATP in cells.\n    short: Light and cells\n",
        makes="The lamp facial boosts ATP.",
        rest="boosts your ATP.",
    ),
    "lamp/collagen.yaml": _CLAIM.format(
        text="The lamp raises collagen.",
        effect="increase",
        topic="collagen",
        kind="clinical-outcome",
        evidence=(
            "gaps:\n  - question: Does it raise collagen?\n    kind: searched-none-found\n"
            '    searched: [{on: "2026-11-01", where: PubMed, query: lamp collagen, hits: 0}]\n'
        ),
        rungs="  - kind: fact\n    text: Nobody has measured collagen after a lamp facial.\n",
        makes="The lamp facial boosts collagen.",
        rest="boosts collagen in the skin.",
    ),
    "lamp/moisture.yaml": _CLAIM.format(
        text="The lamp raises moisture in skin.",
        effect="increase",
        topic="hydration",
        kind="clinical-outcome",
        evidence=(
            "lines:\n  - source: trial-2020\n    direction: supports\n"
            "    accepted: accepted\n    graded_by: the testers\n"
        ),
        rungs="  - kind: fact\n    text: A lamp facial boosts moisture.\n    asserts: lamp/moisture\n",
        makes="The lamp facial boosts moisture.",
        rest="boosts moisture in the skin.",
    ),
}

PAGE = """\
<h1>Lamp facial</h1>
<p>The lamp facial <b>boosts</b> ATP &amp; collagen.</p>
<p>It boosts moisture. It boosts hair growth.</p>
<p>It does not boost collagen.</p>
<img src="a.png">
"""


def library(folder: Path, files: Mapping[str, str] | None = None) -> Path:
    """Write the library, some of its files replaced or added; the folder is returned."""
    return write(folder, {**FILES, **(files or {})})


def write(folder: Path, files: Mapping[str, str]) -> Path:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="")
    return folder
