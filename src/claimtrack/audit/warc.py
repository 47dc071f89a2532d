"""WARC files of any crawler: the last capture of every address, read where it lies.

A first pass notes where each capture begins; a revisit record stands for the earlier one with its payload.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from claimtrack.audit.model import Kept, Provenance
from claimtrack.errors import ReadError, UsageError

if TYPE_CHECKING:
    from warcio.recordloader import ArcWarcRecord  # type: ignore[import-untyped]

MOST_BYTES = 10_000_000
"""Of one page, decoded: more is no copy, or a trap."""
_PIECE = 64_000
_REDIRECTS = range(300, 400)


@dataclass(frozen=True, slots=True)
class _Capture:
    """One answer of a server, and where it lies."""

    file: Path
    offset: int
    record: str
    date: str
    status: int
    said: str
    """The status line: '404 Not Found'."""
    content_type: str
    charset: str
    digest: str
    rendered: bool
    """A `conversion` record: what a browser made of the answer before it."""
    missing: bool = False
    """It repeats a record that is in none of the files."""


def captures(files: Sequence[Path]) -> Iterator[Kept]:
    """Every address of the files once, in the order of first capture. Raises UsageError for what is no WARC file,
    before the first page is asked for."""
    latest: dict[str, _Capture] = {}
    known: dict[str, _Capture] = {}
    for file in files:
        for url, capture, names in _index(file):
            if names:
                original = next((known[name] for name in names if name in known), None)
                if original is None:
                    latest.setdefault(url, replace(capture, missing=True))
                    continue
                capture = original
            else:
                known |= dict.fromkeys((capture.record, capture.digest, f"{url} {capture.date}"), capture)
            if capture.status not in _REDIRECTS:
                latest[url] = capture
    return (_kept(url, capture) for url, capture in latest.items())


def body_at(file: Path, offset: int) -> bytes:
    """The decoded payload of the record at an offset; raises ReadError where it is too large or cut."""
    try:
        with file.open("rb") as stream:
            stream.seek(offset)
            record = next(_iterator(stream), None)
            data = _limited(record.content_stream()) if record else b""
    except (OSError, EOFError, zlib.error, _broken()) as error:
        raise ReadError(f"{file.as_posix()}: the record at byte {offset} cannot be read") from error
    if len(data) > MOST_BYTES:
        raise ReadError(f"larger than {MOST_BYTES // 1_000_000} MB")
    if record is None or getattr(record.raw_stream, "limit", 0) > 0:
        raise ReadError(f"{file.as_posix()}: the record at byte {offset} is cut off")
    return data


def _limited(stream: Any) -> bytes:
    """As much as a page may have, and one piece more where there is."""
    pieces, size = [], 0
    while size <= MOST_BYTES and (piece := stream.read(_PIECE)):
        pieces.append(piece)
        size += len(piece)
    return b"".join(pieces)


def _kept(url: str, capture: _Capture) -> Kept:
    return Kept(
        url=url,
        content_type=capture.content_type,
        charset=capture.charset,
        reason=_reason(capture),
        load=lambda: body_at(capture.file, capture.offset),
        provenance=Provenance(capture.file.as_posix(), capture.record, capture.offset, fetched_at=capture.date),
        rendered=capture.rendered,
    )


def _reason(capture: _Capture) -> str:
    if capture.missing:
        return "repeats a record that is in none of the WARC files"
    return "" if capture.status == 200 else capture.said or "no answer of a server"


def _index(file: Path) -> Iterator[tuple[str, _Capture, tuple[str, ...]]]:
    """(address, capture, the names of the earlier one that it repeats: none for what is whole) of every answer."""
    with _opened(file) as stream:
        records = _iterator(stream)
        try:
            for record in records:
                url = record.rec_headers.get_header("WARC-Target-URI") or ""
                if url.startswith(("http://", "https://")) and _is_answer(record):
                    yield url, _capture(record, file, records.get_record_offset()), _repeated(record)
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
        said=http.statusline if http else "",
        content_type=kind.strip().lower(),
        charset=_charset(parameters),
        digest=headers.get_header("WARC-Payload-Digest") or "",
        rendered=record.rec_type == "conversion",
    )


def _repeated(record: ArcWarcRecord) -> tuple[str, ...]:
    """What a revisit record says of the one it stands for: its id, its address and date, its digest."""
    if record.rec_type != "revisit":
        return ()
    header = record.rec_headers.get_header
    place = f"{header('WARC-Refers-To-Target-URI') or header('WARC-Target-URI')} {header('WARC-Refers-To-Date')}"
    return tuple(filter(None, (header("WARC-Refers-To"), place, header("WARC-Payload-Digest"))))


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
