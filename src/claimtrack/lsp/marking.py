"""The marks put on texts: on copy what was found in it, on the files it is judged by what is wrong with them."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from pathlib import Path

from lsprotocol.types import Diagnostic
from pygls.uris import from_fs_path, to_fs_path

from claimtrack.errors import Problem
from claimtrack.lsp import diagnostics
from claimtrack.lsp.buffers import Buffer
from claimtrack.lsp.checking import Unchecked
from claimtrack.lsp.kinds import kind_of
from claimtrack.lsp.library_files import is_saved, problems_of_text
from claimtrack.lsp.session import Session
from claimtrack.lsp.surveying import problems_around

_log = logging.getLogger(__name__)


async def mark(session: Session, uri: str) -> None:
    """Put the marks on the newest version of a text; none where a newer one has come meanwhile."""
    buffer = session.buffers.get(uri)
    if buffer is None:
        return
    try:
        marks = await _marks(session, buffer)
    except Exception as error:
        # A fault of ours on one text must end neither the session nor the person's trust in an empty margin.
        _log.exception("%s could not be checked", buffer.path)
        marks = diagnostics.of_copy(Unchecked(buffer, f"not checked: an error in claimtrack ({error!r})"))
    if marks is not None and session.buffers.get(uri) is buffer:
        session.publish(uri, marks, buffer.version)


async def _marks(session: Session, buffer: Buffer) -> list[Diagnostic] | None:
    """The marks of a text; null where they are put with those of all files of its library or configuration."""
    kind = kind_of(buffer)
    if kind == "library" and not is_saved(buffer):
        problems = problems_of_text(buffer)
        return [diagnostics.of_problem(one, buffer.text, buffer.encoding) for one in problems]
    if kind in ("library", "config"):
        await _survey(session)
        return None
    checked = await session.checked(buffer.uri)
    if isinstance(checked, Unchecked) and checked.problems:
        await _survey(session)
    return diagnostics.of_copy(checked) if checked else []


async def _survey(session: Session) -> None:
    """Mark the files of every library, configuration and baseline that the open texts need, as they are saved."""
    found = await session.beside(problems_around, tuple(session.buffers), session.judges)
    by_uri = {_uri(session, file): problems for file, problems in found.items()}
    governing = {one.uri for one in session.buffers if kind_of(one) in ("library", "config")}
    for uri in {*by_uri, *session.faulty, *governing}:
        buffer = session.buffers.get(uri)
        if buffer is None or is_saved(buffer):
            marks = _of_problems(session, uri, by_uri.get(uri, ()))
            session.publish(uri, marks, buffer.version if buffer else None)
    session.faulty = set(by_uri)


def _of_problems(session: Session, uri: str, problems: Sequence[Problem]) -> list[Diagnostic]:
    buffer, path = session.buffers.get(uri), to_fs_path(uri)
    text = buffer.text if buffer else ""
    if buffer is None and path and Path(path).is_file():
        text = Path(path).read_bytes().decode(errors="replace")
    return [diagnostics.of_problem(one, text, session.encoding) for one in problems]


def _uri(session: Session, file: Path) -> str:
    buffer = session.buffers.of_file(file)
    return buffer.uri if buffer else str(from_fs_path(str(file)))
