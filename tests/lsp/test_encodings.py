"""Marks in the units that client and server agree on."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests import studio
from tests.lsp.editor import Editor

pytestmark = pytest.mark.asyncio(loop_scope="session")

LINE = "e\u0301t\u00e9 😋😋 \u20ac The lamp facial boosts collagen."
TEXT = f"\ufeff# Lamp facial\r\n\r\n👩\u200d🔬\r\n\r\n{LINE}\r\n"


async def placed(editor: Editor, codec: str, width: int) -> None:
    (mark,) = await editor.open("units.md", TEXT, "markdown")
    line = LINE.encode(codec)
    assert mark.range.start.line == mark.range.end.line == 4
    quoted = line[mark.range.start.character * width : mark.range.end.character * width].decode(codec)
    assert quoted == "boosts collagen"
    editor.type("units.md", 2, "😋😋", "😋 warm 😋")
    (mark,) = await editor.marks("units.md", 2)
    assert editor.texts["units.md"][slice(*editor.lines("units.md").span(mark.range))] == "boosts collagen"


async def test_a_client_that_names_none_counts_in_utf_16(editor: Editor) -> None:
    assert editor.capabilities
    assert editor.capabilities.position_encoding == "utf-16"
    await placed(editor, "utf-16-le", 2)


async def test_a_client_gets_the_units_it_asks_for(tmp_path: Path) -> None:
    studio.library(tmp_path / "claims")
    editor = Editor(tmp_path)
    await editor.start(encoding="utf-8")
    assert editor.capabilities
    assert editor.capabilities.position_encoding == "utf-8"
    await placed(editor, "utf-8", 1)
    assert await editor.stop() == 0
