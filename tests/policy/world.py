"""A small invented library and pages about it: everything a rule, a suggestion or a report needs, with no detector."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, get_args

from claimtrack.detect.mention import Mention
from claimtrack.documents.model import Block, BlockKind, Document, SourceMap, Span
from claimtrack.evidence.assessment import Assessment, Reason, Status
from claimtrack.knowledge.models import Claim, ClaimKind, Rewording, Topic, Treatment
from claimtrack.policy.page import Bench, Page, judge
from claimtrack.policy.suggestion import Offers

AS_OF = date(2026, 11, 22)
STATUSES: tuple[Status, ...] = get_args(Status)
KINDS: tuple[ClaimKind, ...] = get_args(ClaimKind)

TOPICS: Mapping[str, Topic] = {
    topic: Topic.model_validate({"id": topic, "kind": kind, "alone": True, "means": topic})
    for topic, kind in (
        ("atp-energy", "effect"),
        ("collagen", "effect"),
        ("wrinkles", "effect"),
        ("hair", "effect"),
        ("painless", "presentation"),
        ("fact-price", "fact"),
    )
}
TREATMENTS: Mapping[str, Treatment] = {
    "light": Treatment(id="light", name="light treatments", about="Light treatments shine light on the skin."),
    "lamp": Treatment(id="lamp", name="lamp facial", parent="light"),
}


def claim(name: str, topic: str, kind: ClaimKind, *rungs: dict[str, Any]) -> Claim:
    return Claim.model_validate(
        {
            "id": name,
            "text": f"The lamp changes {topic}.",
            "about": {"treatment": "lamp", "effect": "increase", "topic": topic},
            "kind": kind,
            "rewordings": rungs,
        }
    )


CLAIMS: Mapping[str, Claim] = {
    one.id: one
    for one in (
        claim(
            "lamp/atp",
            "atp-energy",
            "mechanism",
            {"kind": "study", "text": "In one test tube, light raised ATP.", "short": "Tested in a tube"},
        ),
        claim(
            "lamp/collagen",
            "collagen",
            "clinical-outcome",
            {"kind": "study", "text": "Nobody has measured collagen in people.", "short": "Collagen: not measured"},
        ),
        claim(
            "lamp/wrinkles",
            "wrinkles",
            "appearance",
            {"kind": "temporarily", "text": "It may temporarily soften the look of lines.", "asserts": "lamp/wrinkles"},
        ),
        claim("lamp/price", "fact-price", "usage-fact"),
    )
}


def assessment(name: str, status: Status, **fields: Any) -> Assessment:
    base: dict[str, Any] = {
        "support": "low",
        "dispute": "none",
        "direct_support": "low",
        "required": "moderate",
        "as_of": AS_OF,
        "because": (Reason(f"one study says so of {name}", source="a-study", direction="supports", level="low"),),
        "would_need": "" if status == "supported" else "a trial in people",
        "graded_by": "the testers",
    }
    return Assessment(claim=name, status=status, **{**base, **fields})


ASSESSMENTS: Mapping[str, Assessment] = {
    "lamp/atp": assessment("lamp/atp", "mechanism-only"),
    "lamp/collagen": assessment("lamp/collagen", "missing"),
    "lamp/wrinkles": assessment("lamp/wrinkles", "limited"),
    "lamp/price": assessment("lamp/price", "supported"),
}


def rungs(name: str) -> tuple[Rewording, ...]:
    return CLAIMS[name].rewordings


def bench(**changes: Any) -> Bench:
    base: dict[str, Any] = {
        "topics": TOPICS,
        "claims": CLAIMS,
        "offers": Offers(TREATMENTS, rungs),
        "assess": ASSESSMENTS.__getitem__,
    }
    return Bench(**{**base, **changes})


def mention(topic: str = "atp-energy", claim: str | None = "lamp/atp", **changes: Any) -> Mention:
    base: dict[str, Any] = {
        "block": 0,
        "span": Span(0, 4),
        "sentence": Span(0, 4),
        "topic": topic,
        "effect": "increase",
        "treatment": "lamp",
        "treatment_from": "clause",
        "claim": claim,
        "stance": "asserted",
        "attribution": "none",
        "frame": "verb-object",
        "claimed": True,
        "quiet_reason": None,
        "confidence": "high",
    }
    return Mention(**{**base, **changes})


def page_of(
    *texts: str, kind: BlockKind = "paragraph", path: str = "page.txt", form: str = "text", **changes: Any
) -> Document:
    """A document whose blocks are the texts, one a line, mapped character by character."""
    blocks, at = [], 0
    for index, text in enumerate(texts):
        blocks.append(Block(index, kind, text, SourceMap([0], [at], [at + len(text)], len(text))))
        at += len(text) + 1
    return Document(path, form, "\n".join(texts), tuple(blocks), **changes)


def found(document: Document, words: str, topic: str, claim: str | None, **changes: Any) -> Mention:
    """A mention of `words` where they first stand in the document; its sentence is the whole block."""
    block = next(block for block in document.blocks if words in block.text)
    start = block.text.index(words)
    place = {"block": block.index, "span": Span(start, start + len(words)), "sentence": Span(0, len(block.text))}
    return mention(topic, claim, **{**place, **changes})


def judged(document: Document, *mentions: Mention, **changes: Any) -> Page:
    return judge(document, mentions, bench(**changes))
