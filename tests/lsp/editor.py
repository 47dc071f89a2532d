"""An editor for tests: a real client of the protocol that drives the real server in a process of its own."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from lsprotocol import types
from pygls.lsp.client import LanguageClient

from claimtrack.lsp.positions import Lines

WAIT = 20.0
"""Seconds after which a test gives up on the server."""
CAPABILITIES = types.ClientCapabilities(
    workspace=types.WorkspaceClientCapabilities(
        workspace_edit=types.WorkspaceEditClientCapabilities(
            document_changes=True, resource_operations=[types.ResourceOperationKind.Create]
        ),
        did_change_watched_files=types.DidChangeWatchedFilesClientCapabilities(dynamic_registration=True),
    ),
    text_document=types.TextDocumentClientCapabilities(
        hover=types.HoverClientCapabilities(content_format=[types.MarkupKind.Markdown])
    ),
    window=types.WindowClientCapabilities(show_document=types.ShowDocumentClientCapabilities(True)),
)


class Editor:
    """Opens texts below a folder, types in them, and holds what the server said of each version."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.client = LanguageClient("tests", "1")
        self.texts: dict[str, str] = {}
        self.published: list[types.PublishDiagnosticsParams] = []
        self.messages: list[str] = []
        self.shown: list[types.ShowDocumentParams] = []
        self.watchers: list[types.Registration] = []
        self.capabilities: types.ServerCapabilities | None = None
        self._news = asyncio.Event()
        self._encoding = "utf-16"
        self._listen()

    def _listen(self) -> None:
        self.client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)(lambda params: self._hear(params))
        self.client.feature(types.WINDOW_SHOW_MESSAGE)(lambda params: self.messages.append(params.message))
        self.client.feature(types.WINDOW_SHOW_DOCUMENT)(lambda params: self._show(params))
        self.client.feature(types.CLIENT_REGISTER_CAPABILITY)(lambda params: self.watchers.extend(params.registrations))

    def _hear(self, params: types.PublishDiagnosticsParams) -> None:
        self.published.append(params)
        self._news.set()

    def _show(self, params: types.ShowDocumentParams) -> types.ShowDocumentResult:
        self.shown.append(params)
        return types.ShowDocumentResult(success=True)

    async def start(
        self, *options: str, capabilities: types.ClientCapabilities = CAPABILITIES, encoding: str | None = None
    ) -> None:
        """Start the server and greet it."""
        await self.client.start_io(sys.executable, "-m", "claimtrack", "lsp", "--stdio", *options, cwd=self.root)
        if encoding:
            capabilities = types.ClientCapabilities(
                workspace=capabilities.workspace,
                text_document=capabilities.text_document,
                general=types.GeneralClientCapabilities(position_encodings=[types.PositionEncodingKind(encoding)]),
            )
            self._encoding = encoding
        params = types.InitializeParams(capabilities=capabilities, root_uri=self.root.as_uri())
        result = await asyncio.wait_for(self.client.initialize_async(params), WAIT)
        self.capabilities = result.capabilities
        self.client.initialized(types.InitializedParams())

    async def stop(self) -> int:
        """Say goodbye as the protocol asks; the exit code of the server."""
        await asyncio.wait_for(self.client.shutdown_async(None), WAIT)
        return await self.leave()

    async def leave(self) -> int:
        """Leave without more than the word."""
        self.client.exit(None)
        server = self.client._server
        assert server is not None
        code = await asyncio.wait_for(server.wait(), WAIT)
        await self.client.stop()  # type: ignore[no-untyped-call]
        return code

    def uri(self, name: str) -> str:
        return (self.root / name).as_uri()

    def lines(self, name: str) -> Lines:
        """The lines of an open text, in the units agreed on."""
        return Lines(self.texts[name], self._encoding)

    async def open(self, name: str, text: str, language: str = "html") -> list[types.Diagnostic]:
        """Open a text as version 1; the marks of it."""
        self.texts[name] = text
        item = types.TextDocumentItem(self.uri(name), language, 1, text)
        self.client.text_document_did_open(types.DidOpenTextDocumentParams(item))
        return await self.marks(name, 1)

    def type(self, name: str, version: int, old: str, new: str) -> None:
        """Replace a piece of a text by an incremental change."""
        text, lines = self.texts[name], self.lines(name)
        start = text.index(old)
        place = types.Range(lines.position(start), lines.position(start + len(old)))
        self.change(name, version, types.TextDocumentContentChangePartial(place, new))
        self.texts[name] = text[:start] + new + text[start + len(old) :]

    def retype(self, name: str, version: int, text: str) -> None:
        """Replace a whole text."""
        self.texts[name] = text
        self.change(name, version, types.TextDocumentContentChangeWholeDocument(text))

    def change(self, name: str, version: int, change: types.TextDocumentContentChangeEvent) -> None:
        document = types.VersionedTextDocumentIdentifier(version, self.uri(name))
        self.client.text_document_did_change(types.DidChangeTextDocumentParams(document, [change]))

    def save(self, name: str) -> None:
        """Write a text to disk and say so."""
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(self.texts[name], encoding="utf-8", newline="")
        self.client.text_document_did_save(
            types.DidSaveTextDocumentParams(types.TextDocumentIdentifier(self.uri(name)))
        )

    def close(self, name: str) -> None:
        identifier = types.TextDocumentIdentifier(self.uri(name))
        self.client.text_document_did_close(types.DidCloseTextDocumentParams(identifier))

    def of(self, name: str) -> list[types.PublishDiagnosticsParams]:
        """All that was published on a file, in order."""
        return [params for params in self.published if params.uri == self.uri(name)]

    async def marks(self, name: str, version: int | None, *, after: int = 0) -> list[types.Diagnostic]:
        """The marks of one version of a file, once they are there; `after` publications on it that came before."""

        async def wait() -> list[types.Diagnostic]:
            while True:
                for params in self.of(name)[after:]:
                    if params.version == version:
                        return list(params.diagnostics)
                self._news.clear()
                await self._news.wait()

        return await asyncio.wait_for(wait(), WAIT)

    async def actions(self, name: str, marks: Sequence[types.Diagnostic]) -> list[dict[str, Any]]:
        """What can be done about marks, as the server sent it."""
        params = types.CodeActionParams(
            types.TextDocumentIdentifier(self.uri(name)), marks[0].range, types.CodeActionContext(list(marks))
        )
        # Raw: the library's own reader takes an action that has a command for a bare command.
        found = await self.raw(types.TEXT_DOCUMENT_CODE_ACTION, params)
        return list(found or [])

    async def raw(self, method: str, params: Any) -> Any:
        """A request whose answer is not read as the library's types."""
        protocol = self.client.protocol
        future = protocol.send_request(method, params)
        message = next(key for key, held in protocol._request_futures.items() if held is future)
        protocol._result_types[message] = None
        return await asyncio.wait_for(asyncio.wrap_future(future), WAIT)

    def apply(self, name: str, version: int, edits: Sequence[dict[str, Any]]) -> None:
        """Apply edits, the last in the text first, and tell the server the whole text."""
        text, lines = self.texts[name], self.lines(name)
        spans = [
            (lines.offset(_position(one["range"]["start"])), lines.offset(_position(one["range"]["end"])))
            for one in edits
        ]
        for (start, end), edit in sorted(zip(spans, edits, strict=True), key=lambda pair: pair[0], reverse=True):
            text = text[:start] + edit["newText"] + text[end:]
        self.retype(name, version, text)

    async def hover(self, name: str, words: str) -> str:
        """The text of the hover on the first place of some words; empty where there is none."""
        place = self.lines(name).position(self.texts[name].index(words))
        params = types.HoverParams(types.TextDocumentIdentifier(self.uri(name)), place)
        found = await asyncio.wait_for(self.client.text_document_hover_async(params), WAIT)
        return found.contents.value if found and isinstance(found.contents, types.MarkupContent) else ""

    async def complete(self, name: str, before: str) -> list[types.CompletionItem]:
        """What is offered right after some words."""
        place = self.lines(name).position(self.texts[name].index(before) + len(before))
        params = types.CompletionParams(types.TextDocumentIdentifier(self.uri(name)), place)
        found = await asyncio.wait_for(self.client.text_document_completion_async(params), WAIT)
        assert isinstance(found, types.CompletionList)
        return list(found.items)


def _position(place: dict[str, int]) -> types.Position:
    return types.Position(place["line"], place["character"])
