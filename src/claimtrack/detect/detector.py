"""Document + records -> mentions.

One scan of the whole document finds the words of topics; sentences without any are never looked at again. In the rest
effects, nouns and cues are looked up, frames are tried on every pair, and what fits becomes a mention with its stance,
its treatment and its claim. No model, no network, no randomness.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from claimtrack.detect import stance, subjects
from claimtrack.detect.answers import answer_to
from claimtrack.detect.claims import ClaimIndex
from claimtrack.detect.folding import fold, spaced
from claimtrack.detect.mention import Evidence, Mention
from claimtrack.detect.search import Context, Found, Words, claims_in
from claimtrack.detect.sentences import Sentence, split
from claimtrack.detect.vocabulary import (
    AskedWord,
    CueWord,
    EffectWord,
    Hit,
    Matcher,
    NounWord,
    framing_forms,
    topical_forms,
)
from claimtrack.documents.model import Span

if TYPE_CHECKING:
    from claimtrack.documents.model import Block, Document
    from claimtrack.knowledge.library import Records

_WORTH_READING = re.compile(r"[0-9%\"\u201c]|minutes|session|overnight|years|(?:half|most|quarters?|thirds?) of")
"""Marks of a figure or a quotation: sentences without topical words that may still claim something."""


def find_mentions(document: Document, records: Records) -> tuple[Mention, ...]:
    """Every mention in a document, in reading order, quiet ones included.

    The same document and records give the same mentions.
    """
    return _detector(records).mentions(document)


@lru_cache(maxsize=4)
def _detector(records: Records) -> Detector:
    return Detector(records)


class Detector:
    """A library's words, compiled once."""

    def __init__(self, records: Records) -> None:
        self.topical = Matcher(topical_forms(records.lexicon))
        self.framing = Matcher(framing_forms(records.lexicon))
        self.names = subjects.matcher(records.treatments)
        self.treatments = records.treatments
        self.claims = ClaimIndex(records.claims, records.treatments)
        self.alone = {topic.id: topic.alone for topic in records.topics.values()}
        self.facts = frozenset(topic.id for topic in records.topics.values() if topic.kind == "fact")

    def mentions(self, document: Document) -> tuple[Mention, ...]:
        """Every mention in `document`, in reading order."""
        reading = _Reading(self, document)
        return tuple(mention for block, hits in self._candidates(document) for mention in reading.mentions(block, hits))

    def _candidates(self, document: Document) -> Iterator[tuple[Block, list[Hit]]]:
        """Blocks that hold a topical word or a figure, with their hits; offsets within the block."""
        starts, at = [], 0
        for block in document.blocks:
            starts.append(at)
            at += len(block.text) + 1
        by_block: dict[int, list[Hit]] = {}
        for hit in self.topical.hits(spaced(fold("\n".join(block.text for block in document.blocks)))):
            index = bisect_right(starts, hit.start) - 1
            offset = starts[index]
            by_block.setdefault(index, []).append(Hit(hit.start - offset, hit.end - offset, hit.word))
        for block in document.blocks:
            if block.index in by_block or block.kind == "quote" or _WORTH_READING.search(block.text):
                yield block, by_block.get(block.index, [])


