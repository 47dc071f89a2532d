"""What a server answers, read with a limit and taken for what it is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from threading import Event

import requests
from requests.structures import CaseInsensitiveDict

from claimtrack.scrape import contents
from claimtrack.scrape.charset import charset_of
from claimtrack.scrape.failures import FetchError, Kind
from claimtrack.scrape.model import Fetched, Headers, Hop

PRESSED = frozenset({429, 500, 502, 503, 504})
"""Statuses that may pass."""
_CODINGS = frozenset({"gzip", "x-gzip", "deflate", "identity", ""})
_TEXTS = ("text/", "application/xhtml", "application/json", "application/xml")
_CHUNK = 65_536
_HEAD = 1_024


@dataclass(frozen=True, slots=True)
class Want:
    """What is asked for, and what is taken."""

    types: tuple[str, ...]
    """Content types; anything where empty."""
    most_bytes: int
    most_redirects: int
    check: Callable[[str], None] = field(default=lambda url: None)
    """Raises FetchError for an address that a redirect must not lead to."""
    cut: bool = False
    """Take the beginning of what is too long, instead of failing."""
    paced: bool = True
    if_changed: Mapping[str, str] = field(default_factory=dict)
    """Headers of a conditional request."""


@dataclass(frozen=True, slots=True)
class Answer:
    status: int
    reason: str
    headers: CaseInsensitiveDict[str]
    all_headers: Headers
    request_headers: Headers
    body: bytes = b""


def headed(response: requests.Response) -> Answer:
    """An answer as far as its headers go."""
    raw = response.raw
    sent = tuple(
        (name, str(response.request.headers[name]))
        for name in ("User-Agent", "Accept", "Accept-Encoding", "If-None-Match", "If-Modified-Since")
        if name in response.request.headers
    )
    return Answer(response.status_code, response.reason or "", response.headers, tuple(raw.headers.items()), sent)


def read_body(response: requests.Response, answer: Answer, want: Want, overdue: Event) -> bytes:
    """The body of an answer that is worth reading, decoded; empty for all others.

    Raises FetchError where it is too large or not what is wanted, TimeoutError where the connection was cut.
    """
    if answer.status != 200:
        return b""
    declared, charset = contents.content_type(answer.headers.get("Content-Type"))
    if want.types and not contents.may_be_read(declared, want.types):
        raise FetchError(f"{declared} is not read", "refused")
    coding = answer.headers.get("Content-Encoding", "").lower().strip()
    if not {part.strip() for part in coding.split(",")} <= _CODINGS:
        raise FetchError(f"sent in the content coding '{coding}', which was not asked for")
    chunks: list[bytes] = []
    size = 0
    for chunk in response.raw.stream(_CHUNK, decode_content=True):
        if overdue.is_set():
            break
        if not chunks and want.types:
            _check_kind(declared, chunk[:_HEAD], charset, want)
        chunks.append(chunk)
        size += len(chunk)
        if size > want.most_bytes:
            if want.cut:
                break
            raise FetchError(f"larger than {want.most_bytes:,} bytes")
    if overdue.is_set():
        # A connection that was cut looks like one that has ended, where the length was not said.
        raise TimeoutError
    return b"".join(chunks)[: want.most_bytes]


def _check_kind(declared: str, head: bytes, charset: str | None, want: Want) -> None:
    kind = contents.found(declared, head, charset)
    if kind not in want.types:
        said = f"says {declared}, holds {kind}" if declared else f"holds {kind}"
        raise FetchError(f"{said}: not read", "refused")


def fetched(requested: str, url: str, answer: Answer, hops: tuple[Hop, ...], want: Want) -> Fetched:
    """The page an answer is. Raises FetchError where it is none."""
    if answer.status == 304 and want.if_changed:
        kind, codec = "", None
    elif answer.status != 200:
        raise _refusal(answer)
    else:
        declared, charset = contents.content_type(answer.headers.get("Content-Type"))
        kind = contents.found(declared, answer.body[:_HEAD], charset)
        is_text = kind.startswith(_TEXTS)
        codec = charset_of(answer.body, charset, is_html=kind in contents.HTML) if is_text else None
    return Fetched(
        url=url,
        requested_url=requested,
        status=answer.status,
        reason=answer.reason,
        content_type=kind,
        charset=codec,
        body=answer.body,
        headers=answer.all_headers,
        request_headers=answer.request_headers,
        fetched_at=datetime.now(UTC),
        redirects=hops,
        from_cache=answer.status == 304,
    )


def _refusal(answer: Answer) -> FetchError:
    said = f"{answer.status} {answer.reason}".strip()
    if answer.status == 401:
        return FetchError(f"{said}: it needs --auth USER", status=401)
    kind: Kind = "host" if answer.status in (429, 503) else "page"
    return FetchError(said, kind, passing=answer.status in PRESSED, status=answer.status)
