"""The Word file that was checked, with a comment at every finding; what the file says is left as it is."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any

from claimtrack.checker import Report
from claimtrack.documents.model import Document
from claimtrack.documents.word import WordFile, open_word, shown_in
from claimtrack.errors import ReadError, UsageError
from claimtrack.reports.docx.anchors import Anchor, anchor, cut, lift_reference, top_of
from claimtrack.reports.docx.comments import told, whole
from claimtrack.reports.style import Style

_AUTHOR, _INITIALS = "claimtrack", "ct"


def render(report: Report, style: Style) -> bytes:
    """The file's bytes. Raises UsageError unless the report is on one .docx that still is what was checked."""
    document = _one(report)
    file = _opened(document)
    source, shown = shown_in(file)
    if source != document.source:
        raise UsageError(f"{document.path}: changed since it was read; check it again")
    # What is wrong with a directive in the file beside it stands there and not in the Word file.
    spans = [finding.place.span for finding in report.findings if finding.place.path == document.path]
    shown = cut(shown, spans)
    top = top_of(file.opened, shown)
    again = any(comment.author == _AUTHOR for comment in file.opened.comments)
    _comment(file.opened, top, whole(report, again=again))
    # What to write for a passage is said once, at its first finding.
    passages = {passage.findings[0].fingerprint: passage for passage in report.passages}
    for finding in report.findings:
        at = anchor(finding.place.span, shown, top) if finding.place.path == document.path else top
        _comment(file.opened, at, told(finding, report, passages.get(finding.fingerprint), exact=at.exact))
    saved = BytesIO()
    file.opened.save(saved)
    return saved.getvalue()


def _one(report: Report) -> Document:
    """The document of the report, which has to be the only one and a Word file."""
    if len(report.documents) == 1:
        (document,) = report.documents.values()
        if document.format == "docx":
            return document
        raise UsageError(f"{document.path}: no Word file; --format docx gives back the one .docx that was checked")
    for skipped in report.skipped:
        if not report.documents and skipped.path.lower().endswith(".docx"):
            raise UsageError(f"{skipped.path}: {skipped.reason}")
    raise UsageError(f"--format docx gives back one .docx; {len(report.documents)} files were read: name one .docx")


def _opened(document: Document) -> WordFile:
    try:
        return open_word(Path(document.path).read_bytes())
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise UsageError(f"{document.path}: cannot be read again to comment on it: {reason}") from error
    except ReadError as error:
        raise UsageError(f"{document.path}: {error}") from error


def _comment(opened: Any, at: Anchor, text: str) -> None:
    from docx.text.run import Run

    opened.add_comment([Run(at.first, opened), Run(at.last, opened)], text, _AUTHOR, _INITIALS)
    lift_reference(at.last)
