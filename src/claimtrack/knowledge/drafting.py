"""The file of a new claim, with a comment at everything that is to be filled in.

What only a person can know is left empty, so that the draft is refused with its place until somebody has written it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

import yaml

from claimtrack.knowledge.models import EFFECT_CLASSES, Claim, ClaimKind

_TEMPLATE = """\
# A draft{found}. Fill in what is empty; the comments may stay or go.
# The claim in one plain sentence, whoever says it, with no "may" and no "helps".
text:
about:{treatment}
  # {effects}
  effect: {effect}
  topic: {topic}
# How much certainty it requires. moderate and direct: clinical-outcome, safety, appearance; high: comparative,
# regulatory-status; moderate: mechanism; low: risk-fact, usage-fact; very low: background; not judged: puffery.
kind: {kind}
# Evidence: one entry for every source in sources/ that speaks for or against it. Remove the marks when there is one.
# lines:
#   - source: author-2020-word
#     direction: supports # supports, disputes or neutral
#     indirectness: {{population: serious}} # what stands between the study and this claim
#     rationale: Why it is graded so, in one or two sentences.
#     accepted: proposed
#     graded_by: your name
gaps:
  # What would have to be shown, in whom, compared with what.
  - question:
    # Once somebody has searched: searched-none-found, only-indirect, only-low-certainty or record-not-found, and
    # searched:
    #   - {{on: 2026-11-22, where: PubMed, query: the words that were searched for, hits: 0}}
    kind: not-searched
# What may honestly be written instead.
# rewordings:
#   - kind: study # study, appearance, temporarily, availability or fact
#     text: A whole sentence.
#     short: The same as a heading
examples:
  # At least two sentences that make the claim.
  makes:
    - {makes}
    -
  # At least one that looks like it and does not: a question, a denial, plain biology.
  does_not:
    -
# active, when it is ready.
record: draft
"""


@dataclass(frozen=True, slots=True)
class Draft:
    """What is known of a claim before anybody has looked into it."""

    id: str
    treatment: str | None
    effect: str
    topic: str
    kind: ClaimKind
    makes: str = ""
    """A sentence of copy that makes it."""
    found: str = ""
    """Where that sentence stands: 'page.html:12'."""


def text_of(draft: Draft) -> str:
    """The text of the draft's file."""
    return _TEMPLATE.format(
        found=f", from a sentence at {draft.found}" if draft.found else "",
        treatment=f"\n  treatment: {draft.treatment}" if draft.treatment else "",
        effects=", ".join(EFFECT_CLASSES),
        effect=draft.effect,
        topic=draft.topic,
        kind=draft.kind,
        makes=_quoted(draft.makes) if draft.makes else "",
    ).replace("- \n", "-\n")


def usual_kind(topic: str, claims: Mapping[str, Claim]) -> ClaimKind:
    """The kind most claims of a topic have; clinical-outcome, which requires the most, where there is none."""
    kinds: Counter[ClaimKind] = Counter(claim.kind for claim in claims.values() if claim.about.topic == topic)
    return min(kinds, key=lambda kind: (-kinds[kind], kind), default="clinical-outcome")


def _quoted(text: str) -> str:
    """On one line, whatever the text holds."""
    dumped: str = yaml.safe_dump(text, default_style='"', allow_unicode=True, width=float("inf"))
    return dumped.rstrip("\n")
