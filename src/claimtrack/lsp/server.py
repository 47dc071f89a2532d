"""The server put together, and run over standard input and output."""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from lsprotocol import types

from claimtrack.lsp import answers, syncing
from claimtrack.lsp.marking import mark
from claimtrack.lsp.options import Options
from claimtrack.lsp.session import Session

_FEATURES: Mapping[str, Callable[..., Any]] = {
    types.INITIALIZE: syncing.initialize,
    types.INITIALIZED: syncing.initialized,
    types.SHUTDOWN: syncing.shutdown,
    types.TEXT_DOCUMENT_DID_OPEN: syncing.opened,
    types.TEXT_DOCUMENT_DID_CHANGE: syncing.changed,
    types.TEXT_DOCUMENT_DID_SAVE: syncing.saved,
    types.TEXT_DOCUMENT_DID_CLOSE: syncing.closed,
    types.WORKSPACE_DID_CHANGE_WATCHED_FILES: syncing.watched,
    types.TEXT_DOCUMENT_HOVER: answers.hover,
    types.TEXT_DOCUMENT_CODE_ACTION: answers.code_actions,
    types.TEXT_DOCUMENT_COMPLETION: answers.completion,
    types.COMPLETION_ITEM_RESOLVE: answers.resolve,
}
_OPTIONS: Mapping[str, Any] = {
    types.TEXT_DOCUMENT_CODE_ACTION: types.CodeActionOptions(
        [types.CodeActionKind.QuickFix, types.CodeActionKind.Empty]
    ),
    # No trigger characters: wording is offered where the writer asks for it, never while prose is typed.
    types.TEXT_DOCUMENT_COMPLETION: types.CompletionOptions(resolve_provider=True),
}


def make(options: Options) -> Session:
    """The server, not yet running."""
    session = Session(options, mark)
    for method, answer in _FEATURES.items():
        session.feature(method, _OPTIONS.get(method))(partial(answer, session))
    session.command(answers.EVIDENCE)(partial(answers.evidence, session))
    return session


def serve(options: Options) -> int:
    """Serve one client until it leaves; 0 where it said so before, as the protocol asks, else 1."""
    logging.basicConfig(level=logging.WARNING, format="claimtrack lsp: %(message)s")
    logging.getLogger("pygls").setLevel(logging.CRITICAL)  # `Session.report_server_error` says it in one line
    # Standard output is the client's alone: a stray print would break the stream.
    stream = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    session = make(options)
    try:
        session.start_io(stdout=stream)
    finally:
        session.tidy()
    return int(not session.ended)
