"""The files of a library in the editor: what is wrong with them, and the ids they may refer to.

As a file stands on disk the whole library is validated, references too. An unsaved text is validated by itself: what it
may refer to is known, what other files say of it is not asked until it is saved.
"""

from __future__ import annotations

from pathlib import Path

from claimtrack.errors import LibraryError, Problem
from claimtrack.knowledge.loading import read_records
from claimtrack.lsp.buffers import Buffer
from claimtrack.lsp.judges import Judges
from claimtrack.lsp.kinds import library_of


def problems_on_disk(folder: Path, judges: Judges) -> tuple[Problem, ...]:
    """Every problem of a library as it is saved."""
    try:
        judges.library(folder)
    except LibraryError as error:
        return error.problems
    return ()


def problems_of_text(buffer: Buffer) -> list[Problem]:
    """The problems of one unsaved file by itself."""
    folder, file = library_of(buffer.file), buffer.file
    if folder is None or file is None:
        return []
    try:
        # As it would be saved: half a surrogate pair is the fault of whoever pasted it, not of the encoder.
        read_records(buffer.text.encode(errors="replace"), file, file.relative_to(folder).as_posix())
    except LibraryError as error:
        return list(error.problems)
    return []


def is_saved(buffer: Buffer) -> bool:
    """Whether the file on disk holds this text."""
    if buffer.file is None:
        return False
    try:
        return buffer.file.read_bytes().decode("utf-8-sig") == buffer.text.removeprefix("\ufeff")
    except (OSError, UnicodeDecodeError):
        return False
