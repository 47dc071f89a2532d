"""Where something is, as SARIF says it: percent-encoded addresses below %SRCROOT%, regions in code points."""

from __future__ import annotations

import re
import string
from typing import Any

from claimtrack.documents.model import Document, Position, Span
from claimtrack.policy.finding import Place

ROOT = "%SRCROOT%"
"""Stands for the working directory, whose own path is nobody's business."""
_UNRESERVED = frozenset(string.ascii_letters + string.digits + "-._~")
"""Characters that stand for themselves in any address (RFC 3986, section 2.3)."""
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+://")
_DRIVE = re.compile(r"[A-Za-z]:/")


def artifact(path: str) -> dict[str, Any]:
    """The location of a page: an address as it is, a path of the file system as its address, else relative to ROOT."""
    if _SCHEME.match(path):
        return {"uri": _encoded(path, "/:?#[]@!$&'()*+,;=%")}
    if path.startswith("/") or _DRIVE.match(path):
        return {"uri": "file:///" + _encoded(path.lstrip("/"), "/:")}
    return {"uri": _encoded(path, "/"), "uriBaseId": ROOT}


def location(place: Place, document: Document | None, *, snippet: str | None = None) -> dict[str, Any]:
    """A place on a page; where the source has no lines the page, and the locator as what it says of itself."""
    physical: dict[str, Any] = {"artifactLocation": artifact(place.path)}
    if place.start is not None and place.end is not None:
        physical["region"] = _region(place.start, place.end) | _characters(place.span, document)
        if snippet is not None:
            physical["region"]["snippet"] = {"text": snippet}
    found: dict[str, Any] = {"physicalLocation": physical}
    if place.start is None and place.locator:
        found["logicalLocations"] = [{"fullyQualifiedName": place.locator, "kind": "resource"}]
        found["message"] = {"text": place.locator}
    return found


def region(document: Document, span: Span) -> dict[str, Any]:
    """A span of the source as lines, columns and characters."""
    return _region(document.position(span.start), document.position(span.end)) | _characters(span, document)


def page(path: str, line: int | None = None) -> dict[str, Any]:
    """A page, or a line of it."""
    physical: dict[str, Any] = {"artifactLocation": artifact(path)}
    if line is not None:
        physical["region"] = {"startLine": line}
    return {"physicalLocation": physical}


def written(place: str) -> dict[str, Any]:
    """A place as it is written: 'page.html:3:1', or a path alone."""
    match = re.fullmatch(r"(.+?):(\d+)(?::(\d+))?", place)
    if match is None:
        return page(place)
    found = page(match[1], int(match[2]))
    if match[3]:
        found["physicalLocation"]["region"]["startColumn"] = int(match[3])
    return found


def _region(start: Position, end: Position) -> dict[str, Any]:
    """Columns are 1-based and the end is one past the last character: as ours are."""
    return {"startLine": start.line, "startColumn": start.column, "endLine": end.line, "endColumn": end.column}


def _characters(span: Span, document: Document | None) -> dict[str, Any]:
    """The standard counts no byte order mark (section 3.30.2): nothing where nobody can tell whether there is one."""
    if document is None:
        return {}
    mark = document.source.startswith("\ufeff")
    return {"charOffset": max(span.start - mark, 0), "charLength": span.end - max(span.start, int(mark))}


def _encoded(text: str, safe: str) -> str:
    """Every byte of UTF-8 that may not stand for itself as %41; `urllib` is for those who reach the network."""
    kept = _UNRESERVED | set(safe)
    return "".join(
        character if character in kept else "".join(f"%{byte:02X}" for byte in character.encode(errors="surrogatepass"))
        for character in text
    )
