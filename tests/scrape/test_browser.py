"""Pages that scripts write, in a real Chromium that reaches the network through the guards only."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from claimtrack.errors import UsageError
from claimtrack.scrape import Store, browser
from claimtrack.scrape.browser import Browser
from claimtrack.scrape.failures import FetchError
from tests.scrape import clinic
from tests.scrape.clinic import Answer, Clinic, page, text

CHROMIUM = next(filter(None, map(shutil.which, browser.NAMES)), None)
needs_chromium = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium is installed: nothing is opened in a browser")
pytest.importorskip("playwright")

APP = '<title>App</title><div id="root"></div><script src="/app.js"></script>'
SCRIPT = """
const root = document.getElementById("root");
root.innerHTML = "<h1>Microcurrent</h1><p>It <b>boosts</b>\\n ATP &amp; more.</p><a href='/two'>Two</a>";
const tell = text => root.append(text);
fetch("/api.json").then(answer => answer.json()).then(said => tell(said.text));
fetch("/post", {method: "POST", body: "x"}).then(() => tell("POSTED"), () => 0);
fetch("INSIDE").then(() => tell("INSIDE"), () => 0);
new WebSocket("SOCKET");
navigator.sendBeacon("/beacon", "x");
navigator.serviceWorker?.register("/worker.js").catch(() => 0);
location.href = "/elsewhere";
"""


def app(server: Clinic, inside: Clinic) -> None:
    """A page that scripts write, and that tries to get at what it must not."""
    script = SCRIPT.replace("INSIDE", inside.url("/secret")).replace("SOCKET", inside.url("/ws").replace("http", "ws"))
    server.routes = {
        "/": Answer(APP.encode(), headers={"ETag": '"1"'}),
        "/app.js": text(script, "text/javascript"),
        "/api.json": text('{"text": "It lifts by 300%."}', "application/json"),
        "/two": page("Two"),
        "/elsewhere": page("Elsewhere"),
    }


@needs_chromium
def test_a_page_that_scripts_write_is_kept_as_a_browser_shows_it(tmp_path: Path) -> None:
    with Clinic({"/secret": text("s")}) as inside, Clinic({}) as server:
        app(server, inside)
        summary = clinic.crawl(server, tmp_path, render="auto")
        with Store(tmp_path) as store:
            shown, two, elsewhere = store.pages()
            dom = store.body(shown).decode()
        assert (summary.fetched, summary.rendered) == (3, 1)
        assert "It <b>boosts</b>" in dom
        assert "It lifts by 300%." in dom
        assert [one.render for one in (shown, two, elsewhere)] == ["browser", "static", "static"]
        assert elsewhere.url == server.url("/elsewhere")
        assert shown.archived != shown.response
        assert (tmp_path / (shown.screenshot or "")).read_bytes().startswith(b"\x89PNG")
        assert server.times("/") == 1
        assert not {"/post", "/beacon", "/worker.js"} & set(server.paths)
        assert inside.asked == []
        assert "INSIDE" not in dom
        assert "POSTED" not in dom


@pytest.fixture
def chromium() -> Iterator[Browser]:
    """A browser for pages of a server that is not there."""
    with Clinic({}) as server, Browser(clinic.options(server, most_bytes=1_000_000)) as opened:
        yield opened


@needs_chromium
def test_a_passage_is_outlined_and_a_page_that_hangs_is_ended(
    chromium: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    url, html = (
        "https://clinic.example/",
        "<h1>Care</h1><p>It <b>boosts</b>\n   ATP.<script>document.body.remove()</script>",
    )
    plain = chromium.screenshot(url, html, selector="body")
    outlined = chromium.screenshot(url, html, quote="It boosts ATP.")
    assert outlined is not None
    assert outlined.startswith(b"\x89PNG")
    assert outlined != plain
    assert chromium.screenshot(url, html, quote="nowhere on the page") is None
    assert chromium.screenshot(url, html, selector="#missing") is None
    grows = b"<p>x<script>for (let n = 0; n < 20; n++) document.body.innerHTML += 'word '.repeat(60000)</script>"
    with pytest.raises(FetchError, match="grows larger than 1,000,000 characters in a browser"):
        chromium.render(clinic.fetched(grows))
    hangs = b"<p>x<script>setTimeout(() => { while (true) {} }, 50)</script>"
    with monkeypatch.context() as impatient:
        impatient.setattr(browser, "_SECONDS", 3.0)
        with pytest.raises(FetchError, match="not shown by the browser"):
            chromium.render(clinic.fetched(hangs))
    assert "after" in chromium.render(clinic.fetched(b"<p>after")).dom


def test_without_a_browser_the_text_is_read_and_it_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(browser, "NAMES", ("no-such-browser",))
    with Clinic({"/": Answer(APP.encode())}) as server:
        summary = clinic.crawl(server, tmp_path / "auto", render="auto")
        assert (summary.fetched, summary.rendered) == (1, 0)
        assert any("needs Chromium or Chrome" in note for note in summary.notes)
        with pytest.raises(UsageError, match="needs Chromium or Chrome; install one, or write --render never"):
            clinic.crawl(server, tmp_path / "auto", render="always")
        with Store(tmp_path / "auto") as store:
            assert len(store.crawls()) == 1
