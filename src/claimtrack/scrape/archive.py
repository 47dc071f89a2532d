"""The WARC files of a crawl: what the server said, byte by byte, appended and never changed.

A body is kept with its content coding undone; the headers that spoke of the coding get the prefix X-Crawler-, as Common
Crawl writes them. Set-Cookie is left out, and secrets never reach a request record. ISO 28500:2017 (WARC 1.1).
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any
from urllib.parse import urlsplit

from claimtrack.errors import UsageError
from claimtrack.scrape.model import Archived, Fetched, Headers

if TYPE_CHECKING:
    from warcio.recordbuilder import RecordBuilder  # type: ignore[import-untyped]

LARGEST = 500_000_000
"""Bytes after which the next page goes to a new file."""
_CODING = frozenset({"content-encoding", "transfer-encoding", "content-length"})
_SECRET = frozenset({"set-cookie", "set-cookie2"})
_NOT_MODIFIED = "http://netpreserve.org/warc/1.1/revisit/server-not-modified"


class Archive:
    """The files of one folder. What lies behind the committed size of a file is the rest of a killed run: cut off."""

    def __init__(self, folder: Path, committed: dict[str, int], begin: Callable[[str], None]) -> None:
        """`committed`: file -> bytes. `begin` takes the name of a new file, before anything is written to it."""
        self._folder = folder
        self._begin = begin
        for file in folder.glob("pages-*.warc.gz"):
            _cut(file, committed.get(file.name))
        self.file = max(committed, default="")
        self.size = committed.get(self.file, 0)
        self._is_gone = not (folder / self.file).is_file()

    def write(self, page: Fetched, same_as: tuple[Archived, str, datetime] | None) -> tuple[Archived, Archived]:
        """Append a page; (where its body is, where the answer is).

        `same_as` is a record with the same body, its address and date: then only the headers are written, as a revisit.
        """
        if self._is_gone or self.size >= LARGEST:
            number = int(self.file[6:11] or 0) + 1
            self.file, self.size = f"pages-{number:05}.warc.gz", 0
            self._begin(self.file)
            self._is_gone = False
        with (self._folder / self.file).open("ab") as file:
            start = file.tell()
            try:
                places = _append(file, self.file, page, same_as)
                file.flush()
                os.fsync(file.fileno())
            except OSError:
                file.truncate(start)
                raise
            self.size = file.tell()
        return places


def read(folder: Path, place: Archived) -> bytes:
    """The body of a record. Raises UsageError where it is not there any more."""
    from warcio.archiveiterator import ArchiveIterator  # type: ignore[import-untyped]
    from warcio.exceptions import ArchiveLoadFailed  # type: ignore[import-untyped]

    with _open(folder, place) as file:
        file.seek(place.offset)
        try:
            record = next(iter(ArchiveIterator(file)), None)
        except ArchiveLoadFailed:
            record = None
        if record is None or record.rec_headers.get_header("WARC-Record-ID") != place.record_id:
            raise UsageError(f"{(folder / place.file).as_posix()}: no record {place.record_id} at byte {place.offset}")
        body: bytes = record.content_stream().read()
    return body


@contextmanager
def _open(folder: Path, place: Archived) -> Iterator[IO[bytes]]:
    try:
        with (folder / place.file).open("rb") as file:
            yield file
    except OSError as error:
        raise UsageError(f"{(folder / place.file).as_posix()}: cannot be read: {error.strerror}") from error


def _cut(file: Path, size: int | None) -> None:
    there = file.stat().st_size
    if size is None:
        raise UsageError(f"{file.as_posix()}: not of this crawl; crawl into a new folder")
    if there < size:
        raise UsageError(f"{file.as_posix()}: shorter than what was written to it; crawl into a new folder")
    if there > size:
        os.truncate(file, size)


def _append(
    file: IO[bytes], name: str, page: Fetched, same_as: tuple[Archived, str, datetime] | None
) -> tuple[Archived, Archived]:
    from warcio.warcwriter import WARCWriter  # type: ignore[import-untyped]

    writer = WARCWriter(file, gzip=True, warc_version="1.1")
    if file.tell() == 0:
        writer.write_record(writer.create_warcinfo_record(name, {"format": "WARC File Format 1.1"}))
    response = _revisit(writer, page, same_as) if same_as else _response(writer, page)
    answered = Archived(name, file.tell(), response.rec_headers.get_header("WARC-Record-ID"))
    writer.write_record(response)
    writer.write_record(_request(writer, page, answered.record_id))
    if page.render == "static":
        return (same_as[0] if same_as else answered), answered
    rendered = _rendered(writer, page, answered.record_id)
    place = Archived(name, file.tell(), rendered.rec_headers.get_header("WARC-Record-ID"))
    writer.write_record(rendered)
    return place, answered


def _response(writer: RecordBuilder, page: Fetched) -> Any:
    body = page.body if page.render == "static" else page.static_body
    return writer.create_warc_record(
        page.url, "response", payload=BytesIO(body), length=len(body), http_headers=_status(page, len(body)),
        warc_headers_dict=_dated(page),
    )  # fmt: skip


def _revisit(writer: RecordBuilder, page: Fetched, same_as: tuple[Archived, str, datetime]) -> Any:
    place, url, date = same_as
    headers = _dated(page) | {"WARC-Refers-To": place.record_id}
    record = writer.create_warc_record(page.url, "revisit", http_headers=_status(page, 0), warc_headers_dict=headers)
    profile = _NOT_MODIFIED if page.from_cache else writer.REVISIT_PROFILE_1_1
    record.rec_headers.add_header("WARC-Profile", profile)
    record.rec_headers.add_header("WARC-Refers-To-Target-URI", url)
    record.rec_headers.add_header("WARC-Refers-To-Date", _date(date))
    return record


def _request(writer: RecordBuilder, page: Fetched, response: str) -> Any:
    from warcio.statusandheaders import StatusAndHeaders  # type: ignore[import-untyped]

    parts = urlsplit(page.url)
    target = f"{parts.path or '/'}{'?' + parts.query if parts.query else ''}"
    headers = [("Host", parts.netloc), *page.request_headers]
    http = StatusAndHeaders(f"GET {target} HTTP/1.1", _ascii(headers), is_http_request=True)
    linked = _dated(page) | {"WARC-Concurrent-To": response}
    return writer.create_warc_record(page.url, "request", http_headers=http, warc_headers_dict=linked)


def _rendered(writer: RecordBuilder, page: Fetched, response: str) -> Any:
    return writer.create_warc_record(
        page.url, "conversion", payload=BytesIO(page.body), length=len(page.body),
        warc_content_type="text/html; charset=utf-8", warc_headers_dict=_dated(page) | {"WARC-Refers-To": response},
    )  # fmt: skip


def _status(page: Fetched, length: int) -> Any:
    from warcio.statusandheaders import StatusAndHeaders

    kept = [
        (f"X-Crawler-{name}" if name.lower() in _CODING else name, value)
        for name, value in page.headers
        if name.lower() not in _SECRET
    ]
    return StatusAndHeaders(
        f"{page.status} {page.reason}".strip(), _ascii([*kept, ("Content-Length", str(length))]), protocol="HTTP/1.1"
    )


def _ascii(headers: Sequence[tuple[str, str]]) -> Headers:
    """Header values on one line each."""
    return tuple((name, " ".join(value.split())) for name, value in headers)


def _dated(page: Fetched) -> dict[str, str]:
    return {"WARC-Date": _date(page.fetched_at)}


def _date(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%dT%H:%M:%S.%fZ")
