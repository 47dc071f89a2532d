"""Files of a library and configurations in the editor, and the copy that is judged by them."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from lsprotocol import types

from tests import studio
from tests.lsp.editor import Editor

pytestmark = pytest.mark.asyncio(loop_scope="session")

CLAIM = "The lamp facial boosts collagen.\n"
COLLAGEN = studio.FILES["lamp/collagen.yaml"]
ATP = studio.FILES["lamp/atp.yaml"]


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def mending(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Editor]:
    """A server of its own: these tests break what all texts are judged by, and mend it again."""
    root = tmp_path_factory.mktemp("mending")
    studio.library(root / "claims")
    editor = Editor(root)
    await editor.start("--as-of", studio.AS_OF)
    yield editor
    assert await editor.stop() == 0


@pytest_asyncio.fixture(loop_scope="session")
async def editor(mending: Editor) -> AsyncIterator[Editor]:
    yield mending
    studio.library(mending.root / "claims")
    for name in mending.texts:
        mending.close(name)
    mending.texts.clear()
    await told(mending, "claims/library.yaml")


def quoted(editor: Editor, name: str, mark: types.Diagnostic) -> str:
    return editor.texts[name][slice(*editor.lines(name).span(mark.range))]


async def test_a_fault_is_marked_while_it_is_typed_and_a_broken_reference_once_it_is_saved(editor: Editor) -> None:
    name = "claims/lamp/atp.yaml"
    assert await editor.open(name, ATP, "yaml") == []
    editor.type(name, 2, "direction: supports", "direction: suports")
    (mark,) = await editor.marks(name, 2)
    assert (quoted(editor, name, mark), mark.message) == (
        "suports",
        "'direction' is 'suports'; did you mean 'supports'?",
    )
    editor.type(name, 3, "direction: suports", "direction: supports")
    assert await editor.marks(name, 3) == []
    editor.type(name, 4, "source: dish-2020", "source: dish-2021")
    assert await editor.marks(name, 4) == []
    editor.save(name)
    (mark,) = await editor.marks(name, 4, after=4)
    assert quoted(editor, name, mark) == "dish-2021"
    assert mark.message == "source 'dish-2021' does not exist; did you mean 'dish-2020'?"


async def test_copy_says_that_its_library_is_broken_and_is_judged_again_once_it_is_mended(editor: Editor) -> None:
    assert [mark.code for mark in await editor.open("page1.md", CLAIM, "markdown")] == ["unsupported-claim"]
    broken, name = COLLAGEN.replace("kind: clinical-outcome", "kind: clinical"), "claims/lamp/collagen.yaml"
    studio.write(editor.root, {name: broken})
    await told(editor, name)
    (mark,) = await editor.marks("page1.md", 1, after=1)
    assert (mark.code, mark.severity) == ("not-checked", types.DiagnosticSeverity.Warning)
    assert mark.message.startswith("not checked: claims/lamp/collagen.yaml:6:7: 'kind' is 'clinical'")
    (fault,) = await editor.marks(name, None)
    assert (fault.range.start, fault.severity) == (types.Position(5, 6), types.DiagnosticSeverity.Error)
    studio.write(editor.root, {name: COLLAGEN})
    await told(editor, name)
    assert [mark.code for mark in await editor.marks("page1.md", 1, after=2)] == ["unsupported-claim"]
    await editor.open(name, COLLAGEN, "yaml")
    assert list(editor.of(name)[-1].diagnostics) == []


async def told(editor: Editor, name: str) -> None:
    """Say that a file changed on disk, as a client that watches does."""
    change = types.FileEvent(editor.uri(name), types.FileChangeType.Changed)
    editor.client.workspace_did_change_watched_files(types.DidChangeWatchedFilesParams([change]))


async def test_a_library_changed_by_its_editor_changes_the_verdict_on_copy(editor: Editor) -> None:
    (before,) = await editor.open("page2.md", CLAIM, "markdown")
    await editor.open("claims/lamp/collagen.yaml", COLLAGEN, "yaml")
    editor.type("claims/lamp/collagen.yaml", 2, "The lamp raises collagen.", "The lamp raises collagen in rats.")
    editor.save("claims/lamp/collagen.yaml")
    (after,) = await editor.marks("page2.md", 1, after=1)
    assert "raises collagen;" in before.message
    assert "raises collagen in rats;" in after.message
    assert [watch.method for watch in editor.watchers] == ["workspace/didChangeWatchedFiles"]


async def test_a_wrong_configuration_is_marked_in_its_own_file_and_named_in_the_copy(editor: Editor) -> None:
    wrong = 'markets = ["uk"]\n\n[[discharged]]\nmarkt = "uk"\n'
    studio.write(editor.root, {"claimtrack.toml": wrong})
    (mark,) = await editor.open("page3.md", CLAIM, "markdown")
    assert mark.message.startswith("not checked: claimtrack.toml:")
    faults = await editor.open("claimtrack.toml", wrong, "toml")
    assert {quoted(editor, "claimtrack.toml", fault) for fault in faults} >= {'markt = "uk"'}
    editor.retype("claimtrack.toml", 2, 'markets = ["uk"]\n')
    editor.save("claimtrack.toml")
    assert [mark.code for mark in await editor.marks("page3.md", 1, after=1)] == ["unsupported-claim"]
    assert await editor.marks("claimtrack.toml", 2) == []
    (editor.root / "claimtrack.toml").unlink()


async def test_what_configuration_and_baseline_say_holds_in_the_editor(editor: Editor) -> None:
    config = 'exclude = ["internal/**"]\nmin_confidence = "low"\nbaseline = "claimtrack-baseline.json"\n'
    entry = {"path": "old.md", "text": CLAIM.strip(), "topic": "collagen", "rule": "unsupported-claim"}
    entry |= {"severity": "error", "status": "missing", "fingerprint": "0" * 20, "added": "2026-11-01"}
    baseline = json.dumps({"schema": 1, "library": "", "entries": [entry]})
    studio.write(editor.root, {"claimtrack.toml": config, "claimtrack-baseline.json": baseline, "old.md": CLAIM})
    assert await editor.open("old.md", CLAIM, "markdown") == []
    assert await editor.open("internal/guide.md", CLAIM, "markdown") == []
    assert len(await editor.open("new.md", CLAIM, "markdown")) == 1
    assert await editor.open("claimtrack-baseline.json", baseline, "json") == []
    assert await editor.open("page.txt.claimtrack-ignores", CLAIM, "plaintext") == []
    editor.retype("claimtrack-baseline.json", 2, baseline.replace('"schema": 1', '"schema": 9'))
    editor.save("claimtrack-baseline.json")
    (fault,) = await editor.marks("claimtrack-baseline.json", 2)
    assert "no baseline of schema 1" in fault.message
    (mark,) = await editor.marks("old.md", 1, after=1)
    assert mark.message.startswith("not checked: claimtrack-baseline.json:1:1: this is no baseline")
    for name in ("claimtrack.toml", "claimtrack-baseline.json"):
        (editor.root / name).unlink()
