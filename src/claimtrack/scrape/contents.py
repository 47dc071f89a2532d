"""What bytes are, whatever their header says."""

from __future__ import annotations

from collections.abc import Collection
from email.message import Message

HTML = ("text/html", "application/xhtml+xml")
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_UNSAID = ("", "application/octet-stream", "application/x-download", "binary/octet-stream")
_SIGNATURES = (
    (b"%PDF-", "application/pdf"),
    (b"PK\x03\x04", "application/zip"),
    (b"\x1f\x8b", "application/gzip"),
    (b"\x89PNG", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF8", "image/gif"),
    (b"RIFF", "a sound, film or image"),
)
_MARKUP = (b"<!doctype html", b"<html", b"<head", b"<body", b"<?xml", b"<!--")


def content_type(header: str | None) -> tuple[str, str | None]:
    """(type in lower case, charset) of a Content-Type header."""
    message = Message()
    # Some servers send it twice, which arrives as one with a comma.
    message["Content-Type"] = " ".join((header or "").partition(",")[0].split())
    charset = message.get_param("charset")
    return message.get_content_type() if header and "/" in header else "", charset if isinstance(charset, str) else None


def may_be_read(declared: str, types: Collection[str]) -> bool:
    """Whether a body of this declared type is worth reading; one without a telling type is."""
    return declared in types or declared in _UNSAID


def found(declared: str, head: bytes, charset: str | None) -> str:
    """The type of a body by its first bytes where they tell, else the declared one; 'binary data' where no text."""
    signed = next((name for mark, name in _SIGNATURES if head.startswith(mark)), None)
    if signed == "application/zip" and declared == DOCX:
        return DOCX
    if signed:
        return signed
    if declared in _UNSAID:
        lead = head.removeprefix(b"\xef\xbb\xbf").lstrip().lower()
        declared = "text/html" if lead.startswith(_MARKUP) else "text/plain"
    is_utf16 = head.startswith((b"\xff\xfe", b"\xfe\xff")) or (charset or "").lower().startswith("utf-16")
    return "binary data" if b"\0" in head and not is_utf16 and declared.startswith("text/") else declared
