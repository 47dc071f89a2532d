"""The identity of a mention across edits elsewhere in the file: never its line, never the verdict on it."""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter

_NOT_WORD = re.compile(r"\W+")


def words_of(sentence: str) -> str:
    """A sentence as its identity has it: words alone, case folded."""
    return _NOT_WORD.sub(" ", sentence).strip().casefold()


class Fingerprints:
    """Fingerprints of one page: path, words of the sentence, topic, and which of several equal ones it is."""

    def __init__(self, path: str) -> None:
        self._path = json.dumps(path)
        self._seen: Counter[tuple[str, str]] = Counter()

    def next(self, sentence: str, topic: str) -> str:
        """20 hex digits; call in the order of the page."""
        words = words_of(sentence)
        self._seen[words, topic] += 1
        # A JSON array, put together from its parts: that is three times as fast.
        identity = f"[{self._path}, {json.dumps(words)}, {json.dumps(topic)}, {self._seen[words, topic]}]"
        return hashlib.sha256(identity.encode()).hexdigest()[:20]
