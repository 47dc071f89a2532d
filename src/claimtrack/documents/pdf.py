"""PDF: the text of each page, read like plain text; the source is that text, and every block says its page."""

from __future__ import annotations

import logging
import re
from io import BytesIO
from typing import TYPE_CHECKING

from claimtrack.documents.decoded import verbatim
from claimtrack.documents.drafts import Draft, adopt, finish
from claimtrack.documents.model import Document, Unread
from claimtrack.documents.plain import read_plain
from claimtrack.errors import ReadError

if TYPE_CHECKING:
    from pypdf import PageObject, PdfReader

_BETWEEN = "\n\n"
_LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"})
_PARTED = re.compile(r"\b([A-Za-z]{2,})-[ \t]*\n(?=[a-z]{2})")
"""A word parted at the end of a line."""
_HYPHENATED = frozenset({"non", "anti", "self", "skin", "well", "long", "high", "low", "pain", "needle"})
"""First parts of words that are written with a hyphen anyway."""


def read_pdf(data: bytes, path: str) -> Document:
    """Raises ReadError where the extra is missing, or the file is broken or needs a password."""
    pages = _texts(_open(data))
    source = _BETWEEN.join(text for text, _ in pages)
    drafts: list[Draft] = []
    unread: list[Unread] = []
    start = 0
    for number, (text, missed) in enumerate(pages, 1):
        if missed:
            unread.append(Unread(f"page {number}: {missed}", start))
        read = read_plain(text, path, shortest_wrap=_shortest_wrap(text))
        for draft in adopt(read.blocks, verbatim(source, start, start + len(text))):
            draft.locator = f"page {number}"
            drafts.append(draft)
        start += len(text) + len(_BETWEEN)
    return Document(path, "pdf", source, finish(drafts), tuple(unread), has_lines=False)


def _open(data: bytes) -> PdfReader:
    try:
        from pypdf import PdfReader
    except ImportError as error:
        raise ReadError("reading .pdf needs claimtrack[pdf]") from error
    # Its remarks on odd files are not for the people who read our output.
    logging.getLogger("pypdf").addHandler(logging.NullHandler())
    try:
        reader = PdfReader(BytesIO(data))
        if _is_locked(reader):
            raise ReadError("a PDF that needs a password")
        len(reader.pages)
    except ReadError:
        raise
    except Exception as error:
        # Damage surfaces as whatever the parser met: a missing key, a bad number, an endless reference.
        raise ReadError(f"broken PDF file ({type(error).__name__})") from error
    return reader


def _is_locked(reader: PdfReader) -> bool:
    """Encrypted, and not with the empty password or not in a way that can be undone here."""
    from pypdf.errors import DependencyError

    try:
        return reader.is_encrypted and not reader.decrypt("")
    except DependencyError:
        return True


def _texts(reader: PdfReader) -> list[tuple[str, str]]:
    """(text, what could not be read) of every page."""
    pages: list[tuple[str, str]] = []
    for number in range(len(reader.pages)):
        try:
            page = reader.pages[number]
            text = _whole_words(page.extract_text().translate(_LIGATURES))
            pages.append((text, "" if text.strip() else _instead_of_text(page)))
        except Exception as error:
            pages.append(("", f"broken ({type(error).__name__})"))
    return pages


def _whole_words(text: str) -> str:
    return _PARTED.sub(lambda match: match[1] + "-" * (match[1].lower() in _HYPHENATED), text)


def _shortest_wrap(text: str) -> int:
    """Two thirds of the width of the column, in characters, and no more than in plain text."""
    lengths = sorted(len(line) for line in text.split("\n"))
    return max(20, min(40, lengths[len(lengths) * 9 // 10] * 2 // 3))


def _instead_of_text(page: PageObject) -> str:
    return "an image, its text is not read" if len(page.images) else ""
