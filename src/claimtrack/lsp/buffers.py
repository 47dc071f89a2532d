"""The texts that are open in the editor, saved or not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from lsprotocol.types import (
    TextDocumentContentChangeEvent,
    TextDocumentContentChangePartial,
    TextDocumentItem,
    VersionedTextDocumentIdentifier,
)
from pygls.uris import to_fs_path, urlparse

from claimtrack.errors import shown
from claimtrack.lsp.positions import Lines


@dataclass(frozen=True)
class Buffer:
    """One version of one open text."""

    uri: str
    language: str
    """As the client calls it: 'markdown', 'typescriptreact'."""
    version: int
    text: str
    encoding: str

    @cached_property
    def lines(self) -> Lines:
        """Its lines, in the client's units."""
        return Lines(self.text, self.encoding)

    @cached_property
    def file(self) -> Path | None:
        """Where it lies on disk; null for a text that was never saved."""
        path = to_fs_path(self.uri)
        return Path(path) if path else None

    @cached_property
    def path(self) -> str:
        """As a report names it: POSIX, relative to the working directory; of a text never saved its name."""
        return shown(self.file).as_posix() if self.file else urlparse(self.uri)[2]


class Buffers:
    """Open texts by URI, each in its newest version."""

    def __init__(self) -> None:
        self._open: dict[str, Buffer] = {}

    def __iter__(self) -> Iterator[Buffer]:
        return iter(tuple(self._open.values()))

    def get(self, uri: str) -> Buffer | None:
        """The text; null where it is not open."""
        return self._open.get(uri)

    def of_file(self, file: Path) -> Buffer | None:
        """The text of a file; null where it is not open."""
        return next((buffer for buffer in self if buffer.file == file), None)

    def open(self, item: TextDocumentItem, encoding: str) -> Buffer:
        """Take in a text."""
        buffer = self._open[item.uri] = Buffer(item.uri, item.language_id, item.version, item.text, encoding)
        return buffer

    def change(
        self, document: VersionedTextDocumentIdentifier, changes: Sequence[TextDocumentContentChangeEvent]
    ) -> Buffer | None:
        """Apply changes in their order; null where the text is not open."""
        buffer = self._open.get(document.uri)
        if buffer is None:
            return None
        for change in changes:
            buffer = replace(buffer, text=_changed(buffer, change))
        self._open[document.uri] = buffer = replace(buffer, version=document.version)
        return buffer

    def close(self, uri: str) -> None:
        """Forget a text."""
        self._open.pop(uri, None)


def _changed(buffer: Buffer, change: TextDocumentContentChangeEvent) -> str:
    if not isinstance(change, TextDocumentContentChangePartial):
        return change.text
    start, end = buffer.lines.span(change.range)
    return buffer.text[:start] + change.text + buffer.text[max(start, end) :]
