"""A kept page to a Document, by its content type; and what of a page decides that it need not be read again."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from datetime import date
from hashlib import sha256

from claimtrack import documents
from claimtrack.audit.locating import located
from claimtrack.audit.model import Kept
from claimtrack.documents.formats import BINARY_READERS
from claimtrack.documents.language import foreign_language
from claimtrack.documents.model import Document, Skipped

FORMATS = {
    "text/html": "html",
    "application/xhtml+xml": "html",
    "text/plain": "text",
    "text/markdown": "markdown",
    "application/pdf": "pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
}
"""Content type -> name of the format; nothing else that a site serves is copy."""
_UTF_8 = frozenset({"", "utf-8", "utf8", "us-ascii", "ascii"})
_MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_NAMES = (b"nonce", b"csrf", b"_token", b"authenticity")
_ONCE = re.compile(
    rb"""[\w-]{0,20}\\?["']?\s*(?:(?:value|content)\s*)?[:=]\s*\\?["']([\w+/=.-]{6,})(?=\\?["'])""", re.IGNORECASE
)
"""Behind such a name, a number used once: new on every fetch, and nothing that anybody reads."""


def read(kept: Kept, body: bytes) -> Document | Skipped:
    """The page as a reader sees it; of a rendered one every block says by a selector where it stands."""
    name = FORMATS.get(kept.content_type) if kept.content_type else _by_address(kept.url)
    if kept.content_type and name is None:
        return Skipped(kept.url, f"{kept.content_type} is not read")
    text = None if name is None or name in BINARY_READERS else _decoded(body, kept.charset.lower())
    if name is None or text is None:
        found = documents.read_bytes(body, kept.url, name)
    else:
        found = _in_english(documents.read_text(text, kept.url, name))
    return located(found) if kept.rendered and isinstance(found, Document) else found


def copy_digest(kept: Kept, body: bytes, as_of: date) -> str:
    """Equal for pages that read the same, place for place: numbers used once do not count, but their length does.

    Directives in a page have their dates, so that the day counts for a page with any.
    """
    day = as_of.isoformat() if b"claimtrack-ignore" in body else ""
    head = "\n".join((kept.url, kept.content_type, kept.charset, "browser" if kept.rendered else "", day))
    return sha256(head.encode(errors="replace") + b"\n" + without_numbers_used_once(body)).hexdigest()


def without_numbers_used_once(body: bytes) -> bytes:
    """The body with zeros for every nonce and token, as many as it had characters."""
    lower = body.lower()
    places = [match.span(1) for name in _NAMES for at in _all(lower, name) if (match := _ONCE.match(body, at))]
    blanked = bytearray(body)
    for start, end in places:
        blanked[start:end] = b"0" * (end - start)
    return bytes(blanked) if places else body


def _all(body: bytes, name: bytes) -> Iterator[int]:
    """Where each occurrence of a name ends."""
    at = body.find(name)
    while at >= 0:
        yield at + len(name)
        at = body.find(name, at + 1)


def _by_address(url: str) -> str | None:
    """HTML for an address whose path has no suffix; null: as the suffix says."""
    if not url.startswith(("http://", "https://")):
        return None
    path = re.split(r"[?#]", url, maxsplit=1)[0].split("//", 1)[1].partition("/")[2]
    return None if "." in path.rsplit("/", 1)[-1] else "html"


def _decoded(body: bytes, charset: str) -> str | None:
    """The text by a charset that came with the page and holds; null where the bytes have to say it."""
    if charset in _UTF_8 or body.startswith(_MARKS):
        return None
    try:
        return body.decode(charset)
    except (LookupError, UnicodeDecodeError):
        return None


def _in_english(document: Document) -> Document | Skipped:
    """As `documents.read_bytes` has it."""
    language = foreign_language(document)
    if language is None:
        return document
    return Skipped(document.path, f"not English (looks {language}): claims are read in English only")
