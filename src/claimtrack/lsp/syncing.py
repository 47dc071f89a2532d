"""What the editor tells: texts opened, changed, saved and closed, files changed behind its back."""

from __future__ import annotations

from pathlib import Path

from lsprotocol import types
from pygls.uris import to_fs_path

from claimtrack.baseline import NAME as BASELINE
from claimtrack.ignores import SUFFIX
from claimtrack.knowledge.layout import MANIFEST
from claimtrack.lsp.kinds import library_of
from claimtrack.lsp.session import Session

_WATCHED = ("**/*.toml", "**/*.yaml", "**/*.yml", f"**/{BASELINE}", f"**/*{SUFFIX}")


def initialize(session: Session, params: types.InitializeParams) -> None:
    """The client has said who it is."""
    session.settle(params)


def initialized(session: Session, params: types.InitializedParams) -> None:
    """The client is ready; ask it to watch files, where it can."""
    workspace = session.client_capabilities.workspace
    watching = workspace.did_change_watched_files if workspace else None
    if watching and watching.dynamic_registration:
        watchers = [types.FileSystemWatcher(pattern) for pattern in _WATCHED]
        options = types.DidChangeWatchedFilesRegistrationOptions(watchers)
        watch = types.Registration("watch", types.WORKSPACE_DID_CHANGE_WATCHED_FILES, options)
        session.client_register_capability(types.RegistrationParams([watch]))


def opened(session: Session, params: types.DidOpenTextDocumentParams) -> None:
    """A text was opened."""
    session.buffers.open(params.text_document, session.encoding)
    session.pending.ask(params.text_document.uri, 0)


def changed(session: Session, params: types.DidChangeTextDocumentParams) -> None:
    """Something was typed."""
    if session.buffers.change(params.text_document, params.content_changes):
        session.pending.ask(params.text_document.uri)


def saved(session: Session, params: types.DidSaveTextDocumentParams) -> None:
    """A text was saved; one that others are judged by changes them all."""
    if _governs(session, params.text_document.uri):
        session.renew()


def closed(session: Session, params: types.DidCloseTextDocumentParams) -> None:
    """A text was closed; its marks go."""
    session.forget(params.text_document.uri)


def watched(session: Session, params: types.DidChangeWatchedFilesParams) -> None:
    """Files changed on disk, by another program or by this editor."""
    if any(_governs(session, change.uri) for change in params.changes):
        session.renew()


def shutdown(session: Session, params: object) -> None:
    """The client is about to leave."""
    session.ended = True


def _governs(session: Session, uri: str) -> bool:
    """Whether copy is judged by what the file holds; a configuration may extend one of any name."""
    path = to_fs_path(uri)
    if path is None:
        return False
    file = Path(path)
    named = file.name in (BASELINE, MANIFEST) or file.name.endswith((".toml", SUFFIX))
    return named or library_of(file) is not None or session.judges.reads(file)
