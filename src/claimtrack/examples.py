"""The examples in claim files run through detection: do they make the claim, do the look-alikes not?"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

from claimtrack import detect, documents
from claimtrack.detect.mention import Mention
from claimtrack.documents.model import Document
from claimtrack.knowledge.library import Records
from claimtrack.knowledge.models import Claim


@dataclass(frozen=True, slots=True)
class Mismatch:
    """One example that detection reads otherwise than its file says."""

    of: str
    """The claim's id, or the topic's."""
    expected: Literal["makes", "does_not"]
    example: str
    read_as: tuple[str, ...]
    """What the claimed mentions in it were read as: claim ids, or topics where the library holds no claim."""

    def __str__(self) -> str:
        read = ", ".join(self.read_as) or "no claim"
        return f'{self.of}: {self.expected.replace("_", " ")}: "{self.example}" is read as {read}'


def run(records: Records, only: Collection[str] | None = None) -> Iterator[Mismatch]:
    """Every example of every active claim and topic that is not read as its file says, in order of id.

    `only` names claims: their examples alone are looked at, and drafts among them are taken as active.
    """
    records = _activated(records, only or ())
    for claim in _claims_of(records, only):
        yield from _of_claim(claim, records)
    if only is not None:
        return
    for words in sorted(records.lexicon.topics, key=lambda words: words.topic):
        for example in words.makes:
            yield from _mismatch(words.topic, "makes", example, _topics(example, records))
        for example in words.does_not:
            yield from _mismatch(words.topic, "does_not", example, _topics(example, records))


def number(records: Records, only: Collection[str] | None = None) -> int:
    """How many examples `run` looks at."""
    claims = (claim.examples for claim in _claims_of(records, only))
    held: Iterable[tuple[tuple[str, ...], tuple[str, ...]]] = (
        *((examples.makes, examples.does_not) for examples in claims),
        *((words.makes, words.does_not) for words in (records.lexicon.topics if only is None else ())),
    )
    return sum(len(makes) + len(does_not) for makes, does_not in held)


def _claims_of(records: Records, only: Collection[str] | None) -> list[Claim]:
    claims = (claim for _, claim in sorted(records.claims.items()))
    return [claim for claim in claims if (claim.record == "active" if only is None else claim.id in only)]


def _activated(records: Records, drafts: Collection[str]) -> Records:
    claims = {id_: records.claims[id_] for id_ in drafts if records.claims[id_].record == "draft"}
    if not claims:
        return records
    active = {id_: claim.model_copy(update={"record": "active"}) for id_, claim in claims.items()}
    return replace(records, claims={**records.claims, **active})


def _of_claim(claim: Claim, records: Records) -> Iterator[Mismatch]:
    treatment = records.treatments[claim.about.treatment].name if claim.about.treatment else ""
    for example in claim.examples.makes:
        yield from _mismatch(claim.id, "makes", example, _claims(example, treatment, records))
    for example in claim.examples.does_not:
        yield from _mismatch(claim.id, "does_not", example, _claims(example, treatment, records))


def _mismatch(
    of: str, expected: Literal["makes", "does_not"], example: str, read_as: tuple[str, ...]
) -> Iterator[Mismatch]:
    if (of in read_as) != (expected == "makes"):
        yield Mismatch(of, expected, example, read_as)


def _claims(example: str, treatment: str, records: Records) -> tuple[str, ...]:
    mentions = _found(example, treatment, records)
    return tuple(dict.fromkeys(one.claim or one.topic for one in mentions if _reported(one)))


def _topics(example: str, records: Records) -> tuple[str, ...]:
    mentions = _found(example, "", records)
    return tuple(dict.fromkeys(one.topic for one in mentions if _reported(one)))


def _found(example: str, treatment: str, records: Records) -> list[Mention]:
    """The mentions of the example, without those of the heading that names its treatment."""
    document = page(example, treatment)
    named = 1 if treatment else 0
    return [mention for mention in detect.find_mentions(document, records) if mention.block >= named]


def _reported(mention: Mention) -> bool:
    """What a check reports by default: claimed, and surer than the doubtful readings that only reviewers see."""
    return mention.claimed and mention.confidence != "low"


def page(example: str, treatment: str) -> Document:
    """A page headed by the treatment that holds one sentence, or one bullet where it has no full stop."""
    bullet = "" if example.endswith((".", "!", "?")) else "- "
    return documents.read_text(f"{treatment}\n\n{bullet}{example}\n", "<example>", "text")
