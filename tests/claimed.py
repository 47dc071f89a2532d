"""What a page about one treatment claims, by the packaged library."""

from __future__ import annotations

from claimtrack import documents
from claimtrack.detect import find_mentions
from claimtrack.knowledge.library import Records, packaged

RECORDS = Records.load(claims=packaged())


def claimed(copy: str, title: str = "Microcurrent") -> set[str]:
    """The topics claimed, at medium confidence or above."""
    found = find_mentions(documents.read_text(f"# {title}\n\n{copy}\n", "page", "markdown"), RECORDS)
    return {one.topic for one in found if one.claimed and one.confidence != "low"}
