"""Bytes that are not plain UTF-8: pages of another encoding, and pages into which a little of one was pasted."""

from __future__ import annotations

import pytest

from claimtrack.documents import read_bytes
from claimtrack.documents.model import Document, Skipped
from tests.documents.places import places

PASTED = "Calm é skin. " * 20
MIXED = (
    ("a.php", b"<?php $text = 'It\x92s calm \xe9 skin';", "It’s calm é skin"),
    ("a.liquid", f"<p>{PASTED}".encode() + b"It\x92s calm</p>", PASTED + "It’s calm"),
    ("a.csv", b"text\n" + f"{PASTED}".encode() + b"from \xa330\n", PASTED + "from £30"),
    ("a.json", '\ufeff{"text": "Calm skin"}'.encode(), "Calm skin"),
    ("a.yaml", "text: Calm é skin\n".encode("utf-16"), "Calm é skin"),
)


@pytest.mark.parametrize("path, data, text", MIXED)
def test_text_of_other_encodings_is_read(path: str, data: bytes, text: str) -> None:
    document = read_bytes(data, path)
    assert isinstance(document, Document), document
    assert places(document)[-1][2] == text


@pytest.mark.parametrize("path", ["a.php", "a.json", "a.yaml", "a.tsx", "a.vue"])
def test_bytes_that_are_no_text_are_skipped(path: str) -> None:
    for data in (b"GIF89a\x00\x01", bytes(range(128, 256)) * 9):
        assert isinstance(read_bytes(data, path), Skipped)
