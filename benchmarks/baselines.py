"""What a user would reach for instead: a phrase list in a prose linter, and keyword families a topic.

Both look at the lines of the source as stored, as such tools do, and know nothing of markup, stance or treatment.
"""

from __future__ import annotations

import re
from pathlib import Path

from benchmarks.scoring import Corpus, Place

_LIST = Path(__file__).parent / "phrases.txt"
FAMILIES: dict[str, str] = {
    "atp-energy": r"\batp\b|cellular energy|mitochondri\w+|adenosine",
    "collagen": r"collagen",
    "elastin": r"elastin",
    "cell-renewal": r"cell(?:ular)? (?:renewal|turnover|regeneration|repair)|regenerat\w+|tissue repair",
    "wrinkles": r"wrinkle\w*|fine lines?|crow'?s feet|expression lines?",
    "lift-tighten": r"\blift(?:s|ed|ing)?\b|tighten\w*|\bfirm(?:s|er|ing|ness)?\b|sag\w*|jowls?|elasticity",
    "contour-sculpt": r"sculpt\w*|contour\w*|defin(?:ed|es|ing) (?:jaw|cheek)\w*",
    "muscle-tone": r"ton(?:es|ed|ing) (?:the |your |facial )*muscles?|re-?educat\w+|facial workout",
    "rejuvenation": r"rejuvenat\w+|youth\w*|younger|anti-?age?ing|plump\w*",
    "skin-quality": r"glow\w*|radian\w+|bright(?:er|en)\w*|smooth\w*|texture|pores|complexion",
    "hydration": r"hydrat\w+|moistur\w+",
    "pigmentation": r"pigment\w*|age spots?|dark spots?|sun damage|melasma",
    "acne": r"acne|breakouts?|blackheads?",
    "scars-marks": r"scars?|scarring|stretch marks?",
    "healing": r"\bheal(?:s|ing|ed)?\b|recovery",
    "inflammation": r"inflamm\w+|redness|swelling|sooth\w+|calm(?:s|ing)\b",
    "circulation": r"circulation|blood flow|oxygen\w*",
    "lymphatic": r"lymph\w*|drainage|puff\w+|bloat\w*",
    "detox": r"detox\w*|toxins?|impurities|heavy metals",
    "absorption": r"absor\w+|penetrat\w+",
    "hair": r"hair (?:growth|removal|loss)|thicker hair",
    "fat-cellulite": r"\bfat\b|cellulite|weight loss|inches|calories|metabolism",
    "pain": r"\bpain\b|stiffness|soreness|headaches?|aches?",
    "disease": r"arthritis|asthma|eczema|psoriasis|rosacea|depression|diabetes|cancer|palsy",
    "wellbeing": r"stress|sleep|mood|fatigue|anxiety|hangover",
    "immunity": r"immun\w+",
    "bioelectric": r"frequenc\w+|\bions?\b|energy field|body'?s (?:own )?(?:natural )?(?:current|electric\w*)",
    "facelift-comparison": r"face-?\s?lift|botox|without surgery|under the knife",
    "instant-results": r"instant\w*|immediate\w*|after (?:one|a single|just one)|right away",
    "lasting-results": r"long-?lasting|permanent\w*|lasts?\b",
    "cumulative-results": r"cumulative|course of|series of",
    "guarantee-absolute": r"guarantee\w*|100 ?%|always|completely",
    "superlative": r"\bbest\b|most (?:effective|advanced|powerful)|revolutionary|cutting-edge|leading",
    "proof": r"clinically|proven|studies|research|scientific\w*",
    "statistic": r"\d+ ?%|\d+x\b|\d+ times",
    "safety": r"\bsafe\w*|side effects|no risk|gentle",
    "painless": r"painless|pain-free|comfortable",
    "no-downtime": r"downtime|recovery time",
    "universality": r"all skin types|everyone|any age",
    "regulatory-status": r"\bfda\b|\bce\b mark\w*|mhra|\btga\b",
    "endorsement": r"celebrit\w+|award\w*|as seen in|recommended by|nasa",
    "testimonial": r"clients (?:say|love|report)|swear by|patients (?:say|report)",
    "natural": r"natural\w*|holistic|chemical-free|organic",
    "comparison": r"better than|faster than|safer than|more effective than",
    "non-invasive": r"non-?invasive|non-?surgical",
}


def phrase_list(corpus: Corpus) -> set[Place]:
    """Lines on which one of the listed phrases stands, counted for the phrase's topic."""
    patterns: dict[str, list[str]] = {}
    for line in _LIST.read_text("utf-8").splitlines():
        topic, _, phrase = line.partition("\t")
        patterns.setdefault(topic, []).append(rf"\b{re.escape(phrase)}\b")
    return _matches(corpus, {topic: "|".join(parts) for topic, parts in patterns.items()})


def keyword_families(corpus: Corpus) -> set[Place]:
    """Lines on which a topic's keywords stand."""
    return _matches(corpus, FAMILIES)


def _matches(corpus: Corpus, patterns: dict[str, str]) -> set[Place]:
    compiled = {topic: re.compile(pattern, re.IGNORECASE) for topic, pattern in patterns.items()}
    found = set()
    for name in corpus.files:
        for number, line in enumerate(corpus.text(name).replace("\u2019", "'").split("\n"), 1):
            found |= {Place(name, number, topic) for topic, pattern in compiled.items() if pattern.search(line)}
    return found
