"""A saved site in a folder, as `wget --mirror --adjust-extension` leaves it: every page, by its path or its address."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from claimtrack.audit.model import Kept, Provenance, whole
from claimtrack.documents.formats import SUFFIXES
from claimtrack.documents.walk import find_files
from claimtrack.errors import ReadError

_INDEX = ("index.html", "index.htm")
_PAGES = frozenset({"html", "text", "markdown", "pdf", "docx"})
"""Formats that a site serves as pages; its scripts and data are none."""


def files(folder: Path, address: str = "") -> Iterator[Kept]:
    """Every page below the folder in the order of the paths, then what was passed over and why.

    `address` is where the folder was saved from; without one a page goes by its path. Raises UsageError for a folder
    that does not exist.
    """
    found, skipped = find_files([folder], include_internal=True)
    pages = [file for file in found if _format(file) in _PAGES]
    for file in pages:
        url = _address(file.relative_to(folder).as_posix(), address) if address else file.as_posix()
        html = "text/html" if _format(file) == "html" else ""
        yield Kept(whole(url), html, load=partial(_bytes, file), provenance=Provenance(file=whole(file.as_posix())))
    for one in skipped:
        yield Kept(whole(one.path), reason=whole(one.reason))
    if others := len(found) - len(pages):
        yield Kept(f"{folder.as_posix()}/", reason=f"{others} scripts and data files, which are no pages")


def _format(file: Path) -> str:
    return SUFFIXES.get(file.suffix.lower(), "")


def _address(path: str, address: str) -> str:
    """'about/index.html' saved from 'https://clinic.example' -> 'https://clinic.example/about/'."""
    for index in _INDEX:
        if path == index or path.endswith(f"/{index}"):
            path = path.removesuffix(index)
    return f"{address.rstrip('/')}/{path}"


def _bytes(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise ReadError(f"cannot be opened: {error.strerror or error}") from error
