"""The page and the answers over HTTP/1.1, on 127.0.0.1 and nowhere else; no request is logged."""

from __future__ import annotations

import json
import os
import secrets
import socketserver
import sys
from collections.abc import Callable, Mapping
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib import resources
from threading import BoundedSemaphore
from typing import Any, NamedTuple, TypeVar, cast

from pydantic import ValidationError

from claimtrack.draft.desk import Desk, Question, ToExplain, ToJudge, ToSave
from claimtrack.draft.file import ConflictError
from claimtrack.draft.guard import HEADERS, Guard, Refusal
from claimtrack.errors import ClaimtrackError, UsageError

_HOST = "127.0.0.1"
_MOST_CONNECTIONS = 24
_IDLE_SECONDS = 30.0
_TYPES = {"html": "text/html; charset=utf-8", "css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8"}
_JSON = "application/json; charset=utf-8"
_PAGE = "page.html"


class Asset(NamedTuple):
    """One file of the page."""

    type: str
    data: bytes


class Server(ThreadingHTTPServer):
    """Serves one desk; `address` is the page, and the only way in."""

    daemon_threads = True
    request_queue_size = 2 * _MOST_CONNECTIONS
    # On Windows a second program could otherwise take over a port that is in use.
    allow_reuse_address = os.name != "nt"

    def __init__(self, desk: Desk, port: int = 0) -> None:
        """Listen on `port`, 0 for any that is free; UsageError where that cannot be."""
        self.desk = desk
        self.assets = _assets()
        self._places = BoundedSemaphore(_MOST_CONNECTIONS)
        try:
            super().__init__((_HOST, port), _Handler)
        except (OSError, OverflowError) as error:
            why = getattr(error, "strerror", None) or error
            raise UsageError(f"port {port} cannot be used: {why}; leave --port out to take a free one") from error
        self.guard = Guard(f"{_HOST}:{self.server_port}", secrets.token_urlsafe(32))

    @property
    def address(self) -> str:
        return f"http://{self.guard.host}/{self.guard.token}/"

    def server_bind(self) -> None:
        """As TCPServer does: the one of HTTPServer looks this machine's name up in the DNS."""
        socketserver.TCPServer.server_bind(self)
        self.server_name, self.server_port = _HOST, self.server_address[1]

    def process_request(self, request: Any, client_address: Any) -> None:
        """A thread for each connection up to a limit; one more is closed unanswered, and browsers try again."""
        if self._places.acquire(blocking=False):
            super().process_request(request, client_address)
        else:
            self.shutdown_request(request)

    def process_request_thread(self, request: Any, client_address: Any) -> None:
        try:
            super().process_request_thread(request, client_address)
        finally:
            self._places.release()

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A browser that goes away is nothing to tell."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server_version, sys_version = "claimtrack", ""
    timeout = _IDLE_SECONDS

    def do_GET(self) -> None:
        server = self._server
        refused = server.guard.refusal(self.path, self.headers)
        if refused:
            return self._refuse(refused)
        place = server.guard.place(self.path)
        if place == "start":
            return self._answer(server.desk.start)
        asset = server.assets.get(place or _PAGE)
        if asset is None:
            return self._refuse(Refusal(HTTPStatus.NOT_FOUND, "nothing of that name"))
        return self._send(HTTPStatus.OK, asset.type, asset.data)

    def do_POST(self) -> None:
        server = self._server
        refused = server.guard.refusal(self.path, self.headers) or server.guard.refusal_of_body(self.headers)
        if refused:
            return self._refuse(refused)
        body = self.rfile.read(int(self.headers["Content-Length"]))
        desk, place = server.desk, server.guard.place(self.path)
        if place == "judge":
            return self._answer(lambda: desk.judged(_question(ToJudge, body)))
        if place == "explain":
            return self._answer(lambda: desk.explained(_question(ToExplain, body)))
        if place == "save":
            return self._answer(lambda: desk.saved(_question(ToSave, body)))
        return self._refuse(Refusal(HTTPStatus.NOT_FOUND, "nothing of that name"))

    @property
    def _server(self) -> Server:
        return cast(Server, self.server)

    def _answer(self, of: Callable[[], Mapping[str, Any]]) -> None:
        status, answer = HTTPStatus.OK, cast(Mapping[str, Any], {})
        try:
            answer = of()
        except ConflictError as error:
            now = {"name": error.now.name, "text": error.now.text, "version": error.now.version}
            status, answer = HTTPStatus.CONFLICT, {"error": str(error), "now": now}
        except ClaimtrackError as error:
            status, answer = HTTPStatus.UNPROCESSABLE_ENTITY, {"error": str(error)}
        self._send(status, _JSON, json.dumps(answer).encode())

    def _refuse(self, refusal: Refusal) -> None:
        """What was sent is not read, so the connection ends."""
        self.close_connection = True
        self._send(refusal.status, _JSON, json.dumps({"error": refusal.message}).encode())

    def _send(self, status: HTTPStatus, type_: str, data: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", type_)
        self.send_header("Content-Length", str(len(data)))
        if self.close_connection:
            self.send_header("Connection", "close")
        self.end_headers()
        self.wfile.write(data)

    def end_headers(self) -> None:
        for name, value in HEADERS.items():
            self.send_header(name, value)
        super().end_headers()

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the base class's name
        """The address holds the token, and the copy is nobody's business."""


_Asked = TypeVar("_Asked", bound=Question)


def _question(of: type[_Asked], body: bytes) -> _Asked:
    """The body as what is asked; UsageError in one line where it is something else."""
    try:
        return of.model_validate_json(body)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        place = ".".join(map(str, first["loc"])) or "body"
        raise UsageError(f"{place}: {first['msg']}") from None


def _assets() -> dict[str, Asset]:
    """Every file of the page by its name, read once."""
    files = resources.files("claimtrack.draft").joinpath("assets").iterdir()
    return {file.name: Asset(_TYPES[file.name.rpartition(".")[2]], file.read_bytes()) for file in files}
