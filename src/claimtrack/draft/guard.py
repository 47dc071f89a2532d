"""Which requests are answered: those of the page itself, from this machine, and of a modest size.

A page of the web that a browser has open may send requests here too. It cannot guess the token; if it made its own name
lead to this machine (DNS rebinding), the Host header tells; if it posts a form, Origin and content type tell.
"""

from __future__ import annotations

from dataclasses import dataclass
from email.message import Message
from hmac import compare_digest
from http import HTTPStatus

MOST_BYTES = 2_000_000
"""Of a request's body."""
HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; base-uri 'none';"
        " form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'"
    ),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cache-Control": "no-store",
}
"""Sent with every answer."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a request is not answered."""

    status: HTTPStatus
    message: str


@dataclass(frozen=True, slots=True)
class Guard:
    """Knows where the page is served and by which secret."""

    host: str
    """'127.0.0.1:8123'."""
    token: str

    def place(self, target: str) -> str | None:
        """What a request target names below the token, without its query; null where the token is another."""
        token, slash, rest = target.partition("?")[0].removeprefix("/").partition("/")
        known = compare_digest(token.encode(errors="replace"), self.token.encode())
        return rest if known and slash else None

    def refusal(self, target: str, headers: Message) -> Refusal | None:
        """Why no request of this kind is answered; null where it is."""
        if headers.get_all("Host") != [self.host]:
            return Refusal(HTTPStatus.MISDIRECTED_REQUEST, f"not the page of {self.host}")
        if self.place(target) is None:
            return Refusal(HTTPStatus.FORBIDDEN, "open the address that `claimtrack draft` printed")
        return None

    def refusal_of_body(self, headers: Message) -> Refusal | None:
        """Why a request's body is not read; null where it is."""
        length = headers.get("Content-Length", "")
        if headers.get_all("Origin") != [f"http://{self.host}"]:
            return Refusal(HTTPStatus.FORBIDDEN, "only the page itself may ask")
        if headers.get_content_type() != "application/json" or "Content-Type" not in headers:
            return Refusal(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, "send application/json")
        if "Transfer-Encoding" in headers or not (length.isascii() and length.isdigit()):
            return Refusal(HTTPStatus.LENGTH_REQUIRED, "say how long the body is: Content-Length")
        if len(length) > len(str(MOST_BYTES)) or int(length) > MOST_BYTES:
            return Refusal(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, f"more than {MOST_BYTES:,} bytes: check a part of it")
        return None
