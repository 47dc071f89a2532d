"""Which row of `profiles` a page falls under."""

from __future__ import annotations

import os
from functools import lru_cache
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

    from claimtrack.config.loading import Loaded
    from claimtrack.config.model import ProfileRow
    from claimtrack.documents.model import Document


def chosen(loaded: Loaded, document: Document) -> int | None:
    """The number of the first row that fits; null where none does."""
    rows = enumerate(loaded.config.profiles)
    return next((number for number, row in rows if _fits(row, document, _folder(loaded))), None)


def exclusion(loaded: Loaded, path: Path) -> str | None:
    """Why a file is excluded, with the place of the glob; null where it is not."""
    folder = _folder(loaded)
    if not loaded.config.exclude or not _on_path(loaded.config.exclude, path.as_posix(), folder):
        return None
    return f"excluded ({loaded.place(('exclude',))})"


def _fits(row: ProfileRow, document: Document, folder: Path) -> bool:
    """Whether every selector that is written fits; a row with none fits no page."""
    if not (row.paths or row.hosts or row.hreflang):
        return False
    if row.paths and not _on_path(row.paths, document.path, folder):
        return False
    if row.hosts and _hosts(document.path).isdisjoint(host.lower() for host in row.hosts):
        return False
    return not row.hreflang or any(_speaks(tag, document.metadata.get("lang", "")) for tag in row.hreflang)


def _folder(loaded: Loaded) -> Path:
    return Path(os.path.abspath(loaded.path)).parent  # noqa: PTH100 - without following links


def _on_path(globs: tuple[str, ...], path: str, folder: Path) -> bool:
    absolute = Path(os.path.abspath(path))  # noqa: PTH100 - without following links
    return absolute.is_relative_to(folder) and _spec(globs).match_file(absolute.relative_to(folder).as_posix())


@lru_cache(maxsize=64)
def _spec(globs: tuple[str, ...]) -> GitIgnoreSpec:
    from pathspec import GitIgnoreSpec

    return GitIgnoreSpec.from_lines(globs)


def _hosts(path: str) -> frozenset[str]:
    """Of an address its host; of a file the folders it lies in, one of which a saved site names by its host."""
    if path.startswith(("http://", "https://")):
        return frozenset({path.split("/")[2].rpartition("@")[2].partition(":")[0].lower()})
    return frozenset(part.lower() for part in PurePosixPath(path).parts[:-1])


def _speaks(wanted: str, lang: str) -> bool:
    """Whether a page's language is the wanted one or a kind of it."""
    found, wanted = lang.lower().replace("_", "-"), wanted.lower().replace("_", "-")
    return found == wanted or found.startswith(f"{wanted}-")
