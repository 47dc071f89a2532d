"""Who is answered: the page itself, on this machine, with the token, in JSON of a modest size; raw requests."""

from __future__ import annotations

import json
import socket
from collections.abc import Mapping
from http.client import HTTPConnection, HTTPResponse

import pytest

from claimtrack.draft import Server
from claimtrack.draft.guard import MOST_BYTES
from tests.draft.conftest import Serve

QUESTION = json.dumps({"text": "The lamp facial boosts ATP.", "format": "text", "markets": []}).encode()


@pytest.fixture
def server(serve: Serve) -> Server:
    return serve()


def asked(
    server: Server,
    place: str = "judge",
    *,
    method: str = "POST",
    body: bytes = QUESTION,
    token: str | None = None,
    headers: Mapping[str, str | None] | None = None,
) -> tuple[HTTPResponse, bytes]:
    """Ask as the page does, but for what is said; a header that is null is not sent."""
    host = f"127.0.0.1:{server.server_port}"
    own = {
        "Host": host,
        "Origin": f"http://{host}",
        "Content-Type": "application/json",
        "Content-Length": str(len(body)),
    }
    connection = HTTPConnection("127.0.0.1", server.server_port, timeout=10)
    path = f"/{server.guard.token if token is None else token}/{place}"
    connection.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
    for name, value in {**own, **(headers or {})}.items():
        if value is not None:
            connection.putheader(name, value)
    connection.endheaders(body if method == "POST" else None)
    answer = connection.getresponse()
    data = answer.read()
    connection.close()
    return answer, data


def test_the_page_itself_is_answered(server: Server) -> None:
    answer, data = asked(server)
    assert (answer.status, answer.getheader("Content-Type")) == (200, "application/json; charset=utf-8")
    (finding,) = json.loads(data)["findings"]
    assert (finding["text"], finding["status"], finding["path"]) == ("boosts ATP", "mechanism-only", "draft")


@pytest.mark.parametrize("token", ["", "x", "../judge", "%00", "%C3%A9"])
@pytest.mark.parametrize(("method", "place"), [("POST", "judge"), ("GET", ""), ("GET", "start"), ("GET", "page.js")])
def test_without_the_token_nothing_is_answered(server: Server, method: str, place: str, token: str) -> None:
    answer, data = asked(server, place, method=method, token=token)
    assert answer.status == 403
    assert b"claimtrack draft" in data
    assert server.guard.token.encode() not in data


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Host": "evil.example"}, 421),
        ({"Host": "localhost:80"}, 421),
        ({"Host": None}, 421),
        ({"Origin": "http://evil.example"}, 403),
        ({"Origin": "null"}, 403),
        ({"Origin": None}, 403),
        ({"Content-Type": "text/plain"}, 415),
        ({"Content-Type": "application/x-www-form-urlencoded"}, 415),
        ({"Content-Type": None}, 415),
        ({"Content-Length": None}, 411),
        ({"Content-Length": "-1"}, 411),
        ({"Content-Length": "٣"}, 411),
        ({"Content-Length": None, "Transfer-Encoding": "chunked"}, 411),
        ({"Content-Length": str(MOST_BYTES + 1)}, 413),
        ({"Content-Length": "9" * 5000}, 413),
    ],
)
def test_a_request_that_is_not_the_pages_own_is_refused(
    server: Server, headers: Mapping[str, str | None], status: int
) -> None:
    sent = {name: value.encode().decode("latin-1") if value else value for name, value in headers.items()}
    answer, data = asked(server, headers=sent)
    assert answer.status == status
    assert answer.getheader("Connection") == "close"
    assert json.loads(data)["error"]
    assert asked(server)[0].status == 200


def test_a_second_host_header_does_not_help(server: Server) -> None:
    host = f"127.0.0.1:{server.server_port}".encode()
    lines = (
        b"GET /" + server.guard.token.encode() + b"/start HTTP/1.1",
        b"Host: " + host,
        b"Host: evil.example",
        b"",
        b"",
    )
    with socket.create_connection(("127.0.0.1", server.server_port), 10) as connection:
        connection.sendall(b"\r\n".join(lines))
        assert connection.recv(100).startswith(b"HTTP/1.1 421 ")


