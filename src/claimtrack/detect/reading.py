"""One document being read: what each of its blocks claims, of which treatment, under which headings and lead-ins."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from claimtrack.detect import stance, subjects
from claimtrack.detect.answers import Answer, answer_to, denies
from claimtrack.detect.denying import SCEPTICAL, denies_more_than_it_claims
from claimtrack.detect.folding import fold, spaced
from claimtrack.detect.found import Context, Found
from claimtrack.detect.mention import UNKNOWN, Confidence, Evidence, Mention
from claimtrack.detect.names import longest
from claimtrack.detect.own_words import own_words
from claimtrack.detect.rulings import reports_a_ruling
from claimtrack.detect.sections import Subject
from claimtrack.detect.sentences import Sentence
from claimtrack.detect.vocabulary import AskedWord, CueWord, EffectWord, Hit, Matcher, NounWord
from claimtrack.detect.words import MODIFIERS, PHYSIOLOGY, Words
from claimtrack.documents.model import Span

if TYPE_CHECKING:
    from claimtrack.detect.detector import Detector
    from claimtrack.documents.model import Block, Document

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
_REASSURED = frozenset({"safety"})
"""Topics of which an answer that neither says yes nor takes anything back says yes: "Is it safe? It's only salt."."""
_EXISTS = re.compile(r"\W*(?:(?:is|are|will|would|might) there|will i (?:need|have|get)|do i need)\b")
"""How one asks whether to expect something unpleasant: a yes promises nothing."""
_MENU = re.compile(
    r"\W*(?:(?:our|all|the|view|full|body|face|facial|skin|laser|aesthetic|popular) )*"
    r"(?:treatments|services|menu|treatment menu|price list|prices|treatments and prices|services and prices|"
    r"treatments we offer|what we offer)\W*"
)
"""Headings and lead-ins under which names of services stand."""
_PRICE = re.compile(r"[$\u00a3\u20ac]\s?\d")
_MENU_WORDS = 6
_OF_A_PAGE = frozenset({"governance", "critic"})
"""Cues that reach from a title to the whole page: a list of banned words, an article about what others claim."""
_CLINIC = frozenset({"skin", "face", "treatment"})
_GOVERNING = frozenset({"risk", "governance", "critic", "denial", "negation", "caveat"})
"""Cues that reach from a heading to all that stands under it."""


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


class Reading:
    """One document being read by one detector."""

    def __init__(self, detector: Detector, document: Document) -> None:
        self._detector = detector
        self._document = document
        self._subjects = subjects.SubjectFinder(document, detector.names)
        self._titles = [block.index for block in document.blocks if block.kind == "title"]

    def all_mentions(self) -> tuple[Mention, ...]:
        """Every mention of the document, in reading order; doubtful ones where the page is there to deny."""
        found = [mention for block in self._document.blocks for mention in self.mentions(block)]
        if denies_more_than_it_claims(found, sceptical=self._asks_whether_it_works):
            return tuple(replace(mention, confidence=_LESS[mention.confidence]) for mention in found)
        return tuple(found)

    @property
    def _asks_whether_it_works(self) -> bool:
        """Whether the title puts the treatment itself in question."""
        blocks = self._document.blocks
        first = [block.index for block in blocks if block.kind in ("heading", "question") and block.level == 1][:1]
        return any(SCEPTICAL.search(fold(blocks[index].text)) for index in (*self._titles, *first))

    @cached_property
    def _elsewhere(self) -> bool:
        """Whether the page names no treatment, and is not about skin, faces or sessions either."""
        if self._subjects.speaks_of_treatments:
            return False
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
            claims = self._claims(block, span, sentence, *governed)
            objects = [_shifted(one.found.span, span.start) for one in claims if one.found.frame == "verb-object"]
            for claimed in claims:
                yield self._mention(block, span, claimed, objects, words)
            if words is not None and (claims or words.asked) and sentence.rstrip("\"' )").endswith("?"):
                yield from self._answered(block, span, words, claims)

    def _claims(
        self, block: Block, span: Span, folded: str, context: Context, around: stance.Surroundings
    ) -> tuple[Claimed, ...]:
        """The claims of one sentence of a block."""
        subject = self._subjects.of(block.index, span, span)
        context = context._replace(
            treated=subject.found in ("clause", "previous") or subject.is_unknown,
            names=self._subjects.ends_of_names(block.index, span),
            nouns=context.nouns | {"treatment"} if subject.found != "none" else context.nouns,
        )
        claims = self._detector.claims(folded, context, around)
        if claims and not subject.treatment and (name := self._subjects.unknown_name(block.index, span)):
            outside = tuple(one for one in claims if not _lies_in(one.found, _shifted(name, -span.start)))
            return outside or claims
        return claims

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

    def _mention(
        self, block: Block, sentence: Span, claimed: Claimed, objects: Sequence[Span], words: Words | None
    ) -> Mention:
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
        own = own_words(passage, found, words)
        claim, combined = self._detector.claim_of(subject, found.topic, found.effect, own)
        fact = self._detector.fact_told(found, passage)
        if quiet == "biology" and (fact or found.topic == PHYSIOLOGY):
            quiet = None  # how bodies are is what the claim is about
        if subject.span is not None:
            role = "treatment" if subject.treatment else UNKNOWN
            evidence = (*evidence, Evidence(role, subject.span, subject.term))
        return Mention(
            block=block.index,
            span=span,
            sentence=sentence,
            topic=PHYSIOLOGY if fact else found.topic,
            effect=found.effect,  # type: ignore[arg-type]
            treatment=subject.treatment,
            treatment_from=subject.found if subject.treatment else "none",
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
        if found.topic in self._detector.effects and self._is_service(block):
            return "low"
        return _LESS[found.confidence] if named or (treatment is None and self._elsewhere) else found.confidence

    def _is_service(self, block: Block) -> bool:
        """Whether a block is but one line of a menu: "Skin tightening" under "Our treatments"."""
        above = [self._document.blocks[index].text for index in (*block.headings[-1:], *block.lead[-1:])]
        short = block.kind == "list-item" and len(block.text.split()) <= _MENU_WORDS
        return short and bool(_PRICE.search(block.text) or any(_MENU.fullmatch(fold(text)) for text in above))

    def _answered(self, block: Block, span: Span, words: Words, asked: Sequence[Claimed]) -> Iterator[Mention]:
        """Claims made by an answer: yes to "Does it firm the skin?", no to "Is there downtime?"."""
        answer = answer_to(self._document, block, span)
        if answer is None:
            return
        claims = _said_yes(asked, answer, fold(block.text)[slice(*span)]) or (_asked(words) if answer.no else {})
        if not claims:
            return
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
        self, claims: dict[tuple[str, str], str], block: int, span: Span, subject: Subject, passage: str
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
                treatment_from=subject.found if subject.treatment else "none",
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
        leads = block.lead if block.kind == "cell" else block.lead[-1:]  # both the row and the column of a cell
        lead_hits = [hit for index in leads for hit in self._detector.governing(blocks[index].text)]
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
        if reports_a_ruling(fold(block.text)):
            lead_cues |= {"governance"}
        spared = {"benefit"} if refusing else {"benefit", "negation", "denial"}
        return context, stance.Surroundings(lead_cues - spared, heading_cues & _GOVERNING - spared, block.kind)


def _said_yes(asked: Sequence[Claimed], answer: Answer, question: str) -> dict[tuple[str, str], str]:
    """The claims of a question that its answer makes, with the word that asks: all where it says yes, the problems
    named where it says that they are gone, safety where it only reassures."""
    said = [
        item.found
        for item in asked
        if (answer.yes and not (_EXISTS.match(question) and item.found.topic not in MODIFIERS | {"proof"}))
        or (answer.gone and item.found.frame == "bare")
        or (answer.reassures and item.found.topic in _REASSURED)
    ]
    return {(found.topic, found.effect): found.evidence[-1].term for found in said}


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
