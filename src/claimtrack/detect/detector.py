"""Document + records -> mentions.

Each sentence is read once however often it stands on a site: its words, the claims they make and how these are meant
depend on nothing but the sentence and what its lead-in and headings say. Only the treatment is looked for page by page.
No model, no network, no randomness.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from claimtrack.detect import stance, subjects
from claimtrack.detect.answers import answer_to, denies
from claimtrack.detect.claims import ClaimIndex
from claimtrack.detect.compiled import vocabulary
from claimtrack.detect.folding import fold, spaced
from claimtrack.detect.found import Context, Found
from claimtrack.detect.mention import UNKNOWN, Confidence, Evidence, Mention, Part
from claimtrack.detect.names import Names, longest
from claimtrack.detect.search import claims_in
from claimtrack.detect.sentences import Sentence, split
from claimtrack.detect.vocabulary import (
    AskedWord,
    CueWord,
    EffectWord,
    Hit,
    Matcher,
    NounWord,
)
from claimtrack.detect.words import Words
from claimtrack.documents.model import Span

if TYPE_CHECKING:
    from claimtrack.documents.model import Block, Document
    from claimtrack.knowledge.library import Records

_WORTH_READING = re.compile(
    r"[0-9%\"\u201c]|minutes|session|overnight|years|weeks?\b|days?\b|months?\b|hours?\b|by half|\bthan\b|sizes|inch|"
    r"crunches|treatments?\b|"
    r"(?:half|most|quarters?|thirds?) of|research|evidence"
)
"""Marks of a figure or a quotation: sentences without topical words that may still claim something."""
_REMEMBERED = 1 << 16
"""How many sentences are remembered; about 1 kB each."""
_LESS: dict[Confidence, Confidence] = {"high": "low", "medium": "low", "low": "low"}
"""Confidence on a page that is about no treatment: sport, biochemistry and plumbing use the same words."""
_SNIPPET = 600
"""Characters below which a text is a draft or a snippet, which need not say what it is about."""
_REFUSAL = re.compile(
    r"\W*(?:what|things|claims|some things|here's what|here is what|we|our|it|this|there is no|no evidence|myths?|"
    r"[\w' ]{2,60}?(?=\b(?:cannot|can't|can not|does not|doesn't|do not|don't|will not|won't|not)\b))"
    r".*\b(?:cannot|can't|can not|does not|doesn't|do not|don't|will not|won't|not|never|no evidence|myths?)\b"
    r"(?:\s+\w+){0,4}\s*[:.]?\s*$"
)
"""Headings and lead-ins that deny what stands under them: 'What it cannot do', 'Microcurrent does not:'."""
_OF_A_PAGE = frozenset({"governance", "critic"})
"""Cues that reach from a title to the whole page: a list of banned words, an article about what others claim."""
_DENIALS = 5
"""Denials that a page has to hold before it counts as one that denies."""
_SCEPTICAL = re.compile(
    r"\b(?:really work|actually work|do(?:es)? (?:it|they) work|worth (?:it|the (?:money|hype))|what the evidence|"
    r"the evidence on|looked at the evidence|evidence check|myths?\b|debunk\w*|fact check\w*|truth about|hype|scam|"
    r"what (?:the )?science says|sceptic\w*|skeptic\w*|fact or fiction)"
)
"""Titles of articles that weigh claims instead of making them."""
_PHYSIOLOGY = "fact-physiology"
_CLINIC = frozenset({"skin", "face", "treatment"})
_GOVERNING = frozenset({"risk", "governance", "critic", "denial", "negation", "caveat"})
"""Cues that reach from a heading to all that stands under it."""


def find_mentions(document: Document, records: Records) -> tuple[Mention, ...]:
    """Every mention in a document, in reading order, quiet ones included.

    The same document and records give the same mentions.
    """
    return _detector(records).mentions(document)


def find_words(document: Document, records: Records, matcher: Matcher) -> Iterator[Worded]:
    """Every place where words stand that are not a library's own, and how they are meant there."""
    reading = _Reading(_detector(records), document)
    return (worded for block in document.blocks for worded in reading.worded(block, matcher))


@lru_cache(maxsize=4)
def _detector(records: Records) -> Detector:
    return Detector(records)


class Claimed(NamedTuple):
    """A claim of one sentence and how it is meant; offsets within the sentence."""

    found: Found
    reading: stance.Reading


class Worded(NamedTuple):
    """Words found in a sentence; offsets in the block's text."""

    block: int
    sentence: Span
    span: Span
    term: str
    reading: stance.Reading