class _Reading:
    """One document being read by one detector; holds what headings and lead-ins say once it was looked up."""

    def __init__(self, detector: Detector, document: Document) -> None:
        self._detector = detector
        self._document = document
        self._subjects = subjects.SubjectFinder(document, detector.names, detector.treatments)
        self._governing: dict[int, tuple[Hit, ...]] = {}

    def mentions(self, block: Block, hits: Sequence[Hit]) -> Iterator[Mention]:
        """The mentions of one block."""
        folded = fold(block.text)
        lookup = spaced(folded)
        context, surroundings = self._context(block)
        for span in split(block.text):
            inside = [hit for hit in hits if span.start <= hit.start and hit.end <= span.end]
            sentence = Sentence(span, folded)
            if not inside and block.kind != "quote" and not _WORTH_READING.search(folded, *span):
                continue
            framing = [
                Hit(hit.start + span.start, hit.end + span.start, hit.word)
                for hit in self._detector.framing.hits(lookup[span.start : span.end])
            ]
            words = Words.sort(inside, framing)
            here = context._replace(treated=self._treated(block, span))
            for found in claims_in(sentence, words, here, self._detector.alone):
                yield self._mention(block, sentence, words, found, surroundings)
            if sentence.is_question:
                yield from self._denied_in_answer(block, sentence, inside)

    def _denied_in_answer(self, block: Block, sentence: Sentence, hits: Sequence[Hit]) -> Iterator[Mention]:
        """A claim made by answering no: to "Is there downtime?" or "Does it hurt?"."""
        asked = {hit.word.topic: hit for hit in hits if isinstance(hit.word, AskedWord)}
        answer = answer_to(self._document, block, sentence.span) if asked else None
        if answer is None or not answer.no:
            return
        subject = self._subjects.of(block.index, sentence.span, sentence.span)
        replying = self._document.blocks[answer.block]
        for topic, hit in sorted(asked.items()):
            passage = f"{block.text} {replying.text[answer.span.start : answer.span.end]}"
            yield Mention(
                block=answer.block,
                span=answer.span,
                sentence=answer.span,
                topic=topic,
                effect="state",
                treatment=subject.treatment,
                treatment_from=subject.found,
                claim=self._detector.claims.resolve(subject.treatment, topic, "state", passage),
                stance="asserted",
                attribution="none",
                frame="answer",
                claimed=True,
                quiet_reason=None,
                confidence="high",
                evidence=(Evidence("answer", answer.span, getattr(hit.word, "term", "")),),
            )

    def _treated(self, block: Block, span: Span) -> bool:
        subject = self._subjects.of(block.index, span, span)
        return subject.found in ("clause", "previous")

    def _mention(
        self, block: Block, sentence: Sentence, words: Words, found: Found, surroundings: stance.Surroundings
    ) -> Mention:
        reading = stance.read(sentence, words.cues, found.span, found.core, found.topic, surroundings)
        if reading.stance == "asked" and self._affirmed(block, sentence):
            reading = reading._replace(stance="asserted", quiet=None)
        quiet = reading.quiet or ("biology" if self._is_biology(found, reading) else None)
        subject = self._subjects.of(block.index, sentence.span, found.span)
        passage = block.text[sentence.span.start : sentence.span.end]
        evidence = (*found.evidence, *(item for item in reading.evidence if item.role != "biology"))
        if subject.span is not None:
            evidence = (*evidence, Evidence("treatment", subject.span, subject.term))
        return Mention(
            block=block.index,
            span=found.span,
            sentence=sentence.span,
            topic=found.topic,
            effect=found.effect,  # type: ignore[arg-type]
            treatment=subject.treatment,
            treatment_from=subject.found,
            claim=self._detector.claims.resolve(subject.treatment, found.topic, found.effect, passage),
            stance=reading.stance,
            attribution=reading.attribution,
            frame=found.frame,
            claimed=quiet is None and found.topic not in self._detector.facts,
            quiet_reason=quiet,
            confidence=found.confidence,
            appearance=reading.appearance,
            evidence=evidence,
        )

    def _affirmed(self, block: Block, sentence: Sentence) -> bool:
        answer = answer_to(self._document, block, sentence.span)
        return answer is not None and answer.yes

    def _is_biology(self, found: Found, reading: stance.Reading) -> bool:
        return found.biology or any(item.role == "biology" for item in reading.evidence)

    def _context(self, block: Block) -> tuple[Context, stance.Surroundings]:
        """What the lead-in and headings of a block say about every sentence in it."""
        lead_hits = [hit for index in block.lead[-1:] for hit in self._words_of(index)]
        heading_hits = [hit for index in block.headings[-2:] for hit in self._words_of(index)]
        nouns = frozenset(
            name for hit in (*lead_hits, *heading_hits) if isinstance(hit.word, NounWord) for name in hit.word.classes
        )
        governing = (*block.lead, *block.headings)
        if any(self._subjects.named(index) for index in governing):
            nouns |= {"treatment"}
        lead_cues = _cue_kinds(lead_hits)
        heading_cues = _cue_kinds(heading_hits)
        context = Context(
            nouns=nouns,
            carried=frozenset(hit.word.effect for hit in lead_hits if isinstance(hit.word, EffectWord)),
            listed="benefit" in lead_cues | heading_cues,
            kind=block.kind,
        )
        heading_cues &= {"risk", "governance", "critic", "denial", "negation", "caveat"}
        return context, stance.Surroundings(lead_cues - {"benefit"}, heading_cues, block.kind)

    def _words_of(self, index: int) -> tuple[Hit, ...]:
        """Framing words of the last sentence of a heading or lead-in."""
        if index not in self._governing:
            text = self._document.blocks[index].text
            last = split(text)[-1] if text else Span(0, 0)
            hits = self._detector.framing.hits(spaced(fold(text[last.start : last.end])))
            self._governing[index] = tuple(hits)
        return self._governing[index]


def _cue_kinds(hits: Sequence[Hit]) -> frozenset[str]:
    cues = stance.without_pseudo([hit for hit in hits if isinstance(hit.word, CueWord)])
    return frozenset(hit.word.kind for hit in cues if isinstance(hit.word, CueWord))
