"""What can be done about a mark, done to the text and checked again."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from lsprotocol import types

from claimtrack.lsp.actions import actions
from claimtrack.lsp.buffers import Buffer
from claimtrack.lsp.checking import Checked, check
from claimtrack.lsp.client import Client
from claimtrack.lsp.ignoring import Insertion, is_harmless
from claimtrack.lsp.judges import Judges
from claimtrack.lsp.options import Options
from tests import studio
from tests.lsp.editor import Editor

pytestmark = pytest.mark.asyncio(loop_scope="session")

CLAIM = "The lamp facial boosts collagen."
WORDING = "Nobody has measured collagen after a lamp facial."
UNTIL = "until=2027-05-23"
REWORD = "Write instead"
SNIPPETS = Client(versions=True, snippets=True)
CREATES = Client(versions=True, creates=True)

REPLACED = [
    ("a.html", "<h1>Lamp facial</h1>\n<p>Hello. The lamp <b>facial</b> boosts collagen. Bye.</p>\n"),
    ("a.md", f"# Lamp facial\n\n> *{CLAIM}*\n"),
    ("a.mdx", f"# Lamp facial\n\n<Note>{CLAIM}</Note>\n"),
    ("a.tsx", f"export default (): Node => <p>{CLAIM}</p>\n"),
    ("a.php", f"<p>{CLAIM}</p>\n"),
    ("a.txt", f"Hello 😋. {CLAIM}\r\n"),
    ("a.json", f'{{"title": "Lamp facial", "description": "{CLAIM}"}}\n'),
]
IGNORED = [
    ("p.html", f"<p>{CLAIM}</p>\n", f"<!-- {{}} --><p>{CLAIM}</p>\n"),
    ("t.html", f"<title>{CLAIM}</title>\n", f"<!-- {{}} --><title>{CLAIM}</title>\n"),
    ("a.html", f'<p>Hi <img alt="{CLAIM}"></p>\n', f'<p>Hi <!-- {{}} --><img alt="{CLAIM}"></p>\n'),
    ("s.html", f"<p>Hello. {CLAIM}</p>\n", f"<p>Hello. <!-- {{}} -->{CLAIM}</p>\n"),
    ("p.md", f"# Lamp\n\nHello.\n{CLAIM}\n", f"# Lamp\n\n<!-- {{}} -->\nHello.\n{CLAIM}\n"),
    ("l.md", f"- One\n  - {CLAIM}\n", f"- One\n  <!-- {{}} -->\n  - {CLAIM}\n"),
    ("t.md", f"Hi\n\n| a |\n|---|\n| {CLAIM} |\n", f"Hi\n\n| a |\n|---|\n| <!-- {{}} -->{CLAIM} |\n"),
    ("f.md", f"---\ntitle: {CLAIM}\n---\nHi\n", f"---\n# {{}}\ntitle: {CLAIM}\n---\nHi\n"),
    ("w.md", f"# Lamp\r\n\r\n{CLAIM}\r\n", f"# Lamp\r\n\r\n<!-- {{}} -->\r\n{CLAIM}\r\n"),
    ("p.mdx", f"# Lamp\n\n{CLAIM}\n", f"# Lamp\n\n{{{{/* {{}} */}}}}\n{CLAIM}\n"),
    ("p.jsx", f"export default () => <p>{CLAIM}</p>\n", f"export default () => <p>{{{{/* {{}} */}}}}{CLAIM}</p>\n"),
    (
        "o.js",
        f'export default {{{{\n  description: "{CLAIM}",\n}}}}\n',
        f'export default {{{{\n  // {{}}\n  description: "{CLAIM}",\n}}}}\n',
    ),
    ("p.php", f"<p>{CLAIM}</p>\n", f"<!-- {{}} --><p>{CLAIM}</p>\n"),
    ("s.php", f'<?php\n$description = "{CLAIM}";\n', f'<?php\n// {{}}\n$description = "{CLAIM}";\n'),
    ("a.yaml", f"page:\n  description: {CLAIM}\n", f"page:\n  # {{}}\n  description: {CLAIM}\n"),
    ("v.vue", f"<template><p>{CLAIM}</p></template>\n", f"<template><!-- {{}} --><p>{CLAIM}</p></template>\n"),
]


@pytest.fixture(scope="module")
def judges(tmp_path_factory: pytest.TempPathFactory) -> Judges:
    folder = studio.library(tmp_path_factory.mktemp("judged") / "claims")
    return Judges(Options(claims=folder, as_of=date.fromisoformat(studio.AS_OF)))


def checked_of(judges: Judges, name: str, text: str) -> Checked:
    checked = check(Buffer(f"file:///{name}", "", 1, text, "utf-16"), judges)
    assert isinstance(checked, Checked)
    return checked


def ignores(checked: Checked, client: Client) -> list[types.CodeAction]:
    (passage,) = checked.judged.page.passages
    return [one for one in actions(checked, passage.place.span, [], client) if one.title.startswith("Ignore")]


def rules(checked: Checked) -> list[str]:
    return [finding.rule for passage in checked.judged.page.passages for finding in passage.findings]


def edited(checked: Checked, action: types.CodeAction) -> str:
    """The text with the edit of an action, for a client that knows no versions."""
    assert action.edit
    assert action.edit.changes
    (edit,) = action.edit.changes[checked.buffer.uri]
    start, end = checked.buffer.lines.span(edit.range)
    return checked.buffer.text[:start] + edit.new_text + checked.buffer.text[end:]


def edits_of(action: dict[str, Any]) -> list[dict[str, Any]]:
    (change,) = action["edit"]["documentChanges"]
    return list(change["edits"])


@pytest.mark.parametrize("name,text", REPLACED)
async def test_an_allowed_wording_clears_the_mark(editor: Editor, name: str, text: str) -> None:
    marks = await editor.open(f"reword/{name}", text, "")
    (action,) = [one for one in await editor.actions(f"reword/{name}", marks) if one["title"].startswith(REWORD)]
    assert action["isPreferred"]
    assert [mark["data"] for mark in action["diagnostics"]] == [mark.data for mark in marks]
    editor.apply(f"reword/{name}", 2, edits_of(action))
    assert await editor.marks(f"reword/{name}", 2) == []
    assert WORDING in editor.texts[f"reword/{name}"]
    assert "boosts" not in editor.texts[f"reword/{name}"]


async def test_every_rung_that_may_stand_there_is_offered_the_suggestion_first(editor: Editor) -> None:
    marks = await editor.open("rungs.html", studio.PAGE)
    found = await editor.actions("rungs.html", marks[:2])
    rewordings = [one for one in found if one["title"].startswith(REWORD)]
    texts = [edits_of(one)[0]["newText"] for one in rewordings]
    assert texts == [
        f"{WORDING} In a dish, light raised ATP in cells.",
        WORDING,
        "In a dish, light raised ATP in cells.",
    ]
    assert [one["isPreferred"] for one in rewordings] == [True, False, False]
    for version, one in enumerate(rewordings, 2):
        editor.apply("rungs.html", version, edits_of(one))
        assert [mark.code for mark in await editor.marks("rungs.html", version)] == ["unregistered-claim"]
        editor.texts["rungs.html"] = studio.PAGE


async def test_nothing_is_replaced_where_markup_would_be_cut(judges: Judges) -> None:
    checked = checked_of(judges, "cut.html", "<p>The lamp facial boosts <a href='x'>collagen. Hello</a> there.</p>\n")
    (passage,) = checked.judged.page.passages
    assert not [one for one in actions(checked, passage.place.span, [], Client()) if one.title.startswith(REWORD)]


async def test_a_heading_goes_on_naming_its_treatment(judges: Judges) -> None:
    checked = checked_of(judges, "h.md", "# The lamp facial boosts ATP\n\nHello.\n")
    (passage,) = checked.judged.page.passages
    found = [edited(checked, one) for one in actions(checked, passage.place.span, [], Client()) if one.edit]
    assert found[0] == "# Lamp facial: light and cells\n\nHello.\n"


@pytest.mark.parametrize("name,text,expected", IGNORED)
async def test_an_ignore_is_written_as_a_comment_of_the_format(
    judges: Judges, name: str, text: str, expected: str
) -> None:
    text = text.replace("{{", "{").replace("}}", "}")
    checked = checked_of(judges, name, text)
    (action,) = ignores(checked, Client())
    directive = f"claimtrack-ignore-next {rules(checked)[0]} {UNTIL} -- "
    assert edited(checked, action) == expected.format(directive)
    reasoned = edited(checked, action).replace(f"{UNTIL} -- ", f"{UNTIL} -- the trial is being repeated")
    again = checked_of(judges, name, reasoned)
    assert rules(again) == []
    assert [one.reason for one in again.judged.suppressed] == ["the trial is being repeated"]


async def test_an_ignore_without_a_reason_ignores_nothing(judges: Judges) -> None:
    checked = checked_of(judges, "p.md", f"{CLAIM}\n")
    (action,) = ignores(checked, Client())
    assert rules(checked_of(judges, "p.md", edited(checked, action))) == ["invalid-ignore", "unsupported-claim"]


async def test_a_string_among_code_gets_no_comment_that_could_break_it(judges: Judges) -> None:
    checked = checked_of(judges, "p.jsx", f'export default () => <p>Hi <img alt="{CLAIM}" /></p>\n')
    assert rules(checked) == ["unsupported-claim"]
    assert ignores(checked, Client()) == []


@pytest.mark.parametrize("marks,harmless", [("// {}\n", False), ("{{/* {} */}}", True)])
async def test_a_comment_that_readers_would_see_is_no_comment(judges: Judges, marks: str, harmless: bool) -> None:
    page = f"export default () => <p>{CLAIM}</p>\n"
    comment = marks.format("claimtrack-ignore-next -- why")
    checked = checked_of(judges, "p.jsx", page)
    assert is_harmless(checked.document, Insertion(page.index("The"), comment, 0)) is harmless


async def test_a_client_that_can_is_led_to_where_the_reason_goes(judges: Judges) -> None:
    checked = checked_of(judges, "p.mdx", f"{CLAIM}\n")
    (action,) = ignores(checked, SNIPPETS)
    assert action.edit
    (change,) = action.edit.document_changes or ()
    assert isinstance(change, types.TextDocumentEdit)
    (edit,) = change.edits
    assert isinstance(edit, types.SnippetTextEdit)
    assert edit.snippet.value == f"{{/* claimtrack-ignore-next unsupported-claim {UNTIL} -- $1 */\\}}\n"


async def test_a_format_without_comments_is_ignored_in_a_file_beside_it(judges: Judges, tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    checked = check(Buffer(page.as_uri(), "plaintext", 1, f"{CLAIM}\n", "utf-16"), judges)
    assert isinstance(checked, Checked)
    (action,) = ignores(checked, CREATES)
    assert ignores(checked, Client()) == []
    assert action.edit
    create, write = action.edit.document_changes or ()
    assert isinstance(create, types.CreateFile)
    assert isinstance(write, types.TextDocumentEdit)
    (edit,) = write.edits
    assert isinstance(edit, types.TextEdit)
    (tmp_path / "page.txt.claimtrack-ignores").write_text(edit.new_text.replace("-- ", "-- checked by Anna"))
    assert create.uri == (tmp_path / "page.txt.claimtrack-ignores").as_uri()
    again = check(Buffer(page.as_uri(), "plaintext", 2, f"{CLAIM}\n", "utf-16"), judges)
    assert isinstance(again, Checked)
    assert rules(again) == []


async def test_what_is_refuted_is_not_offered_to_be_ignored(tmp_path: Path) -> None:
    line = (
        "lines:\n  - source: trial-2020\n    direction: disputes\n    accepted: accepted\n    graded_by: the testers\n"
    )
    collagen = studio.FILES["lamp/collagen.yaml"]
    refuted = line + collagen[collagen.index("rewordings:") :]
    library = {"lamp/collagen.yaml": collagen[: collagen.index("gaps:")] + refuted}
    folder = studio.library(tmp_path / "claims", library)
    judges = Judges(Options(claims=folder, as_of=date.fromisoformat(studio.AS_OF)))
    checked = checked_of(judges, "p.md", f"{CLAIM}\n")
    assert rules(checked) == ["refuted-claim"]
    assert ignores(checked, Client()) == []


async def test_the_evidence_is_opened_and_answered_in_markdown(editor: Editor) -> None:
    marks = await editor.open("evidence.html", studio.PAGE)
    (action,) = [
        one
        for one in await editor.actions("evidence.html", marks[1:2])
        if "collagen" in one["title"] and "command" in one
    ]
    command = action["command"]
    params = types.ExecuteCommandParams(command["command"], command["arguments"])
    card = await editor.client.workspace_execute_command_async(params)
    assert "Does it raise collagen?" in str(card)
    (shown,) = editor.shown
    assert Path(types_path(shown.uri)).read_text(encoding="utf-8") == f"{card}\n"
    gone = types.ExecuteCommandParams(command["command"], ["lamp/nothing", command["arguments"][1]])
    assert await editor.client.workspace_execute_command_async(gone) == ""


def types_path(uri: str) -> str:
    return uri.removeprefix("file://")


@pytest.mark.parametrize("only,kinds", [("quickfix", {"quickfix"}), ("refactor", set()), ("", {"quickfix", ""})])
async def test_only_the_kinds_that_are_asked_for_are_given(editor: Editor, only: str, kinds: set[str]) -> None:
    (mark,) = await editor.open("only.md", f"{CLAIM}\n", "markdown")
    wanted = [types.CodeActionKind(only)] if only else None
    context = types.CodeActionContext([mark], wanted)
    params = types.CodeActionParams(types.TextDocumentIdentifier(editor.uri("only.md")), mark.range, context)
    found = await editor.raw(types.TEXT_DOCUMENT_CODE_ACTION, params)
    assert {one["kind"] for one in found or ()} == kinds
    editor.close("only.md")


async def test_a_place_without_a_finding_has_nothing_to_be_done(editor: Editor) -> None:
    await editor.open("nothing.md", "Hello.\n", "markdown")
    place = types.Range(types.Position(0, 0), types.Position(0, 2))
    params = types.CodeActionParams(
        types.TextDocumentIdentifier(editor.uri("nothing.md")), place, types.CodeActionContext([])
    )
    assert not await editor.raw(types.TEXT_DOCUMENT_CODE_ACTION, params)
