"""One editor's session: its open texts, the judges they are held to, and the marks that are put on them."""

from __future__ import annotations

import asyncio
import logging
import os
from collections.abc import Callable, Generator, Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, TypeVar

from lsprotocol import types
from pygls.exceptions import FeatureRequestError, JsonRpcException, PyglsError
from pygls.lsp.server import LanguageServer
from pygls.protocol import LanguageServerProtocol, lsp_method
from pygls.uris import from_fs_path, to_fs_path

from claimtrack.errors import Problem
from claimtrack.lsp import diagnostics
from claimtrack.lsp.buffers import Buffer, Buffers
from claimtrack.lsp.checking import Checked, Unchecked, check
from claimtrack.lsp.judges import Judges
from claimtrack.lsp.kinds import kind_of
from claimtrack.lsp.library_files import is_saved, problems_of_text
from claimtrack.lsp.options import Options
from claimtrack.lsp.publishing import Pending
from claimtrack.lsp.surveying import problems_around
from claimtrack.version import __version__

T = TypeVar("T")
_log = logging.getLogger(__name__)


class _Protocol(LanguageServerProtocol):
    """pygls's protocol without its own copy of the texts: it splits lines elsewhere and shifts positions to fit."""

    @lsp_method(types.TEXT_DOCUMENT_DID_CHANGE)
    def lsp_text_document__did_change(self, params: types.DidChangeTextDocumentParams) -> Generator[Any, Any, None]:
        yield self.fm.features[types.TEXT_DOCUMENT_DID_CHANGE], (params,), None


class Session(LanguageServer):
    """The server with what it knows. Judging runs in one thread beside the loop, so that a newer text is noticed."""

    def __init__(self, options: Options) -> None:
        super().__init__("claimtrack", __version__, protocol_cls=_Protocol)
        self.buffers = Buffers()
        self.judges = Judges(options)
        self.pending = Pending(self._mark)
        self.ended = False
        """Whether the client has asked for the end before it left."""
        self._kept: dict[str, Checked | Unchecked] = {}
        self._faulty: set[str] = set()
        """URIs of the files of libraries and configurations that bear marks."""
        self._thread = ThreadPoolExecutor(1, "claimtrack-judge")

    def settle(self, params: types.InitializeParams) -> None:
        """Name paths as the command line does when it is called in the workspace's first folder."""
        roots = [folder.uri for folder in params.workspace_folders or ()] or [params.root_uri or ""]
        root = to_fs_path(roots[0])
        if root and Path(root).is_dir():
            os.chdir(root)

    def report_server_error(self, error: Exception, source: type[PyglsError] | type[JsonRpcException]) -> None:
        """Log what went wrong; a fault of ours is told to the person, what is no message of the protocol is not."""
        if issubclass(source, JsonRpcException):
            _log.warning("passed over what is no message of the protocol")
            return
        data = getattr(error, "data", None) or {}
        _log.error("%s\n%s", error, "".join(data.get("traceback", ())))
        if source is not FeatureRequestError:
            told = types.ShowMessageParams(types.MessageType.Error, f"claimtrack: {error}")
            self.window_show_message(told)

    @property
    def encoding(self) -> str:
        """The units that client and server have agreed on."""
        return str(getattr(self.workspace.position_encoding, "value", self.workspace.position_encoding))

    async def beside(self, work: Callable[..., T], *arguments: object) -> T:
        """Run work in the judging thread, one after the other."""
        return await asyncio.get_running_loop().run_in_executor(self._thread, work, *arguments)

    async def checked(self, uri: str) -> Checked | Unchecked | None:
        """The newest version of a text that is copy, judged; null for any other text."""
        buffer = self.buffers.get(uri)
        if buffer is None or kind_of(buffer) != "copy":
            return None
        kept = self._kept.get(uri)
        if kept is None or kept.buffer is not buffer:
            kept = await self.beside(check, buffer, self.judges)
            if self.buffers.get(uri) is buffer:
                self._kept[uri] = kept
        return kept

    def renew(self) -> None:
        """Judge all open texts again, by what configurations and libraries say now."""
        self.judges.renew()
        self._kept.clear()
        for buffer in self.buffers:
            self.pending.ask(buffer.uri, 0)

    def forget(self, uri: str) -> None:
        """Drop a text and its marks."""
        self.pending.drop(uri)
        self.buffers.close(uri)
        self._kept.pop(uri, None)
        self._publish(uri, [])

    async def _mark(self, uri: str) -> None:
        """Put the marks on the newest version of a text."""
        buffer = self.buffers.get(uri)
        if buffer is None:
            return
        try:
            marks = await self._marks(buffer)
        except Exception as error:
            # A fault of ours on one text must end neither the session nor the person's trust in an empty margin.
            _log.exception("%s could not be checked", buffer.path)
            marks = diagnostics.of_copy(Unchecked(buffer, f"not checked: an error in claimtrack ({error!r})"))
        if marks is not None and self.buffers.get(uri) is buffer:
            self._publish(uri, marks, buffer.version)

    async def _marks(self, buffer: Buffer) -> list[types.Diagnostic] | None:
        """The marks of a text; null where they are put with those of all files of its library or configuration."""
        kind = kind_of(buffer)
        if kind == "library" and not is_saved(buffer):
            return diagnostics.of_problems(problems_of_text(buffer), buffer)
        if kind in ("library", "config"):
            await self._survey()
            return None
        checked = await self.checked(buffer.uri)
        if isinstance(checked, Unchecked) and checked.problems:
            await self._survey()
        return diagnostics.of_copy(checked) if checked else []

    async def _survey(self) -> None:
        """Mark the files of every library and configuration that the open texts need."""
        found = await self.beside(problems_around, tuple(self.buffers), self.judges)
        by_uri = {self._uri(file): problems for file, problems in found.items()}
        open_files = {one.uri for one in self.buffers if kind_of(one) in ("library", "config")}
        for uri in {*by_uri, *self._faulty, *open_files}:
            buffer = self.buffers.get(uri)
            if buffer is None or is_saved(buffer):
                self._publish(uri, list(self._of_file(uri, by_uri.get(uri, ()))), buffer.version if buffer else None)
        self._faulty = set(by_uri)

    def _of_file(self, uri: str, problems: Iterable[Problem]) -> Iterable[types.Diagnostic]:
        buffer, text = self.buffers.get(uri), ""
        if buffer is None and (path := to_fs_path(uri)) and Path(path).is_file():
            text = Path(path).read_bytes().decode(errors="replace")
        return (diagnostics.of_problem(one, buffer.text if buffer else text, self.encoding) for one in problems)

    def _uri(self, file: Path) -> str:
        buffer = self.buffers.of_file(file)
        return buffer.uri if buffer else str(from_fs_path(str(file)))

    def _publish(self, uri: str, marks: list[types.Diagnostic], version: int | None = None) -> None:
        self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, marks, version))
