"""One phrase in 43 tiny files: found at the exact line and column, or rightly not found."""

from __future__ import annotations

from pathlib import Path

import pytest

from claimtrack.documents import read
from claimtrack.documents.model import Document
from tests.documents.cases import PROBE, assert_traced, found


@pytest.mark.parametrize("name, content, places", PROBE, ids=[case[0] for case in PROBE])
def test_phrase_is_found_where_a_reader_sees_it(
    tmp_path: Path, name: str, content: str, places: tuple[tuple[int, int], ...]
) -> None:
    path = tmp_path / name
    path.write_bytes(content.encode())
    document = read(path)
    assert isinstance(document, Document)
    assert_traced(document)
    assert tuple(document.position(start) for start, _ in found(document, "radical glow")) == places
