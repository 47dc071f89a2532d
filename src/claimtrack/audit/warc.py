"""WARC files of any crawler: the last capture of every address, read where it lies.

A first pass notes where each capture begins; a revisit record stands for the earlier one with its payload.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from claimtrack.audit.model import Kept, Provenance
from claimtrack.errors import ReadError, UsageError

if TYPE_CHECKING:
    from warcio.recordloader import ArcWarcRecord  # type: ignore[import-untyped]

MOST_BYTES = 10_000_000
"""Of one page, decoded: more is no copy, or a trap."""
_REDIRECTS = range(300, 400)


@dataclass(frozen=True, slots=True)
class _Capture:
    """One answer of a server, and where it lies."""

    file: Path
    offset: int
    record: str
    date: str
    status: int
    content_type: str
    charset: str
    digest: str
    rendered: bool
    """A `conversion` record: what a browser made of the answer before it."""


def captures(files: Sequence[Path]) -> Iterator[Kept]:
    """Every address of the files once, in the order of first capture. Raises UsageError for what is no WARC file,
    before the first page is asked for."""
    latest: dict[str, _Capture] = {}
    by_digest: dict[str, _Capture] = {}
    for file in files:
        for url, capture, revisit in _index(file):
            if revisit:
                original = by_digest.get(capture.digest)
                if original is None:
                    continue
                capture = original
            elif capture.digest:
                by_digest.setdefault(capture.digest, capture)
            if capture.status not in _REDIRECTS:
                latest[url] = capture
    return (_kept(url, capture) for url, capture in latest.items())


def body_at(file: Path, offset: int) -> bytes:
    """The decoded payload of the record at an offset; raises ReadError where it is too large or cut."""
    with _opened(file) as stream:
        stream.seek(offset)
        try:
            record = next(iter(_iterator(stream)))
            data: bytes = record.content_stream().read(MOST_BYTES + 1)
        except (StopIteration, OSError, EOFError, _broken()) as error:
            raise ReadError(f"the record at {offset} of {file.as_posix()} is cut") from error
    if len(data) > MOST_BYTES:
        raise ReadError(f"larger than {MOST_BYTES // 1_000_000} MB")
    return data


def _kept(url: str, capture: _Capture) -> Kept:
    return Kept(
        url=url,
        content_type=capture.content_type,
        charset=capture.charset,
        reason="" if capture.status == 200 else f"HTTP {capture.status}",
        load=lambda: body_at(capture.file, capture.offset),
        provenance=Provenance(capture.file.as_posix(), capture.record, capture.offset, fetched_at=capture.date),
        rendered=capture.rendered,
    )


def _index(file: Path) -> Iterator[tuple[str, _Capture, bool]]:
    """(address, capture, whether it only points at an earlier one) of every answer in the file."""
    with _opened(file) as stream:
        records = _iterator(stream)
        try:
            for record in records:
                url = record.rec_headers.get_header("WARC-Target-URI") or ""
                if url.startswith(("http://", "https://")) and _is_answer(record):
                    yield url, _capture(record, file, records.get_record_offset()), record.rec_type == "revisit"
        except _broken() as error:
            raise UsageError(f"{file.as_posix()}: not a WARC file, or cut: {_first_line(error)}") from error


def _capture(record: ArcWarcRecord, file: Path, offset: int) -> _Capture:
    headers, http = record.rec_headers, record.http_headers
    content_type = (http or headers).get_header("Content-Type") or ""
    kind, _, parameters = content_type.partition(";")
    return _Capture(
        file=file,
        offset=offset,
        record=headers.get_header("WARC-Record-ID") or "",
        date=headers.get_header("WARC-Date") or "",
        status=_status(http.get_statuscode()) if http else 200,
        content_type=kind.strip().lower(),
        charset=_charset(parameters),
        digest=headers.get_header("WARC-Payload-Digest") or "",
        rendered=record.rec_type == "conversion",
    )


def _is_answer(record: ArcWarcRecord) -> bool:
    """What a server said, again or for the first time, or the page a browser made of it."""
    if record.rec_type == "conversion":
        return (record.rec_headers.get_header("Content-Type") or "").startswith("text/html")
    return record.rec_type in ("response", "revisit")


def _status(code: str | None) -> int:
    return int(code) if code and code.isdigit() else 0


def _charset(parameters: str) -> str:
    for parameter in parameters.split(";"):
        name, _, value = parameter.partition("=")
        if name.strip().lower() == "charset":
            return value.strip().strip("\"'").lower()
    return ""


def _opened(file: Path) -> Any:
    try:
        return file.open("rb")
    except OSError as error:
        raise UsageError(f"{file.as_posix()}: {(error.strerror or str(error)).lower()}") from error


def _iterator(stream: Any) -> Any:
    try:
        from warcio.archiveiterator import ArchiveIterator  # type: ignore[import-untyped]
    except ImportError:
        raise UsageError("reading WARC files needs claimtrack[scrape]: pip install 'claimtrack[scrape]'") from None
    return ArchiveIterator(stream)


def _broken() -> type[Exception]:
    from warcio.exceptions import ArchiveLoadFailed  # type: ignore[import-untyped]

    broken: type[Exception] = ArchiveLoadFailed
    return broken


def _first_line(error: Exception) -> str:
    return next((line.strip() for line in str(error).splitlines() if line.strip()), type(error).__name__)
