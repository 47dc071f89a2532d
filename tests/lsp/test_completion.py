"""Approved wording where a sentence is begun, and ids in the files of a library."""

from __future__ import annotations

import pytest
from lsprotocol import types

from tests import studio
from tests.lsp.editor import Editor

pytestmark = pytest.mark.asyncio(loop_scope="session")

WORDINGS = [
    "In a dish, light raised ATP in cells.",
    "Nobody has measured collagen after a lamp facial.",
    "The lamp raises moisture in skin.",
    "A lamp facial boosts moisture.",
    "A lamp facial shines warm light on the skin.",
]


async def offered(editor: Editor, name: str, text: str, before: str) -> list[str]:
    await editor.open(f"complete/{name}", text, "")
    return [item.label for item in await editor.complete(f"complete/{name}", before)]


@pytest.mark.parametrize(
    "name,text,before",
    [
        ("a.md", "# Lamp facial\n\nHello.\n\n", "Hello.\n\n"),
        ("b.html", "<h1>Lamp facial</h1>\n<p></p>\n", "<p>"),
        ("c.html", "<h1>Lamp facial</h1>\n<p>Hello. </p>\n", "Hello. "),
        ("d.txt", "The lamp facial.\n\n", "facial.\n\n"),
        ("e.jsx", "export default () => <><h1>Lamp facial</h1><p>Hi. </p></>\n", "Hi. "),
        ("lamp-facial.md", "Hello.\n\n", "Hello.\n\n"),
    ],
)
async def test_all_wordings_of_the_treatment_are_offered_where_a_sentence_begins(
    editor: Editor, name: str, text: str, before: str
) -> None:
    assert await offered(editor, name, text, before) == WORDINGS


async def test_what_was_typed_narrows_them_and_is_replaced(editor: Editor) -> None:
    await editor.open("narrow.md", "# Lamp facial\n\nHello 😋. a lamp facial b\n", "markdown")
    (item,) = await editor.complete("narrow.md", "a lamp facial b")
    assert isinstance(item.text_edit, types.TextEdit)
    span = editor.lines("narrow.md").span(item.text_edit.range)
    assert editor.texts["narrow.md"][slice(*span)] == "a lamp facial b"
    assert item.text_edit.new_text == item.filter_text == "A lamp facial boosts moisture."


async def test_a_heading_is_offered_the_short_form(editor: Editor) -> None:
    assert await offered(editor, "head.md", "# Lamp facial\n\n## L\n", "## L") == ["Light and cells"]


@pytest.mark.parametrize(
    "name,text,before",
    [
        ("tag.html", "<h1>Lamp facial</h1>\n<p class=''>Hello.</p>\n", "<p class='"),
        ("script.html", "<h1>Lamp facial</h1>\n<script>let a = 1;</script>\n", "<script>"),
        ("code.md", "# Lamp facial\n\n```\nlet\n```\n", "```\n"),
        ("middle.md", "# Lamp facial\n\nWe say that a lamp\n", "that a lamp"),
        ("nobody.md", "Hello.\n\n", "Hello.\n\n"),
        ("code.tsx", "const a = 1;\nexport default (): Node => <h1>Lamp facial</h1>\n", "const a"),
    ],
)
async def test_nothing_is_offered_elsewhere(editor: Editor, name: str, text: str, before: str) -> None:
    assert await offered(editor, name, text, before) == []


async def test_an_item_comes_with_its_evidence(editor: Editor) -> None:
    await editor.open("evident.md", "# Lamp facial\n\nIn\n", "markdown")
    (item,) = await editor.complete("evident.md", "facial\n\nIn")
    found = await editor.client.completion_item_resolve_async(item)
    assert isinstance(found.documentation, types.MarkupContent)
    assert "**For**" in found.documentation.value


async def test_no_character_of_prose_sets_it_off(editor: Editor) -> None:
    assert editor.capabilities
    assert editor.capabilities.completion_provider
    assert editor.capabilities.completion_provider.trigger_characters is None


@pytest.mark.parametrize(
    "written,ids",
    [
        ("lines:\n  - source: ", ["dish-2020", "trial-2020"]),
        ("lines:\n  - {source: di", ["dish-2020", "trial-2020"]),
        ("about:\n  treatment: ", ["lamp"]),
        ("about: {treatment: lamp, topic: ", ["atp-energy", "collagen", "hair", "hydration", "painless"]),
        ("incompatible_with:\n  - lamp/", ["lamp/atp", "lamp/collagen", "lamp/moisture"]),
        ("incompatible_with: [lamp/atp, ", ["lamp/atp", "lamp/collagen", "lamp/moisture"]),
        ("rewordings:\n  - kind: fact\n    asserts: 'la", ["lamp/atp", "lamp/collagen", "lamp/moisture"]),
        ("text: source", []),
        ("examples:\n  makes:\n    - la", []),
    ],
)
async def test_ids_are_offered_where_a_record_refers_to_one(editor: Editor, written: str, ids: list[str]) -> None:
    await editor.open("claims/lamp/new.yaml", f"text: New.\n{written}", "yaml")
    found = await editor.complete("claims/lamp/new.yaml", written)
    assert [item.label for item in found] == ids
    for item in found[:1]:
        assert isinstance(item.text_edit, types.TextEdit)
        span = editor.lines("claims/lamp/new.yaml").span(item.text_edit.range)
        typed = editor.texts["claims/lamp/new.yaml"][slice(*span)]
        assert written.endswith(typed)
        assert typed in ("", "di", "la", "lamp/")
        resolved = await editor.client.completion_item_resolve_async(item)
        assert resolved.documentation
    editor.close("claims/lamp/new.yaml")


async def test_the_files_of_a_library_are_not_read_as_copy(editor: Editor) -> None:
    text = studio.FILES["lamp/collagen.yaml"]
    assert await editor.open("claims/lamp/collagen.yaml", text, "yaml") == []
    assert await editor.hover("claims/lamp/collagen.yaml", "boosts collagen") == ""
    editor.close("claims/lamp/collagen.yaml")
