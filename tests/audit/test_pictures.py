"""Passages of pages that a browser showed are outlined: by a real Chromium, once, told in the reports."""

from __future__ import annotations

import json
import struct
import zlib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import jsonschema
import pytest

from claimtrack.audit.model import Provenance
from claimtrack.audit.pictures import Wanted, lacking, outline
from claimtrack.audit.report.json import schema
from claimtrack.scrape import Options, browser
from tests import browser as chromium
from tests.audit import lamps
from tests.cli.conftest import Ran, Run, here, run
from tests.scrape.clinic import Answer, Clinic, text

__all__ = ["here", "run"]

APP = (
    '<title>Lamp facial</title><link rel="stylesheet" href="/a.css"><div id="root"></div><script src="/a.js"></script>'
)
SCRIPT = """document.getElementById("root").innerHTML = "<h1>Lamp facial</h1><p>It is warm.</p>" +
  "<p>The lamp facial <b>boosts</b>\\n collagen.</p><p>The lamp facial boosts moisture.</p>" +
  "<p class=gone>A lamp facial boosts collagen, unseen.</p>";"""
RED = (221, 0, 0)
"""The colour of the outline."""
WIDTH, HEIGHT = 400, 300


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Iterator[Clinic]:
    """A site of one page that scripts write: one error to be seen, one not to be seen, one claim that is fine."""
    monkeypatch.setattr(browser, "_WIDTH", WIDTH)
    monkeypatch.setattr(browser, "_HEIGHT", HEIGHT)
    routes = {
        "/": Answer(APP.encode()),
        "/a.js": text(SCRIPT, "text/javascript"),
        "/a.css": text(".gone { display: none }", "text/css"),
    }
    with Clinic(routes) as clinic:
        yield clinic


def audited(run: Run, target: str, *options: str) -> Ran:
    """Audited into 'my clinic', reports beside and elsewhere."""
    fast = ("--delay", "0", "--allow-private", "--contact", "me@clinic.example") if "//" in target else ()
    formats = ("--format", "text", "--format", "json=a.json", "--format", "html=reports/a.html")
    return run("audit", target, "-o", "my clinic", *fast, "--as-of", "2026-11-22", *formats, *options)


