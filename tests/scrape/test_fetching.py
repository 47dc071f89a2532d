"""One fetch against a real server that misbehaves."""

from __future__ import annotations

import base64
import gzip
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from claimtrack.scrape.addresses import AddressPolicy, Endpoint
from claimtrack.scrape.answers import Want
from claimtrack.scrape.failures import FetchError
from claimtrack.scrape.fetching import Fetcher
from claimtrack.scrape.model import Fetched, Hop
from claimtrack.scrape.options import READ, Options
from claimtrack.scrape.pacing import Pace
from tests.scrape import clinic
from tests.scrape.clinic import Answer, Asked, Clinic, Route, bomb, page, redirect
from tests.scrape.test_pacing import Clock

FILE_LIMIT = 1_000_000


def got(server: Clinic, path: str = "/", own: Callable[[str], bool] = lambda url: True, **more: object) -> Fetched:
    options = clinic.options(server, **more)
    with Fetcher(options, own, pace(options)) as fetcher:
        return fetcher.get(server.url(path), want(options))


def want(options: Options, check: Callable[[str], None] = lambda url: None) -> Want:
    return Want(READ, options.most_bytes, options.most_redirects, check)


def pace(options: Options) -> Pace:
    return Pace(options.delay, options.most_delay)


def refused(routes: dict[str, Route], path: str = "/", **more: object) -> FetchError:
    with Clinic(routes) as server, pytest.raises(FetchError) as caught:
        got(server, path, **more)  # type: ignore[arg-type]
    return caught.value


def test_a_page_comes_with_what_has_to_be_known_of_it() -> None:
    with Clinic({"/": page("Home", etag='"1"')}) as server:
        fetched = got(server, contact="https://me.example/")
        asked = server.asked[0].headers
    assert (fetched.status, fetched.content_type, fetched.charset) == (200, "text/html", "utf-8")
    assert fetched.header("etag") == '"1"'
    assert b"<h1>Home</h1>" in fetched.body
    assert asked["user-agent"].startswith("claimtrack/")
    assert asked["user-agent"].endswith("(+https://me.example/)")
    assert asked["accept-encoding"] == "gzip, deflate"


def test_proxies_and_passwords_of_the_environment_are_not_used(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / ".netrc").write_text("machine 127.0.0.1 login me password secret\n")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("NETRC", str(tmp_path / ".netrc"))
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    with Clinic({"/": page("Home")}) as server:
        got(server)
        assert "authorization" not in server.asked[0].headers


# Time


@pytest.mark.parametrize("trap", [clinic.drip, clinic.drip_of_headers, clinic.drip_without_length])
def test_a_slow_drip_ends_at_the_deadline(trap: Route) -> None:
    error = refused({"/": trap}, deadline=0.4)
    assert str(error) == "took longer than 0.4 seconds"
    assert not error.passing


def test_the_deadline_of_one_page_does_not_cut_the_next() -> None:
    with Clinic({"/slow": clinic.drip, "/": page("Home")}) as server:
        options = clinic.options(server, deadline=0.4)
        with Fetcher(options, lambda url: True, pace(options)) as fetcher:
            assert fetcher.get(server.url(), want(options)).status == 200
            with pytest.raises(FetchError):
                fetcher.get(server.url("/slow"), want(options))
            assert fetcher.get(server.url(), want(options)).status == 200


def test_a_silent_server_is_left_after_the_read_timeout() -> None:
    @clinic.trap
    def silent(handler: object) -> None:
        handler.clinic.stop.wait(5)  # type: ignore[attr-defined]

    assert str(refused({"/": silent}, read_timeout=0.2, tries=1)) == "stopped answering"


def test_threads_of_deadlines_are_gone_when_the_fetch_is() -> None:
    with Clinic({"/": page("Home")}) as server:
        got(server)
    assert not any(isinstance(thread, threading.Timer) for thread in threading.enumerate())


# Size and coding


@pytest.mark.parametrize("coding", ["gzip", "deflate"])
def test_a_bomb_is_left_at_the_cap(coding: str) -> None:
    error = refused({"/": bomb(20_000_000, coding)}, most_bytes=FILE_LIMIT)
    assert str(error) == "larger than 1,000,000 bytes"


