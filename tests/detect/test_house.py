"""House words: found as written whatever the case, hyphen or quotation marks; quiet where they are not used."""

from __future__ import annotations

import pytest

from claimtrack import documents
from claimtrack.detect import find_house_words
from claimtrack.knowledge.lexicon import HouseWord
from claimtrack.knowledge.library import Records, packaged

RECORDS = Records.load(claims=packaged())
ROWS = tuple(HouseWord(never=term) for term in ("miracle", "anti ageing", "anti", "client's journey", "non surgical"))


@pytest.mark.parametrize(
    "copy, found",
    [
        ("A Miracle facial.", ["Miracle"]),
        ("Miraculous, and miracles.", []),
        ("Anti-ageing, antiageing and ANTI AGEING creams.", ["Anti-ageing", "antiageing", "ANTI AGEING"]),
        ("An anti-pollution cream.", ["anti"]),
        ("Every client\u2019s journey is ours.", ["client\u2019s journey"]),
        ("A nonsurgical option, the non\u2011surgical way.", ["nonsurgical", "non\u2011surgical"]),
        ("Want a miracle?", ["miracle"]),
        ("It may be a miracle.", ["miracle"]),
        ("Clients say it is a miracle.", ["miracle"]),
        ("Side effects: a miracle is rare.", ["miracle"]),
        ("It is not a miracle.", []),
        ("There is no evidence that it is a miracle.", []),
        ('We never write "miracle".', []),
        ("The word \u201cmiracle\u201d is one we leave out.", []),
        ("\u201cIt was a miracle,\u201d she said.", ["miracle"]),
        ("Not only a miracle but a pleasure.", ["miracle"]),
    ],
)
def test_what_is_used_is_found(copy: str, found: list[str]) -> None:
    page = documents.read_text(copy, "page.txt")
    mentions = find_house_words(page, RECORDS, ROWS)
    assert [page.blocks[one.block].text[slice(*one.span)] for one in mentions if one.claimed] == found


def test_each_names_the_row_it_was_found_by() -> None:
    page = documents.read_text("An ANTI-AGEING miracle.", "page.txt")
    assert [one.evidence[0].term for one in find_house_words(page, RECORDS, ROWS)] == ["anti ageing", "miracle"]


def test_no_rows_no_words() -> None:
    assert find_house_words(documents.read_text("A miracle.", "page.txt"), RECORDS, ()) == ()
