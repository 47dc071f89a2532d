"""Text that somebody is writing: decoded already, perhaps half a character, perhaps not English."""

from __future__ import annotations

import pytest

from claimtrack import documents
from claimtrack.documents.model import Document, Skipped
from claimtrack.errors import UsageError


def test_half_a_pair_keeps_its_place() -> None:
    read = documents.read_typed("A\ud83d lamp", "draft", "text")
    assert isinstance(read, Document)
    assert read.source == "A\ufffd lamp"
    read.source.encode()


def test_a_declared_charset_does_not_make_gibberish_of_text_that_is_decoded() -> None:
    read = documents.read_typed('<meta charset="utf-16"><p>Wärme, 5 µA', "draft", "html")
    assert isinstance(read, Document)
    assert read.blocks[-1].text == "Wärme, 5 µA"


def test_another_language_is_skipped_with_the_reason() -> None:
    text = "Die Behandlung ist für die Haut und mit der Zeit sind die Falten nicht mehr zu sehen, auch bei Ihnen. " * 3
    read = documents.read_typed(text, "draft", "text")
    assert isinstance(read, Skipped)
    assert "German" in read.reason


def test_what_is_no_text_is_refused() -> None:
    assert isinstance(documents.read_typed("x", "draft", "pdf"), Skipped)
    with pytest.raises(UsageError, match="no format named 'pages'"):
        documents.read_typed("x", "draft", "pages")
