"""What a user names, as kept pages: a crawl's folder, a saved site, WARC files."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from claimtrack.audit import crawl, folder, warc
from claimtrack.audit.model import Kept
from claimtrack.errors import UsageError

_WARC = (".warc", ".warc.gz")


def pages(targets: Sequence[Path], address: str = "") -> Iterator[Kept]:
    """The pages of one folder, or of WARC files together; `address` is where a saved folder was saved from.

    Raises UsageError for anything else.
    """
    archives = [target for target in targets if is_warc(target)]
    others = [target for target in targets if target not in archives]
    if (archives and others) or len(others) > 1:
        raise UsageError("name one site or folder, or one or more WARC files")
    for target in targets:
        if not target.exists():
            raise UsageError(f"{target.as_posix()}: no such file or folder")
    if address and (archives or (others[0] / crawl.FILE).is_file()):
        raise UsageError("--address goes with a folder that holds no addresses: not with a crawl or with WARC files")
    if archives:
        return warc.captures(archives)
    target = others[0]
    if not target.is_dir():
        raise UsageError(f"{target.as_posix()}: no WARC file and no folder; one page is read by claimtrack check")
    return crawl.pages(target) if (target / crawl.FILE).is_file() else folder.files(target, address)


def is_warc(target: Path) -> bool:
    """Whether a file is one by its name."""
    return target.name.lower().endswith(_WARC)
