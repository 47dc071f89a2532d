"""One page of a site as it was kept, whatever kept it: an address, its bytes or the reason why there are none."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where the bytes that were judged are kept."""

    file: str = ""
    """POSIX path of the WARC or the saved file; empty where nothing was kept."""
    record: str = ""
    """Id of the WARC record: '<urn:uuid:...>'; empty for a saved file."""
    offset: int | None = None
    """Of the record in its WARC, bytes."""
    sha256: str = ""
    """Of the body, hex digits; empty where it was not read."""
    fetched_at: str = ""
    """ISO 8601, UTC; empty where it is not known."""


@dataclass(frozen=True, slots=True)
class Origin:
    """The entry of a content management system that a page was made from."""

    system: str
    """'wordpress', 'shopify', 'squarespace' or 'wix'."""
    id: str = ""
    edit: str = ""
    """Address where the entry is edited; empty where none is known."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A page as it was kept."""

    url: str
    """The address, or the path of a saved file whose address nobody named: the path of its Document."""
    content_type: str = ""
    """'text/html', lower case and without parameters; empty: as the suffix of the address says."""
    charset: str = ""
    """As the server said or the bytes show; empty: as the bytes show."""
    reason: str = ""
    """Why there is no body to read: '404 Not Found', 'refused by robots.txt' ...; empty where there is one."""
    load: Callable[[], bytes] = field(default=bytes, compare=False)
    """Gives the body: decoded content coding, raw charset. Raises ReadError where it cannot be read."""
    provenance: Provenance = Provenance()
    rendered: bool = False
    """The body is what a browser made of the page: it has no lines that anybody wrote."""
    screenshot: str = ""
    """POSIX path; empty where there is none."""
    origin: Origin | None = None


def whole(text: str) -> str:
    """The text with half a surrogate pair, which no database takes, as its escape."""
    return text.encode(errors="backslashreplace").decode()


def digest_of(data: bytes) -> str:
    """The SHA-256 as hex digits."""
    return hashlib.sha256(data).hexdigest()
