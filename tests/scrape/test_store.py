"""A crawl's folder: what is in its WARC files, and what keeps it whole."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from warcio.archiveiterator import ArchiveIterator  # type: ignore[import-untyped]

from claimtrack.errors import UsageError
from claimtrack.scrape import DiskError, Store, archive
from claimtrack.scrape.archive import Archive
from claimtrack.scrape.folder import Folder
from tests.scrape import clinic
from tests.scrape.clinic import Answer, Asked, Clinic, page, redirect


def records(folder: Path) -> list[tuple[str, dict[str, str], str, bytes]]:
    """(type, WARC headers, first line and headers of HTTP, content) of every record."""
    found = []
    for file in sorted(folder.glob("*.warc.gz")):
        with file.open("rb") as opened:
            for record in ArchiveIterator(opened, check_digests="raise"):
                http = str(record.http_headers) if record.http_headers else ""
                found.append((record.rec_type, dict(record.rec_headers.headers), http, record.content_stream().read()))
    return found


def test_what_the_server_said_is_in_the_warc_file(tmp_path: Path) -> None:
    secret = page("Home", Set_Cookie="session=secret", ETag='"1"')
    with Clinic({"/": redirect("/home"), "/home": secret}) as server:
        clinic.crawl(
            server, tmp_path, auth=("me", "password"), cookies=(("key", "hidden"),), headers=(("X-Key", "k3y"),)
        )
        (info, response, request) = records(tmp_path)
        with Store(tmp_path) as store:
            (record,) = store.pages()
            body = store.body(record)
    assert (info[0], response[0], request[0]) == ("warcinfo", "response", "request")
    assert response[1]["WARC-Target-URI"] == server.url("/home")
    assert response[1]["WARC-Record-ID"] == record.archived.record_id == request[1]["WARC-Concurrent-To"]
    assert response[2].startswith("HTTP/1.1 200 OK")
    assert response[3] == body == secret.body
    assert request[2].startswith("GET /home HTTP/1.1")
    assert "User-Agent: claimtrack/" in request[2]
    for hidden in ("secret", "password", "hidden", "k3y", "Authorization", "bWU6"):
        assert not [one for one in (info, response, request) if hidden in str(one)]


def test_a_body_is_kept_without_its_coding_and_says_so(tmp_path: Path) -> None:
    packed = clinic.bomb(1_000)
    with Clinic({"/": packed}) as server:
        clinic.crawl(server, tmp_path)
    response = next(one for one in records(tmp_path) if one[0] == "response")
    assert response[3] == b"<p>" + b" " * 1_000
    assert "X-Crawler-Content-Encoding: gzip" in response[2]
    assert f"X-Crawler-Content-Length: {len(packed.body)}" in response[2]
    assert "\nContent-Length: 1003" in response[2].replace("\r", "")


def test_a_page_that_is_as_it_was_is_a_revisit(tmp_path: Path) -> None:
    def conditional(asked: Asked) -> Answer:
        return Answer(status=304) if "if-none-match" in asked.headers else page("Home", etag='"1"')

    with Clinic({"/": conditional}) as server:
        clinic.crawl(server, tmp_path)
        clinic.crawl(server, tmp_path)
    kinds = records(tmp_path)
    assert [kind for kind, *_ in kinds] == ["warcinfo", "response", "request", "revisit", "request"]
    assert kinds[3][1]["WARC-Profile"].endswith("server-not-modified")
    assert kinds[3][1]["WARC-Refers-To"] == kinds[1][1]["WARC-Record-ID"]
    assert kinds[3][1]["WARC-Refers-To-Date"] == kinds[1][1]["WARC-Date"]


def test_the_same_bytes_elsewhere_are_a_revisit(tmp_path: Path) -> None:
    with Clinic({"/": page("Home", "/a", "/b"), "/a": page("Same"), "/b": page("Same")}) as server:
        clinic.crawl(server, tmp_path)
    revisit = next(one for one in records(tmp_path) if one[0] == "revisit")
    assert revisit[1]["WARC-Target-URI"] == server.url("/b")
    assert revisit[1]["WARC-Refers-To-Target-URI"] == server.url("/a")
    assert revisit[1]["WARC-Profile"].endswith("identical-payload-digest")


def test_files_are_rotated_and_read_alike(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "LARGEST", 2_000)
    with Clinic(clinic.site(12)) as server:
        clinic.crawl(server, tmp_path)
        with Store(tmp_path) as store:
            files = {record.archived.file for record in store.pages()}
            bodies = [store.body(record) for record in store.pages()]
    assert len(files) > 2
    assert files == {file.name for file in tmp_path.glob("*.warc.gz")}
    assert all(body.startswith(b"<!doctype html>") for body in bodies)


def test_the_rest_of_a_killed_run_is_cut_off(tmp_path: Path) -> None:
    with Clinic({"/": page("Home")}) as server:
        clinic.crawl(server, tmp_path)
        file = tmp_path / "pages-00001.warc.gz"
        whole = file.read_bytes()
        file.write_bytes(whole + whole[:100])
        Folder(tmp_path).close()
        assert file.read_bytes() == whole


def test_a_file_that_lost_bytes_is_told_and_left_alone(tmp_path: Path) -> None:
    with Clinic({"/": page("Home")}) as server:
        clinic.crawl(server, tmp_path)
        file = tmp_path / "pages-00001.warc.gz"
        file.write_bytes(file.read_bytes()[:-1])
        with pytest.raises(UsageError, match=r"pages-00001\.warc\.gz: shorter than what was written to it"):
            clinic.crawl(server, tmp_path)


def test_a_record_that_is_not_where_it_was_is_told(tmp_path: Path) -> None:
    with Clinic({"/": page("Home")}) as server:
        clinic.crawl(server, tmp_path)
    file = tmp_path / "pages-00001.warc.gz"
    for content in (b"", b"rubbish" * 1_000, file.read_bytes()[1:]):
        file.write_bytes(content)
        with Store(tmp_path) as store, pytest.raises(UsageError, match=r"pages-00001\.warc\.gz: no record <urn:uuid:"):
            store.body(next(store.pages()))
    file.unlink()
    with Store(tmp_path) as store, pytest.raises(UsageError, match=r"pages-00001\.warc\.gz: cannot be read"):
        store.body(next(store.pages()))


def test_files_of_somebody_else_are_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "pages-00001.warc.gz"
    file.write_bytes(b"precious")
    with Clinic({"/": page("Home")}) as server, pytest.raises(UsageError, match="not of this crawl"):
        clinic.crawl(server, tmp_path)
    assert file.read_bytes() == b"precious"


def test_a_folder_without_a_crawl_is_told(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no crawl there; make one with claimtrack scrape URL -o DIR"):
        Store(tmp_path)


@pytest.mark.parametrize(
    ("content", "said"),
    [(b"not a database" * 100, "cannot be used as a crawl"), (b"", "no crawl of claimtrack's")],
)
def test_another_file_of_that_name_is_told(tmp_path: Path, content: bytes, said: str) -> None:
    (tmp_path / "crawl.sqlite").write_bytes(content)
    with pytest.raises(UsageError, match=said):
        Store(tmp_path)


def test_a_crawl_of_another_version_is_told(tmp_path: Path) -> None:
    Folder(tmp_path).close()
    with sqlite3.connect(tmp_path / "crawl.sqlite") as database:
        database.execute("UPDATE schema_version SET version = 99")
    database.close()
    for opening in (Store, Folder):
        with pytest.raises(UsageError, match="made by another version of claimtrack"):
            opening(tmp_path)


def test_a_reader_reads_while_a_crawl_writes(tmp_path: Path) -> None:
    seen: list[int] = []

    def look(asked: Asked) -> Answer:
        with Store(tmp_path) as store:
            seen.append(len(list(store.pages())))
        return page("A")

    with Clinic({"/": page("Home", "/a"), "/a": look}) as server:
        clinic.crawl(server, tmp_path)
    assert seen == [1]


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(DiskError, match="cannot be written"):
        Folder(tmp_path / "file" / "crawl")


def test_what_could_not_be_written_whole_is_taken_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The disk is full in the middle of a page: the WARC file ends where the last page did."""
    begun: list[str] = []
    written = Archive(tmp_path, {}, begun.append)

    def full(*arguments: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(archive, "_request", full)
    with pytest.raises(OSError, match="No space left"):
        written.write(clinic.fetched(b"<p>x"), None)
    assert (tmp_path / begun[0]).stat().st_size == 0
