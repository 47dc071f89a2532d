"""The page served from a small library, and a real browser that opens it."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import date
from pathlib import Path
from threading import Thread

import pytest
from playwright.sync_api import Browser, Locator, Page, expect, sync_playwright

from claimtrack.checker import Judge
from claimtrack.cli import output
from claimtrack.draft import Desk, Server
from claimtrack.evidence.library import Library
from claimtrack.policy.profile import Profile
from tests import studio

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
QUIET = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage",
)  # fmt: skip
Serve = Callable[..., Server]


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return Library.load(claims=studio.library(tmp_path_factory.mktemp("library") / "claims"))


@pytest.fixture
def serve(library: Library) -> Iterator[Serve]:
    """Serve a desk, of a file or of none, until the test ends."""
    with ExitStack() as open_servers:

        def start(file: Path | None = None, of: Library = library) -> Server:
            judge = Judge(of, as_of=date.fromisoformat(studio.AS_OF))
            server = open_servers.enter_context(Server(Desk(judge, lambda _: Profile(), output.write_bytes, file)))
            thread = Thread(target=server.serve_forever, args=(0.05,), daemon=True)
            thread.start()
            open_servers.callback(thread.join, 5)
            open_servers.callback(server.shutdown)
            return server

        yield start


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    if CHROMIUM is None:
        pytest.skip("no Chromium is installed: the writer's page is not tried in a browser")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield browser
        browser.close()


@pytest.fixture
def tab(chromium: Browser) -> Iterator[Page]:
    """A tab of its own profile; an error on the page or a request to another host fails the test."""
    context = chromium.new_context(viewport={"width": 1100, "height": 700})
    context.set_default_timeout(10_000)
    page = context.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda said: faults.append(said.text) if "Content Security Policy" in said.text else None)
    page.on(
        "request", lambda one: None if one.url.startswith(("http://127.0.0.1:", "blob:")) else faults.append(one.url)
    )
    yield page
    context.close()
    assert faults == []


def opened(tab: Page, server: Server) -> Page:
    """The tab once the page has judged what it begins with."""
    tab.goto(server.address)
    tab.wait_for_selector("html[data-ready]", state="attached")
    return tab


def marked(tab: Page) -> Locator:
    """The underlined stretches, in order."""
    return tab.locator("#marks :is(.error, .warning, .info)")


def settled(tab: Page, *stretches: str) -> None:
    """Wait until exactly these stretches are underlined."""
    expect(marked(tab)).to_have_text(list(stretches))


def typed(tab: Page, text: str) -> None:
    """Put text in where the caret stands, in one piece, as an input method does."""
    tab.focus("#text")
    tab.keyboard.insert_text(text)
