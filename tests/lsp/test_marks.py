"""Marks on copy as it is opened, typed in and closed."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import pytest
from lsprotocol import types

from claimtrack.lsp.marking import mark
from claimtrack.lsp.options import Options
from claimtrack.lsp.publishing import Pending
from claimtrack.lsp.session import Session
from tests import studio
from tests.lsp.editor import Editor

T = TypeVar("T")
pytestmark = pytest.mark.asyncio(loop_scope="session")

CLAIM = "The lamp facial boosts collagen."
FORMATS = [
    ("page.htm", "html", f"<h1>Lamp facial</h1>\n<p>{CLAIM}</p>\n"),
    ("page.md", "markdown", f"# Lamp facial\n\n{CLAIM}\n"),
    ("page.mdx", "mdx", f"# Lamp facial\n\n<Note>{CLAIM}</Note>\n"),
    ("Page.jsx", "javascriptreact", f"export default () => <p>{CLAIM}</p>\n"),
    ("Page.tsx", "typescriptreact", f"export default (): Node => <p>{CLAIM}</p>\n"),
    ("page.php", "php", f'<?php $title = "Lamp facial"; ?>\n<p>{CLAIM}</p>\n'),
    ("page.txt", "plaintext", f"{CLAIM}\n"),
    ("copy.json", "json", f'{{"title": "Lamp facial", "description": "{CLAIM}"}}\n'),
    ("copy.yaml", "yaml", f"title: Lamp facial\ndescription: {CLAIM}\n"),
    ("page.unknown", "markdown", f"# Lamp facial\n\n{CLAIM}\n"),
]


async def test_a_page_is_marked_when_it_is_opened(editor: Editor) -> None:
    marks = await editor.open("open.html", studio.PAGE)
    text, lines = editor.texts["open.html"], editor.lines("open.html")
    found = [(mark.severity, mark.code, text[slice(*lines.span(mark.range))]) for mark in marks]
    assert found == [
        (types.DiagnosticSeverity.Warning, "unsupported-claim", "boosts</b> ATP"),
        (types.DiagnosticSeverity.Error, "unsupported-claim", "boosts</b> ATP &amp; collagen"),
        (types.DiagnosticSeverity.Information, "unregistered-claim", "boosts hair growth"),
    ]
    assert {mark.source for mark in marks} == {"claimtrack"}
    assert all(len(str(mark.data)) == 20 for mark in marks)
    assert marks[1].message == (
        "says that the lamp raises collagen; a search found no evidence that counts for it (missing)\n"
        "try: Nobody has measured collagen after a lamp facial. In a dish, light raised ATP in cells."
    )


@pytest.mark.parametrize("name,language,text", FORMATS)
async def test_every_format_is_marked_at_its_place(editor: Editor, name: str, language: str, text: str) -> None:
    (mark,) = await editor.open(name, text, language)
    assert text[slice(*editor.lines(name).span(mark.range))] == "boosts collagen"


async def test_a_text_that_was_never_saved_is_read_by_its_language(editor: Editor) -> None:
    item = types.TextDocumentItem("untitled:Untitled-1", "markdown", 1, f"# Lamp facial\n\n{CLAIM}\n")
    editor.client.text_document_did_open(types.DidOpenTextDocumentParams(item))
    await editor.open("after.md", "")
    (published,) = [params for params in editor.published if params.uri == "untitled:Untitled-1"]
    assert [mark.code for mark in published.diagnostics] == ["unsupported-claim"]


async def test_a_file_that_nothing_reads_is_left_alone(editor: Editor) -> None:
    assert await editor.open("page.rs", f"// {CLAIM}\n", "rust") == []


async def test_copy_in_another_language_says_that_it_was_not_read(editor: Editor) -> None:
    german = "Die Lampe ist nicht nur für die Haut und das Gesicht, sondern auch für den Hals und die Hände gut. " * 4
    (mark,) = await editor.open("seite.md", german, "markdown")
    assert (mark.code, mark.severity) == ("not-checked", types.DiagnosticSeverity.Hint)
    assert "not English" in mark.message


async def test_marks_follow_the_text_as_it_is_typed(editor: Editor) -> None:
    await editor.open("typed.md", f"# Lamp facial\n\nIt is warm. {CLAIM}\n", "markdown")
    editor.type("typed.md", 2, "It is warm.", "It is warm 😋 and\nbright.")
    (mark,) = await editor.marks("typed.md", 2)
    assert editor.texts["typed.md"][slice(*editor.lines("typed.md").span(mark.range))] == "boosts collagen"
    editor.type("typed.md", 3, "boosts collagen", "is warm")
    assert await editor.marks("typed.md", 3) == []
    editor.retype("typed.md", 4, f"{CLAIM}\n")
    assert len(await editor.marks("typed.md", 4)) == 1


async def test_a_line_separator_in_the_text_moves_no_mark(editor: Editor) -> None:
    await editor.open("apart.md", "# Lamp facial\n\none\u2028two\x0cthree\n\nlast\n", "markdown")
    editor.type("apart.md", 2, "last", CLAIM)
    (mark,) = await editor.marks("apart.md", 2)
    assert mark.range.start == types.Position(4, len("The lamp facial "))


async def test_versions_only_go_forward_and_the_last_one_is_marked(editor: Editor) -> None:
    await editor.open("fast.md", "# Lamp facial\n\nWords\n", "markdown")
    for version in range(2, 12):
        editor.type("fast.md", version, "Words", f"It boosts collagen {version}. Words")
    marks = await editor.marks("fast.md", 11)
    versions = [params.version for params in editor.of("fast.md")]
    assert len(marks) == 10
    assert versions == sorted(set(versions), key=lambda version: version or 0)


async def test_closing_a_text_takes_its_marks_away(editor: Editor) -> None:
    await editor.open("closed.md", f"{CLAIM}\n", "markdown")
    editor.close("closed.md")
    assert await editor.marks("closed.md", None) == []
    editor.retype("closed.md", 2, f"{CLAIM} {CLAIM}\n")
    await editor.open("other.md", "", "markdown")
    assert [params.version for params in editor.of("closed.md")] == [1, None]


async def test_asking_again_takes_the_place_of_what_was_not_done() -> None:
    done: list[str] = []

    async def work(uri: str) -> None:
        done.append(uri)

    pending = Pending(work)
    for uri in ("a", "a", "b", "a", "c"):
        pending.ask(uri, 0.001)
    pending.drop("c")
    while len(done) < 2:
        await asyncio.sleep(0.001)
    await asyncio.sleep(0.005)
    assert sorted(done) == ["a", "b"]


class Typist(Session):
    """A session in which somebody types while a text is judged."""

    def __init__(self, root: Path) -> None:
        super().__init__(Options(claims=studio.library(root / "claims")), mark)
        self.told: list[types.PublishDiagnosticsParams] = []
        self.typing = True

    async def beside(self, work: Callable[..., T], *arguments: object) -> T:
        result = await super().beside(work, *arguments)
        if self.typing:
            self.typing = False
            whole = types.TextDocumentContentChangeWholeDocument("Nothing.\n")
            self.buffers.change(types.VersionedTextDocumentIdentifier(2, "untitled:a"), [whole])
            self.pending.ask("untitled:a", 0)
        return result

    def text_document_publish_diagnostics(self, params: types.PublishDiagnosticsParams) -> None:
        self.told.append(params)


async def test_what_was_found_in_a_version_gone_by_is_never_told(tmp_path: Path) -> None:
    session = Typist(tmp_path)
    session.buffers.open(types.TextDocumentItem("untitled:a", "markdown", 1, f"{CLAIM}\n"), "utf-16")
    session.pending.ask("untitled:a", 0)
    while not session.told:
        await asyncio.sleep(0.001)
    assert [(params.version, list(params.diagnostics)) for params in session.told] == [(2, [])]
    session.tidy()


class Failing(Session):
    """A session whose judging fails for a reason nobody foresaw."""

    def __init__(self) -> None:
        super().__init__(Options(), mark)
        self.told: list[types.PublishDiagnosticsParams] = []

    async def beside(self, work: Callable[..., T], *arguments: object) -> T:
        raise RuntimeError("unforeseen")

    def text_document_publish_diagnostics(self, params: types.PublishDiagnosticsParams) -> None:
        self.told.append(params)


async def test_a_fault_of_ours_is_told_at_the_text_and_ends_nothing() -> None:
    session = Failing()
    session.buffers.open(types.TextDocumentItem("untitled:a", "markdown", 1, f"{CLAIM}\n"), "utf-16")
    await mark(session, "untitled:a")
    ((told,),) = [params.diagnostics for params in session.told]
    assert (told.code, told.severity) == ("not-checked", types.DiagnosticSeverity.Warning)
    assert told.message == "not checked: an error in claimtrack (RuntimeError('unforeseen'))"
    session.tidy()