@chromium.needs_chromium
def test_the_passage_is_outlined_once_and_told(
    run: Run, site: Clinic, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("playwright")
    (here / "reports").mkdir()
    first = audited(run, site.url("/"))
    assert (first.err, first.code) == ("", 1)
    (shot,) = (here / "my clinic" / "shots").iterdir()
    assert RED in pixels(shot.read_bytes())
    (whole,) = {*(here / "my clinic").rglob("*.png")} - {shot}
    assert RED not in pixels(whole.read_bytes())

    path = shot.relative_to(here).as_posix()
    assert f"picture: {path}" in " ".join(first.out.split())
    data = json.loads((here / "a.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator(json.loads(schema())).validate(data)
    outlined = {one["text"]: place["outlined"] for one in data["passages"] for place in one["places"]}
    assert outlined == {"The lamp facial boosts collagen.": path, "A lamp facial boosts collagen, unseen.": None}
    page = (here / "reports" / "a.html").read_text(encoding="utf-8")
    assert f'<a href="../my%20clinic/shots/{shot.name}"' in page
    look = "seen.widths = [...document.images].map(one => [one.loading = 'eager', one.naturalWidth][1]);"
    assert chromium.driven(page, look, here / "reports") == {"errors": [], "widths": [WIDTH]}

    def never(*_: object, **__: object) -> bytes:
        raise AssertionError("a picture is made again")

    made = shot.stat().st_mtime_ns
    monkeypatch.setattr(browser.Browser, "screenshot", never)
    again = audited(run, site.url("/"))
    assert f"picture: {path}" in " ".join(again.out.split())
    assert "picture" not in audited(run, "my clinic").err
    assert shot.stat().st_mtime_ns == made

    shot.unlink()
    asked = len(site.paths)
    note = "note: no picture of 1 passage: they are made while a site is fetched; name its address\n"
    assert audited(run, "my clinic").err.endswith(note)
    assert len(site.paths) == asked


def wanted_of(pages: list[str], folder: Path) -> list[Wanted]:
    """What is to be outlined of an audit of pages that a browser showed."""
    shown = [
        lamps.replace(
            lamps.one(f"/{number}", f"<html><body><h1>Lamp facial</h1>{body}</body></html>"),
            rendered=True,
            provenance=Provenance("a.warc.gz", offset=0),
        )
        for number, body in enumerate(pages)
    ]
    with lamps.runs(folder) as runs:
        return lacking(runs, lamps.audit(runs, shown, lamps.library(folder / "claims")))


def test_the_worst_come_first_a_sentence_once_and_no_more_than_a_few_of_a_page(tmp_path: Path) -> None:
    error, mild, fine = (f"<p>The lamp facial boosts {topic}.</p>" for topic in ("collagen", "ATP", "moisture"))
    alike = wanted_of([mild, fine, mild + error, error], tmp_path / "alike")
    assert [(one.url[-1], one.text) for one in alike] == [
        ("2", "The lamp facial boosts collagen."),
        ("0", "The lamp facial boosts ATP."),
    ]
    own = [
        "".join(f"<p>The lamp facial boosts collagen, room {page} {day}.</p>" for day in range(5)) for page in range(12)
    ]
    many = Counter(one.url for one in wanted_of(own, tmp_path / "own"))
    assert list(many.values()) == [3] * 10


def test_what_is_no_page_of_a_browser_has_none(tmp_path: Path) -> None:
    with lamps.runs(tmp_path) as runs:
        assert lacking(runs, lamps.audit(runs, lamps.kept(lamps.SITE), lamps.library(tmp_path / "claims"))) == []


def test_what_stands_in_the_way_is_said_once_and_ends_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pages = [lamps.one(f"/{n}", f"<h1>Lamp facial</h1><p>It boosts collagen, {n}.</p>") for n in range(2)]
    lost = Provenance((tmp_path / "no.warc.gz").as_posix(), offset=0)
    shown = [lamps.replace(one, rendered=True, provenance=lost) for one in pages]
    with lamps.runs(tmp_path) as runs:
        run = lamps.audit(runs, shown, lamps.library(tmp_path / "claims"))
        with monkeypatch.context() as bare:
            bare.setattr(browser, "NAMES", ("no-such-browser",))
            note = outline(runs, run, Options(), lambda done, of: None)
        assert note.startswith("pictures of 2 passages were not made: opening pages in a browser needs Chromium")
        monkeypatch.setattr(browser, "installed", lambda: "chromium")
        note = outline(runs, run, Options(), lambda done, of: None)
        assert note.startswith(f"pictures of 2 passages were not made: {lamps.ROOT}/0: ")
        assert "no.warc.gz" in note
        assert len(lacking(runs, run)) == 2
    assert not (tmp_path / "shots").exists()


def pixels(png: bytes) -> set[tuple[int, ...]]:
    """The colours of a picture of 8 bits a channel (PNG, section 9: filters)."""
    at, data, width, channels = 8, b"", 0, 0
    while at < len(png):
        size, kind = struct.unpack(">I4s", png[at : at + 8])
        body = png[at + 8 : at + 8 + size]
        if kind == b"IHDR":
            width, channels = struct.unpack(">I", body[:4])[0], {2: 3, 6: 4}[body[9]]
        data += body if kind == b"IDAT" else b""
        at += size + 12
    raw, row = zlib.decompress(data), bytes(width * channels)
    found: set[tuple[int, ...]] = set()
    for start in range(0, len(raw), width * channels + 1):
        row = _unfiltered(raw[start], raw[start + 1 : start + 1 + width * channels], row, channels)
        found |= set(zip(row[0::channels], row[1::channels], row[2::channels], strict=True))
    return found


def _unfiltered(kind: int, line: bytes, above: bytes, step: int) -> bytes:
    made = bytearray(line)
    for n, value in enumerate(line):
        left, up = made[n - step] if n >= step else 0, above[n]
        corner = above[n - step] if n >= step else 0
        guess = left + up - corner
        paeth = min((abs(guess - left), 0, left), (abs(guess - up), 1, up), (abs(guess - corner), 2, corner))[2]
        made[n] = (value + (0, left, up, (left + up) // 2, paeth)[kind]) & 255
    return bytes(made)
