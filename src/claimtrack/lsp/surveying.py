"""What is wrong, as saved, with the libraries and configurations that open texts are judged by."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from claimtrack.documents import read_text
from claimtrack.errors import BrokenError, ClaimtrackError, Problem
from claimtrack.lsp.buffers import Buffer
from claimtrack.lsp.judges import Judges
from claimtrack.lsp.kinds import library_of
from claimtrack.lsp.library_files import problems_on_disk


def problems_around(buffers: Iterable[Buffer], judges: Judges) -> Mapping[Path, Sequence[Problem]]:
    """The problems by the file they are in, in the order of the file."""
    found: dict[Path, dict[Problem, None]] = {}
    for buffer in buffers:
        for problem in _problems(buffer, judges):
            found.setdefault(Path(problem.path).absolute(), {})[problem] = None
    return {file: sorted(problems) for file, problems in found.items()}


def _problems(buffer: Buffer, judges: Judges) -> Iterator[Problem]:
    if folder := library_of(buffer.file):
        yield from problems_on_disk(folder, judges)
        return
    try:
        judge = judges.of(buffer.file or Path())
        # A page without words asks for all that its configuration says.
        judges.page(judge, read_text("", buffer.path, "text"))
    except BrokenError as error:
        yield from error.problems
    except ClaimtrackError:
        return  # told at the top of the text itself
