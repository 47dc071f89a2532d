"""Addresses: written one way, of the site or not, and whether they look like a trap for crawlers."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from urllib.parse import parse_qsl, quote, unquote, urljoin, urlsplit, urlunsplit

from claimtrack.errors import UsageError

SCHEMES = ("http", "https")
_PORTS = {"http": 80, "https": 443}
_UNRESERVED = re.compile(r"[A-Za-z0-9._~-]")
_ESCAPE = re.compile(r"%([0-9A-Fa-f]{2})")
_SAFE = "!$&'()*+,/:;=@[]%~-._"
_TRACKING = re.compile(
    r"utm_\w+|[gd]clid|gclsrc|[gw]braid|fbclid|msclkid|yclid|twclid|ttclid|igshid|srsltid|mc_[ce]id|_ga|_gl|_hs\w+|hsa_\w+"
    r"|phpsessid|j?sessionid|session_id|sid|aspsessionid\w*|cfid|cftoken|zenid|oscsid",
    re.IGNORECASE,
)
_PATH_SESSION = re.compile(r";(?:jsessionid|phpsessid|sid|cfid|cftoken)=[^/;]*", re.IGNORECASE)
_LONGEST = 2_000
_DEEPEST = 12
_MOST_REPEATS = 3
_DIGITS = re.compile(r"\d+")
_NUMBER_SEGMENT = re.compile(r"/\d+(?=/|$)")


def normalise(url: str, base: str = "") -> str | None:
    """The address as it is asked for, absolute; None where it is none of the web or cannot be read.

    Without fragment, user name, default port, session ids and tracking parameters; percent escapes in one way
    (RFC 3986, 6.2.2); the order of the query is kept.
    """
    try:
        parts = urlsplit(urljoin(base, url.strip()))
        host, port = (parts.hostname or "").rstrip("."), parts.port
        host = host.encode("idna").decode() if not host.isascii() else host
    except (ValueError, UnicodeError):
        return None
    if parts.scheme not in SCHEMES or not host or any(character in host for character in " \t\\%<>"):
        return None
    host = f"[{host}]" if ":" in host else host
    netloc = host if port in (None, _PORTS[parts.scheme]) else f"{host}:{port}"
    path = _escaped(_PATH_SESSION.sub("", parts.path)) or "/"
    return urlunsplit((parts.scheme, netloc, path, _query(parts.query), ""))


def key(url: str) -> str:
    """Equal for addresses of one page: a normalised address with its query sorted."""
    parts = urlsplit(url)
    return urlunsplit(parts._replace(query="&".join(sorted(parts.query.split("&")))))


def origin(url: str) -> str:
    """'https://clinic.example' or 'http://127.0.0.1:8000'."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"


def seed(text: str) -> str:
    """An address that somebody typed, normalised. Raises UsageError with what to write instead."""
    shown = text if "@" not in text else text.rpartition("@")[2]
    try:
        parts = urlsplit(text)
        has_user = bool(parts.username or parts.password)
    except ValueError:
        raise UsageError(f"{shown}: no address; write it as https://clinic.example/") from None
    if has_user:
        raise UsageError(f"{shown}: no user name in an address; write --auth USER")
    url = normalise(text) if parts.scheme else None
    if url is None:
        raise UsageError(f"{shown}: no http or https address; write it as https://clinic.example/")
    return url


@dataclass(frozen=True, slots=True)
class Site:
    """Hosts that belong together: those of the seeds, with and without www, and those named beside them."""

    hosts: frozenset[str]

    @classmethod
    def of(cls, urls: Iterable[str], also: Iterable[str] = ()) -> Site:
        """The site of these addresses; `also` are host names, with a port where it is not the usual one."""
        return cls(frozenset([*map(_site, urls), *(_site(f"https://{host}") for host in also)]))

    def holds(self, url: str) -> bool:
        """Whether an address belongs to it."""
        return _site(url) in self.hosts


def entrusted(seeds: Sequence[str]) -> Callable[[str], bool]:
    """Whether an address may be sent the user's secrets: of the sites of the seeds, encrypted where those are."""
    site = Site.of(seeds)
    plain = any(seed.startswith("http:") for seed in seeds)
    return lambda url: site.holds(url) and (plain or url.startswith("https:"))


def trap(url: str) -> str | None:
    """Why an address looks endless: too long, too deep, the same folder again and again; None where it does not."""
    segments = [segment for segment in urlsplit(url).path.split("/") if segment]
    if len(url) > _LONGEST:
        return f"an address of more than {_LONGEST:,} characters"
    if len(segments) > _DEEPEST:
        return f"more than {_DEEPEST} folders deep: looks endless"
    if segments and max(map(segments.count, segments)) > _MOST_REPEATS:
        return "the same folder again and again: looks endless"
    return None


def pattern(url: str) -> str:
    """The address with its numbers and query values left out; equal for the days of a calendar."""
    parts = urlsplit(url)
    names = sorted({name for name, _ in parse_qsl(parts.query, keep_blank_values=True)})
    return f"{parts.netloc}{_DIGITS.sub('#', parts.path)}{'?' + '&'.join(names) if names else ''}"


def patience(url: str) -> int:
    """How many times `Options.alike` pages of its pattern may be fetched: 0 without end, 1, or 10 for '/page-7'."""
    parts = urlsplit(url)
    if parts.query or _NUMBER_SEGMENT.search(parts.path):
        return 1
    return 10 if _DIGITS.search(parts.path) else 0


def _site(url: str) -> str:
    return urlsplit(url).netloc.lower().rpartition("@")[2].removeprefix("www.")


def _query(query: str) -> str:
    """Without tracking; names and values escaped one way; a parameter without '=' stays so."""
    kept = [part for part in query.split("&") if part and not _TRACKING.fullmatch(unquote(part.partition("=")[0]))]
    return "&".join(_escaped(part, "?") for part in kept)


def _escaped(text: str, more: str = "") -> str:
    return quote(_ESCAPE.sub(_escape, _bare_percent(text)), safe=_SAFE + more, errors="replace")


def _escape(match: re.Match[str]) -> str:
    character = chr(int(match[1], 16))
    return character if _UNRESERVED.fullmatch(character) else match[0].upper()


def _bare_percent(text: str) -> str:
    """A percent sign that begins no escape, escaped."""
    return re.sub(r"%(?![0-9A-Fa-f]{2})", "%25", text)