@pytest.mark.parametrize(
    ("place", "body", "said"),
    [
        ("judge", b"{", "body: Invalid JSON"),
        ("judge", b"[" * 100_000, "body: Invalid JSON"),
        ("judge", b'{"text": 1, "format": "text", "markets": []}', "text: Input should be a valid string"),
        ("judge", b'{"text": "", "format": "text", "markets": ["mars"]}', "markets.0: Input should be 'us', 'uk'"),
        ("judge", b'{"text": "", "format": "pages", "markets": []}', "no format named 'pages'"),
        ("judge", b'{"text": "", "format": "text", "markets": [], "path": "/etc"}', "path: Extra inputs"),
        ("save", b'{"text": "", "version": ""}', "no file is open"),
    ],
)
def test_what_cannot_be_answered_is_said_in_one_line(server: Server, place: str, body: bytes, said: str) -> None:
    answer, data = asked(server, place, body=body)
    assert answer.status == 422
    message = json.loads(data)["error"]
    assert message.startswith(said) or said in message
    assert "\n" not in message


def test_a_name_without_a_page_is_explained_as_nothing(server: Server) -> None:
    answer = json.loads(asked(server, "explain", body=b'{"names": ["lamp/atp", "lamp/apt"], "markets": []}')[1])
    assert answer["lamp/atp"]["claim"]["status"] == "mechanism-only"
    assert answer["lamp/apt"] is None


def test_only_what_belongs_to_the_page_is_handed_out(server: Server) -> None:
    assert asked(server, "page.css", method="GET")[0].getheader("Content-Type") == "text/css; charset=utf-8"
    for place in ("../desk.py", "..%2fdesk.py", "desk.py", "/etc/passwd", "judge"):
        assert asked(server, place, method="GET")[0].status == 404
    assert asked(server, "page.css")[0].status == 404
    assert asked(server, method="PUT")[0].status == 501


@pytest.mark.parametrize(("method", "place"), [("GET", ""), ("POST", "judge"), ("POST", "nowhere"), ("PUT", "judge")])
def test_every_answer_forbids_what_the_page_does_not_need(server: Server, method: str, place: str) -> None:
    headers = {name.lower(): value for name, value in asked(server, place, method=method)[0].getheaders()}
    assert headers["content-security-policy"].startswith("default-src 'none'; script-src 'self';")
    assert "unsafe" not in headers["content-security-policy"]
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["cache-control"] == "no-store"
    assert headers["x-content-type-options"] == "nosniff"
    assert not [name for name in headers if name.startswith("access-control")]
    assert "Python" not in headers["server"]


def test_one_connection_serves_many_requests(server: Server) -> None:
    host = f"127.0.0.1:{server.server_port}"
    connection = HTTPConnection("127.0.0.1", server.server_port, timeout=10)
    headers = {"Origin": f"http://{host}", "Content-Type": "application/json"}
    kept = None
    for _ in range(3):
        connection.request("POST", f"/{server.guard.token}/judge", QUESTION, headers)
        assert connection.getresponse().read()
        assert kept in (None, connection.sock)
        kept = connection.sock
    connection.close()


def test_too_many_connections_are_closed_and_the_page_is_answered_again(server: Server) -> None:
    idle = [socket.create_connection(("127.0.0.1", server.server_port), 10) for _ in range(40)]
    assert any(connection.recv(1) == b"" for connection in idle[-4:])
    for connection in idle:
        connection.close()
    assert any(_answers(server) for _ in range(50))


def test_it_listens_on_this_machine_alone(server: Server) -> None:
    assert server.socket.getsockname()[0] == "127.0.0.1"


def _answers(server: Server) -> bool:
    try:
        return asked(server)[0].status == 200
    except OSError:
        return False
