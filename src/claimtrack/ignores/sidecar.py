"""Directives for copy that can hold no comments (Word, PDF, JSON, CSV, plain text), in a file beside it.

# about.docx.claimtrack-ignores
claimtrack-ignore-passage "boosts collagen" unsupported-claim until=2027-06-30 -- the trial is being repeated
claimtrack-ignore-file unregistered-claim -- a draft
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from claimtrack.documents.model import Document, Span
from claimtrack.ignores.comments import has_comments
from claimtrack.ignores.directives import WORD, Directive, parsed

SUFFIX = ".claimtrack-ignores"


def beside(document: Document) -> tuple[Directive, ...]:
    """The directives in the file beside a document, in their order; none where there is no such file.

    Beside copy that can hold them itself they are at fault.
    """
    path = document.path + SUFFIX
    try:
        text = Path(path).read_bytes().decode("utf-8-sig", "replace")
    except (OSError, ValueError):
        return ()
    found = tuple(_read(path, text))
    if has_comments(document):
        fault = f"{document.path} takes directives in its comments; write it there"
        return tuple(replace(one, fault=fault) for one in found)
    return found


def _read(path: str, text: str) -> Iterator[Directive]:
    offset = 0
    for number, line in enumerate(io.StringIO(text, newline=""), 1):
        said = line.strip()
        if said and not said.startswith("#"):
            column = len(line) - len(line.lstrip())
            span = Span(offset + column, offset + column + len(said))
            head = said.split(None, 1)[0]
            reach, rest = head.removeprefix(f"{WORD}-") if head.startswith(f"{WORD}-") else "", said[len(head) :]
            yield parsed(path, span, number, column + 1, said, reach, rest, inline=False)
        offset += len(line)
