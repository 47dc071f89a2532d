"""The site of an invented clinic that sells lamp facials, saved in every way an audit reads; and audits of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

from warcio.statusandheaders import StatusAndHeaders  # type: ignore[import-untyped]
from warcio.warcwriter import WARCWriter  # type: ignore[import-untyped]

from claimtrack.audit.comparing import compare
from claimtrack.audit.judging import Auditor
from claimtrack.audit.model import Kept, Provenance
from claimtrack.audit.report import View, pieces
from claimtrack.audit.store import Run, Runs
from claimtrack.checker import Judge
from claimtrack.errors import UsageError
from claimtrack.evidence.library import Library
from claimtrack.policy.profile import Profile
from tests import studio

__all__ = ["Auditor", "Judge", "Library", "UsageError", "View", "compare", "pieces", "replace", "studio"]

DAY = date(2026, 11, 22)
ROOT = "https://lamps.example"
FOOTER = "<footer><p>Our lamp facial boosts collagen!</p></footer>"
"""An error of the studio's library; what the pages say themselves is a warning, info or nothing."""


def page(title: str, body: str, head: str = "") -> str:
    """A page with the footer that all pages have."""
    return f"<html><head><title>{title}</title>{head}</head><body><h1>{title}</h1>\n{body}\n{FOOTER}</body></html>\n"


SITE: Mapping[str, str] = {
    "/": page(
        "Lamp facial", '<p>The lamp facial <b>boosts</b> ATP.</p><a href="/hair/">Hair</a><a href="/calm/">Calm</a>'
    ),
    "/hair/": page("Lamp facial for hair", "<p>The lamp facial boosts hair growth.</p><img src='/a.png'>"),
    "/calm/": page(
        "Lamp facial, calmly", "<p>The lamp facial boosts moisture.</p><iframe src='https://v.example'></iframe>"
    ),
    "/plain.txt": "Opening hours: ten to six.\n",
}
"""Path -> what it says; the home page and two more claim something, each has the footer."""


def kept(pages: Mapping[str, str], root: str = ROOT) -> list[Kept]:
    """Pages held in memory."""
    return [one(path, text, root) for path, text in pages.items()]


def one(path: str, text: str, root: str = ROOT) -> Kept:
    """A page held in memory."""
    kind = "text/plain" if path.endswith(".txt") else "text/html"
    return Kept(f"{root}{path}", kind, load=text.encode, provenance=Provenance(file="memory"))


def missed(path: str, reason: str) -> Kept:
    """A page that could not be had."""
    return Kept(f"{ROOT}{path}", reason=reason)


def mirror(pages: Mapping[str, str], folder: Path) -> Path:
    """The pages as wget saves them."""
    return studio.write(folder, {re.sub("/$", "/index.html", path).lstrip("/"): text for path, text in pages.items()})


def warc(
    pages: Iterable[tuple[str, str]],
    file: Path,
    *,
    content_type: str = "text/html; charset=utf-8",
    status: str = "200 OK",
) -> Path:
    """The pages as a crawler saves them; a page whose body was there before is a revisit of it."""
    seen: set[str] = set()
    with file.open("wb") as stream:
        writer = WARCWriter(stream, gzip=True)
        for url, text in pages:
            kind = "text/plain" if url.endswith(".txt") else content_type
            http = StatusAndHeaders(status, [("Content-Type", kind)], protocol="HTTP/1.1")
            payload = b"" if text in seen else text.encode()
            writer.write_record(
                writer.create_warc_record(
                    url, "revisit" if text in seen else "response", payload=BytesIO(payload), length=len(payload),
                    http_headers=http, warc_headers_dict={"WARC-Payload-Digest": f"md5:{hash(text)}"},
                )
            )  # fmt: skip
            seen.add(text)
    return file


@contextmanager
def runs(home: Path) -> Iterator[Runs]:
    """The runs of a folder."""
    with Runs.open(home, new=True) as opened:
        yield opened


def library(folder: Path, files: Mapping[str, str] | None = None) -> Library:
    """The studio's library, some of its files replaced or added."""
    return Library.load(claims=studio.library(folder, files))


def audit(opened: Runs, pages: Iterable[Kept], held: Library, day: date = DAY, profile: Profile | None = None) -> Run:
    """One audit of these pages."""
    auditor = Auditor(opened, Judge(held, as_of=day), lambda document: profile or Profile())
    return auditor.audit(pages, [ROOT])
