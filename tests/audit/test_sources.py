"""A site gives the same findings however it was kept; what cannot be read is said, and why."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from claimtrack.audit import sources
from claimtrack.audit.model import Kept
from claimtrack.audit.pages import pages
from claimtrack.audit.report import View, pieces
from claimtrack.errors import UsageError
from claimtrack.scrape import scrape
from tests.audit import lamps
from tests.scrape.clinic import Answer, Asked, Clinic, options


def findings(kept: list[Kept], folder: Path) -> list[object]:
    """What an audit says of pages, their keeping left out."""
    held = lamps.library(folder / "claims")
    with lamps.runs(folder / "home") as runs:
        run = lamps.audit(runs, kept, held)
        results = json.loads("".join(pieces("sarif", View(runs, run))))["runs"][0]["results"]
    return [(one["ruleId"], one["locations"], one["partialFingerprints"], one["message"]) for one in results]


def remembering(text: str) -> Callable[[Asked], Answer]:
    """A page that is sent once."""
    tag = f'"{len(text)}"'
    return lambda asked: (
        Answer(status=304)
        if asked.headers.get("if-none-match") == tag
        else Answer(text.encode(), headers={"ETag": tag})
    )


def test_a_crawl_a_saved_folder_and_a_warc_file_give_the_same_findings(tmp_path: Path) -> None:
    routes = {
        path: Answer(text.encode(), "text/plain" if path.endswith("txt") else "text/html; charset=utf-8")
        for path, text in lamps.SITE.items()
    }
    with Clinic(routes) as clinic:
        root = clinic.url("").rstrip("/")
        scrape([f"{root}/", f"{root}/plain.txt"], options(clinic), tmp_path / "crawl")
    crawled = findings(list(sources.pages([tmp_path / "crawl"])), tmp_path / "1")
    archives = sorted((tmp_path / "crawl").glob("*.warc.gz"))
    folder = lamps.mirror(lamps.SITE, tmp_path / "mirror")
    saved = findings(list(sources.pages([folder], root)), tmp_path / "2")
    archived = findings(list(sources.pages(archives)), tmp_path / "3")
    assert len(crawled) == 5
    assert sorted(crawled, key=str) == sorted(saved, key=str) == sorted(archived, key=str)


def test_a_saved_folder_without_an_address_goes_by_its_paths(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    lamps.mirror(lamps.SITE, Path("saved"))
    Path("saved/app.js").write_text("let a = 'boosts collagen'", encoding="utf-8")
    found = [(one.url, one.reason) for one in sources.pages([Path("saved")])]
    assert found == [
        ("saved/calm/index.html", ""),
        ("saved/hair/index.html", ""),
        ("saved/index.html", ""),
        ("saved/plain.txt", ""),
        ("saved/", "1 scripts and data files, which are no pages"),
    ]


def test_of_several_captures_the_last_counts_and_a_revisit_stands_for_the_first(tmp_path: Path) -> None:
    url = f"{lamps.ROOT}/"
    old, new = lamps.page("Old", "<p>It was so.</p>"), lamps.page("New", "<p>It is so.</p>")
    file = lamps.warc([(url, old), (url, new), (url, old)], tmp_path / "site.warc.gz")
    (one,) = sources.pages([file])
    assert one.load() == old.encode()
    assert one.provenance.file.endswith("site.warc.gz")
    assert one.provenance.offset == 0
    assert one.provenance.record.startswith("<urn:uuid:")
    file = lamps.warc([(url, old), (url, new)], tmp_path / "site.warc.gz")
    (one,) = sources.pages([file])
    assert one.load() == new.encode()


def test_a_file_that_was_cut_off_gives_what_is_whole_and_says_what_is_not(tmp_path: Path) -> None:
    pages_there = [(f"{lamps.ROOT}/{n}", lamps.page(f"Number {n}", "<p>a</p>" * 2_000)) for n in range(3)]
    file = lamps.warc(pages_there, tmp_path / "site.warc.gz")
    last = list(sources.pages([file]))[-1].provenance.offset or 0
    data = file.read_bytes()
    file.write_bytes(data[: last + (len(data) - last) * 3 // 4])
    with lamps.runs(tmp_path / "home") as runs:
        run = lamps.audit(runs, sources.pages([file]), lamps.library(tmp_path / "claims"))
        reasons = [row.reason for row in pages(runs, run)]
    assert reasons[:2] == ["", ""]
    assert reasons[2].endswith(f"the record at byte {last} is cut off")


def test_a_finding_cites_the_record_it_rests_on(tmp_path: Path) -> None:
    file = lamps.warc([(f"{lamps.ROOT}{path}", text) for path, text in lamps.SITE.items()], tmp_path / "site.warc.gz")
    with lamps.runs(tmp_path / "home") as runs:
        run = lamps.audit(runs, sources.pages([file]), lamps.library(tmp_path / "claims"))
        result = json.loads("".join(pieces("sarif", View(runs, run))))["runs"][0]["results"][0]
    kept = result["properties"]["kept"]
    again = sources.pages([file])
    assert kept["record"] == next(iter(again)).provenance.record
    assert len(kept["sha256"]) == 64


def test_a_crawl_made_again_is_the_same_from_its_folder_and_from_its_warc_files(tmp_path: Path) -> None:
    changed = {**lamps.SITE, "/calm/": lamps.page("Calm", "<p>The lamp facial boosts hair growth.</p>")}
    for texts in (lamps.SITE, changed):
        with Clinic({path: remembering(text) for path, text in texts.items()}) as clinic:
            scrape([clinic.url("/")], options(clinic), tmp_path / f"crawl-{clinic.port}")
            scrape([clinic.url("/")], options(clinic), tmp_path / f"crawl-{clinic.port}")
        crawl = tmp_path / f"crawl-{clinic.port}"
        whole = findings(list(sources.pages([crawl])), tmp_path / f"{clinic.port}-1")
        archived = findings(list(sources.pages(sorted(crawl.glob("*.warc.gz")))), tmp_path / f"{clinic.port}-2")
        assert whole
        assert sorted(whole, key=str) == sorted(archived, key=str)


def test_what_a_server_refused_is_told_in_its_own_words_however_it_was_kept(tmp_path: Path) -> None:
    routes = {
        "/": Answer(b'<a href="/gone">a</a><a href="/inner">b</a>'),
        "/gone": Answer(b"x", status=410),
        "/robots.txt": Answer(b"User-agent: *\nDisallow: /inner\n", "text/plain"),
    }
    with Clinic(routes) as clinic:
        scrape([clinic.url("/")], options(clinic), tmp_path)
    reasons = {one.url.rpartition("/")[2]: one.reason for one in sources.pages([tmp_path])}
    assert reasons == {"": "", "gone": "410 Gone", "inner": "robots.txt keeps claimtrack out"}
    file = lamps.warc([(f"{lamps.ROOT}/gone", "x")], tmp_path / "gone.warc.gz", status="410 Gone")
    assert [one.reason for one in sources.pages([file])] == ["410 Gone"]


def test_a_page_that_is_no_html_whatever_its_header_says_is_not_read(tmp_path: Path) -> None:
    file = lamps.warc([(f"{lamps.ROOT}/a", "body { color: red }")], tmp_path / "a.warc.gz", content_type="text/css")
    with lamps.runs(tmp_path / "home") as runs:
        run = lamps.audit(runs, sources.pages([file]), lamps.library(tmp_path / "claims"))
        (row,) = pages(runs, run)
    assert row.reason == "text/css is not read"


def test_a_charset_that_came_with_the_page_is_believed(tmp_path: Path) -> None:
    text = lamps.page("Cafe", "<p>Sie heißt Zürich. The lamp facial boosts ATP — daily.</p>")
    body = text.encode("utf-16-be")
    with lamps.runs(tmp_path / "home") as runs:
        one = Kept(f"{lamps.ROOT}/", "text/html", "utf-16-be", load=lambda: body)
        run = lamps.audit(runs, [one], lamps.library(tmp_path / "claims"))
        (row,) = pages(runs, run)
    assert row.reason == ""
    assert row.severities["error"] == 1


@pytest.mark.parametrize(
    "names,message",
    [
        (["nowhere"], "nowhere: no such file or folder"),
        (["page.html"], "page.html: no WARC file and no folder; one page is read by claimtrack check"),
        (["a.warc.gz", "page.html"], "name one site or folder, or one or more WARC files"),
        (["broken.warc.gz"], "broken.warc.gz: not a WARC file, or cut"),
    ],
)
def test_what_cannot_be_read_is_said_in_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, names: list[str], message: str
) -> None:
    monkeypatch.chdir(tmp_path)
    lamps.warc([("https://a.example/", "<p>a</p>")], Path("a.warc.gz"))
    Path("page.html").write_text("<p>a</p>", encoding="utf-8")
    Path("broken.warc.gz").write_bytes(b"this is no archive\n" * 20)
    with pytest.raises(UsageError) as caught:
        list(sources.pages([Path(name) for name in names]))
    assert str(caught.value).startswith(message)
    assert "\n" not in str(caught.value)
