"""What a passage says of one claim's own target: "lowers blood pressure and eases arthritis" says two things."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claimtrack.detect.found import Found
from claimtrack.detect.vocabulary import Hit
from claimtrack.detect.words import Words

_LISTED = re.compile(r"\s*(?:[,&/]\s*)?(?:(?:and|or|plus|even|as well as)\s+)?(?:(?:your|the|a|an)\s+)?")


def own_words(passage: str, found: Found, words: Words | None) -> str:
    """A passage less the targets of its other claims on the same topic, so that none lends the claim its wording.

    Targets listed with the claim's own stay: "eases gout and asthma" is one claim of both.
    """
    said = (*words.targets, *words.phrases) if words else ()
    targets = sorted((hit for hit in said if getattr(hit.word, "topic", "") == found.topic), key=_place)
    if len(targets) < 2:
        return passage
    own = [
        hit
        for hit in targets
        if any(hit.start < item.span.end and item.span.start < hit.end for item in found.evidence)
    ]
    if not own:
        return passage
    kept = _listed_with(passage, targets, own)
    for hit in targets:
        if hit not in kept:
            passage = passage[: hit.start] + " " * (hit.end - hit.start) + passage[hit.end :]
    return passage


def _listed_with(passage: str, targets: Sequence[Hit], own: Sequence[Hit]) -> list[Hit]:
    kept = list(own)
    for one in (*targets, *reversed(targets)):
        if one not in kept and any(_joined(passage, *sorted((one, other), key=_place)) for other in kept):
            kept.append(one)
    return kept


def _joined(passage: str, first: Hit, second: Hit) -> bool:
    return first.end > second.start or _LISTED.fullmatch(passage.lower(), first.end, second.start) is not None


def _place(hit: Hit) -> tuple[int, int]:
    return hit.start, hit.end
