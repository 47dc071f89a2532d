"""A folder's layer kept in the user's cache directory, so that start-up stays flat as a library grows.

A folder is known again by the size and time of change of its files; where a time is too fresh to be trusted, or has
changed, by their SHA-256. Never an error: what cannot be read, or is not whole, counts as not there, and where nothing
can be written nothing is kept. CLAIMTRACK_CACHE names another directory; '0' or 'off' turns the cache off.
"""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from claimtrack.knowledge.compiled import Compiled, decode, encode
from claimtrack.knowledge.layout import Stat, scan
from claimtrack.version import __version__

OFF = frozenset({"0", "off"})
_FRESH_NS = 2_000_000_000  # The coarsest time of change that file systems keep.


def read(folder: Path) -> Compiled | None:
    """The layer kept for a folder, if its files are still the same."""
    path = _path(folder)
    if path is None:
        return None
    try:
        kept = decode(path.read_bytes())
        now = time.time_ns()
        stats = tuple(scan(folder))
        if kept.origin["code"] != _code() or not _same(folder, stats, kept.origin):
            return None
    except (OSError, ValueError, KeyError, TypeError, StopIteration):
        return None
    if any(kept.origin["files"][stat.file][:2] != [stat.size, stat.mtime_ns] for stat in stats) or _settled(kept, now):
        hashes = {file: known[2] for file, known in kept.origin["files"].items()}
        write(folder, kept, stats, hashes, now)
    return kept


def write(folder: Path, compiled: Compiled, stats: tuple[Stat, ...], hashes: Mapping[str, str], at: int) -> None:
    """Keep a layer that was read from a folder whose files were listed at `at` (nanoseconds since the epoch)."""
    path = _path(folder)
    if path is None:
        return
    files = {stat.file: [stat.size, stat.mtime_ns, hashes[stat.file]] for stat in stats}
    _keep(path, encode(replace(compiled, origin={"code": _code(), "at": at, "files": files})))


def _keep(path: Path, data: bytes) -> None:
    # Needed by the run that keeps something only, not by those that find it.
    from tempfile import mkstemp

    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, beside = mkstemp(dir=path.parent, prefix=path.stem, suffix=".tmp")
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(beside).replace(path)
    except OSError:
        return


def _same(folder: Path, stats: tuple[Stat, ...], origin: Mapping[str, Any]) -> bool:
    files = origin["files"]
    if len(stats) != len(files):
        return False
    for file, size, mtime_ns in stats:
        known = files.get(file)
        if known is None or known[0] != size:
            return False
        trusted = known[1] == mtime_ns and mtime_ns < origin["at"] - _FRESH_NS
        if not trusted and hashlib.sha256((folder / file).read_bytes()).hexdigest() != known[2]:
            return False
    return True


def _settled(kept: Compiled, now: int) -> bool:
    """Whether times that were too fresh to be trusted when the layer was kept can be trusted from now on."""
    kept_at: int = kept.origin["at"]
    newest: int = max((known[1] for known in kept.origin["files"].values()), default=0)
    return kept_at - _FRESH_NS <= newest < now - _FRESH_NS


def recall(name: str, maker: Path) -> str | None:
    """What was remembered under a name by the modules in the folder `maker` as they are now; null: nothing readable."""
    path = _derived(name, maker)
    try:
        return path.read_text("utf-8") if path else None
    except (OSError, ValueError):
        return None


def remember(name: str, maker: Path, text: str) -> None:
    """Keep something worked out from a library, whose digest is part of the name, by the modules in `maker`."""
    path = _derived(name, maker)
    if path is not None:
        _keep(path, text.encode())


def trim(folder: str, most: int) -> None:
    """Forget the files of a folder of the cache that were kept first, where there are more than `most`."""
    directory = _directory()
    if directory is None:
        return
    try:
        ages = sorted((file.stat().st_mtime_ns, file) for file in (directory / folder).iterdir())
        for _, file in ages[:-most]:
            file.unlink(missing_ok=True)
    except OSError:
        return


def _derived(name: str, maker: Path) -> Path | None:
    directory = _directory()
    return directory / f"{name}-{_code(maker)}.json" if directory else None


def _path(folder: Path) -> Path | None:
    directory = _directory()
    name = hashlib.sha256(str(folder.resolve()).encode("utf-8", "surrogatepass")).hexdigest()[:16]
    return directory / f"library-{name}.json" if directory else None


def _directory() -> Path | None:
    directory = os.environ.get("CLAIMTRACK_CACHE", "")
    if directory.lower() in OFF:
        return None
    if not directory:
        # Only where no directory is named: most runs in a pipeline name one or turn the cache off.
        from platformdirs import user_cache_dir

        directory = user_cache_dir("claimtrack", appauthor=False)
    return Path(directory)


def _code(maker: Path = Path(__file__).parent) -> str:
    """What is kept depends on besides the files: this version of the modules that made it."""
    try:
        modules = sorted(maker.glob("*.py"))
        stats = [f"{module.name} {(stat := module.stat()).st_size} {stat.st_mtime_ns}" for module in modules]
    except OSError:
        stats = []
    return hashlib.sha256("\n".join([__version__, *stats]).encode()).hexdigest()[:16]
