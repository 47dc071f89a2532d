"""The script that measures stance cues on other people's files reads those files as they are laid out."""

from __future__ import annotations

from pathlib import Path

import pytest
from benchmarks import external

from claimtrack.detect.compiled import vocabulary
from claimtrack.knowledge.library import Records

NEGEX = """\
Report No.\tConcept\tSentence\tNegation
1\tswelling\tThe knee shows no SWELLING at all.\tNegated
1\tswelling\t"There is   SWELLING, but no redness."\tAffirmed
1\tredness\t"There is swelling, but no REDNESS."\tNegated
2\tabsent concept\tNothing to see here.\tNegated
"""
BIOSCOPE = """\
<DocumentSet><Document><sentence id="1">It <xcope><cue type="speculation">may</cue> work</xcope>.</sentence>
<sentence id="2">It works.</sentence></Document></DocumentSet>
"""


@pytest.fixture(scope="module")
def hits() -> external.Hits:
    return vocabulary(Records.load(near=Path(__file__))).framing.hits


def test_negation_of_a_marked_concept(tmp_path: Path, hits: external.Hits) -> None:
    path = tmp_path / "negex.txt"
    path.write_text(NEGEX, encoding="utf-8")
    read = [(item.expected, item.read) for item in external.negex(path, hits)]
    assert read == [(True, True), (False, False), (True, True)]


def test_sentences_with_a_word_of_doubt(tmp_path: Path, hits: external.Hits) -> None:
    path = tmp_path / "bioscope.xml"
    path.write_text(BIOSCOPE, encoding="utf-8")
    read = [(item.text, item.expected, item.read) for item in external.bioscope(path, hits)]
    assert read == [("It may work.", True, True), ("It works.", False, False)]
