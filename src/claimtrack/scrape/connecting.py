"""Connections that look where they lead before a byte is sent, and that end when their time is up.

requests has neither: it follows a name to wherever it points, and its timeout counts between two bytes, not in all.
"""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from threading import Event, Timer
from typing import Any

from requests.adapters import HTTPAdapter
from urllib3 import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import ConnectTimeoutError, NameResolutionError, NewConnectionError
from urllib3.util.connection import create_connection

from claimtrack.scrape.addresses import AddressPolicy


class Lines:
    """Every open connection by a second handle on its socket, so that all can be cut from beside."""

    def __init__(self) -> None:
        self._handles: set[socket.socket] = set()
        self._closed: set[socket.socket] = set()

    def add(self, sock: socket.socket) -> socket.socket:
        """A second handle on the socket of a new connection."""
        handle = sock.dup()
        self._handles.add(handle)
        return handle

    def release(self, handle: socket.socket) -> None:
        """The connection was closed; its answer may still be read, so the handle stays until the deadline is over."""
        self._closed.add(handle)

    @contextmanager
    def deadline(self, seconds: float) -> Iterator[Event]:
        """Cut everything after so many seconds; the event says whether that has happened."""
        overdue = Event()
        timer = Timer(seconds, self._cut, [overdue])
        timer.daemon = True
        timer.start()
        try:
            yield overdue
        finally:
            timer.cancel()
            timer.join()
            self._let_go(self._closed)

    def close(self) -> None:
        """Let go of every connection."""
        self._let_go(self._handles)

    def _let_go(self, handles: set[socket.socket]) -> None:
        for handle in tuple(handles):
            handle.close()
            self._handles.discard(handle)
        self._closed.clear()

    def _cut(self, overdue: Event) -> None:
        overdue.set()
        for handle in list(self._handles):
            with suppress(OSError):
                handle.shutdown(socket.SHUT_RDWR)


class GuardedAdapter(HTTPAdapter):
    """Connects to what the policy allows only; no proxy, no retries of its own."""

    def __init__(self, policy: AddressPolicy, lines: Lines) -> None:
        self._pools = _pools(policy, lines)
        super().__init__(pool_connections=4, pool_maxsize=1)

    def init_poolmanager(self, *arguments: Any, **options: Any) -> None:
        """As HTTPAdapter does, with our classes of pools."""
        super().init_poolmanager(*arguments, **options)
        self.poolmanager.pool_classes_by_scheme = self._pools


def _pools(policy: AddressPolicy, lines: Lines) -> dict[str, Any]:
    """Pool classes whose connections know the policy: urllib3 makes connections itself, from their class."""

    class Plain(HTTPConnection):
        def _new_conn(self) -> socket.socket:
            return _connect(self, policy, lines)

        def close(self) -> None:
            _let_go(self, lines)
            super().close()

    class Secure(HTTPSConnection):
        def _new_conn(self) -> socket.socket:
            return _connect(self, policy, lines)

        def close(self) -> None:
            _let_go(self, lines)
            super().close()

    plain = type("PlainPool", (HTTPConnectionPool,), {"ConnectionCls": Plain})
    secure = type("SecurePool", (HTTPSConnectionPool,), {"ConnectionCls": Secure})
    return {"http": plain, "https": secure}


def _connect(connection: Any, policy: AddressPolicy, lines: Lines) -> socket.socket:
    """Resolve, connect to an allowed address, and look at the peer: nothing is sent before."""
    host = connection.host
    try:
        endpoints = policy.resolve(connection._dns_host, connection.port)
    except (socket.gaierror, UnicodeError) as error:
        raise NameResolutionError(host, connection, socket.gaierror(str(error))) from error
    sock = _first(connection, endpoints)
    try:
        policy.check_peer(sock, host)
    except BaseException:
        sock.close()
        raise
    connection.handle = lines.add(sock)
    return sock


def _first(connection: Any, endpoints: list[Any]) -> socket.socket:
    """The first address that takes the connection; the errors are urllib3's own."""
    for endpoint in endpoints:
        try:
            return create_connection(endpoint, connection.timeout, socket_options=connection.socket_options)
        except TimeoutError as error:
            failure: Exception = ConnectTimeoutError(connection, f"no answer from {endpoint.host}")
            failure.__cause__ = error
        except OSError as error:
            failure = NewConnectionError(connection, error.strerror or str(error))
            failure.__cause__ = error
    raise failure


def _let_go(connection: Any, lines: Lines) -> None:
    handle = getattr(connection, "handle", None)
    if handle is not None:
        lines.release(handle)
        connection.handle = None
