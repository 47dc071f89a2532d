"""Values that name the subject of a data file without being shown: its slug, category or language."""

from __future__ import annotations

from collections.abc import Sequence

from claimtrack.documents.decoded import Decoded
from claimtrack.documents.tree import Node, Table

_NAMES = frozenset(
    {"slug", "category", "layout", "treatment", "service", "lang", "language", "locale", "id", "template"}
)


def subject_of(roots: Sequence[Node]) -> dict[str, str]:
    """Strings under the naming keys of the outermost tables, the first of each key."""
    found: dict[str, str] = {}
    for root in roots:
        if isinstance(root, Table):
            for key, value in root.entries:
                if key.text.lower() in _NAMES and isinstance(value, Decoded):
                    found.setdefault(key.text.lower(), value.text)
    return found