def test_a_bomb_of_600_megabytes_costs_no_memory(tmp_path: Path) -> None:
    """In a process of its own, so that its peak is its own; the server only copies half a megabyte."""
    packed = tmp_path / "bomb.gz"
    with gzip.open(packed, "wb", compresslevel=1) as file:
        for _ in range(60):
            file.write(b" " * 10_000_000)
    script = """
import resource, sys
from claimtrack.scrape.addresses import AddressPolicy
from claimtrack.scrape.addresses import AddressPolicy, Endpoint
from claimtrack.scrape.answers import Want
from claimtrack.scrape.failures import FetchError
from claimtrack.scrape.fetching import Fetcher
from claimtrack.scrape.options import READ, Options
fetcher = Fetcher(Options(addresses=AddressPolicy(allow_private=True)), lambda url: True)
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
try:
    fetcher.get(sys.argv[1], Want(READ, 10_000_000, 0))
except FetchError as error:
    print(error)
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before)
"""
    pytest.importorskip("resource")
    with Clinic({"/": Answer(packed.read_bytes(), headers={"Content-Encoding": "gzip"})}) as server:
        run = subprocess.run([sys.executable, "-c", script, server.url()], capture_output=True, text=True, timeout=60)
    said, grown = run.stdout.splitlines()
    assert said == "larger than 10,000,000 bytes"
    kilobytes = int(grown) // (1024 if sys.platform == "darwin" else 1)
    assert kilobytes < 60_000


def test_a_page_just_below_the_cap_is_whole() -> None:
    body = b"<p>" + b"x" * (FILE_LIMIT - 3)
    with Clinic({"/": Answer(gzip.compress(body), headers={"Content-Encoding": "gzip"})}) as server:
        assert got(server, most_bytes=FILE_LIMIT).body == body
    assert str(refused({"/": Answer(body + b"x")}, most_bytes=FILE_LIMIT)) == "larger than 1,000,000 bytes"


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (Answer(b"not gzip", headers={"Content-Encoding": "gzip"}), "its content coding is broken"),
        (
            Answer(b"x", headers={"Content-Encoding": "br"}),
            "sent in the content coding 'br', which was not asked for",
        ),
    ],
)
def test_a_coding_that_cannot_be_undone_is_told(answer: Answer, said: str) -> None:
    assert str(refused({"/": answer})) == said


@pytest.mark.parametrize("trap", [clinic.cut_off, clinic.hang_up])
def test_a_page_that_breaks_off_is_asked_for_again_and_then_told(trap: Route) -> None:
    with Clinic({"/": trap}) as server, pytest.raises(FetchError) as caught:
        got(server)
    assert str(caught.value) in ("cut off after 13 bytes", "the connection broke off")
    assert server.times("/") == 3


# Kinds


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (Answer(b"\x89PNG....", "image/png"), "image/png is not read"),
        (Answer(b"\x89PNG....", "text/html"), "says text/html, holds image/png: not read"),
        (Answer(b"PK\x03\x04..", "text/html"), "says text/html, holds application/zip: not read"),
        (Answer(b"\0\1\2\3", "text/plain"), "says text/plain, holds binary data: not read"),
        (Answer(b"\0\1\2\3", None), "holds binary data: not read"),
        (Answer(b"GIF89a", "application/octet-stream"), "says application/octet-stream, holds image/gif: not read"),
    ],
)  # fmt: skip
def test_what_holds_no_copy_is_not_read(answer: Answer, said: str) -> None:
    error = refused({"/": answer})
    assert (str(error), error.kind) == (said, "refused")


@pytest.mark.parametrize(
    ("answer", "kind"),
    [
        (Answer(b"<!DOCTYPE html><p>x", None), "text/html"),
        (Answer(b"  <html><p>x", "application/octet-stream"), "text/html"),
        (Answer(b"%PDF-1.7", "text/html"), "application/pdf"),
        (Answer(b"plain words", None), "text/plain"),
        (Answer(b"<p>x", "text/html; charset=UTF-8, text/html"), "text/html"),
        (Answer("<p>\u00e9".encode("utf-16"), "text/html; charset=utf-16"), "text/html"),
    ],
)
def test_a_page_is_what_its_bytes_say(answer: Answer, kind: str) -> None:
    with Clinic({"/": answer}) as server:
        assert got(server).content_type == kind