class Detector:
    """A library's words, compiled once, and what it remembers of sentences."""

    def __init__(self, records: Records) -> None:
        words = vocabulary(records)
        self._parts, self._topical, self._framing = words.compounds.parts, words.topical, words.framing
        self.names = Names(words.names, records.treatments, _REMEMBERED)
        self._numbered = frozenset(
            name
            for name, claim in records.claims.items()
            if claim.about.topic == _PHYSIOLOGY and claim.about.qualifiers.number
        )
        self.effects = frozenset(topic.id for topic in records.topics.values() if topic.kind == "effect")
        self._alone = {topic.id: topic.alone for topic in records.topics.values()}
        self._held = {name: claim.about.treatment for name, claim in records.claims.items()}
        self.resolve = lru_cache(_REMEMBERED)(ClaimIndex(records.claims, records.treatments).resolve)
        self.sentences = lru_cache(_REMEMBERED)(split)
        self.words = lru_cache(_REMEMBERED)(self._words)
        self.claims = lru_cache(_REMEMBERED)(self._claims)
        self.governing = lru_cache(_REMEMBERED)(self._governing_words)

    def mentions(self, document: Document) -> tuple[Mention, ...]:
        """Every mention in `document`, in reading order."""
        reading = _Reading(self, document)
        found = [mention for block in document.blocks for mention in reading.mentions(block)]
        if _denies_more_than_it_claims(found, sceptical=reading.asks_whether_it_works):
            return tuple(replace(mention, confidence=_LESS[mention.confidence]) for mention in found)
        return tuple(found)

    def claim_of(
        self, subject: subjects.Subject, topic: str, effect: str, passage: str
    ) -> tuple[str | None, tuple[Part, ...]]:
        """The claim made of a subject; where several treatments are named as one and the library holds nothing on the
        combination, also the claim made of each."""
        claim = self.resolve(subject.treatment, topic, effect, passage)
        of_all = subject.treatment not in subject.together
        if not subject.together or (claim and of_all and self._held[claim] == subject.treatment):
            return claim, ()
        return claim, tuple(Part(one, self.resolve(one, topic, effect, passage)) for one in subject.together)

    def fact_told(self, found: Found, passage: str) -> str | None:
        """The fact of the library that a figure states: 'we lose 1% of our collagen a year'."""
        if found.topic != "statistic":
            return None
        claim = self.resolve(None, _PHYSIOLOGY, found.effect, passage)
        return claim if claim in self._numbered else None

    def framing(self, folded: str) -> Iterator[Hit]:
        """Effects, nouns and cues of a folded sentence."""
        return self._framing.hits(spaced(folded))

    def _words(self, folded: str) -> Words | None:
        """The lexicon words of a folded sentence; null where nothing in it can make a claim."""
        parts = self._parts(spaced(folded))
        topical = list(self._topical.hits_of(parts))
        if not topical and not _WORTH_READING.search(folded):
            return None
        return Words.sort(topical, self._framing.hits_of(parts), self.effects)

    def _claims(self, folded: str, context: Context, surroundings: stance.Surroundings) -> tuple[Claimed, ...]:
        """The claims of a folded sentence under what governs it."""
        words = self.words(folded)
        if words is None:
            return ()
        sentence = Sentence(Span(0, len(folded)), folded)
        return tuple(
            Claimed(found, stance.read(sentence, words.cues, found, surroundings))
            for found in claims_in(sentence, words, context, self._alone)
        )

    def _governing_words(self, text: str) -> tuple[Hit, ...]:
        """Framing words of the last sentence of a heading or lead-in."""
        spans = self.sentences(text)
        return tuple(self._framing.hits(spaced(fold(text[spans[-1].start : spans[-1].end])))) if spans else ()


