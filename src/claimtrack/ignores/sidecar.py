"""Directives for copy that can hold no comments (Word, PDF, JSON, CSV, plain text), in a file beside it.

# about.docx.claimtrack-ignores
claimtrack-ignore-passage "boosts collagen" unsupported-claim until=2027-06-30 -- the trial is being repeated
claimtrack-ignore-file unregistered-claim -- a draft
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from claimtrack.documents.model import Document, Span
from claimtrack.ignores.comments import has_comments
from claimtrack.ignores.directives import WORD, Directive, parsed

SUFFIX = ".claimtrack-ignores"


def beside(document: Document) -> tuple[Directive, ...]:
    """The directives in the file beside a document, in their order; none where there is no such file."""
    if has_comments(document):
        return ()
    path = document.path + SUFFIX
    try:
        text = Path(path).read_bytes().decode("utf-8-sig", "replace")
    except (OSError, ValueError):
        return ()
    return tuple(_read(path, text))


def _read(path: str, text: str) -> Iterator[Directive]:
    offset = 0
    for number, line in enumerate(text.splitlines(keepends=True), 1):
        said = line.strip()
        if said and not said.startswith("#"):
            column = len(line) - len(line.lstrip())
            span = Span(offset + column, offset + column + len(said))
            head, _, rest = said.partition(" ")
            reach = head.removeprefix(f"{WORD}-") if head.startswith(f"{WORD}-") else ""
            yield parsed(path, span, number, column + 1, said, reach, rest, inline=False)
        offset += len(line)