def test_an_image_is_left_before_its_bytes_are_read() -> None:
    sent = threading.Event()

    @clinic.trap
    def film(handler: object) -> None:
        handler.send_response(200)  # type: ignore[attr-defined]
        handler.send_header("Content-Type", "video/mp4")  # type: ignore[attr-defined]
        handler.send_header("Content-Length", "100000000")  # type: ignore[attr-defined]
        handler.end_headers()  # type: ignore[attr-defined]
        for _ in range(100):
            handler.wfile.write(b"x" * FILE_LIMIT)  # type: ignore[attr-defined]
        sent.set()

    assert str(refused({"/": film})) == "video/mp4 is not read"
    assert not sent.is_set()


# Redirects


def test_every_hop_is_recorded() -> None:
    routes = {"/": redirect("/a", 301), "/a": redirect("b?utm_source=x#top", 308), "/b": page("There")}
    with Clinic(routes) as server:
        fetched = got(server)
        assert fetched.url == server.url("/b")
        assert fetched.requested_url == server.url("/")
        assert fetched.redirects == (
            Hop(server.url("/"), 301, server.url("/a")),
            Hop(server.url("/a"), 308, server.url("/b")),
        )


@pytest.mark.parametrize("routes", [{"/": redirect("/a"), "/a": redirect("/")}, {"/": redirect("/")}])
def test_a_circle_ends(routes: dict[str, Route]) -> None:
    assert str(refused(routes)) == "redirects in a circle or more than 10 times"


def test_an_endless_row_of_redirects_ends() -> None:
    def onward(asked: Asked) -> Answer:
        return redirect(f"{asked.path}x")

    with Clinic({}, onward) as server, pytest.raises(FetchError, match="more than 10 times"):
        got(server, "/x")
    assert len(server.asked) == 11


def test_a_page_that_wants_its_cookie_back_gets_it() -> None:
    def gate(asked: Asked) -> Answer:
        if "seen=1" in asked.headers.get("cookie", ""):
            return page("In")
        return Answer(status=302, headers={"Location": "/", "Set-Cookie": "seen=1"})

    with Clinic({"/": gate}) as server:
        assert b"In" in got(server).body


@pytest.mark.parametrize(
    "to", ["http://169.254.169.254/latest/meta-data/", "http://{inside}/", "http://2130706433:{port}/"]
)
def test_a_redirect_inward_is_refused_before_a_byte_is_sent(to: str) -> None:
    with Clinic({"/": page("Secret")}) as inside:
        target = to.format(inside=f"localhost:{inside.port}", port=inside.port)
        error = refused({"/": redirect(target)})
    assert "private address" in str(error)
    assert error.kind == "refused"
    assert inside.asked == []


class Rebound(AddressPolicy):
    """A name that was at a public address when it was resolved, and is inside when it is connected to."""

    def resolve(self, host: str, port: int) -> list[Endpoint]:
        return [Endpoint("127.0.0.1", port)]


def test_a_name_that_moves_inward_in_between_is_refused_before_a_byte_is_sent() -> None:
    with Clinic({"/": page("Secret")}) as inside, pytest.raises(FetchError) as caught:
        got(inside, addresses=Rebound())
    assert "is a private address" in str(caught.value)
    assert inside.asked == []


def test_a_redirect_to_no_web_address_is_told() -> None:
    assert str(refused({"/": redirect("file:///etc/passwd")})) == "redirects to something that is no web address"