class _Reading:
    """One document being read by one detector."""

    def __init__(self, detector: Detector, document: Document) -> None:
        self._detector = detector
        self._document = document
        self._subjects = subjects.SubjectFinder(document, detector.names)
        self._titles = [block.index for block in document.blocks if block.kind == "title"]
        self._elsewhere = not self._subjects.speaks_of_treatments and self._speaks_of_other_things()

    @property
    def asks_whether_it_works(self) -> bool:
        """Whether the title puts the treatment itself in question."""
        blocks = self._document.blocks
        first = [block.index for block in blocks if block.kind in ("heading", "question") and block.level == 1][:1]
        return any(_SCEPTICAL.search(fold(blocks[index].text)) for index in (*self._titles, *first))

    def _speaks_of_other_things(self) -> bool:
        """Whether a page that names no treatment is not about skin, faces or sessions either."""
        texts = [block.text for block in self._document.blocks]
        near = sum(
            any(isinstance(hit.word, NounWord) and hit.word.classes & _CLINIC for hit in self._detector.governing(text))
            for text in texts
        )
        return sum(map(len, texts)) > _SNIPPET and near < 4

    def mentions(self, block: Block) -> Iterator[Mention]:
        """The mentions of one block."""
        yield from self._denied_in_cell(block)
        folded = fold(block.text)
        governed: tuple[Context, stance.Surroundings] | None = None
        for span in self._detector.sentences(block.text):
            sentence = folded[span.start : span.end]
            words = self._detector.words(sentence)
            if words is None and block.kind != "quote":
                continue
            governed = governed or self._context(block)
            subject = self._subjects.of(block.index, span, span)
            nouns = governed[0].nouns | {"treatment"} if subject.treatment else governed[0].nouns
            context = governed[0]._replace(
                treated=subject.found in ("clause", "previous") or subject.is_unknown,
                names=self._subjects.ends_of_names(block.index, span),
                nouns=nouns,
            )
            claims = self._detector.claims(sentence, context, governed[1])
            if claims and not subject.treatment and (name := self._subjects.unknown_name(block.index, span)):
                outside = tuple(one for one in claims if not _lies_in(one.found, _shifted(name, -span.start)))
                claims = outside or claims
            objects = [_shifted(one.found.span, span.start) for one in claims if one.found.frame == "verb-object"]
            for claimed in claims:
                yield self._mention(block, span, claimed, objects)
            if words is not None and (claims or words.asked) and sentence.rstrip("\"' )").endswith("?"):
                yield from self._answered(block, span, words, claims)

    def worded(self, block: Block, matcher: Matcher) -> Iterator[Worded]:
        """The words of a matcher in one block; of overlapping ones those that start first and are longest."""
        folded = fold(block.text)
        for span in self._detector.sentences(block.text):
            text = folded[span.start : span.end]
            for hit in longest(matcher.hits(spaced(text))):
                reading = self._stance_of(block, text, hit)
                place = _shifted(Span(hit.start, hit.end), span.start)
                yield Worded(block.index, span, place, hit.word.term, reading)

    def _stance_of(self, block: Block, folded: str, hit: Hit) -> stance.Reading:
        own = Span(hit.start, hit.end)
        evidence = (Evidence("house", own, hit.word.term),)
        found = Found("", "state", "house", own, own.start, "high", evidence)
        cues = Words.sort((), self._detector.framing(folded), ()).cues
        return stance.read(Sentence(Span(0, len(folded)), folded), cues, found, self._context(block)[1])

    def _mention(self, block: Block, sentence: Span, claimed: Claimed, objects: Sequence[Span]) -> Mention:
        found, reading = claimed
        biology = found.biology or any(item.role == "biology" for item in reading.evidence)
        quiet = "caveat" if found.frame == "caveat" else reading.quiet or ("biology" if biology else None)
        span = _shifted(found.span, sentence.start)
        subject = self._subjects.of(block.index, sentence, span, [one for one in objects if one != span])
        passage = block.text[sentence.start : sentence.end]
        evidence = tuple(
            Evidence(item.role, _shifted(item.span, sentence.start), item.term)
            for item in (*found.evidence, *reading.evidence)
        )
        claim, combined = self._detector.claim_of(subject, found.topic, found.effect, passage)
        fact = self._detector.fact_told(found, passage)
        if quiet == "biology" and (fact or found.topic == _PHYSIOLOGY):
            quiet = None  # how bodies are is what the claim is about
        if subject.span is not None:
            role = "treatment" if subject.treatment else UNKNOWN
            evidence = (*evidence, Evidence(role, subject.span, subject.term))
        return Mention(
            block=block.index,
            span=span,
            sentence=sentence,
            topic=_PHYSIOLOGY if fact else found.topic,
            effect=found.effect,  # type: ignore[arg-type]
            treatment=subject.treatment,
            treatment_from=subject.found,
            claim=fact or claim,
            stance=reading.stance,
            attribution=reading.attribution,
            frame=found.frame,
            claimed=quiet is None,
            quiet_reason=quiet,
            confidence=self._confidence(block, span, subject.treatment, found),
            appearance=reading.appearance,
            evidence=evidence,
            combined=() if fact else combined,
        )

    def _confidence(self, block: Block, span: Span, treatment: str | None, found: Found) -> Confidence:
        """How sure a mention is, given what its page is about and whether it is but the name of a service."""
        named = found.topic in self._detector.effects and self._subjects.is_name(block.index, span)
        return _LESS[found.confidence] if named or (treatment is None and self._elsewhere) else found.confidence

    def _answered(self, block: Block, span: Span, words: Words, asked: Sequence[Claimed]) -> Iterator[Mention]:
        """Claims made by an answer: yes to "Does it firm the skin?", no to "Is there downtime?"."""
        answer = answer_to(self._document, block, span)
        if answer is None or not (answer.yes or answer.no):
            return
        if answer.yes:
            claims = {(item.found.topic, item.found.effect): item.found.evidence[-1].term for item in asked}
        else:
            claims = _asked(words)
        passage = f"{block.text} {self._document.blocks[answer.block].text[slice(*answer.span)]}"
        yield from self._answers(claims, answer.block, answer.span, self._subjects.of(block.index, span, span), passage)

    def _denied_in_cell(self, block: Block) -> Iterator[Mention]:
        """Claims made by a cell that says no to what its row or column asks: 'Downtime | None'."""
        if block.kind != "cell" or not denies(block.text):
            return
        whole = Span(0, len(block.text))
        for header in block.lead:
            text = self._document.blocks[header].text
            words = self._detector.words(fold(text))
            if words and words.asked:
                subject = self._subjects.of(block.index, whole, whole)
                yield from self._answers(_asked(words), block.index, whole, subject, f"{text} {block.text}")

    def _answers(
        self, claims: dict[tuple[str, str], str], block: int, span: Span, subject: subjects.Subject, passage: str
    ) -> Iterator[Mention]:
        for (topic, effect), term in sorted(claims.items()):
            claim, combined = self._detector.claim_of(subject, topic, effect, passage)
            yield Mention(
                block=block,
                span=span,
                sentence=span,
                topic=topic,
                effect=effect,  # type: ignore[arg-type]
                treatment=subject.treatment,
                treatment_from=subject.found,
                claim=claim,
                stance="asserted",
                attribution="none",
                frame="answer",
                claimed=True,
                quiet_reason=None,
                confidence="high",
                evidence=(Evidence("answer", span, term),),
                combined=combined,
            )

    def _context(self, block: Block) -> tuple[Context, stance.Surroundings]:
        """What the lead-in and headings of a block say about every sentence in it."""
        blocks = self._document.blocks
        lead_hits = [hit for index in block.lead[-1:] for hit in self._detector.governing(blocks[index].text)]
        heading_hits = [hit for index in block.headings[-2:] for hit in self._detector.governing(blocks[index].text)]
        refusing = any(_REFUSAL.match(fold(blocks[index].text)) for index in (*block.headings[-1:], *block.lead[-1:]))
        nouns = frozenset(
            name for hit in (*lead_hits, *heading_hits) if isinstance(hit.word, NounWord) for name in hit.word.classes
        )
        if any(self._subjects.named(index) for index in (*block.lead, *block.headings)):
            nouns |= {"treatment"}
        lead_cues, heading_cues = _cue_kinds(lead_hits), _cue_kinds(heading_hits)
        for index in (*self._titles, *block.headings[:-2]):
            heading_cues |= _cue_kinds(self._detector.governing(blocks[index].text)) & _OF_A_PAGE
        context = Context(
            nouns=nouns,
            carried=frozenset(
                hit.word.effect for hit in lead_hits if isinstance(hit.word, EffectWord) and "negation" not in lead_cues
            ),
            listed="benefit" in lead_cues | heading_cues,
            kind=block.kind,
        )
        spared = {"benefit"} if refusing else {"benefit", "negation", "denial"}
        return context, stance.Surroundings(lead_cues - spared, heading_cues & _GOVERNING - spared, block.kind)


def _denies_more_than_it_claims(mentions: Sequence[Mention], *, sceptical: bool) -> bool:
    """Whether a page is there to say what is not so; what is left of claims in it is doubtful."""
    sure = [mention for mention in mentions if mention.confidence != "low"]
    denied = sum(mention.quiet_reason in ("denied", "negated", "quoted", "caveat") for mention in sure)
    return denied >= _DENIALS and (sceptical or denied >= 2 * sum(mention.claimed for mention in sure))


def _asked(words: Words) -> dict[tuple[str, str], str]:
    """The topics that a no to these words claims, with the word that asks."""
    return {(hit.word.topic, "state"): hit.word.term for hit in words.asked if isinstance(hit.word, AskedWord)}


def _lies_in(found: Found, name: Span) -> bool:
    """Whether a word of a claim is but part of a name: the 'glow' of 'our Glow Wand'."""
    return any(name.start <= item.span.start and item.span.end <= name.end for item in found.evidence)


def _shifted(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by)


def _cue_kinds(hits: Sequence[Hit]) -> frozenset[str]:
    cues = stance.without_pseudo([hit for hit in hits if isinstance(hit.word, CueWord)])
    return frozenset(hit.word.kind for hit in cues if isinstance(hit.word, CueWord))
