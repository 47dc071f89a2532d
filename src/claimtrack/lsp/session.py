"""One editor's session: its open texts, the judges they are held to, and what was found in them."""

from __future__ import annotations

import asyncio
import logging
import os
import tempfile
from collections.abc import Awaitable, Callable, Generator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from lsprotocol import types
from pygls.exceptions import FeatureRequestError, JsonRpcException, PyglsError
from pygls.lsp.server import LanguageServer
from pygls.protocol import LanguageServerProtocol, lsp_method
from pygls.uris import to_fs_path

from claimtrack.lsp.buffers import Buffers
from claimtrack.lsp.checking import Checked, Unchecked, check
from claimtrack.lsp.judges import Judges
from claimtrack.lsp.kinds import kind_of
from claimtrack.lsp.options import Options
from claimtrack.lsp.publishing import Pending
from claimtrack.version import __version__

T = TypeVar("T")
_log = logging.getLogger(__name__)


class _Protocol(LanguageServerProtocol):
    """pygls's protocol, but that it answers requests it cannot read, and keeps no texts of its own: it would split
    their lines elsewhere and shift positions to fit."""

    def structure_message(self, data: dict[str, Any]) -> Any:
        """Read a message; a request that is not as it should be is answered, since its client waits."""
        try:
            return super().structure_message(data)
        except JsonRpcException as error:
            if "id" in data and "method" in data:
                self._send_response(data["id"], error=error.to_response_error())
            raise

    @lsp_method(types.TEXT_DOCUMENT_DID_CHANGE)
    def lsp_text_document__did_change(self, params: types.DidChangeTextDocumentParams) -> Generator[Any, Any, None]:
        yield self.fm.features[types.TEXT_DOCUMENT_DID_CHANGE], (params,), None


class Session(LanguageServer):
    """The server with what it knows. Judging runs in one thread beside the loop, so that a newer text is noticed."""

    def __init__(self, options: Options, mark: Callable[[Session, str], Awaitable[None]]) -> None:
        """`mark` puts the marks on the newest version of the text of a URI."""
        super().__init__("claimtrack", __version__, protocol_cls=_Protocol)
        self.buffers = Buffers()
        self.judges = Judges(options)
        self.pending = Pending(partial(mark, self))
        self.ended = False
        """Whether the client has asked for the end before it left."""
        self.faulty: set[str] = set()
        """URIs of the files of libraries, configurations and baselines that bear marks."""
        self._kept: dict[str, Checked | Unchecked] = {}
        self._renewals = 0
        self._thread = ThreadPoolExecutor(1, "claimtrack-judge")
        self._folder: tempfile.TemporaryDirectory[str] | None = None

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

    def folder(self) -> Path:
        """A folder of this session's own for what it shows, gone with it."""
        self._folder = self._folder or tempfile.TemporaryDirectory(prefix="claimtrack-")
        return Path(self._folder.name)

    def tidy(self) -> None:
        """Leave nothing behind."""
        self._thread.shutdown(cancel_futures=True)
        if self._folder:
            self._folder.cleanup()

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
            renewals = self._renewals
            kept = await self.beside(check, buffer, self.judges)
            if self.buffers.get(uri) is buffer and self._renewals == renewals:
                self._kept[uri] = kept
        return kept

    def renew(self) -> None:
        """Judge all open texts again, by what configurations and libraries say now."""
        self.judges.renew()
        self._renewals += 1
        self._kept.clear()
        for buffer in self.buffers:
            self.pending.ask(buffer.uri, 0)

    def forget(self, uri: str) -> None:
        """Drop a text and its marks."""
        self.pending.drop(uri)
        self.buffers.close(uri)
        self._kept.pop(uri, None)
        self.publish(uri, [])

    def publish(self, uri: str, marks: list[types.Diagnostic], version: int | None = None) -> None:
        """Put the marks on a file in place of those it has."""
        self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, marks, version))