def test_secrets_are_sent_to_their_own_site_only() -> None:
    with Clinic({"/": page("Other")}) as other, Clinic({"/": redirect(other.url())}) as own:
        options = clinic.options(
            own, other, auth=("me", "secret"), headers=(("X-Key", "k"),), cookies=(("session", "s"),)
        )
        with Fetcher(options, lambda url: url.startswith(own.url()), pace(options)) as fetcher:
            fetched = fetcher.get(own.url(), want(options))
    sent, later = own.asked[0].headers, other.asked[0].headers
    assert sent["authorization"] == "Basic " + base64.b64encode(b"me:secret").decode()
    assert (sent["x-key"], sent["cookie"]) == ("k", "session=s")
    assert not {"authorization", "x-key", "cookie"} & set(later)
    assert "secret" not in repr(options)
    assert not {"authorization", "cookie", "x-key"} & {name.lower() for name, _ in fetched.request_headers}


# Pressed servers


def pressed(times: int, status: int, **headers: str) -> Callable[[Asked], Answer]:
    """Fails so many times, then answers."""
    left = iter(range(times))
    sent = {name.replace("_", "-"): value for name, value in headers.items()}
    return lambda asked: Answer(status=status, headers=sent) if next(left, None) is not None else page("At last")


@pytest.mark.parametrize("status", [429, 500, 502, 503, 504])
def test_a_pressed_server_is_asked_again(status: int) -> None:
    with Clinic({"/": pressed(2, status)}) as server:
        assert b"At last" in got(server).body
        assert len(server.asked) == 3


@pytest.mark.parametrize(("said", "waited"), [("7", 7.0), ("9999", 30.0), ("nonsense", 1.0), ("-1", 1.0)])
def test_retry_after_is_waited_for_within_the_cap(said: str, waited: float) -> None:
    clock = Clock()
    with Clinic({"/": pressed(1, 429, Retry_After=said)}) as server:
        options = clinic.options(server, most_delay=30.0)
        with Fetcher(options, lambda url: True, Pace(0.0, 30.0, clock, clock.sleep)) as fetcher:
            fetcher.get(server.url(), want(options))
    assert clock.slept == [waited]


def test_a_server_that_stays_pressed_is_given_up() -> None:
    with (
        Clinic({"/": pressed(99, 503)}) as server,
        pytest.raises(FetchError, match="503 Service Unavailable") as caught,
    ):
        got(server)
    assert (len(server.asked), caught.value.kind) == (3, "host")


@pytest.mark.parametrize(("status", "said"), [(404, "404 Not Found"), (401, "401 Unauthorized: it needs --auth USER")])
def test_what_will_not_pass_is_asked_for_once(status: int, said: str) -> None:
    with Clinic({"/": Answer(status=status)}) as server, pytest.raises(FetchError) as caught:
        got(server)
    assert (str(caught.value), len(server.asked)) == (said, 1)


def test_a_host_that_is_not_there_is_told() -> None:
    with Clinic({}) as server:
        options, url = clinic.options(server), server.url()
    with Fetcher(options, lambda url: True, pace(options)) as fetcher:
        with pytest.raises(FetchError, match="cannot be connected to: connection refused"):
            fetcher.get(url, want(options))
        with pytest.raises(FetchError, match="no such host, or no network"):
            fetcher.get("http://no-such-host.invalid/", want(options))


def test_a_page_asked_for_again_is_not_sent_again() -> None:
    def conditional(asked: Asked) -> Answer:
        return Answer(status=304) if asked.headers.get("if-none-match") == '"1"' else page("Home", etag='"1"')

    with Clinic({"/": conditional}) as server:
        options = clinic.options(server)
        asked = Want(READ, 10_000, 0, if_changed={"If-None-Match": '"1"'})
        with Fetcher(options, lambda url: True, pace(options)) as fetcher:
            fetched = fetcher.get(server.url(), asked)
    assert (fetched.from_cache, fetched.body) == (True, b"")


def test_requests_of_one_host_keep_their_pause() -> None:
    clock = Clock()
    with Clinic({"/": redirect("/a"), "/a": page("A")}) as server:
        options = clinic.options(server)
        with Fetcher(options, lambda url: True, Pace(0.25, 1.0, clock, clock.sleep)) as fetcher:
            fetcher.get(server.url(), want(options))
            fetcher.get(server.url("/a"), want(options))
    assert clock.slept == [0.25, 0.25]
