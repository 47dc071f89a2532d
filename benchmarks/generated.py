"""Copy and libraries made by rule, so that a benchmark needs no page of anybody's."""

from __future__ import annotations

import random
from pathlib import Path

_SUBJECTS = ("Microcurrent", "Our facial", "Red light therapy", "This treatment", "The device", "Microneedling", "It")
_EFFECTS = (
    "boosts",
    "stimulates",
    "improves",
    "supports",
    "reduces",
    "softens",
    "lifts",
    "restores",
    "may help",
    "calms",
)
_OBJECTS = (
    "collagen", "ATP", "elastin", "fine lines", "circulation", "your jawline", "inflammation", "the complexion",
    "puffiness", "skin texture", "acne scars", "tired muscles", "cell turnover", "your glow",
)  # fmt: skip
_TAILS = (
    "after one session",
    "with no downtime",
    "for a younger look",
    "in six weeks",
    "without surgery",
    "every time",
)
_PLAIN = (
    "Please arrive ten minutes early and tell the desk about parking", "We are open on Saturdays until four",
    "The rooms are upstairs and the kettle is always on", "Gift cards can be bought at the counter or by post",
    "Our team trained in the city and has worked here since the spring", "Bring a friend and have tea in the garden",
    "Cancel a day before and nothing is charged", "The street outside is quiet and the bus stops at the door",
)  # fmt: skip


def sentence(generator: random.Random, *, dense: bool) -> str:
    """One sentence; claims something always, or one time in four."""
    if not dense and generator.random() < 0.75:
        return f"{generator.choice(_PLAIN)} {generator.randint(1, 999)}."
    words = (_SUBJECTS, _EFFECTS, _OBJECTS, _TAILS)
    return " ".join(generator.choice(options) for options in words) + f" {generator.randint(1, 999)}."


def page(kind: str, size: int, *, seed: int, dense: bool = True) -> str:
    """A page of about `size` characters as 'text', 'markdown' or 'html'; the same seed gives the same page."""
    generator = random.Random(seed)
    parts: list[str] = []
    length = 0
    while length < size:
        body = " ".join(sentence(generator, dense=dense) for _ in range(4))
        if kind == "html":
            body = f'<h2>Part {len(parts)}</h2>\n<p class="copy">{body.replace("your", "<b>your</b>")}</p>\n'
        elif kind == "markdown":
            body = f"## Part {len(parts)}\n\n{body.replace('your', '**your**')}\n\n"
        else:
            body += "\n\n"
        parts.append(body)
        length += len(body)
    text = "".join(parts)
    return f"<html><body>{text}</body></html>\n" if kind == "html" else text


def library_of(count: int, folder: Path) -> None:
    """Write a library of `count` claims with two lines each into `folder`."""
    for name in ("sources", "microcurrent", "lexicon"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    (folder / "library.yaml").write_text("name: generated\nversion: '1'\nschema: 1\nextends: none\n", "utf-8")
    (folder / "topics.yaml").write_text("- {id: collagen, kind: effect, alone: true, means: collagen made}\n", "utf-8")
    (folder / "treatments.yaml").write_text(
        "- {id: microcurrent, name: microcurrent therapy, modality: microcurrent}\n", "utf-8"
    )
    for number in range(count):
        (folder / "sources" / f"study-{number}.yaml").write_text(_SOURCE.format(number=number), "utf-8")
        (folder / "microcurrent" / f"claim-{number}.yaml").write_text(
            _CLAIM.format(number=number, other=(number * 7 + 1) % count), "utf-8"
        )


_SOURCE = """design: rct
modality: microcurrent
title: Trial number {number} of a generated library
authors: [First A, Second B, Third C]
year: 2020
venue: Journal of Generated Trials
population: Adults who do not exist
n: 40
finding: The treated side was better than the other by a little.
limitations: Generated; nothing was measured.
verified:
  {{seen_at: [https://example.org/{number}], fields: [title], level: full-abstract, canonical: false, on: 2026-11-22}}
"""
_CLAIM = """text: Generated claim number {number}.
about: {{treatment: microcurrent, effect: increase, topic: collagen}}
kind: clinical-outcome
lines:
- source: study-{number}
  direction: supports
  risk_of_bias: serious
  rationale: Nobody was blinded.
  accepted: accepted
  graded_by: generator
- source: study-{other}
  direction: disputes
  imprecision: serious
  rationale: Few people.
  accepted: accepted
  graded_by: generator
examples: {{makes: [Microcurrent makes collagen., It makes collagen.], does_not: [Collagen is a protein.]}}
"""
