"""A clinic's site on 127.0.0.1: pages by their paths, a log of what was asked, every trap a crawler can fall into."""

from __future__ import annotations

import gzip
import threading
import time
import zlib
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import TracebackType
from typing import Self
from urllib.parse import urlsplit

from warcio.archiveiterator import ArchiveIterator  # type: ignore[import-untyped]

from claimtrack.scrape import CrawlSummary, Fetched, scrape
from claimtrack.scrape.addresses import AddressPolicy
from claimtrack.scrape.options import Options
from claimtrack.scrape.pacing import Pace

PAGES = 300
_TREATMENTS = ("microcurrent", "led-light", "gua-sha", "microneedling", "radiofrequency", "facials")


@dataclass(frozen=True, slots=True)
class Answer:
    """What a path answers with."""

    body: bytes = b""
    content_type: str | None = "text/html; charset=utf-8"
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Asked:
    """One request as it came in."""

    path: str
    """With its query."""
    headers: Mapping[str, str]
    """Names in lower case."""
    at: float
    """Seconds, monotonic."""


Trap = Callable[[BaseHTTPRequestHandler], None]
"""Writes whatever it likes to the connection."""
Route = Answer | Trap | Callable[[Asked], Answer]


class Clinic:
    """The server: `with Clinic({"/": page("Home")}) as clinic: clinic.url("/")`."""

    def __init__(
        self, routes: Mapping[str, Route], answer: Callable[[Asked], Answer | None] = lambda asked: None
    ) -> None:
        """`answer` is asked for paths that are no route."""
        self.routes = dict(routes)
        self.answer = answer
        self.asked: list[Asked] = []
        self.stop = threading.Event()
        """Set when the server closes: slow traps end then."""
        self.outlasted = False
        """Somebody has listened to a slow trap to its end, seconds later."""
        self._server = _Server(("127.0.0.1", 0), partial(_Handler, self))
        self.scheme = "http"

    @property
    def port(self) -> int:
        return int(self._server.server_address[1])

    @property
    def server(self) -> ThreadingHTTPServer:
        return self._server

    def url(self, path: str = "/") -> str:
        return f"{self.scheme}://127.0.0.1:{self.port}{path}"

    @property
    def paths(self) -> list[str]:
        """What was asked for, in order."""
        return [one.path for one in self.asked]

    def times(self, path: str) -> int:
        return self.paths.count(path)

    def __enter__(self) -> Self:
        threading.Thread(target=self._server.serve_forever, args=[0.02], daemon=True).start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop.set()
        self._server.shutdown()
        self._server.server_close()


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False
    request_queue_size = 64

    def handle_error(self, request: object, client_address: object) -> None:
        """Crawlers hang up on traps."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    timeout = 30
    disable_nagle_algorithm = True

    def __init__(self, clinic: Clinic, *arguments: object) -> None:
        self.clinic = clinic
        super().__init__(*arguments)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        headers = {name.lower(): value for name, value in self.headers.items()}
        asked = Asked(self.path, headers, time.monotonic())
        self.clinic.asked.append(asked)
        route = self.clinic.routes.get(self.path, self.clinic.routes.get(urlsplit(self.path).path))
        if route is None:
            send(self, self.clinic.answer(asked) or Answer(b"<p>Not here.</p>", status=404))
        elif isinstance(route, Answer):
            send(self, route)
        else:
            answered = route(self) if getattr(route, "is_trap", False) else route(asked)  # type: ignore[arg-type]
            if isinstance(answered, Answer):
                send(self, answered)

    def log_message(self, format: str, *arguments: object) -> None:  # noqa: A002
        """Quiet."""


def send(handler: BaseHTTPRequestHandler, answer: Answer) -> None:
    """Write an answer with its length."""
    handler.send_response(answer.status)
    if answer.content_type is not None:
        handler.send_header("Content-Type", answer.content_type)
    for name, value in answer.headers.items():
        handler.send_header(name, value)
    if answer.status != 304:
        handler.send_header("Content-Length", str(len(answer.body)))
    handler.end_headers()
    with suppress(OSError):
        handler.wfile.write(answer.body if answer.status != 304 else b"")


def trap(function: Trap) -> Trap:
    """Marks a route that writes to the connection itself."""
    function.is_trap = True  # type: ignore[attr-defined]
    return function


def page(title: str, *links: str, head: str = "", text: str = "", **headers: str) -> Answer:
    """An HTML page; header names with underscores."""
    body = "".join(f'<li><a href="{link}">{link}</a></li>' for link in links)
    said = text or f"Our clinic on {title} is calm and friendly. Ask us anything about {title}."
    head = f"<head><title>{title}</title>{head}</head>"
    html = f"<!doctype html><html>{head}<body><h1>{title}</h1><p>{said}</p><ul>{body}</ul></body></html>"
    return Answer(html.encode(), headers={name.replace("_", "-"): value for name, value in headers.items()})


def text(body: str, content_type: str = "text/plain; charset=utf-8", status: int = 200) -> Answer:
    return Answer(body.encode(), content_type, status)


def redirect(to: str, status: int = 302) -> Answer:
    return Answer(status=status, headers={"Location": to})


def sitemap(urls: Iterable[str], kind: str = "url") -> Answer:
    """A sitemap of pages, or with kind 'sitemap' an index."""
    whole = {"url": "urlset", "sitemap": "sitemapindex"}[kind]
    rows = "".join(f"<{kind}><loc>{url}</loc></{kind}>" for url in urls)
    xml = f'<?xml version="1.0"?><{whole} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{rows}</{whole}>'
    return text(xml, "application/xml")


def site(pages: int = PAGES) -> dict[str, Route]:
    """A clinic of so many pages: a home page, treatments, and a blog whose posts are linked one from the next."""
    routes: dict[str, Route] = {}
    treatments = [f"/treatments/{name}/" for name in _TREATMENTS]
    posts = [f"/blog/post-{number}/" for number in range(1, pages - len(treatments))]
    routes["/"] = page("Home", *treatments, *posts[:1])
    for treatment in treatments:
        routes[treatment] = page(treatment, "/", text=f"{treatment} is done by our team. It boosts ATP by 500%.")
    for post, following in zip(posts, [*posts[1:], "/"], strict=True):
        near = posts[posts.index(post) + 1 :][:12]
        routes[post] = page(post, following, *near, treatments[0], text=f"This is {post}. Microcurrent lifts the face.")
    return routes


def bomb(size: int, coding: str = "gzip") -> Answer:
    """So many zero bytes of HTML in a few."""
    if coding == "gzip":
        body = gzip.compress(b"<p>" + b" " * size, 9)
    else:
        body = zlib.compress(b"<p>" + b" " * size, 9)
    return Answer(body, headers={"Content-Encoding": coding})


@trap
def drip(handler: BaseHTTPRequestHandler) -> None:
    """A byte now and then, without end."""
    handler.send_response(200)
    handler.send_header("Content-Type", "text/html")
    handler.send_header("Content-Length", "1000000")
    handler.end_headers()
    _slowly(handler, b"<p>slow ")


@trap
def drip_of_headers(handler: BaseHTTPRequestHandler) -> None:
    """The same before the body has begun."""
    handler.wfile.write(b"HTTP/1.1 200 OK\r\n")
    _slowly(handler, b"X-Slow: 1\r\n")


@trap
def drip_without_length(handler: BaseHTTPRequestHandler) -> None:
    """A body that ends where the connection does: cut, it looks whole."""
    handler.send_response(200)
    handler.send_header("Content-Type", "text/html")
    handler.send_header("Connection", "close")
    handler.end_headers()
    handler.close_connection = True
    _slowly(handler, b"<p>slow ")


@trap
def cut_off(handler: BaseHTTPRequestHandler) -> None:
    """Half of what was promised."""
    handler.send_response(200)
    handler.send_header("Content-Type", "text/html")
    handler.send_header("Content-Length", "1000")
    handler.end_headers()
    handler.wfile.write(b"<p>half of it")
    handler.close_connection = True


@trap
def hang_up(handler: BaseHTTPRequestHandler) -> None:
    """No answer at all."""
    handler.close_connection = True


def _slowly(handler: BaseHTTPRequestHandler, piece: bytes) -> None:
    clinic: Clinic = handler.clinic  # type: ignore[attr-defined]
    handler.close_connection = True
    with suppress(OSError):
        for number in range(100):
            handler.wfile.write(piece[number % len(piece) :][:1])
            handler.wfile.flush()
            if clinic.stop.wait(0.05):
                return
        clinic.outlasted = True


def options(*clinics: Clinic, **more: object) -> Options:
    """As fast as a test may be; only these servers of this machine may be connected to."""
    policy = AddressPolicy(loopback_ports=frozenset(clinic.port for clinic in clinics))
    chosen: dict[str, object] = {"delay": 0.0, "most_delay": 0.02, "render": "never", "addresses": policy} | more
    return Options(**chosen)  # type: ignore[arg-type]


def hurried() -> Pace:
    """A pace that never waits."""
    return Pace(0.0, 30.0, sleep=lambda seconds: None)


def fetched(body: bytes, url: str = "https://clinic.example/", *headers: tuple[str, str], **more: object) -> Fetched:
    """A page as it would come over the network."""
    said: dict[str, object] = {
        "url": url,
        "requested_url": url,
        "status": 200,
        "reason": "OK",
        "content_type": "text/html",
        "charset": "utf-8",
        "body": body,
        "headers": headers,
        "request_headers": (),
        "fetched_at": datetime(2026, 11, 22, tzinfo=UTC),
    }
    return Fetched(**said | more)  # type: ignore[arg-type]


def crawl(server: Clinic, folder: Path, *seeds: str, **more: object) -> CrawlSummary:
    """A crawl of the clinic from its home page, or from these paths."""
    return scrape([server.url(seed) for seed in seeds or ("/",)], options(server, **more), folder)


def responses(folder: Path) -> list[str]:
    """The addresses of all response records of a folder's WARC files; every record's digests are checked."""
    found = []
    for file in sorted(folder.glob("*.warc.gz")):
        with file.open("rb") as opened:
            for record in ArchiveIterator(opened, check_digests="raise"):
                record.content_stream().read()
                if record.rec_type == "response":
                    found.append(record.rec_headers.get_header("WARC-Target-URI"))
    return found
